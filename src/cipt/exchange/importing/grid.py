"""What a document holds before anybody says what it means: tables of cells, and words outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from cipt.model.dates import Day

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_NOT_KEPT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")


def tidy(text: str) -> str:
    """The text without what a plan file cannot hold: odd spaces and signs that nobody sees.

    Lines stay lines; blank ones and spaces at the ends of lines go.
    """
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    plain = (_NOT_KEPT.sub("", _SPACES.sub(" ", line)).strip() for line in lines)
    return "\n".join(line for line in plain if line)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell, or several that were merged; told apart from others by itself.

    `text` is what is seen, a paragraph a line; `place` as in "Actions!C14" or "table 2, row 3,
    column 4". `colour` is the rating colour nearest to its fill, `day` the day where the cell
    holds a date, `number` where it holds a number. `across` is how many columns it covers.
    `remark` says what else a reader must know: that it came from a formula, or has a comment.
    """

    text: str
    place: str
    colour: str | None = None
    day: Day | None = None
    number: Decimal | None = None
    across: int = 1
    bold: bool = False
    remark: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its paragraphs."""
        return tuple(self.text.split("\n")) if self.text else ()

    @property
    def flat(self) -> str:
        """Its text on one line."""
        return " ".join(self.lines)


Row = tuple[Cell | None, ...]
"""The cells of a row, by column; a merged cell stands in every place that it covers."""


def told(row: Row) -> list[Cell]:
    """The cells of a row that say something, each once."""
    found = dict.fromkeys(cell for cell in row if cell is not None and cell.text)
    return list(found)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, a Word table or a CSV file."""

    name: str
    rows: tuple[Row, ...]
    is_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph outside all tables; `level` is 1 for a main heading, None for plain text."""

    text: str
    place: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in their order, and what its reader must say of it."""

    name: str
    blocks: tuple[Grid | Words, ...]
    notices: tuple[str, ...] = field(default=())

    def grids(self) -> Iterator[Grid]:
        """Its tables, in their order."""
        return (block for block in self.blocks if isinstance(block, Grid))

    def cells(self) -> list[Cell]:
        """Every cell that says something or of which something is said, each once."""
        return [cell for grid in self.grids() for cell in _each_once(grid)]


def _each_once(grid: Grid) -> Iterator[Cell]:
    seen: set[Cell] = set()
    for row in grid.rows:
        for cell in row:
            if cell is not None and cell not in seen and (cell.text or cell.colour or cell.remark):
                seen.add(cell)
                yield cell
