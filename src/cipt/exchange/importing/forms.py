"""Actions laid out as forms: headings down the left side, an action in each column beside them."""

from __future__ import annotations

from dataclasses import replace

from cipt.exchange.importing.columns import exact_field, plain
from cipt.exchange.importing.grid import Cell, Grid, Row, told

_WIDEST = 8
_SHORTEST, _LONGEST = 3, 60


def as_table(grid: Grid) -> Grid:
    """The grid with a form turned on its side; any other as it is.

    A form has at least three rows, in most of which the first cell is a heading that plans use,
    and its first row is no header.
    """
    rows = [row for row in grid.rows if told(row)]
    width = max(map(len, rows), default=0)
    if not _SHORTEST <= len(rows) <= _LONGEST or not 2 <= width <= _WIDEST:
        return grid
    labels = [_field(row[0]) for row in rows]
    known = {field for field in labels if field}
    across = {field for cell in rows[0] if (field := _field(cell))}
    if "title" not in known or len(known) < _SHORTEST or len(across) > 1:
        return grid
    if sum(bool(field) for field in labels) * 3 < len(labels) * 2:
        return grid
    turned: list[Row] = [
        tuple(row[column] if column < len(row) else None for row in rows) for column in range(width)
    ]
    return replace(grid, rows=tuple(turned))


def _field(cell: Cell | None) -> str | None:
    return exact_field(plain(cell.flat), "actions") if cell is not None and cell.text else None
