"""Grids on a terminal: rich draws them, and plan text is never read as its markup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cipt.cli.output import emit, is_terminal, wants_colour, width
from cipt.render.columns import plain_columns
from cipt.render.plain import one_line
from cipt.views.grid import Grid

_TONES = {
    "RED": "bold red",
    "AMBER": "yellow",
    "GREEN": "green",
    "BLUE": "blue",
    "GREY": "bright_black",
}


def show_grids(
    grids: Sequence[Grid],
    output: Path | None,
    *,
    opening: Sequence[str] = (),
    closing: Sequence[str] = (),
) -> None:
    """Tables on a terminal, plain columns anywhere else, between opening and closing lines."""
    if not is_terminal(output):
        emit(plain_columns(grids, opening=opening, closing=closing), output)
        return
    drawn = _drawn(grids, wants_colour(output), width(output) or 80)
    before = "".join(f"{one_line(line)}\n" for line in opening)
    after = "".join(f"{one_line(line)}\n" for line in closing)
    emit("\n".join(part for part in (before, drawn, after) if part))


def _drawn(grids: Sequence[Grid], colour: bool, columns: int) -> str:
    from io import StringIO

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    page = StringIO()
    console = Console(
        file=page,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        width=columns,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for one in grids:
        if not one.rows:
            continue
        if one.heading:
            console.print(Text(one_line(one.heading), style="bold" if colour else ""))
        titled = any(column.title for column in one.columns)
        table = Table(box=SIMPLE_HEAD, show_header=titled, pad_edge=False)
        for column in one.columns:
            table.add_column(
                column.title,
                justify="right" if column.number else "left",
                no_wrap=not column.breaks,
                overflow="fold",
                header_style="bold" if colour else "",
            )
        for number, row in enumerate(one.rows):
            tone = _TONES.get(one.tones[number], "") if one.tones and colour else ""
            table.add_row(
                *(
                    Text(one_line(cell), style=tone if place == one.toned else "")
                    for place, cell in enumerate(row)
                )
            )
        console.print(table)
    return page.getvalue()
