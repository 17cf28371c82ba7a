"""Plans to take out and bring back, and the workbooks that come of them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cipt.evaluation.judgement import Judgement, judge
from cipt.exchange.workbook.write import workbook
from cipt.loading.plan import load_plan
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

HERE = Path(__file__)
PLANS = {
    "sample": (HERE.parents[2] / "plan", date(2019, 5, 31)),
    "invented": (HERE.parents[2] / "starter" / "example" / "plan", date(2026, 5, 31)),
}


@pytest.fixture(scope="session")
def opened() -> Callable[[Judgement], Workbook]:
    """Gives a plan's workbook, as import opens it: each plan's is written once, and read anew."""
    written: dict[int, tuple[Judgement, bytes]] = {}

    def open_workbook(judgement: Judgement) -> Workbook:
        if id(judgement) not in written:
            written[id(judgement)] = judgement, workbook(judgement, [], "Made by cipt")
        return load_workbook(BytesIO(written[id(judgement)][1]), data_only=True)

    return open_workbook


@pytest.fixture(scope="session")
def judged() -> Callable[[str], Judgement]:
    """Judges the sample or the invented plan on its day."""
    found: dict[str, Judgement] = {}

    def judged_plan(name: str) -> Judgement:
        if name not in found:
            folder, day = PLANS[name]
            found[name] = judge(load_plan(FolderTree(folder)).plan, day)
        return found[name]

    return judged_plan


@pytest.fixture(scope="session")
def small() -> Callable[[dict[str, str]], Judgement]:
    """Judges a plan of a few files on 31 May 2026."""

    def judged_files(files: dict[str, str]) -> Judgement:
        everything = {"plan.yaml": "title: T\norganisation: O\n"} | files
        tree = MemoryTree({path: text.encode() for path, text in everything.items()})
        return judge(load_plan(tree).plan, date(2026, 5, 31))

    return judged_files
