"""How a table is laid out: rows above it, headers over one or more rows, sections, notes below.

A table's columns may change on the way down, and its header may come back on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cipt.exchange.importing.columns import Chosen, Column
from cipt.exchange.importing.contents import told_by_contents
from cipt.exchange.importing.forms import as_table
from cipt.exchange.importing.grid import Cell, Grid, Row, Words, told
from cipt.exchange.importing.header import Header, header_at, same

LineKind = Literal["record", "section", "header", "below"]

_BELOW = re.compile(
    r"(?:rag|brag|r\.?a\.?g\.?)? ?(?:rating)? ?(?:key|legend|notes?|glossary|definitions?)\b"
    r"|\*|(?:red|amber|green|blue|gr[ea]y)\s*[-–—:=]",
    re.IGNORECASE,
)


_TOTAL = re.compile(r"(?:grand |sub-?)?totals?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table below its header, and what it is."""

    kind: LineKind
    row: Row


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table that was understood: its kind, its columns by place, its lines in order."""

    kind: str
    name: str
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    lines: tuple[Line, ...]
    is_sheet: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """A row of cells that belongs to no table: a title above it, or a note below."""

    cells: tuple[Cell, ...]


Part = Table | Outside | Words


def lay_out(blocks: Sequence[Grid | Words], chosen: Chosen) -> list[Part]:
    """The parts of a document, in their order."""
    parts: list[Part] = []
    last: Table | None = None
    for block in blocks:
        if isinstance(block, Words):
            parts.append(block)
            continue
        for part in _parts_of(as_table(block), chosen, last):
            parts.append(part)
            last = part if isinstance(part, Table) else last
    return parts


def _parts_of(grid: Grid, chosen: Chosen, last: Table | None) -> Iterator[Part]:
    header: Header | None = None
    if last is not None and not grid.is_sheet and _goes_on(grid, last):
        header = Header(last.kind, (), last.columns, 0)
    start = 0
    lines: list[Line] = []
    head_rows: tuple[Row, ...] = ()
    while start < len(grid.rows):
        row = grid.rows[start]
        found = header_at(grid.rows, start, chosen)
        if found is not None:
            over = _headings_at_the_end(lines)
            if header is not None and not over and same(found, header):
                lines.extend(Line("header", one) for one in found.rows)
            else:
                if header is not None and lines:
                    yield _finished(grid, header, head_rows, lines)
                yield from (Outside(tuple(told(one))) for one in over)
                header, head_rows, lines = found, found.rows, []
            start += len(found.rows)
            continue
        if header is None:
            if told(row):
                yield Outside(tuple(told(row)))
        elif told(row) or any(cell is not None and cell.colour for cell in row):
            lines.append(Line("record", row))
        start += 1
    if header is not None:
        yield _finished(grid, header, head_rows, lines)


def _headings_at_the_end(lines: list[Line]) -> list[Row]:
    """The rows of one cell with which a table ends before the next header; taken off it."""
    over: list[Row] = []
    while lines and lines[-1].kind == "record" and len(told(lines[-1].row)) == 1:
        over.insert(0, lines.pop().row)
    return over


def _goes_on(grid: Grid, last: Table) -> bool:
    """Whether a Word table without a header goes on from the one before it."""
    widths = {len(row) for row in grid.rows}
    return len(last.columns) in widths and len(last.columns) > 3 and last.kind == "actions"


def _finished(grid: Grid, header: Header, head_rows: tuple[Row, ...], lines: list[Line]) -> Table:
    columns = _completed(header, lines)
    titled = {at for at, one in enumerate(columns) if one.field == "title"}
    sorted_out: list[Line] = []
    below = False
    for line in lines:
        if line.kind == "header":
            below = False
            sorted_out.append(line)
            continue
        below = below or _begins_what_is_below(line.row, columns)
        kind: LineKind = "record"
        if below or _is_total(line.row, columns):
            kind = "below"
        elif header.kind == "actions" and _is_section(line.row, columns, titled):
            kind = "section"
        sorted_out.append(Line(kind, line.row))
    return Table(header.kind, grid.name, columns, head_rows, tuple(sorted_out), grid.is_sheet)


def _completed(header: Header, lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns, with those that only their contents tell."""
    rows = [line.row for line in lines if line.kind == "record" and len(told(line.row)) > 1]
    held = [
        [cell for row in rows if at < len(row) and (cell := row[at]) is not None]
        for at in range(len(header.columns))
    ]
    return told_by_contents(header, held)


def _begins_what_is_below(row: Row, columns: Sequence[Column]) -> bool:
    cells = told(row)
    if not cells or len(cells) > 3 or len(columns) < 4:
        return False
    return _BELOW.match(cells[0].flat) is not None and cells[0].across < 99


def _is_total(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row counts or adds up those above it: it says so where an action has its number."""
    first = next(iter(told(row)), None)
    if first is None or not _TOTAL.fullmatch(first.flat):
        return False
    return columns[row.index(first)].field not in ("title", "due", "leads", "responsible")


def _is_section(row: Row, columns: Sequence[Column], titled: set[int]) -> bool:
    """Whether the row is a heading inside the table and no action."""
    cells = told(row)
    if len(cells) != 1 or len(columns) < 3:
        return False
    cell = cells[0]
    places = [at for at, one in enumerate(row) if one is cell]
    if cell.across * 2 > len(columns):
        return True
    # A row with nothing but an action's words is an action of which nothing else is printed.
    return not titled.intersection(places) or (cell.bold and len(cell.flat) < 120)
