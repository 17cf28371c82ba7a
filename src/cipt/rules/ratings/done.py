"""How an action that is done came to be so, in words."""

from __future__ import annotations

from cipt.evaluation.history import fact_days
from cipt.evaluation.progress import Progress
from cipt.model.dates import on_in_words
from cipt.model.scheme import Condition
from cipt.rules.base import At
from cipt.rules.ratings.declared import at_update

DONE = frozenset(
    {Condition.COMPLETE, Condition.OUTCOME_MISSED, Condition.CLAIMED, Condition.SIGNED_OFF}
)
"""Conditions of an action that is done with, or said to be."""

OPEN = frozenset(Condition) - DONE - {Condition.WITHDRAWN}
"""Conditions of an action that is still to be done."""

NOT_YET_ACCEPTED = DONE - {Condition.SIGNED_OFF}
"""Those of them that no board has accepted yet."""


def as_recorded(progress: Progress) -> Progress:
    """How the action stands by all that its file records, be it dated after the day.

    An error rests on this, so that it is told in the change that brings it, and none comes up
    later by time alone.
    """
    last = max(fact_days(progress.action), default=progress.as_of)
    return progress.on(last) if last > progress.as_of else progress


def how_done(progress: Progress) -> str:
    """What stands for its being done: "completed on 27 June 2019", "rated GREEN", "signed off"."""
    if progress.condition is Condition.CLAIMED:
        return f"rated {progress.declared_rag}"
    if progress.completed_on:
        return f"completed {on_in_words(progress.completed_on)}"
    if progress.signed_off_on:
        return f"signed off {on_in_words(progress.signed_off_on)}"
    return f"rated {progress.declared_rag}"


def done_in_a_word(progress: Progress) -> str:
    """The same without its day: "complete", "signed off", "rated GREEN"."""
    if progress.completed_on:
        return "complete"
    return "signed off" if progress.signed_off_on else f"rated {progress.declared_rag}"


def where_done(progress: Progress) -> At:
    """Where the action says that it is done."""
    if progress.condition is Condition.CLAIMED and progress.declared:
        return at_update(progress, progress.declared, "rag")
    if progress.completed_on:
        return ("completed",)
    return ("signed_off",) if progress.condition is Condition.SIGNED_OFF else ("title",)
