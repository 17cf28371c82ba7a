"""How two versions of a plan are compared, kind by kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from cipt.evaluation.changes_entries import match_entries
from cipt.evaluation.changes_fields import Difference, field_differences, order_difference
from cipt.loading.gather import NO_ORGANISATION, NO_TITLE
from cipt.model.base import Record
from cipt.model.plan import Plan
from cipt.model.records import Area, Theme

_Version = TypeVar("_Version")
RecordT = TypeVar("RecordT", bound=Record)

_LISTS_OF_THE_HEADER = frozenset({"inspections", "workstreams"})
_LISTS_OF_A_THEME = frozenset({"areas"})


class RecordChange(NamedTuple):
    """A record that was added, removed (then the other version is None) or altered.

    `id` is the record's; of the plan itself it is "", of a meeting its board, of an event its kind
    and of a waiver its rule. An area's `theme` is told as a field that it has.
    """

    kind: str
    id: str
    before: Record | None
    after: Record | None
    differences: tuple[Difference, ...] = ()

    def in_field(self, *fields: str) -> tuple[Difference, ...]:
        """What differs in one of these fields."""
        return tuple(one for one in self.differences if one.field in fields)


class Untold(NamedTuple):
    """What stands in one version only, where in the other something of its kind was not read.

    `field` is that of a record of which the rest could be read, or "" for a whole record.
    """

    kind: str
    id: str
    field: str = ""


class Gaps(NamedTuple):
    """What of a plan could not be read: kinds and ids of records, and kinds of which more is lost
    than is known by id.
    """

    ids: frozenset[tuple[str, str]] = frozenset()
    kinds: frozenset[str] = frozenset()

    def hide(self, kind: str, identity: str) -> bool:
        """Whether a record that does not stand in the plan may have stood there unread."""
        return kind in self.kinds or (kind, identity) in self.ids

    def part_of(self, kind: str, identity: str) -> bool:
        """Whether of a record that stands in the plan a part could not be read."""
        return (kind, identity) in self.ids


class Comparison:
    """The comparing of two versions of a plan, while it lasts."""

    def __init__(self, gaps_before: Gaps, gaps_after: Gaps) -> None:
        self.gaps = (gaps_before, gaps_after)
        self.records: list[RecordChange] = []
        self.untold: list[Untold] = []

    def compare(self, before: Plan, after: Plan) -> None:
        """Fills `records` with all that differs, and `untold` with what cannot be said."""
        self._header(before, after)
        self._by_id("officer", before.officers, after.officers)
        self._by_id("group", before.groups, after.groups)
        self._by_id("recommendation", before.recommendations, after.recommendations)
        self._by_id("theme", before.themes, after.themes)
        self._areas(before.themes, after.themes)
        self._by_id("action", before.actions, after.actions)
        self._by_id("measure", before.measures, after.measures)
        self._by_id("committee", before.committees, after.committees)
        orders = (
            *self._by_content("meeting", "board", before.meetings, after.meetings),
            *self._by_content("event", "kind", before.events, after.events),
            *self._by_content("waiver", "rule", before.waivers, after.waivers),
        )
        if orders:
            self._keep("plan", "", before.header, after.header, orders)

    def _header(self, before: Plan, after: Plan) -> None:
        old, new = before.header, after.header
        orders = (
            *self._by_id("inspection", old.inspections, new.inspections, "inspections"),
            *self._by_id("workstream", old.workstreams, new.workstreams, "workstreams"),
        )
        found = () if old is new else field_differences(old, new, _LISTS_OF_THE_HEADER)
        self._keep("plan", "", old, new, (*found, *orders))

    def _by_id(
        self,
        kind: str,
        before: Sequence[Record],
        after: Sequence[Record],
        ordered: str = "",
    ) -> tuple[Difference, ...]:
        """Compares records that bear ids; the order of those that both have, if that is written
        down as the list named `ordered`.
        """
        if before == after:
            return ()
        found: list[tuple[str, Record, Record]] = []
        if not ordered:
            before, after = _without_the_same(before, after)
        old, new = _grouped(before), _grouped(after)
        for identity in dict.fromkeys((*old, *new)):
            for one, other in _paired(old.get(identity, []), new.get(identity, [])):
                if one is None or other is None:
                    self._one_sided(kind, identity, one, other)
                    continue
                found.append((identity, one, other))
                if one is not other and one != other:
                    without = _LISTS_OF_A_THEME if kind == "theme" else frozenset[str]()
                    differences = field_differences(one, other, without)
                    if isinstance(one, Theme) and isinstance(other, Theme):
                        differences += _order_of_areas(one, other)
                    self._keep(kind, identity, one, other, differences)
        if not ordered:
            return ()
        both = {identity for identity, _, _ in found}
        return order_difference(
            (ordered,),
            tuple(identity for identity in _ids(before) if identity in both),
            tuple(identity for identity in _ids(after) if identity in both),
        )

    def _areas(self, before: Sequence[Theme], after: Sequence[Theme]) -> None:
        """Compares areas by id, whichever theme they stand in."""
        themes = _without_the_same(before, after)
        old, new = _areas_by_id(themes[0]), _areas_by_id(themes[1])
        for identity in dict.fromkeys((*old, *new)):
            theirs = old.get(identity, []), new.get(identity, [])
            for one, other in _paired(*theirs):
                if one is None or other is None:
                    self._one_sided("area", identity, one and one[1], other and other[1])
                elif one != other:
                    moved = (Difference(("theme",), "altered", one[0], other[0]),)
                    differences = field_differences(one[1], other[1])
                    differences += moved if one[0] != other[0] else ()
                    self._keep("area", identity, one[1], other[1], differences)

    def _by_content(
        self, kind: str, name: str, before: Sequence[Record], after: Sequence[Record]
    ) -> tuple[Difference, ...]:
        """Compares records that bear no id, and their order."""
        if before == after:
            return ()
        matched = match_entries(before, after)
        for place in matched.removed:
            self._one_sided(kind, str(getattr(before[place], name)), before[place], None)
        for old, new in matched.pairs:
            one, other = before[old], after[new]
            if one != other:
                identity = str(getattr(other, name))
                self._keep(kind, identity, one, other, field_differences(one, other))
        for place in matched.added:
            self._one_sided(kind, str(getattr(after[place], name)), None, after[place])
        return order_difference(
            (f"{kind}s",),
            tuple(old for old, _ in sorted(matched.pairs)),
            tuple(old for old, _ in matched.pairs),
        )

    def _one_sided(
        self, kind: str, identity: str, before: Record | None, after: Record | None
    ) -> None:
        side = 0 if before is None else 1
        if self.gaps[side].hide(kind, identity):
            self.untold.append(Untold(kind, identity))
        else:
            self.records.append(RecordChange(kind, identity, before, after))

    def _keep(
        self,
        kind: str,
        identity: str,
        before: Record,
        after: Record,
        differences: Iterable[Difference],
    ) -> None:
        told = []
        for difference in differences:
            if self._is_told(kind, identity, difference):
                told.append(difference)
            else:
                self.untold.append(Untold(kind, identity, difference.field))
        if told:
            self.records.append(RecordChange(kind, identity, before, after, tuple(told)))

    def _is_told(self, kind: str, identity: str, difference: Difference) -> bool:
        """Whether a difference is one, and not a key or an entry that could not be read."""
        sides = zip(self.gaps, (difference.before, difference.after), strict=True)
        for gaps, value in sides:
            if kind == "theme" and difference.field == "sections" and "section" in gaps.kinds:
                return False
            lacks = value is None or value in ((), NO_TITLE, NO_ORGANISATION)
            if gaps.part_of(kind, identity) and (lacks or difference.field == "title"):
                return False
        return True


def _without_the_same(
    before: Sequence[RecordT], after: Sequence[RecordT]
) -> tuple[list[RecordT], list[RecordT]]:
    """The records of each version that are not the same object in both."""
    same = {id(record) for record in before} & {id(record) for record in after}
    return (
        [record for record in before if id(record) not in same],
        [record for record in after if id(record) not in same],
    )


def _grouped(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record, identity in zip(records, _ids(records), strict=True):
        found.setdefault(identity, []).append(record)
    return found


def _ids(records: Iterable[Record]) -> list[str]:
    return [str(getattr(record, "id", "")) for record in records]


def _areas_by_id(themes: Iterable[Theme]) -> dict[str, list[tuple[str, Area]]]:
    found: dict[str, list[tuple[str, Area]]] = {}
    for theme in themes:
        for area in theme.areas:
            found.setdefault(area.id, []).append((theme.id, area))
    return found


def _order_of_areas(before: Theme, after: Theme) -> tuple[Difference, ...]:
    old, new = _ids(before.areas), _ids(after.areas)
    return order_difference(
        ("areas",),
        tuple(identity for identity in old if identity in set(new)),
        tuple(identity for identity in new if identity in set(old)),
    )


def _paired(
    before: Sequence[_Version], after: Sequence[_Version]
) -> Iterator[tuple[_Version | None, _Version | None]]:
    """Records of one id in both versions: equal ones together, then in their order."""
    old, new = list(before), list(after)
    if len(old) > 1 or len(new) > 1:
        for record in before:
            if record in new:
                old.remove(record)
                new.remove(record)
                yield record, record
    yield from zip_longest(old, new)
