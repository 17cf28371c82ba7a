"""Grids on a terminal: rich draws them, and plan text is never read as its markup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cipt.cli.output import emit, is_terminal, wants_colour, width
from cipt.render.columns import plain_columns
from cipt.render.entries import entry_lines, fits, words_wrapped
from cipt.render.plain import one_line
from cipt.views.grid import Grid

if TYPE_CHECKING:
    from rich.console import Console

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
    """Tables on a terminal, plain columns anywhere else, between opening and closing lines.

    A table that the terminal is too narrow for is drawn as entries, so that no word is cut.
    """
    if not is_terminal(output):
        emit(plain_columns(grids, opening=opening, closing=closing), output)
        return
    columns = width(output) or 80
    drawn = _drawn(grids, wants_colour(output), columns)
    before = "".join(f"{words_wrapped(one_line(line), columns)}\n" for line in opening)
    after = "".join(f"{words_wrapped(one_line(line), columns)}\n" for line in closing)
    emit("\n".join(part for part in (before, drawn, after) if part))


def _drawn(grids: Sequence[Grid], colour: bool, columns: int) -> str:
    from io import StringIO

    from rich.console import Console
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
        if fits(one, columns):
            _draw_table(console, one, colour)
        else:
            _draw_entries(console, one, colour, columns)
    return page.getvalue()


def _draw_table(console: Console, one: Grid, colour: bool) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

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
        tone = _tone(one, number, colour)
        table.add_row(
            *(
                Text(one_line(cell), style=tone if place == one.toned else "")
                for place, cell in enumerate(row)
            )
        )
    console.print(table)


def _draw_entries(console: Console, one: Grid, colour: bool, columns: int) -> None:
    from rich.text import Text

    if not one.heading and one.columns[0].title:
        console.print(Text(one.columns[0].title, style="bold" if colour else ""))
    for number, row in enumerate(one.rows):
        first, *others = entry_lines(one, row, columns)
        tone = _tone(one, number, colour) or ("bold" if colour else "")
        console.print(Text(first, style=tone), soft_wrap=True)
        for line in others:
            console.print(Text(line), soft_wrap=True)
        console.print()


def _tone(one: Grid, number: int, colour: bool) -> str:
    return _TONES.get(one.tones[number], "") if one.tones and colour else ""
