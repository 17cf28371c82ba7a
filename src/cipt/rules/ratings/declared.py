"""Where an action's last rating stands, and what is on record since it was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cipt.evaluation.colours import Declares
from cipt.evaluation.progress import Progress
from cipt.model.action import Update
from cipt.model.scheme import Condition
from cipt.rules.base import At

EXPLAIN = "Add an update with the cause in `note:` and the day it will be on track in `recovery:`"
"""What to write about an action that is off track."""

DECLARED_OR_LATE = (Condition.OFF_TRACK, Condition.OVERDUE)
"""The conditions of an open action that was declared off track: its date passes before that."""


def at_update(progress: Progress, update: Update, *below: str) -> At:
    """The way from the action to one of its own updates, and to a key of it."""
    number = next(n for n, one in enumerate(progress.action.updates) if one is update)
    return ("updates", number, *below)


def declares(progress: Progress, update: Update) -> Declares | None:
    """What the update's rating says of the action; None for none and for an unknown one."""
    return progress.judgement.declares.get(update.rag) if update.rag else None


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An open action that was declared off track, and what it lacks.

    `days_before`: how many days before its due date it was declared so; 0 or less from then on.
    """

    update: Update
    lacks_cause: bool
    lacks_recovery: bool
    days_before: int

    @property
    def lacking(self) -> str:
        """What it lacks, in words."""
        parts = [("cause", self.lacks_cause), ("recovery date", self.lacks_recovery)]
        return " and ".join(f"no {name}" for name, is_lacking in parts if is_lacking)


def unexplained(progress: Progress) -> Unexplained | None:
    """What an open action lacks whose last rating means off track; None if it lacks nothing.

    A cause is a note in that update or a later one, or `waiting_for`. A recovery date stands in
    such an update. A revision asked for or agreed since then is both: it has a reason and a date.
    """
    if progress.condition not in DECLARED_OR_LATE:
        return None
    heeded = progress.heeded
    said = declares(progress, heeded) if heeded else None
    if heeded is None or said is None or not said.off_track:
        return None
    if progress.asked or _moved_since(progress, heeded):
        return None
    since = list(_updates_since(progress, heeded))
    lacks_cause = not progress.waiting_for and not any(update.note for update in since)
    lacks_recovery = not any(update.recovery for update in since)
    if not lacks_cause and not lacks_recovery:
        return None
    days_before = (progress.due - heeded.date).days if progress.due else 0
    return Unexplained(heeded, lacks_cause, lacks_recovery, days_before)


def _updates_since(progress: Progress, first: Update) -> Iterator[Update]:
    for update in progress.action.updates:
        if first.date <= update.date <= progress.as_of:
            yield update


def _moved_since(progress: Progress, update: Update) -> bool:
    return any(
        revision.agreed is not None and revision.agreed >= update.date
        for revision in progress.agreed
    )
