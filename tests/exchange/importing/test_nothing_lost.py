"""Cells in, cells out: every paragraph stands word for word in a field, or in the report."""

import pytest

from cipt.evaluation.judgement import judge
from cipt.exchange.importing.report import report_text
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan

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
    "bradford.xlsx",
    "bradford.docx",
    "bradford_in_one_table.xlsx",
    "told_us.docx",
    "signs.xlsx",
    "months.xlsx",
    "gantt.xlsx",
    "with_words.docx",
    "semicolons.csv",
    "weakness.docx",
]
EACH = pytest.mark.parametrize("name", NAMES)


def plain(text: str) -> str:
    """The text with one space between words."""
    return " ".join(text.split())


@EACH
def test_every_cell_has_its_end_in_the_account(brought, name) -> None:
    one = brought(name)
    cells = [cell for cell in one.document.cells() if cell.text]

    assert cells
    assert {id(cell) for cell in cells} <= {id(cell) for cell in one.draft.account.entries}


@EACH
def test_every_paragraph_of_every_cell_stands_word_for_word_somewhere(brought, name) -> None:
    one = brought(name)
    everywhere = plain(report_text(one.document, one.draft, "plan"))

    for cell in one.document.cells():
        for line in cell.lines:
            assert plain(line) in everywhere


@EACH
def test_what_is_said_to_stand_in_a_field_stands_in_the_plan(brought, name) -> None:
    one = brought(name)
    texts = " ".join(texts_of(one.draft.trees)).casefold()
    texts = f"{' '.join(texts.split())} {' '.join(one.files).casefold()}"

    for entry in one.draft.account.entries.values():
        if entry.became.startswith("`"):
            for line in entry.cell.lines:
                assert plain(line).casefold() in texts or is_typed(entry)


def is_typed(entry) -> bool:
    """A date or a letter for a colour that lost nothing by being typed."""
    return entry.fate == "field" and (
        "due" in entry.became
        or "start" in entry.became
        or "completed" in entry.became
        or "reviews" in entry.became
        or "revisions" in entry.became
        or "targets" in entry.became
        or "updates" in entry.became
        or "%" in entry.cell.text
        or "area" in entry.became
        or "recommendation" in entry.became
    )


def texts_of(tree):
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield str(key)
            yield from texts_of(value)
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from texts_of(one)
    elif tree is not None:
        yield str(tree)


@EACH
def test_the_plan_that_comes_of_it_is_read_without_trouble(brought, name) -> None:
    loaded = brought(name).loaded

    assert loaded.troubles == ()
    assert loaded.lost == ()


FAULTS_OF_FORM = ("CIP0", "CIP101", "CIP203", "CIP601", "CIP606", "CIP504")


@EACH
def test_check_finds_nothing_that_import_itself_has_brought_in(brought, name) -> None:
    one = brought(name)
    judged = judge(one.loaded.plan, one.draft.as_at)

    findings = check_plan(one.loaded, judged, all_rules(), "").findings

    assert [each for each in findings if each.code.startswith(FAULTS_OF_FORM)] == []


@EACH
def test_nearly_every_fact_comes_into_a_field(brought, name) -> None:
    facts = brought(name).draft.account.facts()
    told = facts["field"] + facts["both"] + facts["kept"]

    assert facts["kept"] * 20 <= told or facts["kept"] <= 3
