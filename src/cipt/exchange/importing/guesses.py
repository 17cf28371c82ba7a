"""What the columns of a document were taken for, to be read, and to be corrected in a map."""

from __future__ import annotations

from collections.abc import Sequence

from cipt.editing.values import quoted
from cipt.exchange.importing.columns import KEPT, Column
from cipt.exchange.importing.layout import Table


def guessed_columns(tables: Sequence[Table]) -> dict[str, dict[str, Column]]:
    """Each heading of each kind of table, with the field that its column was taken for."""
    found: dict[str, dict[str, Column]] = {}
    for table in tables:
        for column in table.columns:
            if column.heading:
                found.setdefault(table.kind, {}).setdefault(column.heading, column)
    return found


def map_text(tables: Sequence[Table], name: str) -> str:
    """The columns as a map that can be corrected and given back with --map."""
    lines = [
        f"# Which column of {name} holds what. Correct a line, and give this file back with --map.",
        f"# `{KEPT}` leaves a column out of all fields and keeps its words beside the action.",
    ]
    for kind, columns in guessed_columns(tables).items():
        lines.append(f"{kind}:")
        for heading, column in columns.items():
            lines.append(f"  {quoted(heading)}: {column.field or KEPT}")
    return "\n".join([*lines, ""])
