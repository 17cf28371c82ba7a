"""The header of a table, over one row or several, and the kind of table that it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cipt.exchange.importing.columns import (
    LONGEST_HEADING,
    Chosen,
    Column,
    field_of,
    plain,
    recognised,
)
from cipt.exchange.importing.grid import Cell, Row, told
from cipt.exchange.importing.ratings import is_colour_only

_BY_WORDS = "words of the heading"

KINDS = ("actions", "measures", "meetings", "key", "glossary", "people", "recommendations")
"""Kinds of tables; of two that fit equally well the first is taken."""

_OF_RISKS = {
    "likelihood", "probability", "risk score", "inherent risk", "residual risk", "risk rating",
    "inherent score", "residual score", "risk description", "impact score", "mitigation",
    "mitigations", "mitigating actions", "controls", "risk level",
}  # fmt: skip
"""Headings that only a register of risks has, which is no table of actions."""

_ENOUGH = 3
"""So many columns that only actions have tell a table of actions, whatever its words are called."""

_NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    "actions": (
        frozenset({"title", "area", "recommendations"}),
        frozenset({"leads", "responsible", "due", "success", "rag", "progress", "status", "sro"}),
    ),
    "measures": (
        frozenset({"title"}),
        frozenset({"target", "reading", "baseline", "better"}),
    ),
    "recommendations": (frozenset({"title"}), frozenset({"number", "source", "part_of"})),
    "people": (frozenset({"post"}), frozenset({"name", "initials", "organisation", "id"})),
    "glossary": (frozenset({"term"}), frozenset({"meaning"})),
    "key": (frozenset({"colour"}), frozenset({"meaning"})),
    "meetings": (frozenset({"date"}), frozenset({"papers_due", "briefing", "board"})),
}
_WIDEST = {"recommendations": 5, "people": 6, "glossary": 3, "key": 4, "meetings": 6}
_NOT_BESIDE = {
    "recommendations": frozenset({"leads", "responsible", "due", "rag", "success", "title"}),
}
_VALUE = re.compile(
    r"(?!(?:q[1-4]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[ .'-]*\d\d)$)"
    r"[A-Za-z]{0,4}[ .-]?\d{1,3}(?:\.\d+)*[a-z]?%?|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A header: the kind of its table, its rows, its columns, and how well they fit."""

    kind: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    score: int


def same(found: Header, header: Header) -> bool:
    """Whether a header is that of the table that is open, printed again."""
    return found.kind == header.kind and [one.heading for one in found.columns] == [
        one.heading for one in header.columns
    ]


def header_at(rows: Sequence[Row], start: int, chosen: Chosen) -> Header | None:
    """The header that begins at this row, over as many rows as it takes, or None."""
    if not _may_be_header(rows[start]):
        return None
    best: Header | None = None
    for height in (1, 2, 3):
        block = rows[start : start + height]
        if len(block) < height or (height > 1 and not _goes_down(block)):
            break
        for kind in KINDS:
            header = _read_as(kind, tuple(block), chosen)
            if header is not None and (best is None or header.score > best.score):
                best = header
    return best


def _may_be_header(row: Row) -> bool:
    cells = told(row)
    return len(cells) >= 2 and all(map(_may_be_heading, cells))


def _may_be_heading(cell: Cell) -> bool:
    """Whether a cell can be a heading: a number, a rating or a long text cannot, a year can."""
    is_year = cell.number is not None and 1990 <= cell.number <= 2100
    if (cell.number is not None and not is_year) or len(cell.flat) > 2 * LONGEST_HEADING:
        return False
    return not (is_colour_only(cell.flat) or _VALUE.fullmatch(cell.flat))


def _goes_down(block: Sequence[Row]) -> bool:
    """Whether the last of these rows stands below headings that it parts or goes on from."""
    upper, lower = block[-2], block[-1]
    if not _may_be_header(lower):
        return False
    below_parted = False
    for column, cell in enumerate(lower):
        above = upper[column] if column < len(upper) else None
        if cell is None or not cell.text or cell is above:
            continue
        if len(cell.flat) > LONGEST_HEADING:
            return False
        if above is None or not above.text or above.across > 1:
            below_parted = True
        else:
            return False
    return below_parted


def _read_as(kind: str, block: tuple[Row, ...], chosen: Chosen) -> Header | None:
    """The header as one of a table of this kind, or None where it cannot be."""
    width = max(map(len, block))
    columns = tuple(
        recognised([row[at] if at < len(row) else None for row in block], kind, chosen)
        for at in range(width)
    )
    headed = [one for one in columns if one.heading]
    if kind == "actions" and any(plain(one.heading) in _OF_RISKS for one in headed):
        return None
    fields = {one.field for one in headed if one.field}
    if any(not fields & needed for needed in _NEEDS[kind]) and not (
        kind == "actions" and len(fields & _NEEDS[kind][1]) >= _ENOUGH
    ):
        return None
    if len(headed) > _WIDEST.get(kind, 99):
        return None
    if kind == "recommendations" and _more_than_a_list(headed, chosen):
        return None
    sure = sum(bool(one.field) and one.by != _BY_WORDS for one in headed)
    if sure < 2 or sum(bool(one.field) for one in headed) * 2 < len(headed):
        return None
    score = 2 * len(fields) + (1 if len(block) == 1 else 0) + any(one.by == "map" for one in headed)
    if kind == "actions" and "title" not in fields:
        score -= 2
    return Header(kind, block, columns, score)


def _more_than_a_list(headed: Sequence[Column], chosen: Chosen) -> bool:
    """Whether a table with recommendations has what only a table of actions has."""
    as_actions = {field_of(one.heading, "actions") for one in headed}
    return bool(as_actions & _NOT_BESIDE["recommendations"]) and "actions" not in chosen
