"""The workbook: what a council opens, and that nothing in it is anything but a text."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from cipt.exchange.workbook.cells import clean
from cipt.exchange.workbook.write import workbook

HOSTILE = ("=1+1", "+44", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")', "#N/A")


def made(judgement, notices=()):
    return workbook(judgement, notices, "Made by cipt")


def sheet(judgement, title):
    return load_workbook(BytesIO(made(judgement)))[title]


def heads(page):
    return {cell.value: cell.column_letter for cell in page[1]}


def column(page, title):
    return [cell.value for cell in page[heads(page)[title]][1:]]


def test_the_sheets_are_those_that_a_council_asks_for(judged):
    book = load_workbook(BytesIO(made(judged("invented"))))
    shown = [page.title for page in book.worksheets if page.sheet_state == "visible"]
    assert shown == [
        *("About", "Actions", "Measures", "Readings", "Recommendations", "People", "Dates"),
    ]
    assert book.active is book["Actions"]
    assert all(page.freeze_panes == "B2" for page in book.worksheets[1:7])
    assert all(page.auto_filter.ref.startswith("A1:") for page in book.worksheets[1:7])


def test_the_same_plan_gives_the_same_bytes_with_fixed_times(judged):
    data = made(judged("invented"))
    assert data == made(judged("invented"))
    with ZipFile(BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    saved = load_workbook(BytesIO(data)).properties
    assert saved.created == saved.modified == datetime(2026, 5, 31)


def test_every_action_stands_there_with_its_id_as_text(judged):
    judgement = judged("sample")
    page = sheet(judgement, "Actions")
    assert column(page, "ID") == [one.id for one in judgement.progress]
    assert "1.10.1" in column(page, "ID")
    assert {cell.number_format for cell in page["A"][1:]} == {"@"}
    assert column(page, "RAG by the facts").count("RED") == 52


def test_a_colour_is_a_word_on_its_fill(judged):
    page = sheet(judged("invented"), "Actions")
    cells = page[heads(page)["RAG by the facts"]][1:]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in cells if cell.value}
    assert set(fills) == {"RED", "AMBER", "GREEN", "GREY", "BLUE"}
    assert len(set(fills.values())) == 5


def test_a_rating_that_is_chosen_takes_its_colour_with_it(judged):
    page = sheet(judged("invented"), "Actions")
    rules = {
        str(cells.sqref).rstrip("0123456789"): [one.formula[0] for one in rules]
        for cells, rules in page.conditional_formatting._cf_rules.items()
    }
    letter = heads(page)["Officer's rating"]
    assert rules == {f"{letter}2:{letter}": ['"RED"', '"AMBER"', '"GREY"', '"GREEN"', '"BLUE"']}


def test_dates_are_dates_and_a_month_stays_the_month_that_was_typed(small):
    files = {
        "actions/1/1.yaml": "title: A\narea: 1\ndue: 2026-04-30\n",
        "actions/1/2.yaml": "title: B\narea: 1\ndue: 2026-04\n",
    }
    page = sheet(small(files), "Actions")
    assert column(page, "First due") == [datetime(2026, 4, 30), "2026-04"]
    assert page[f"{heads(page)['First due']}2"].number_format == "d mmmm yyyy"


def test_ratings_and_officers_are_chosen_from_lists(judged):
    page = sheet(judged("invented"), "Actions")
    offered = {
        str(one.sqref).rstrip("0123456789"): one for one in page.data_validations.dataValidation
    }
    letters = heads(page)
    for title, source in (
        ("Officer's rating", "'Lists'!$A$1:$A$5"),
        ("Responsible officer", "'Lists'!$B$1:$B$13"),
        ("Lead officers", "'Lists'!$B$1:$B$13"),
    ):
        letter = letters[title]
        assert offered[f"{letter}2:{letter}"].formula1 == source


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_plan_becomes_a_formula(small, text):
    quoted = "'" + text + "'"
    files = {
        "actions/1/1.yaml": f"title: {quoted}\narea: 1\nnote: {quoted}\nleads: [{quoted}]\n",
        "people.yaml": f"officers:\n  - id: one\n    post: {quoted}\n",
    }
    book = load_workbook(BytesIO(made(small(files), [text])))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "d"}
    with_text = [cell for cell in cells if cell.value == text]
    assert len(with_text) > 6
    assert all(cell.data_type == "s" for cell in with_text)
    assert all(cell.number_format == "@" for cell in with_text)


def test_what_could_not_be_read_is_named_on_the_first_sheet(judged):
    notices = ["1 thing could not be read and is not counted here: plan/actions/1/1.1.1.yaml."]
    page = load_workbook(BytesIO(made(judged("invented"), notices)))["About"]
    assert notices[0] in [cell.value for cell in page["A"]]


def test_what_no_workbook_can_hold_is_marked_where_it_is_missing(small):
    files = {"actions/1/1.yaml": f"title: A\narea: 1\nnote: {'x' * 40000}\n"}
    page = sheet(small(files), "Actions")
    assert column(page, "Note")[0].endswith(
        " … [cut short here; the whole text stands in the plan]"
    )
    assert clean("bell \x07\r\nand more") == "bell \N{REPLACEMENT CHARACTER}\nand more"
