"""What a plan says in words of its own: titles, notes, reasons, wording for the public, cells.

Ids, dates, figures and colours are no free text. A key that the model gains is looked at unless
it is named here as one that holds an id: what is personal must not slip past by being new.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import Any, Literal, NamedTuple, get_args, get_origin

from cipt.model.base import Record
from cipt.model.plan import Plan
from cipt.rules.base import At, Problem
from cipt.rules.context import Context, once
from cipt.rules.wording.joined import Joined

NOT_FREE = frozenset(
    {"id", "number", "area", "recommendations", "responsible", "leads", "partners"}
    | {"depends_on", "measure", "rag", "by", "who", "tested_by", "replaced_by", "stamp"}
    | {"workstream", "sro", "owner", "part_of", "board", "reports_to", "every", "agreed_by"}
    | {"rule", "subjects", "authority", "year", "dates_agreed_by", "case_numbers"}
)
"""Keys of ids and of single words."""

PROSE = frozenset(
    {"title", "subtitle", "outcome", "for_children", "indicators", "success", "assurance", "note"}
    | {"public", "what", "reason", "why", "wording", "focus", "text", "means", "post"}
)
"""Keys of what somebody has put into words, for others to read."""


class FreeText(NamedTuple):
    """One text: the record that it stands in, by kind and number in the plan, and the way to it."""

    kind: str
    number: int
    at: At
    text: str
    record: Record

    @property
    def owner(self) -> str | None:
        """The id of the record, or of the area, inspection or workstream inside it."""
        return _owner(self.record, self.at)

    @property
    def key(self) -> str:
        """The key that it stands under; of a cell kept by import, `cells`."""
        if "cells" in self.at:
            return "cells"
        return next(str(part) for part in reversed(self.at) if isinstance(part, str))

    def problem(self, message: str, hint: str | None, masks: tuple[str, ...] = ()) -> Problem:
        """A problem of this text."""
        owner = self.owner
        subjects = (owner,) if owner else ()
        on = (self.kind, self.number)
        return Problem(message, self.at, hint, on=on, subjects=subjects, masks=masks)


class FreeTexts(Joined):
    """All free texts of a plan, in the order in which a reader meets them."""

    def __init__(self, plan: Plan) -> None:
        texts: list[str] = []
        self._kinds = tuple(plan.by_kind().items())
        self._until: list[int] = []
        for _, records in self._kinds:
            _gather(records, texts, self._until)
        super().__init__(texts)
        self._last: tuple[int, list[tuple[At, str]]] | None = None

    def at(self, place: int) -> FreeText:
        """The text at a place among all: where it stands."""
        count = bisect_right(self._until, place)
        first = self._until[count - 1] if count else 0
        kind, number, record = self._record(count)
        at, text = self._of_record(count, record)[place - first]
        return FreeText(kind, number, at, text, record)

    def record_of(self, place: int) -> tuple[str, int]:
        """The kind and the number in the plan of the record in which the text stands."""
        return self._record(bisect_right(self._until, place))[:2]

    def _record(self, count: int) -> tuple[str, int, Record]:
        """The record before which there are `count` others: its kind and its number in the plan."""
        for kind, records in self._kinds:
            if count < len(records):
                return kind, count, records[count]
            count -= len(records)
        raise IndexError(count)

    def _of_record(self, count: int, record: Record) -> list[tuple[At, str]]:
        """The texts of one record; kept until another is asked for."""
        if self._last is None or self._last[0] != count:
            self._last = (count, _texts(record, ()))
        return self._last[1]


def is_prose(context: Context, free: FreeText) -> bool:
    """Whether a text is wording that people read, and not of an action that is withdrawn."""
    if free.key not in PROSE:
        return False
    return free.kind != "action" or not context.judgement.progress[free.number].is_withdrawn


@once
def free_texts(context: Context) -> FreeTexts:
    """The free texts of the plan in hand."""
    return FreeTexts(context.plan)


def _gather(entries: Iterable[Any], texts: list[str], until: list[int] | None = None) -> None:
    """Adds the texts of records, as `_texts` finds them, without the ways to them.

    `until` is given how many texts there are after each of the records.
    """
    for entry in entries:
        kind = entry.__class__
        if kind is str:
            texts.append(entry)
            continue
        for value in filter(None, _values_of(kind)(entry.__dict__)):
            kind = value.__class__
            if kind is str:
                texts.append(value)
            elif kind is tuple:
                _gather(value, texts)
            elif kind is dict:
                texts += filter(None, value.values())
            else:
                _gather((value,), texts)
        if until is not None:
            until.append(len(texts))


@cache
def _values_of(record: type[Record]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    """What takes, out of all values of a kind of record, those that can hold free text."""
    names = [name for name, _ in _fields(record)]
    # Of one name alone `itemgetter` makes no tuple: that is the note, which every record has.
    return itemgetter(*names) if len(names) > 1 else lambda values: (values[names[0]],)


def _texts(record: Record, at: At) -> list[tuple[At, str]]:
    found: list[tuple[At, str]] = []
    values = record.__dict__
    for name, key in _fields(record.__class__):
        value = values[name]
        if not value:
            continue
        kind = value.__class__
        if kind is str:
            found.append(((*at, key), value))
        elif kind is tuple:
            for number, entry in enumerate(value):
                if entry.__class__ is str:
                    found.append(((*at, key, number), entry))
                else:
                    found += _texts(entry, (*at, key, number))
        elif kind is dict:
            found += [((*at, key, inner), text) for inner, text in value.items() if text]
        else:
            found += _texts(value, (*at, key))
    return found


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Name and key of every field of a kind of record that can hold free text."""
    return tuple(
        (name, field.alias or name)
        for name, field in record.model_fields.items()
        if name not in NOT_FREE and _holds_text(field.annotation)
    )


def _holds_text(annotation: Any) -> bool:
    if annotation is str:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return bool(_fields(annotation))
    if get_origin(annotation) is Literal:
        return False
    return any(_holds_text(inner) for inner in get_args(annotation))


def _owner(record: Record, at: At) -> str | None:
    """The id of the innermost record on the way that has one."""
    owner: str | None = getattr(record, "id", None)
    here: Any = record
    for part in at:
        here = here[part] if isinstance(part, int) else getattr(here, part, None)
        if here is None or isinstance(here, dict | str):
            break
        owner = getattr(here, "id", owner)
    return owner
