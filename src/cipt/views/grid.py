"""A table as values: what stands in it, before anybody decides how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether numbers stand in it, and whether its text may be broken.

    `shares`: whether it has one part of what a row counts, so that a 0 needs no word where there
    is no room for the table.
    """

    title: str
    number: bool = False
    breaks: bool = False
    shares: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under a heading. `tones` has a colour of the rating scheme for each row, or "".

    Only the column `toned` is shown in it; the word for the colour stands in the cell as well.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[str, ...] = ()
    toned: int | None = None


def grid(
    heading: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    tones: Sequence[str] = (),
    toned: int | None = None,
) -> Grid:
    """A grid of any sequences."""
    return Grid(heading, tuple(columns), tuple(tuple(row) for row in rows), tuple(tones), toned)
