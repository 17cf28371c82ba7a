"""What a column holds by the look of its cells, where its heading does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set

from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.dates import is_rhythm, period_of
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.header import Header
from cipt.exchange.importing.ratings import rating_in
from cipt.rules.dates.printed_dates import dates_in

NUMBER = re.compile(r"(?:[A-Za-z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.)]?")
"""A printed number of an action, an area or a theme, as in 1.10, PR 6 or 3.6.1b."""

_DAY = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"[ ’'-]*\d{2,4}",
    re.IGNORECASE,
)
_LEVELS = {"high", "medium", "low", "h", "m", "l", "med", "critical", "urgent", "essential"}
_CAN_BE_TITLE = ("area", "recommendations")
_MOSTLY = 0.7
_LONG = 25


def told_by_contents(header: Header, held: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """The columns of a header, put right by the cells that each of them holds."""
    columns = list(header.columns)
    if header.kind == "measures":
        return tuple(map(_dated, columns))
    if header.kind != "actions":
        return tuple(columns)
    # Twice: what a later column turns out to hold may free the field of an earlier one.
    for at in (*range(len(columns)), *range(len(columns))):
        if columns[at].by != "map":
            columns[at] = _put_right(columns, at, held[at])
    _fill_in(columns, held)
    return tuple(columns)


def _dated(column: Column) -> Column:
    """A column of a KPI table whose heading is no more than a period holds readings."""
    if column.field is None and column.by != "map" and period_of(column.heading) is not None:
        return Column(column.heading, "reading", "period")
    return column


def _put_right(columns: Sequence[Column], at: int, cells: Sequence[Cell]) -> Column:
    """A column with the field that its cells tell, where they tell another than its heading."""
    one = columns[at]
    fields = {each.field for each in columns}
    other = _told_otherwise(one, fields, cells)
    if other is not None:
        return Column(one.heading, other, "contents")
    twin = at > 0 and one.field is not None and one.field == columns[at - 1].field
    if one.field is not None and not twin:
        return one
    if period_of(one.heading) is not None and _mostly(cells, _is_rating):
        return Column(one.heading, "rag", "contents")
    missing = frozenset({"number", "rag", "due"}) - fields
    field = by_content(cells, frozenset(each for each in missing if each))
    return Column(one.heading, field, "contents") if field is not None else one


def _told_otherwise(one: Column, fields: Set[str | None], cells: Sequence[Cell]) -> str | None:
    """The field of a column whose cells cannot be what its heading says, else None."""
    if one.field == "theme" and _are_levels(cells):
        return "note"
    if one.field == "status" and "rag" not in fields and _mostly(cells, _is_rating):
        return "rag"
    if one.field == "number" and _mean_length(cells) > _LONG:
        return "note" if "title" in fields else "title"
    if one.field == "due" and _mean_length(cells) > _LONG and not any(map(_has_date, cells)):
        return "success" if "success" not in fields else "note"
    return None


def _fill_in(columns: list[Column], held: Sequence[Sequence[Cell]]) -> None:
    """The column of what will be done, and that of ratings, where no heading told them."""
    fields = {one.field for one in columns}
    unknown = {
        at: held[at] for at, one in enumerate(columns) if one.field is None and one.by != "map"
    }
    if "title" not in fields:
        at = longest(unknown)
        if at is None:
            at = next((at for at, one in enumerate(columns) if one.field in _CAN_BE_TITLE), None)
        if at is not None:
            columns[at] = Column(columns[at].heading, "title", "contents")
            unknown.pop(at, None)
    if "rag" not in fields:
        at = coloured(unknown)
        if at is not None:
            columns[at] = Column(columns[at].heading, "rag", "fill colour")


def _are_levels(cells: Sequence[Cell]) -> bool:
    """Whether the cells say how urgent something is, and name no theme."""
    said = {cell.flat.lower() for cell in cells if cell.text}
    return bool(said) and said <= _LEVELS


def _is_rating(cell: Cell) -> bool:
    return rating_in(cell.flat) is not None


def _has_date(cell: Cell) -> bool:
    return cell.day is not None or bool(dates_in(cell.flat)) or is_rhythm(cell.flat)


def _mean_length(cells: Sequence[Cell]) -> float:
    return sum(len(cell.text) for cell in cells) / len(cells) if cells else 0


def _mostly(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> bool:
    said = [cell for cell in cells if cell.text]
    return bool(said) and sum(map(test, said)) >= _MOSTLY * len(said)


def by_content(cells: Sequence[Cell], missing: frozenset[str]) -> str | None:
    """The field of the column with these cells, out of those that the table still lacks.

    Only what cannot well be anything else: numbers of actions, rating words, dates.
    """
    tests: dict[str, Callable[[Cell], bool]] = {
        "number": lambda cell: NUMBER.fullmatch(cell.flat) is not None,
        "rag": _is_rating,
        "due": lambda cell: cell.day is not None or _DAY.fullmatch(cell.flat) is not None,
    }
    said = [cell for cell in cells if cell.text]
    if len(said) < 2:
        return None
    for field, test in tests.items():
        if field in missing and sum(map(test, said)) >= _MOSTLY * len(said):
            return field
    return None


def longest(columns: Mapping[int, Sequence[Cell]]) -> int | None:
    """The column with the longest texts, where they are long enough to say what will be done."""
    lengths = {
        column: sum(len(cell.text) for cell in cells) / len(cells)
        for column, cells in columns.items()
        if cells
    }
    best = max(lengths, key=lambda column: lengths[column], default=None)
    return best if best is not None and lengths[best] >= _LONG else None


def coloured(columns: Mapping[int, Sequence[Cell]]) -> int | None:
    """The column whose cells are filled in rating colours, of which there are at least two."""
    for column, cells in columns.items():
        colours = {cell.colour for cell in cells if cell.colour}
        filled = sum(cell.colour is not None for cell in cells)
        if len(colours) >= 2 and filled >= 0.5 * len(cells):
            return column
    return None
