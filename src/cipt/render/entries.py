"""Grids for a narrow screen: a row becomes an entry of lines, where columns would cut words."""

from __future__ import annotations

import textwrap

from cipt.render.plain import one_line
from cipt.views.grid import Grid

_GAP = 3
"""Between two columns of a table on a screen."""
_READABLE = 16
"""A column whose text may be broken is read with ease from so many characters on."""
_INDENT = "  "
_GLUE = "\0"
"""Stands for a space at which a line is not broken: no text of a plan holds it."""


def fits(one: Grid, columns: int) -> bool:
    """Whether a screen of so many columns can hold the table with no word of it cut."""
    needed = 2 - _GAP
    for place, column in enumerate(one.columns):
        cells = [column.title, *(one_line(row[place]) for row in one.rows)]
        longest = max(map(len, cells))
        if column.breaks:
            words = [word for cell in cells for word in cell.split()]
            longest = min(longest, max(_READABLE, *map(len, words), 0))
        needed += longest + _GAP
    return needed <= columns


def entry_lines(one: Grid, row: tuple[str, ...], columns: int) -> list[str]:
    """One row: what it is about with its short facts, then each longer one on a line of its own.

    A short fact stays on one line with the title of its column, if a line can hold both.
    """
    cells = [one_line(cell) for cell in row]
    told = [
        (column, cell)
        for column, cell in zip(one.columns[1:], cells[1:], strict=True)
        if cell and column.title and not (column.shares and cell == "0")
    ]
    facts = [f"{column.title} {cell}" for column, cell in told if not column.breaks]
    room = columns - len(_INDENT) - len(",")
    short = [fact.replace(" ", _GLUE) if len(fact) <= room else fact for fact in facts]
    longer = [(column.title, cell) for column, cell in told if column.breaks]
    opening = f"{cells[0]}: {', '.join(short)}" if short else cells[0]
    lines = [line.replace(_GLUE, " ") for line in _wrapped(opening, columns, "", _INDENT)]
    label = max((len(title) for title, _ in longer), default=0)
    hanging = " " * (len(_INDENT) + label + 2)
    for title, cell in longer:
        lines += _wrapped(cell, columns, f"{_INDENT}{title.ljust(label)}  ", hanging)
    return lines


def words_wrapped(line: str, columns: int) -> str:
    """A line broken between words, where the screen would break it within one."""
    return "\n".join(_wrapped(line, columns, "", ""))


def _wrapped(text: str, columns: int, first: str, then: str) -> list[str]:
    lines = textwrap.wrap(
        text,
        columns,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [text]
