"""Grids as plain columns: for pipes and files, and for eyes and ears that colour does not reach."""

from __future__ import annotations

from collections.abc import Sequence

from cipt.render.plain import one_line
from cipt.views.grid import Grid

_GAP = "  "


def plain_columns(
    grids: Sequence[Grid], *, opening: Sequence[str] = (), closing: Sequence[str] = ()
) -> str:
    """The opening lines, each grid under its heading, a line a row, then the closing lines."""
    parts = ["\n".join(_lines(each)) for each in grids if each.rows]
    if opening:
        parts.insert(0, "\n".join(one_line(line) for line in opening))
    if closing:
        parts.append("\n".join(one_line(line) for line in closing))
    return "\n\n".join(parts) + "\n"


def _lines(one: Grid) -> list[str]:
    rows = [tuple(one_line(cell) for cell in row) for row in one.rows]
    titles = tuple(column.title for column in one.columns)
    table = [titles, *rows] if any(titles) else rows
    widths = [max(len(row[place]) for row in table) for place in range(len(one.columns))]
    lines = [one.heading] if one.heading else []
    for row in table:
        cells = [
            cell.rjust(width) if column.number else cell.ljust(width)
            for cell, width, column in zip(row, widths, one.columns, strict=True)
        ]
        lines.append(_GAP.join(cells).rstrip())
    return lines
