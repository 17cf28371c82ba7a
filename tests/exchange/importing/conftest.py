"""Documents to import, made once, and what comes of them."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cipt.exchange.importing.draft import Draft, Wanted, draft_of
from cipt.exchange.importing.grid import Document
from cipt.exchange.importing.opening import read_document
from cipt.exchange.importing.plan_folder import plan_files, read_again
from cipt.loading.loaded import Loaded
from cipt.model.dates import Day


def beside(name: str) -> Any:
    """A module that lies beside the tests, which are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BRADFORD = beside("bradford_documents")
MAKERS: dict[str, Callable[[], bytes]] = {
    **beside("documents").DOCUMENTS,
    **beside("trial_documents").TRIALS,
    "bradford.xlsx": BRADFORD.workbook,
    "bradford.docx": BRADFORD.word,
    "bradford_in_one_table.xlsx": BRADFORD.in_one_table,
}
WANTED = Wanted(chosen={}, as_at=None, today=Day(2026, 5, 31))


class Brought:
    """A document, the draft of a plan that it was read as, and that plan loaded again."""

    def __init__(self, path: Path, wanted: Wanted = WANTED) -> None:
        self.document: Document = read_document(path)
        self.draft: Draft = draft_of(self.document, wanted)
        self.files = plan_files(self.draft.trees)
        self.loaded: Loaded = read_again(self.files)


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Callable[[str], Path]:
    """Gives the path of a document by its name."""
    folder = tmp_path_factory.mktemp("documents")

    def path_of(name: str) -> Path:
        path = folder / name
        if not path.exists():
            path.write_bytes(MAKERS[name]())
        return path

    return path_of


@pytest.fixture(scope="session")
def brought(made) -> Callable[[str], Brought]:
    """Gives what comes of a document by its name; each is read once."""
    done: dict[str, Brought] = {}

    def bring(name: str) -> Brought:
        if name not in done:
            done[name] = Brought(made(name))
        return done[name]

    return bring
