"""Which entry of a list is which in another version of it, where entries bear no id.

An officer who mends an entry leaves most of it as it was. So equal entries go together first,
then those that share what tells such entries apart, as an update's date, and last the only two
that are left if they have half of what they say in common.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from cipt.model.action import (
    Evidence,
    LookBack,
    MeasureLink,
    Milestone,
    Occurrence,
    OtherPlanLink,
    Reopening,
    Revision,
    SignOff,
    Update,
)
from cipt.model.base import Record
from cipt.model.records import (
    Benchmark,
    Event,
    MeasureReading,
    Meeting,
    Section,
    Target,
    Waiver,
)
from cipt.model.scheme import Band

_TOLD_APART_BY: Mapping[type[Record], tuple[tuple[str, ...], ...]] = {
    Revision: (("asked", "due"), ("due", "reason"), ("asked",), ("due",), ("reason",)),
    Milestone: (("title",), ("due",)),
    Occurrence: (("for_",), ("on",)),
    LookBack: (("due",), ("done",)),
    MeasureLink: (("measure",),),
    OtherPlanLink: (("plan",), ("text",)),
    Update: (("date", "by"), ("date",), ("note",)),
    Evidence: (("date", "title"), ("ref",), ("title",), ("date",)),
    SignOff: (("date", "by"), ("date",)),
    Reopening: (("date",), ("reason",)),
    Section: (("title",), ("areas",)),
    Target: (("date",), ("value",), ()),
    Benchmark: (("of", "year"), ("of",)),
    MeasureReading: (("date", "published"), ("date", "value"), ("date",)),
    Band: (("rag",), ("conditions",)),
    Meeting: (("board", "date"),),
    Event: (("kind", "date"), ("kind", "focus"), ("date",)),
    Waiver: (("rule", "subjects"), ("rule", "reason"), ("rule",)),
}
"""What tells entries of a kind apart, the surest first; () puts together what is left, in order."""

_MOST_COMPARED = 10_000
"""Pairs of texts that are looked at for common words; a file made to be slow could hold more."""


class Matched(NamedTuple):
    """Which entries of two versions of a list go together, by their places in each.

    `pairs` are in the order of the later version; `removed` are places in the earlier one,
    `added` in the later one.
    """

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def is_reordered(self) -> bool:
        """Whether the entries that both have stand in another order."""
        places = [before for before, _ in self.pairs]
        return places != sorted(places)

    @property
    def partners(self) -> dict[int, int]:
        """The place in the earlier version by that in the later one, of those that both have."""
        return {after: before for before, after in self.pairs}


def match_entries(before: Sequence[Hashable], after: Sequence[Hashable]) -> Matched:
    """Which entries of two versions of a list go together: records, texts or days."""
    job = _Matching(before, after)
    job.match(before, after)
    kinds = {type(entry): None for entry in after if isinstance(entry, Record)}
    for kind in kinds:
        for names in _TOLD_APART_BY.get(kind, ()):
            job.match(
                [_key(entry, kind, names) for entry in before],
                [_key(entry, kind, names) for entry in after],
            )
    job.match_reworded()
    job.match_the_last()
    return job.matched()


class _Matching:
    def __init__(self, before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
        self.before = before
        self.after = after
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()

    def match(self, before: Sequence[Hashable | None], after: Sequence[Hashable | None]) -> None:
        """Puts together those with one key, in their order; None is no key."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place in self.removed():
            if before[place] is not None:
                waiting[before[place]].append(place)
        for place in self.added():
            key = after[place]
            if key is not None and waiting.get(key):
                self._pair(waiting[key].popleft(), place)

    def match_reworded(self) -> None:
        """Puts together texts that have half of their words in common."""
        removed, added = self.removed(), self.added()
        if len(removed) * len(added) > _MOST_COMPARED:
            return
        for place in added:
            text = self.after[place]
            alike = (other for other in removed if _is_reworded(self.before[other], text))
            found = next(alike, None)
            if found is not None:
                removed.remove(found)
                self._pair(found, place)

    def match_the_last(self) -> None:
        """Puts together the only two that are left, if half of what they say is the same."""
        removed, added = self.removed(), self.added()
        if len(removed) == len(added) == 1:
            old, new = self.before[removed[0]], self.after[added[0]]
            if type(old) is type(new) and isinstance(old, Record) and isinstance(new, Record):
                said = [
                    (value, getattr(new, name))
                    for name, value in old
                    if value or getattr(new, name)
                ]
                if 2 * sum(one == other for one, other in said) >= len(said):
                    self._pair(removed[0], added[0])

    def removed(self) -> list[int]:
        return [place for place in range(len(self.before)) if place not in self.taken]

    def added(self) -> list[int]:
        return [place for place in range(len(self.after)) if place not in self.pairs]

    def matched(self) -> Matched:
        pairs = tuple((self.pairs[place], place) for place in sorted(self.pairs))
        return Matched(pairs, tuple(self.removed()), tuple(self.added()))

    def _pair(self, before: int, after: int) -> None:
        self.pairs[after] = before
        self.taken.add(before)


def _key(entry: object, kind: type[Record], names: tuple[str, ...]) -> Hashable | None:
    if type(entry) is not kind:
        return None
    values = tuple(getattr(entry, name) for name in names)
    return (kind, *values) if any(values) or not names else None


def _is_reworded(before: object, after: object) -> bool:
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    old, new = set(before.lower().split()), set(after.lower().split())
    return len(old) > 1 and len(new) > 1 and 2 * len(old & new) >= max(len(old), len(new))
