"""A published position as JSON: an action a line, so that a change to one is a line's change."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from cipt.model.position import Position
from cipt.render.as_json import as_json

_LISTS = ("actions", "measures", "unreadable")


def position_json(position: Position) -> str:
    """The text of the file in which a position is kept."""
    parts = [f' "{field.name}": {_value(position, field.name)}' for field in fields(position)]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(position: Position, name: str) -> str:
    value = getattr(position, name)
    if name not in _LISTS or not value:
        return _compact(value)
    return "[\n" + ",\n".join(f"  {_compact(one)}" for one in value) + "\n ]"


def _compact(value: Any) -> str:
    return as_json(_plain(value), indent=None).rstrip("\n")


def _plain(value: Any) -> Any:
    """A value of dataclasses and dates as JSON knows it."""
    if isinstance(value, date):
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
