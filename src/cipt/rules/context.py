"""What a rule about the whole plan may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from cipt.evaluation.index import Index
from cipt.evaluation.judgement import Judgement
from cipt.loading.loaded import Loaded
from cipt.model.plan import Plan, Settings
from cipt.model.records import Area
from cipt.rules.columns import Columns, columns_of
from cipt.rules.past import Past

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, eq=False)
class Context:
    """The plan as loaded and as judged on a day; `past` is None where it is compared with none."""

    loaded: Loaded
    judgement: Judgement
    past: Past | None = None
    _answers: dict[Callable[[Context], Any], Any] = field(default_factory=dict, init=False)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.loaded.plan

    @property
    def index(self) -> Index:
        """The plan's records by their ids."""
        return self.judgement.index

    @property
    def as_of(self) -> date:
        """The day for which it is judged."""
        return self.judgement.as_of

    @property
    def limits(self) -> Settings:
        """The plan's settings."""
        return self.plan.header.limits

    @cached_property
    def columns(self) -> Columns:
        """The plan's actions as a table, a column for each key by which they hang together."""
        return columns_of(self.plan.actions)

    @cached_property
    def withdrawn(self) -> frozenset[int]:
        """The places in the plan of the actions that are withdrawn."""
        judged = self.judgement.progress
        ever = (number for number, one in enumerate(self.columns.withdrawn) if one)
        return frozenset(number for number in ever if judged[number].is_withdrawn)

    @cached_property
    def printed(self) -> Sequence[str]:
        """The number that the plan prints of each action, parallel to the plan's actions."""
        columns = self.columns
        numbers = zip(columns.number, columns.id, strict=True)
        return [number or identity for number, identity in numbers]

    @cached_property
    def areas(self) -> Sequence[Area]:
        """The areas of all themes, in the plan's order."""
        return tuple(area for theme in self.plan.themes for area in theme.areas)

    @cached_property
    def printed_areas(self) -> Sequence[str]:
        """The number that the plan prints of each area, parallel to `areas`."""
        return [area.printed for area in self.areas]

    @cached_property
    def _lost_ids(self) -> Mapping[str, frozenset[str]]:
        """Looked up once, for a plan with a broken list may have thousands of ids in doubt."""
        return {kind: self.loaded.lost_ids(kind) for kind in self._lost_kinds}

    @cached_property
    def _lost_kinds(self) -> frozenset[str]:
        return frozenset(lost.kind for lost in self.loaded.lost)

    def may_exist(self, kind: str, identity: str) -> bool:
        """Whether a record that is not in the plan may yet be there, in what could not be read."""
        return kind in self.loaded.incomplete or identity in self._lost_ids.get(kind, ())

    def is_whole(self, *kinds: str) -> bool:
        """Whether every record of these kinds could be read, so that a lack of one is a lack."""
        return not any(kind in self._lost_kinds or kind in self.loaded.incomplete for kind in kinds)


def once(question: Callable[[Context], _Answer]) -> Callable[[Context], _Answer]:
    """Has what several rules ask about the whole plan worked out once, and kept with the context.

    What is kept goes with it: nothing of one run is left for the next.
    """

    @wraps(question)
    def answer(context: Context) -> _Answer:
        kept = context._answers
        if question not in kept:
            kept[question] = question(context)
        found: _Answer = kept[question]
        return found

    return answer
