"""Actions as CSV, in which no cell can become a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from cipt.render.actions_json import CONTRACT, action_value
from cipt.render.plain import one_line
from cipt.views.actions import ActionRow

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet computes, in some countries in wide letters too."""


def actions_csv(rows: Iterable[ActionRow]) -> str:
    """A line an action with the columns of the JSON; `; ` parts several values in a cell."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(CONTRACT)
    for row in rows:
        writer.writerow([cell(value) for value in action_value(row).values()])
    return page.getvalue()


def cell(value: object) -> str:
    """A value as text on one line that a spreadsheet takes for text."""
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    text = one_line("; ".join(map(str, value)) if isinstance(value, list) else str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
