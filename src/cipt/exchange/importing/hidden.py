"""Rows and columns of a sheet that are hidden, by hand or by a filter: read, and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cipt.evaluation.english import listed, verb

_NAMED = 12


def hidden_lines(sheet: Worksheet) -> Iterator[str]:
    """Says which rows and columns that hold something are hidden, a sentence for each kind."""
    rows = [at for at, one in sheet.row_dimensions.items() if one.hidden and at <= sheet.max_row]
    columns = set(_hidden_columns(sheet))
    yield from _line("row", sorted(rows), str, sheet.title)
    yield from _line("column", sorted(columns), get_column_letter, sheet.title)


def _line(
    what: str, places: Sequence[int], name: Callable[[int], str], sheet: str
) -> Iterator[str]:
    if places:
        many = len(places)
        runs = [
            name(first) if first == last else f"{name(first)} to {name(last)}"
            for first, last in _runs(places)
        ]
        yield (
            f"{what.capitalize()}{'' if many == 1 else 's'} {listed(runs, _NAMED)} of the sheet "
            f"{sheet} {verb(many)} hidden; {verb(many, 'it was', 'they were')} read like the others"
        )


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of those that follow one another."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min and one.max:
            yield from range(one.min, min(one.max, sheet.max_column) + 1)
