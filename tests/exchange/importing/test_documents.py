"""What invented councils' documents come to, to the last field: the plan's files as goldens."""

from pathlib import Path

import pytest

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
]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_to_the_plan_that_it_says(brought, golden, name) -> None:
    files = brought(name).files

    text = "\n".join(f"=== {path}\n{data.decode()}" for path, data in files.items())

    golden(GOLDENS / f"{name}.txt", text)
