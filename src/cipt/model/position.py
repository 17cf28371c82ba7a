"""The position that a published paper stood on: what a board was told of each action on a day.

It is kept as a file in the plan folder, `reports/published/<board>-<day>.json`, written by
`cipt report --publish` and never edited. What is later recorded of the time before it is held
against it, so that a published month cannot change quietly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cipt.model.plan import PUBLISHED_IN
from cipt.model.scheme import Condition

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class ActionPosition:
    """One action as it was published.

    `first_due` and `due`: its first date, and the one then in force. `revisions`: how often a board
    had moved it. `completed`, `signed_off`: the days, unless it had been reopened since.
    """

    id: str
    number: str
    title: str
    condition: Condition
    rag: str | None
    declared_rag: str | None
    first_due: date | None
    due: date | None
    revisions: int
    completed: date | None
    signed_off: date | None


@dataclass(frozen=True, slots=True)
class MeasurePosition:
    """One measure as it was published: its latest reading then, by day and value."""

    id: str
    title: str
    day: date | None
    value: str | None
    on_target: bool | None


@dataclass(frozen=True, slots=True)
class PlanPosition:
    """Which plan was published; `fingerprint` is that of its files."""

    title: str
    organisation: str
    version: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class CountsPosition:
    """The counts that were published: of all actions, by colour and by condition."""

    total: int
    rag: dict[str, int]
    conditions: dict[str, int]


@dataclass(frozen=True, slots=True)
class UnreadPosition:
    """What could not be read when the paper was published, and so was not counted in it."""

    path: str
    id: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Position:
    """A published position: of which plan, for which board, on which day, by which cipt."""

    schema_version: int
    as_of: date
    board: str
    month: str
    cipt: str
    plan: PlanPosition
    counts: CountsPosition
    actions: tuple[ActionPosition, ...]
    measures: tuple[MeasurePosition, ...] = ()
    unreadable: tuple[UnreadPosition, ...] = ()

    @property
    def path(self) -> str:
        """Its file, from the plan folder on."""
        return position_path(self.board, self.as_of)


def position_path(board: str, as_of: date) -> str:
    """The file of a board's position on a day, from the plan folder on."""
    return f"{PUBLISHED_IN}/{board}-{as_of.isoformat()}.json"
