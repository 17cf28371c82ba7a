"""Plan text on a screen, in a pipe and in a spreadsheet: shown as text, and never obeyed."""

import csv
import io
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cipt.render.as_csv import cell
from cipt.render.as_json import as_json
from cipt.render.columns import plain_columns
from cipt.render.plain import no_command, one_line
from cipt.views.grid import Column, grid

SIGNS = st.text(alphabet="a:#[]vso \t\n\r\x1b\x9b\u202e\u2028\ufeff=+-@'\",;", max_size=20)
TEXTS = st.text(max_size=30) | SIGNS

COMMAND = re.compile(r"##(vso)?\[", re.IGNORECASE)


# --- a line -------------------------------------------------------------------------------------


@given(TEXTS)
@example("\x1b]0;title\x07\x1b[2J")
@example("\r\n::error::x")
def test_any_text_is_one_line_that_moves_nothing_on_a_screen(text):
    line = one_line(text)
    assert line.replace("\u00a0", "").replace("\u202f", "").isprintable()
    assert not line.lstrip().startswith("::")
    assert not COMMAND.search(line)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), max_size=30))
def test_letters_numbers_and_signs_stay_as_they_are(text):
    if "::" not in text and not COMMAND.search(text):
        assert one_line(text) == text


@given(TEXTS)
def test_a_safe_line_stays_as_it_is(text):
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\nlines", "two lines"),
        ("two\r\nlines", "two lines"),
        ("a\tb\u2028c\x85d", "a b c d"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("[red] :warning: é ŷ ✓", "[red] :warning: é ŷ ✓"),
        ("1.1::2", "1.1::2"),
        ("  ::error::x", "  : :error::x"),
        ("##[group]", "# #[group]"),
        ("a ##Vso[x]", "a # #Vso[x]"),
        ("## heading", "## heading"),
    ],
)
def test_what_a_line_makes_of_text(text, line):
    assert one_line(text) == line
    assert no_command(line) == line


# --- columns ------------------------------------------------------------------------------------

COLUMNS = [Column("Action"), Column("Late", number=True), Column("Title", breaks=True)]


def test_columns_line_up_and_end_without_spaces():
    out = plain_columns(
        [grid("Ann", COLUMNS, [("1.1", "31 d", "Short"), ("1.10", "", "")])],
        opening=["As of\ttoday"],
        closing=["2 actions."],
    )
    assert out == (
        "As of today\n\nAnn\nAction  Late  Title\n1.1     31 d  Short\n1.10\n\n2 actions.\n"
    )


def test_a_grid_without_rows_is_left_out_with_its_heading():
    assert plain_columns([grid("Nobody", COLUMNS, [])], closing=["0 actions."]) == "0 actions.\n"


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_texts_keep_a_line_a_row(rows):
    out = plain_columns([grid("", COLUMNS, rows)])
    lines = out.split("\n")
    assert len(lines) == len(rows) + 2
    assert not any(line.lstrip().startswith("::") or COMMAND.search(line) for line in lines)


# --- csv ----------------------------------------------------------------------------------------


def parsed(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
@example(['=HYPERLINK("http://x")', "'=1", '"', "a,b;c"])
def test_a_cell_comes_back_from_csv_as_one_line_and_is_never_a_formula(texts):
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\n").writerow([cell(text) for text in texts])
    assert page.getvalue().count("\n") == 1
    (row,) = parsed(page.getvalue())
    for found, text in zip(row, texts, strict=True):
        assert found in (one_line(text), f"'{one_line(text)}")
        assert not found.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (-5, "-5"),
        ("R5", "R5"),
        (["a", "b"], "a; b"),
        ([], ""),
        (["=a"], "'=a"),
    ],
)
def test_numbers_and_lists_are_written_plainly(value, text):
    assert cell(value) == text


# --- json ---------------------------------------------------------------------------------------


@given(st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS), max_size=4))
def test_json_holds_any_text_as_it_is_and_shows_a_screen_no_control(value):
    out = as_json(value)
    assert json.loads(out) == value
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", out)
    assert not COMMAND.search(out)


def test_halves_of_characters_are_written_so_that_a_file_can_hold_them():
    out = as_json({"name": "\udcff"})
    assert out.encode("utf-8")
    assert json.loads(out) == {"name": "\udcff"}
