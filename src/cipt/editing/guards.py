"""What keeps a fact from being recorded of an action: each refusal, with its cure.

Each looks at the action as it stands today and at the day for which something is recorded, and
raises CannotGoOn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cipt.evaluation.facts import reopening
from cipt.evaluation.progress import Progress
from cipt.faults import CannotGoOn
from cipt.model.dates import Day, in_words, on_in_words
from cipt.model.scheme import Condition

Guard: TypeAlias = Callable[[Progress, Day], None]


def not_withdrawn(progress: Progress, day: Day) -> None:
    """Nothing is recorded of an action that the plan no longer asks for."""
    withdrawn = progress.action.withdrawn
    if withdrawn is not None:
        raise CannotGoOn(
            f"{progress.id} was withdrawn {on_in_words(withdrawn.date)}",
            "Take the lines `withdrawn:` out of its file if the plan asks for it again",
        )


def not_done(progress: Progress, day: Day) -> None:
    """What is complete is not completed again, and its date no longer moves."""
    how = _how_done(progress)
    if how:
        raise CannotGoOn(
            f"{progress.id} is done already: {how}",
            f"If work on it goes on, write first: cipt reopen {progress.id} --reason TEXT",
        )


def done(progress: Progress, day: Day) -> None:
    """Only what is complete can be signed off."""
    if not (_how_done(progress) or progress.condition is Condition.CLAIMED):
        raise CannotGoOn(
            f"{progress.id} is not complete",
            f"Write first: cipt complete {progress.id} --date DATE",
        )


def reopenable(progress: Progress, day: Day) -> None:
    """Only what is complete can be taken up again, from the day of its completion on."""
    if not (_how_done(progress) or progress.condition is Condition.CLAIMED):
        raise CannotGoOn(
            f"{progress.id} is not complete, so there is nothing to reopen",
            f"`cipt show {progress.id}` says how it stands",
        )
    ended = progress.signed_off_on or progress.completed_on
    if ended and day < ended:
        raise CannotGoOn(
            f"{progress.id} was done only {on_in_words(ended)}, after {in_words(day)}",
            "Write the day on which it was reopened: --date DATE",
        )


def not_signed_off(progress: Progress, day: Day) -> None:
    """One sign-off is enough."""
    signed = progress.sign_off
    if signed is not None:
        board = progress.judgement.index.person_name(signed.by or "")
        raise CannotGoOn(
            f"{progress.id} was signed off {on_in_words(signed.date)} by {board}",
            f"`cipt show {progress.id}` tells its story",
        )


def not_started(progress: Progress, day: Day) -> None:
    """Work begins once."""
    started = progress.action.started
    if started is not None:
        raise CannotGoOn(
            f"{progress.id} was started {on_in_words(started)}",
            "Correct `started:` in its file by hand if that is wrong",
        )


def in_the_plan(progress: Progress, day: Day) -> None:
    """Nothing happens to an action before it joined the plan."""
    header = progress.judgement.plan.header
    first = progress.action.added or header.starts
    if first is not None and day < first:
        what = f"{progress.id} joined the plan," if progress.action.added else "the plan starts,"
        raise CannotGoOn(
            f"{in_words(day)} is before {what} {on_in_words(first)}",
            "Write the day on which it happened: --date DATE",
        )


def begun(progress: Progress, day: Day) -> None:
    """Nothing is complete before work on it began, or was to begin."""
    action = progress.action
    first = action.started or action.start
    if first is not None and day < first:
        what = "work began" if action.started else "work was to begin"
        raise CannotGoOn(
            f"{in_words(day)} is before {what} on {progress.id}, {on_in_words(first)}",
            "Write the day on which it was complete: --date DATE"
            if action.started
            else f"Say first when it began: cipt start {progress.id} --date DATE",
        )


def after_completion(progress: Progress, day: Day) -> None:
    """A board signs off what is complete by the day of its meeting."""
    completed = progress.completed_on
    if completed and day < completed:
        raise CannotGoOn(
            f"{progress.id} was completed only {on_in_words(completed)}, after {in_words(day)}",
            "Write the day of the meeting: --date DATE",
        )


def after_reopening(progress: Progress, day: Day) -> None:
    """What was reopened is complete again on a later day."""
    reopened = reopening(progress.action, progress.as_of)
    if reopened is not None and day <= reopened.date:
        raise CannotGoOn(
            f"{progress.id} was reopened {on_in_words(reopened.date)}",
            "Write a later day, on which it was done again: --date DATE",
        )


def _how_done(progress: Progress) -> str | None:
    """How the action ended, None for one that is open or only claimed to be done."""
    if progress.signed_off_on:
        return f"signed off {on_in_words(progress.signed_off_on)}"
    if progress.completed_on:
        return f"completed {on_in_words(progress.completed_on)}"
    return None
