"""The order in which the keys of a plan's files stand, from the models that read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from cipt.loading.layout import FileKind
from cipt.loading.read_record import keys_of
from cipt.model.base import Record


@dataclass(frozen=True, slots=True)
class Form:
    """What stands at a place of a file: the keys that it may have, in their order.

    `below` are the forms of what stands under a key.
    """

    keys: tuple[str, ...] = ()
    record: type[Record] | None = None
    lists: tuple[tuple[str, type[Record]], ...] = ()

    def below(self, key: str) -> Form:
        """The form of the value of a key, or of each entry of that value."""
        for name, record in self.lists:
            if name == key:
                return _of(record)
        if self.record is None:
            return Form()
        for name, field in self.record.model_fields.items():
            if (field.alias or name) == key:
                found = next(_records_in(field.annotation), None)
                return _of(found) if found else Form()
        return Form()

    def sorted(self, keys: Sequence[str]) -> list[str]:
        """The keys in their order; those that the form does not know come last, as they stand."""
        return sorted(keys, key=self.rank)

    def rank(self, key: str) -> int:
        """The place of a key among its like."""
        return self.keys.index(key) if key in self.keys else len(self.keys)


def form_of(kind: FileKind) -> Form:
    """The form of a file of this kind, or of each entry where the whole file is a list."""
    if kind.record is not None:
        return _of(kind.record)
    if kind.lists[0].key is None:
        return _of(kind.lists[0].record)
    lists = tuple((entries.key, entries.record) for entries in kind.lists if entries.key)
    return Form(tuple(name for name, _ in lists), lists=lists)


def _of(record: type[Record]) -> Form:
    return Form(keys_of(record), record)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)
