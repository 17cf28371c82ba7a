"""What invented councils' documents come to, to the last field: the plan's files as goldens."""

from dataclasses import replace
from pathlib import Path

import pytest

from cipt.exchange.importing.again import imported_again
from cipt.exchange.importing.draft import Wanted, draft_of
from cipt.exchange.importing.opening import read_document
from cipt.model.dates import Day

WANTED = Wanted(chosen={}, as_at=None, today=Day(2026, 6, 30))

GOLDENS = Path(__file__).parents[2] / "goldens" / "import"
NAMES = [
    "rated_by_fill.xlsx",
    "sheet_a_theme.xlsx",
    "priorities.docx",
    "recommendations.docx",
    "statuses.csv",
    "dates.xlsx",
    "kpis.docx",
    "areas.xlsx",
    "people.xlsx",
    "forms.docx",
    "recommendation_over_table.docx",
    "tracker.xlsx",
    "journey.xlsx",
    "told_us.docx",
    "signs.xlsx",
    "months.xlsx",
    "gantt.xlsx",
    "with_words.docx",
    "semicolons.csv",
    "weakness.docx",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_to_the_plan_that_it_says(brought, golden, name) -> None:
    files = brought(name).files

    text = "\n".join(f"=== {path}\n{data.decode()}" for path, data in files.items())

    golden(GOLDENS / f"{name}.txt", text)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_document_again_changes_nothing(brought, made, name) -> None:
    loaded = brought(name).loaded
    again = draft_of(read_document(made(name)), replace(WANTED, loaded=loaded))

    found = imported_again(again.trees, loaded)

    assert found.changes == {}
    assert found.gone == ()
