"""Tables on a narrow screen: no word of the plan is cut, and no column is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.cli import tables
from cipt.render.entries import entry_lines, fits, words_wrapped
from cipt.views.grid import Column, Grid, grid

OVERDUE = grid(
    "",
    (
        Column("Action"),
        Column("Due"),
        Column("Late", number=True),
        Column("Moved", number=True),
        Column("Responsible", breaks=True),
        Column("Title", breaks=True),
    ),
    [
        (
            "4.6.2",
            "30 November 2018",
            "182 d",
            "",
            "Assistant Director, Performance, Commissioning and Partnerships",
            "Review all Help and Protection cases, with remedial and learning actions",
        )
    ],
)


def test_a_row_that_a_narrow_screen_cannot_hold_becomes_an_entry_of_lines():
    assert entry_lines(OVERDUE, OVERDUE.rows[0], 62) == [
        "4.6.2: Due 30 November 2018, Late 182 d",
        "  Responsible  Assistant Director, Performance, Commissioning",
        "               and Partnerships",
        "  Title        Review all Help and Protection cases, with",
        "               remedial and learning actions",
    ]


def test_a_fact_is_not_parted_from_the_title_of_its_column():
    months = grid("", [Column("Month"), Column("Not started"), Column("On track")], [])
    for columns in range(20, 60):
        lines = entry_lines(months, ("31 May 2019", "2", "13"), columns)
        assert any("Not started 2" in line for line in lines), lines
        assert any("On track 13" in line for line in lines), lines
    assert entry_lines(months, ("31 May 2019", "2", "13"), 12) == [
        "31 May 2019:",
        "  Not",
        "  started 2,",
        "  On track",
        "  13",
    ]


def test_a_share_of_nothing_needs_no_word_and_a_count_of_nothing_does():
    columns = [Column("Month"), Column("Actions", True), Column("Overdue", True, shares=True)]
    months = grid("", columns, [])
    assert entry_lines(months, ("May", "0", "0"), 60) == ["May: Actions 0"]
    assert entry_lines(months, ("May", "10", "2"), 60) == ["May: Actions 10, Overdue 2"]


def test_entries_without_a_heading_say_what_they_are_of(monkeypatch, capsys):
    monkeypatch.setattr(tables, "is_terminal", lambda output=None: True)
    monkeypatch.setattr(tables, "wants_colour", lambda output=None: False)
    monkeypatch.setattr(tables, "width", lambda output=None: 50)
    latest = grid("", [Column("Longest overdue"), *OVERDUE.columns[1:]], OVERDUE.rows)
    tables.show_grids([latest], None)
    assert capsys.readouterr().out.startswith("Longest overdue\n4.6.2: Due")


def test_a_wide_screen_holds_the_table_and_a_narrow_one_does_not():
    assert fits(OVERDUE, 120)
    assert not fits(OVERDUE, 50)


def test_a_line_is_broken_between_words():
    assert words_wrapped("the day on which the plan was closed", 20) == (
        "the day on which the\nplan was closed"
    )


@pytest.mark.parametrize("columns", [20, 40, 60, 72, 80, 120])
def test_the_terminal_shows_every_word_whole_at_any_width(columns: int, monkeypatch, capsys):
    monkeypatch.setattr(tables, "is_terminal", lambda output=None: True)
    monkeypatch.setattr(tables, "wants_colour", lambda output=None: False)
    monkeypatch.setattr(tables, "width", lambda output=None: columns)
    tables.show_grids([OVERDUE], None)
    shown = capsys.readouterr().out
    for word in " ".join(OVERDUE.rows[0]).split():
        assert word in shown


words = st.text(alphabet="abcdefgh,-", min_size=1, max_size=12)
texts = st.lists(words, max_size=12).map(" ".join)


@given(st.lists(st.tuples(texts, st.booleans()), min_size=1, max_size=8), st.integers(20, 120))
def test_an_entry_keeps_every_word_of_its_row(cells, columns):
    given_row = tuple(text for text, _ in cells)
    one: Grid = grid(
        "", [Column(f"C{n}", breaks=breaks) for n, (_, breaks) in enumerate(cells)], [given_row]
    )
    shown = " ".join(entry_lines(one, given_row, columns))
    for word in " ".join(given_row).split():
        assert word in shown
