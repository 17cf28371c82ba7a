"""What a column holds by the look of its cells, where its heading does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.ratings import rating_in

NUMBER = re.compile(r"(?:[A-Za-z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.)]?")
"""A printed number of an action, an area or a theme, as in 1.10, PR 6 or 3.6.1b."""

_DAY = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"[ ’'-]*\d{2,4}",
    re.IGNORECASE,
)
_MOSTLY = 0.7
_LONG = 25


def by_content(cells: Sequence[Cell], missing: frozenset[str]) -> str | None:
    """The field of the column with these cells, out of those that the table still lacks.

    Only what cannot well be anything else: numbers of actions, rating words, dates.
    """
    tests: dict[str, Callable[[Cell], bool]] = {
        "number": lambda cell: NUMBER.fullmatch(cell.flat) is not None,
        "rag": lambda cell: rating_in(cell.flat) is not None,
        "due": lambda cell: cell.day is not None or _DAY.fullmatch(cell.flat) is not None,
    }
    said = [cell for cell in cells if cell.text]
    if len(said) < 2:
        return None
    for field, test in tests.items():
        if field in missing and sum(map(test, said)) >= _MOSTLY * len(said):
            return field
    return None


def longest(columns: dict[int, Sequence[Cell]]) -> int | None:
    """The column with the longest texts, where they are long enough to say what will be done."""
    lengths = {
        column: sum(len(cell.text) for cell in cells) / len(cells)
        for column, cells in columns.items()
        if cells
    }
    best = max(lengths, key=lambda column: lengths[column], default=None)
    return best if best is not None and lengths[best] >= _LONG else None


def coloured(columns: dict[int, Sequence[Cell]]) -> int | None:
    """The column whose cells are filled in rating colours, of which there are at least two."""
    for column, cells in columns.items():
        colours = {cell.colour for cell in cells if cell.colour}
        filled = sum(cell.colour is not None for cell in cells)
        if len(colours) >= 2 and filled >= 0.5 * len(cells):
            return column
    return None
