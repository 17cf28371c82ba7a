"""The sample plan, the tables it is held against, and copies of it with one fact changed."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cipt.loading.plan import load_plan
from cipt.model.plan import Plan
from cipt.sources.folder import FolderTree

SAMPLE = Path(__file__).parents[2] / "plan"
TABLES = Path(__file__).parents[1] / "data" / "bradford"


def load(folder: Path) -> Plan:
    loaded = load_plan(FolderTree(folder))
    assert not loaded.troubles
    return loaded.plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The sample, read without trouble."""
    return load(SAMPLE)


@pytest.fixture(scope="session")
def table() -> Callable[[str], list[dict[str, str]]]:
    """Gives the rows of a table of the published plan."""

    def rows(name: str) -> list[dict[str, str]]:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str, str], Plan]:
    """Gives the sample as it reads after one text in one of its files is replaced by another."""

    def change(path: str, old: str, new: str) -> Plan:
        copy = tmp_path / "plan"
        shutil.copytree(SAMPLE, copy)
        text = (copy / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (copy / path).write_text(text.replace(old, new), encoding="utf-8")
        return load(copy)

    return change
