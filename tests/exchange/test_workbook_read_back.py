"""A workbook that comes back: unchanged cells change nothing, changed ones change their fields."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cipt.exchange.workbook.cells import same_text
from cipt.exchange.workbook.changes import FieldChange, NewUpdate, NotTaken
from cipt.exchange.workbook.people import Labels
from cipt.exchange.workbook.read_back import is_own, mark_in, read_back
from cipt.exchange.workbook.typed import NotUnderstood, typed_as

PEOPLE = """\
officers:
  - id: head
    post: Head of Service
    aliases: [HoS]
  - id: one
    post: Team Manager
  - id: two
    post: Team Manager
groups:
  - id: board
    title: Improvement Board
    signs_off: true
"""
ACTION = """\
title: Visit in time
area: 1.1
responsible: head
leads: [one, two]
due: 2026-04
success:
  - Visits are in time
  - measure: visits
revisions:
  - asked: 2026-03-10
    due: 2026-06-30
    reason: The trainer is ill
updates:
  - date: 2026-05-01
    rag: AMBER
    note: Going well
"""
FILES = {"people.yaml": PEOPLE, "actions/1/1.1.yaml": ACTION}


@pytest.fixture
def changed(small, opened):
    """Puts texts into cells, by sheet, row and heading; what is found when it comes back."""

    def change(cells, files=None, now=None):
        judgement = small({**FILES, **(files or {})})
        book = opened(judgement)
        for (title, row, heading), value in cells.items():
            page = book[title]
            letters = {cell.value: cell.column_letter for cell in page[1]}
            page[f"{letters[heading]}{row}"].value = value
        return read_back(saved(book), small({**FILES, **now}) if now else judgement)

    return change


def saved(book):
    page = BytesIO()
    book.save(page)
    return load_workbook(BytesIO(page.getvalue()), data_only=True)


def values(found):
    return {(one.kind, one.id, one.at): one.value for one in found.changes}


@pytest.mark.parametrize("name", ["sample", "invented"])
def test_a_workbook_in_which_nothing_was_changed_changes_nothing(judged, opened, name):
    book = opened(judged(name))
    assert is_own(mark_in(book))
    found = read_back(saved(book), judged(name))
    assert (found.changes, found.updates, found.not_taken) == ((), (), ())
    assert found.as_of == judged(name).as_of


def test_a_workbook_of_somebody_else_is_none_of_cipts():
    assert not is_own(mark_in(Workbook()))


def test_three_changed_cells_are_three_changed_fields(changed):
    found = changed(
        {
            ("Actions", 2, "Action"): "Visit every child in time",
            ("Actions", 2, "Lead officers"): "Head of Service\nTeam Manager [two]",
            ("Dates", 2, "Agreed on"): datetime(2026, 5, 19),
        }
    )
    assert found.changes == (
        FieldChange(
            "action", "1.1", ("title",), "Visit every child in time", "Actions!B2", "Action"
        ),
        FieldChange("action", "1.1", ("leads",), ("head", "two"), "Actions!I2", "Lead officers"),
        FieldChange(
            "action", "1.1", ("revisions", 0, "agreed"), "2026-05-19", "Dates!H2", "Agreed on"
        ),
    )
    assert (found.updates, found.not_taken) == ((), ())


@pytest.mark.parametrize(
    ("heading", "typed", "value"),
    [
        ("Responsible officer", "hos", "head"),
        ("Responsible officer", "board", "board"),
        ("Responsible officer", None, None),
        ("First due", "30 June 2026", "2026-06-30"),
        ("First due", "30/06/2026", "2026-06-30"),
        ("First due", date(2026, 6, 30), "2026-06-30"),
        ("First due", "2026-06", "2026-06"),
        ("Completed", datetime(2026, 5, 1), ("2026-05-01",)),
        ("Completed", "2026-05-01\n2026-05-30", ("2026-05-01", "2026-05-30")),
        ("Recommendations", "R1, R2", ("R1", "R2")),
        (
            "Success measures",
            "measure: visits\nNo child waits",
            ({"measure": "visits"}, "No child waits"),
        ),
    ],
)
def test_what_people_type_is_read_as_the_file_would_have_it(changed, heading, typed, value):
    found = changed({("Actions", 2, heading): typed})
    assert [one.value for one in found.changes] == [value]
    assert found.not_taken == ()


@pytest.mark.parametrize(
    ("heading", "typed", "why"),
    [
        ("ID", "1.2", "is a line that cipt has not written"),
        (
            "Responsible officer",
            "Team Manager",
            "names nobody in the sheet People, or more than one",
        ),
        ("First due", "soon", "is not a date"),
        ("Due now", "2026-09-30", "stands in a column that is reckoned from the plan's facts"),
        ("RAG by the facts", "GREEN", "stands in a column that is reckoned from the plan's facts"),
        ("Recommendations", "R 1!", "is no id: letters, digits, dots, - and _ only"),
        ("Recommendations", ";", "has signs and no words"),
        ("Update", None, "is empty now; the update stays in the plan"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_changes_nothing(changed, heading, typed, why):
    found = changed({("Actions", 2, heading): typed})
    assert (found.changes, found.updates) == ((), ())
    assert found.not_taken[0].why == why


def test_what_is_written_over_an_update_is_a_new_one(changed):
    cells = {
        ("Actions", 2, "Officer's rating"): "red",
        ("Actions", 2, "Update"): "Posts are vacant",
    }
    found = changed(cells)
    values = {"rag": "RED", "note": "Posts are vacant"}
    assert found.updates == (NewUpdate("1.1", values, ("Actions!J2", "Actions!L2")),)
    assert found.changes == ()


def test_the_date_of_an_update_alone_is_no_news(changed):
    found = changed({("Actions", 2, "Updated"): date(2026, 5, 30)})
    assert found.updates == ()
    assert [one.why for one in found.not_taken] == [
        "is the date of an update that says nothing new"
    ]


def test_what_the_plan_has_changed_in_the_meantime_is_left_as_the_plan_has_it(changed):
    now = {"actions/1/1.1.yaml": ACTION.replace("Visit in time", "Visit within days")}
    assert values(changed({}, now=now)) == {}
    found = changed({("Actions", 2, "Action"): "Visit at once"}, now=now)
    assert found.changes == ()
    assert found.not_taken == (
        NotTaken(
            "Actions!B2", "Visit at once", "was changed in the plan as well, to: Visit within days"
        ),
    )
    agreed = changed({("Actions", 2, "Action"): "Visit within days"}, now=now)
    assert (agreed.changes, agreed.not_taken) == ((), ())


def test_lines_may_be_sorted_and_columns_moved(small, opened):
    other = ACTION.replace("Visit in time", "Train managers")
    judgement = small({**FILES, "actions/1/1.2.yaml": other})
    book = opened(judgement)
    page = book["Actions"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    for number, row in enumerate([rows[0], rows[2], rows[1]], start=1):
        for place, value in enumerate(reversed(row), start=1):
            page.cell(number, place).value = value
    found = read_back(saved(book), judgement)
    assert (found.changes, found.updates, found.not_taken) == ((), (), ())


def test_lines_and_columns_that_are_gone_are_named_and_stay_in_the_plan(small, opened):
    judgement = small(FILES)
    book = opened(judgement)
    book["Actions"].delete_rows(2)
    book["People"].delete_cols(3)
    del book["Dates"]
    found = read_back(saved(book), judgement)
    assert (found.changes, found.updates) == ((), ())
    assert [(one.cell, one.text, one.why) for one in found.not_taken] == [
        ("Actions", "1.1", "is gone; in the plan it stays"),
        ("People!1", "Post or title", "is no longer among the headings; in the plan it stays"),
        ("Dates", "", "is no longer in the workbook; in the plan it stays"),
    ]


def test_an_id_that_stands_twice_is_told_only_where_somebody_has_changed_it(small, opened):
    judgement = small({**FILES, "actions/2/1.1.yaml": ACTION.replace("Visit in time", "Again")})
    book = opened(judgement)
    assert read_back(saved(book), judgement).not_taken == ()
    book["Actions"]["B3"].value = "Changed"
    found = read_back(saved(book), judgement)
    assert found.changes == ()
    assert [(one.text, one.why) for one in found.not_taken] == [
        ("1.1", "stands there more than once")
    ]


TEXTS = ("Action", "Number", "Due as printed", "Public wording", "Note", "Assurance", "Area")


@pytest.fixture(scope="module")
def one_book(judged, opened):
    """The invented plan's workbook, to be left as it is found."""
    return opened(judged("invented"))


@settings(max_examples=15)
@given(
    cells=st.sets(st.tuples(st.integers(2, 23), st.sampled_from(TEXTS)), min_size=1, max_size=5),
    text=st.from_regex(r"[a-z][a-z0-9]{0,9}", fullmatch=True),
)
def test_as_many_fields_change_as_cells_and_no_others(judged, one_book, cells, text):
    page = one_book["Actions"]
    letters = {cell.value: cell.column_letter for cell in page[1]}
    meant, before = {}, {}
    for row, heading in cells:
        cell = page[f"{letters[heading]}{row}"]
        if cell.value != text:
            before[cell], cell.value = cell.value, text
            meant[page[f"A{row}"].value, heading] = (text,) if heading == "Assurance" else text
    found = read_back(one_book, judged("invented"))
    for cell, value in before.items():
        cell.value = value
    assert {(one.id, one.column): one.value for one in found.changes} == meant
    assert (found.updates, found.not_taken) == ((), ())


@pytest.mark.parametrize(
    "form", ["day", "days", "number", "whole", "flag", "rating", "id", "ids", "people", "text"]
)
@settings(max_examples=25)
@given(typed=st.text(max_size=30))
def test_whatever_is_typed_becomes_a_value_or_is_told(small, form, typed):
    labels = Labels(small(FILES).plan)
    plain = same_text(typed)
    assert same_text(plain) == plain
    try:
        value = typed_as(form, plain, None, labels)
    except NotUnderstood as problem:
        value = problem.why
    assert value if plain else value is None
