"""Actions as CSV."""

from __future__ import annotations

from collections.abc import Iterable

from cipt.render.actions_json import CONTRACT, action_value
from cipt.render.as_csv import as_csv
from cipt.views.actions import ActionRow


def actions_csv(rows: Iterable[ActionRow]) -> str:
    """A line an action with the columns of the JSON; `; ` parts several values in a cell."""
    return as_csv(CONTRACT, (action_value(row).values() for row in rows))
