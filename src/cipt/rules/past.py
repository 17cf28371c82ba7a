"""What a rule that compares may look at: an earlier version of the plan, and what differs since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cipt.evaluation.changes import Changes, RecordChange, changes_between, gaps_of
from cipt.evaluation.changes_boards import Boards, date_boards, signing_boards
from cipt.evaluation.changes_dates import DueMove, due_moves
from cipt.evaluation.index import Index
from cipt.loading.loaded import Loaded
from cipt.model.action import Action
from cipt.model.base import Record
from cipt.model.order import natural
from cipt.model.plan import Plan, Settings

if TYPE_CHECKING:
    from cipt.model.position import Position

PUBLISHED = "published"
"""The kind under which a problem names a published position, by its place among them."""

On = tuple[str, int]
"""A record of the plan as it is now: its kind, and its place among those of its kind."""


@dataclass(frozen=True)
class Past:
    """An earlier version of the plan beside the one that is checked.

    `day` is that from which the earlier one counts, None where nobody can tell.
    """

    earlier: Loaded
    later: Loaded
    changes: Changes
    day: date | None

    @property
    def before(self) -> Plan:
        """The plan as it was."""
        return self.changes.before

    @property
    def after(self) -> Plan:
        """The plan as it is now."""
        return self.changes.after

    @property
    def limits(self) -> Settings:
        """The settings as they were: nobody is judged by those that came with the change."""
        return self.before.header.limits

    @cached_property
    def indexes(self) -> tuple[Index, Index]:
        """Both versions' records by their ids."""
        return Index(self.before), Index(self.after)

    @cached_property
    def signing_boards(self) -> Boards:
        """The boards that may sign off, before and now."""
        return signing_boards(self.changes)

    @cached_property
    def date_boards(self) -> Boards:
        """The groups that may agree dates, before and now."""
        return date_boards(self.changes)

    @cached_property
    def moves(self) -> tuple[DueMove, ...]:
        """The due dates that differ."""
        return due_moves(self.changes)

    def altered(self, *kinds: str) -> Iterator[tuple[On, RecordChange]]:
        """The records in both versions that differ, each with its place in the plan."""
        for change in self.changes.of(*kinds):
            if change.before is not None and change.after is not None:
                yield self.on(change.kind, change.after), change

    def removed(self, *kinds: str) -> Iterator[RecordChange]:
        """The records that are gone."""
        return (change for change in self.changes.of(*kinds) if change.after is None)

    def added(self, *kinds: str) -> Iterator[tuple[On, RecordChange]]:
        """The records that are new, each with its place in the plan."""
        for change in self.changes.of(*kinds):
            if change.before is None and change.after is not None:
                yield self.on(change.kind, change.after), change

    def on(self, kind: str, record: Record) -> On:
        """The place of a record of the plan as it is now."""
        if kind not in self._numbers:
            records = self._records(kind)
            self._numbers[kind] = {id(one): number for number, one in enumerate(records)}
        return kind, self._numbers[kind].get(id(record), 0)

    def near(self, kind: str, identity: str) -> On | None:
        """The record of a kind after which one with this id would stand; None without any."""
        found: On | None = None
        for number, record in enumerate(self._records(kind)):
            if found is None or natural(str(getattr(record, "id", ""))) <= natural(identity):
                found = (kind, number)
        return found

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The positions that were published in the earlier version, as far as they can be read."""
        if not self.earlier.published:
            return ()
        from cipt.loading.published import read_position

        found = map(read_position, self.earlier.published.values())
        return tuple(one for one in found if not isinstance(one, str))

    @cached_property
    def _numbers(self) -> dict[str, dict[int, int]]:
        return {}

    def _records(self, kind: str) -> tuple[Record, ...]:
        plan = self.after
        match kind:
            case "plan":
                return (plan.header,)
            case "inspection":
                return plan.header.inspections
            case "workstream":
                return plan.header.workstreams
            case "area":
                return tuple(area for theme in plan.themes for area in theme.areas)
            case _:
                records: tuple[Record, ...] = getattr(plan, f"{kind}s")
                return records


def past_beside(earlier: Loaded, later: Loaded, day: date | None) -> Past:
    """What there is to compare of two versions of a plan; the earlier one counts from `day`."""
    gaps = gaps_of(earlier), gaps_of(later)
    return Past(earlier, later, changes_between(earlier.plan, later.plan, *gaps), day)


def action_of(change: RecordChange) -> tuple[Action, Action]:
    """An action as it was and as it is, of a change of one that both versions have."""
    assert isinstance(change.before, Action)
    assert isinstance(change.after, Action)
    return change.before, change.after
