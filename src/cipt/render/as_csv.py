"""CSV for spreadsheets and programs, in which no cell can become a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO

from cipt.render.plain import one_line

FOR_EXCEL = "\ufeff"
"""A byte-order mark before the text, by which Excel knows it for UTF-8."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet computes, in some countries in wide letters too."""


def as_csv(columns: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    """The names of the columns, then a line for each of `lines`; line feeds at their ends."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow([cell(name) for name in columns])
    writer.writerows([cell(value) for value in line] for line in lines)
    return page.getvalue()


def cell(value: object) -> str:
    """A value as text on one line that a spreadsheet takes for text, or for a number.

    `; ` parts several values; numbers stand in plain digits; nothing is an empty cell.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = one_line("; ".join(map(str, value)) if isinstance(value, list) else str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
