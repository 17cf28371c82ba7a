"""What a document says of the area of an action, wherever it says it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.headings import Heading
from cipt.exchange.importing.numbers import as_id, headed, level_of, references
from cipt.exchange.importing.rows import Raw


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a raw record stands: the headings that were told apart."""

    theme: Heading | None
    subtitle: Heading | None
    area: Heading | None
    section: Heading | None


@dataclass(frozen=True, slots=True)
class AreaWords:
    """The printed number and title of an area, "" what is not printed, and the cell of both.

    `is_asked_for` is whether the heading over it is a recommendation.
    """

    number: str = ""
    title: str = ""
    cell: Cell | None = None
    is_asked_for: bool = False


def words_of_area(raw: Raw, stand: Stand, areas_known: bool, so_far: Container[str]) -> AreaWords:
    """What is printed of a record's area: in its cells, in a heading, or in its own number.

    Where no area is named anywhere, an inner heading is one, or the recommendation in its words;
    further down its number alone is enough, which is an area `so_far`.
    """
    if raw.first("area") is not None or raw.first("area_number") is not None:
        return _in_cells(raw)
    if stand.area is not None:
        return _in_heading(stand.area)
    if stand.section is not None and not areas_known:
        return AreaWords(title=stand.section.text)
    number = _from_number(raw)
    asked = raw.first("recommendations")
    if asked is not None and not number:
        named = references(asked.flat, "R")
        if named.wording and len(named.ids) <= 1:
            return AreaWords("".join(named.ids), named.wording)
        if len(named.ids) == 1 and named.ids[0] in so_far:
            return AreaWords(named.ids[0])
    return AreaWords(number)


def _in_cells(raw: Raw) -> AreaWords:
    numbered, named = raw.first("area_number"), raw.first("area")
    if named is None:
        return AreaWords(numbered.flat if numbered is not None else "")
    taken = headed(named.flat)
    if numbered is None:
        return AreaWords(taken.number or _from_number(raw), taken.title or named.flat, named)
    title = taken.title if taken.number else named.flat
    return AreaWords(numbered.flat, title or named.flat, named)


def _in_heading(heading: Heading) -> AreaWords:
    taken = headed(heading.text)
    if taken.word == "recommendation":
        identity = "".join(references(heading.text, "R").ids)
        return AreaWords(identity, taken.title, is_asked_for=bool(identity))
    return AreaWords(taken.number, taken.title)


def _from_number(raw: Raw) -> str:
    """The number of the area that an action's own number tells: 1.10 of 1.10.2."""
    cell = raw.first("number")
    identity = as_id(cell.flat) if cell is not None else ""
    if level_of(identity) >= 3:
        return ".".join(identity.split(".")[:2])
    return ""
