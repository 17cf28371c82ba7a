"""What a plan says in words of its own: titles, notes, reasons, wording for the public, cells.

Ids, dates, figures and colours are no free text. A key that the model gains is looked at unless
it is named here as one that holds an id: what is personal must not slip past by being new.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, Literal, NamedTuple, get_args, get_origin
from weakref import WeakKeyDictionary

from cipt.evaluation.index import Index
from cipt.model.base import Record
from cipt.model.plan import Plan
from cipt.rules.base import At, Problem
from cipt.rules.context import Context

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

APART = "\0"
"""What parts the texts when they are searched all at once; no file can hold it as it stands."""

_FIGURES = re.compile(r"[0-9@](?:(?<=@)|[A-Z]{2}|(?:[^0-9\0]{0,16}[0-9]){2})")


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


class FreeTexts:
    """All free texts of a plan, in the order in which a reader meets them."""

    def __init__(self, plan: Plan) -> None:
        self._records: list[tuple[str, int, Record]] = []
        self._starts: list[int] = []
        texts: list[str] = []
        length = 0
        for kind, number, record in _records(plan):
            before = len(texts)
            _gather(record, texts)
            if len(texts) > before:
                self._records.append((kind, number, record))
                self._starts.append(length)
                length += sum(map(len, texts[before:])) + len(texts) - before
        self._last: tuple[int, list[tuple[At, str]], list[int]] | None = None
        self.joined = APART.join([*texts, ""])

    def containing(self, pattern: re.Pattern[str]) -> Iterator[FreeText]:
        """The texts in which `pattern` finds something, each once."""
        start = 0
        while found := pattern.search(self.joined, start):
            free, start = self.at(found.start())
            yield free

    @cached_property
    def lower(self) -> str:
        """`joined` in small letters, every character in its place."""
        lower = self.joined.lower()
        if len(lower) == len(self.joined):
            return lower
        return "".join(one.lower() if len(one.lower()) == 1 else one for one in self.joined)

    def mentioning(self, *words: str) -> Iterator[FreeText]:
        """The texts that have one of the words, given in small letters; each once."""
        told: set[int] = set()
        for word in words:
            found = self.lower.find(word)
            while found >= 0:
                free, end = self.at(found)
                if end not in told:
                    told.add(end)
                    yield free
                found = self.lower.find(word, end)

    @cached_property
    def parted(self) -> tuple[str, ...]:
        """The texts themselves, in order."""
        return tuple(self.joined.split(APART)[:-1])

    def shorter_than(self, length: int) -> Iterator[FreeText]:
        """The texts that have fewer characters than `length`."""
        start = 0
        for text in self.parted:
            if len(text) < length:
                yield self.at(start)[0]
            start += len(text) + 1

    @cached_property
    def with_figures(self) -> tuple[tuple[int, str], ...]:
        """The texts that have three figures, an @ or something like the end of a postcode.

        Each with its position, from which `at` tells where it stands: few need be asked.
        """
        found: list[tuple[int, str]] = []
        joined, end = self.joined, 0
        while figures := _FIGURES.search(joined, end):
            start = joined.rfind(APART, end, figures.start()) + 1 or end
            end = joined.index(APART, figures.start()) + 1
            found.append((start, joined[start : end - 1]))
        return tuple(found)

    def at(self, position: int) -> tuple[FreeText, int]:
        """The text that stands at `position` of `joined`, and where the next one begins."""
        place = bisect_right(self._starts, position) - 1
        kind, number, record = self._records[place]
        texts, ends = self._of_record(place)
        inside = bisect_right(ends, position)
        at, text = texts[inside]
        return FreeText(kind, number, at, text, record), ends[inside]

    def _of_record(self, place: int) -> tuple[list[tuple[At, str]], list[int]]:
        """The texts of one record and where each of them ends; kept until another is asked for."""
        if self._last is None or self._last[0] != place:
            texts = _texts(self._records[place][2], ())
            lengths = (len(text) + 1 for _, text in texts)
            ends = list(accumulate(lengths, initial=self._starts[place]))[1:]
            self._last = (place, texts, ends)
        return self._last[1:]


def is_prose(context: Context, free: FreeText) -> bool:
    """Whether a text is wording that people read, and not of an action that is withdrawn."""
    if free.key not in PROSE:
        return False
    return free.kind != "action" or not context.judgement.progress[free.number].is_withdrawn


_OF_INDEX: WeakKeyDictionary[Index, FreeTexts] = WeakKeyDictionary()


def free_texts(context: Context) -> FreeTexts:
    """The free texts of the plan in hand, gathered once for all rules that read them."""
    found = _OF_INDEX.get(context.index)
    if found is None:
        found = _OF_INDEX[context.index] = FreeTexts(context.plan)
    return found


def _records(plan: Plan) -> Iterator[tuple[str, int, Record]]:
    yield "plan", 0, plan.header
    kinds: dict[str, tuple[Record, ...]] = {
        "theme": plan.themes,
        "action": plan.actions,
        "measure": plan.measures,
        "recommendation": plan.recommendations,
        "officer": plan.officers,
        "group": plan.groups,
        "meeting": plan.meetings,
        "event": plan.events,
        "waiver": plan.waivers,
        "committee": plan.committees,
    }
    for kind, records in kinds.items():
        for number, record in enumerate(records):
            yield kind, number, record


def _gather(record: Record, texts: list[str]) -> None:
    """Adds the texts of a record, as `_texts` finds them, without the ways to them."""
    values = record.__dict__
    for name, _ in _fields(record.__class__):
        value = values[name]
        if not value:
            continue
        kind = value.__class__
        if kind is str:
            texts.append(value)
        elif kind is tuple:
            for entry in value:
                if entry.__class__ is str:
                    texts.append(entry)
                else:
                    _gather(entry, texts)
        elif kind is dict:
            texts += filter(None, value.values())
        else:
            _gather(value, texts)


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
