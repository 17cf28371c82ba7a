"""Where an action's last rating stands, and what is on record since it was given."""

from __future__ import annotations

from typing import NamedTuple

from cipt.evaluation.colours import Declares
from cipt.evaluation.judgement import Judgement
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
    updates = progress.action.updates
    number = len(updates) - 1
    while updates[number] is not update:
        number -= 1
    return ("updates", number, *below)


def is_off_track(update: Update, judgement: Judgement) -> bool:
    """Whether an update's rating means off track."""
    said = judgement.declares.get(update.rag or "")
    return said is not None and said.off_track


def declares(progress: Progress, update: Update) -> Declares | None:
    """What the update's rating says of the action; None for none and for an unknown one."""
    return progress.judgement.declares.get(update.rag) if update.rag else None


class Unexplained(NamedTuple):
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
        if self.lacks_cause and self.lacks_recovery:
            return "no cause and no recovery date"
        return "no cause" if self.lacks_cause else "no recovery date"


def unexplained(progress: Progress) -> Unexplained | None:
    """What an open action lacks whose last rating means off track; None if it lacks nothing.

    A cause is a note in that update or a later one, or `waiting_for`. A recovery date stands in
    such an update. A revision asked for or agreed since then is both: it has a reason and a date.
    """
    heeded, said = progress.heeded, progress.said
    if heeded is None or said is None or not said.off_track:
        return None
    if progress.condition not in DECLARED_OR_LATE:
        return None
    if progress.action.revisions and (progress.asked or _moved_since(progress, heeded)):
        return None
    lacks_cause, lacks_recovery = progress.waiting_for is None, True
    for update in progress.action.updates:
        if heeded.date <= update.date <= progress.as_of:
            lacks_cause = lacks_cause and not update.note
            lacks_recovery = lacks_recovery and update.recovery is None
    if not lacks_cause and not lacks_recovery:
        return None
    days_before = (progress.due - heeded.date).days if progress.due else 0
    return Unexplained(heeded, lacks_cause, lacks_recovery, days_before)


def _moved_since(progress: Progress, update: Update) -> bool:
    return any(
        revision.agreed is not None and revision.agreed >= update.date
        for revision in progress.agreed
    )
