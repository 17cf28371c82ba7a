"""Keeps out of a paper what the check takes for personal data, wherever in it that text stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Value = TypeVar("Value")


def hidden(value: Value, text: Callable[[str], str]) -> Value:
    """The value with `text` done to every text in it: in dataclasses, in tuples, however deep."""
    result: Value = _Hiding(text).of(value)
    return result


class _Hiding:
    """Does each text and each record once, for an action stands in many places of a paper."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self._text = text
        self._texts: dict[str, str] = {}
        self._records: dict[int, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        if isinstance(value, str):
            if value not in self._texts:
                self._texts[value] = self._text(value)
            return self._texts[value]
        if isinstance(value, tuple):
            return tuple(self.of(each) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._record(value)
        return value

    def _record(self, record: Any) -> Any:
        # The record is kept beside its result, or its number could come to stand for another.
        if id(record) not in self._records:
            new = {field.name: self.of(getattr(record, field.name)) for field in fields(record)}
            self._records[id(record)] = (record, replace(record, **new))
        return self._records[id(record)][1]
