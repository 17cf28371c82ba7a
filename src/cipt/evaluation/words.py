"""Why an action is rated as it is, in sentences that a board can read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cipt.evaluation.conditions import measures_missed
from cipt.evaluation.english import counted, listed, within
from cipt.evaluation.facts import Missed, reopening
from cipt.evaluation.measures import Standing
from cipt.model.action import SignOff, Update
from cipt.model.dates import in_words, on_in_words
from cipt.model.records import Measure
from cipt.model.scheme import Condition

if TYPE_CHECKING:
    from cipt.evaluation.progress import Progress

MOST_NAMED = 3
"""How many broken recovery dates are named; of more, the first, and how many came later."""


def days(number: int) -> str:
    """A length of time: "1 day", "31 days"."""
    return counted(number, "day")


def times(number: int) -> str:
    """How often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def figure(value: Decimal, measure: Measure) -> str:
    """A value of the measure as printed: "80.5%", "1,240", "2.1"."""
    return f"{value:,}%" if measure.unit == "percent" else f"{value:,}"


def reasons(progress: Progress) -> tuple[str, ...]:
    """Why the action is rated as it is: the facts that decide, and those a board should know."""
    closed = {
        Condition.WITHDRAWN: _withdrawn,
        Condition.SIGNED_OFF: _signed_off,
        Condition.OUTCOME_MISSED: _outcome_missed,
        Condition.COMPLETE: _completed,
        Condition.CLAIMED: _claimed,
    }
    return tuple(closed.get(progress.condition, _open)(progress))


# An action that is done with


def _withdrawn(progress: Progress) -> Iterator[str]:
    withdrawn = progress.action.withdrawn
    if withdrawn is None:
        return
    yield f"withdrawn {on_in_words(withdrawn.date)}{_by(progress, withdrawn.by)}"
    if withdrawn.replaced_by:
        yield f"replaced by {_printed(progress, withdrawn.replaced_by)}"


def _signed_off(progress: Progress) -> Iterator[str]:
    signed = progress.sign_off
    if signed:
        minute = f", minute {signed.minute}" if signed.minute else ""
        yield f"signed off {on_in_words(signed.date)}{_by(progress, signed.by)}{minute}"
    if progress.completed_on:
        yield f"completed {on_in_words(progress.completed_on)}"


def _completed(progress: Progress) -> Iterator[str]:
    if progress.completed_on:
        yield f"completed {on_in_words(progress.completed_on)}"
    yield from _other_sign_off(progress)


def _outcome_missed(progress: Progress) -> Iterator[str]:
    yield from _completed(progress)
    for measure in measures_missed(progress):
        yield _miss(progress.judgement.standing(measure, progress.as_of))


def _miss(standing: Standing) -> str:
    measure, reading, target = standing.measure, standing.reading, standing.target_in_force
    if reading is None or target is None:
        return f"“{measure.title}” misses its target"
    return (
        f"“{measure.title}” misses its target: {figure(reading.value, measure)} on "
        f"{in_words(reading.date)}, where {figure(target.value, measure)} was to be reached"
    )


def _claimed(progress: Progress) -> Iterator[str]:
    declared = progress.declared
    if declared is None:
        return
    seen = any(entry.date <= progress.as_of for entry in progress.action.evidence)
    lacks = "no completion date" if seen else "no completion date or evidence"
    day = in_words(declared.date)
    if declared.date == progress.judgement.taken_over:
        yield f"taken over as {declared.rag} on {day}, {lacks}"
    else:
        yield f"rated {declared.rag} on {day} and taken over as such, {lacks}"
    yield from _other_sign_off(progress)


def _other_sign_off(progress: Progress) -> Iterator[str]:
    """A sign-off that does not count, which the reader will have expected to see counted."""
    last: SignOff | None = None
    for entry in progress.action.signed_off:
        if entry.date <= progress.as_of and (last is None or entry.date >= last.date):
            last = entry
    reopened = reopening(progress.action, progress.as_of)
    if last is None or progress.sign_off or (reopened and reopened.date >= last.date):
        return
    signed = f"signed off {on_in_words(last.date)}{_by(progress, last.by)}"
    yield f"{signed}, which may not sign actions off" if last.by else f"{signed}, no board named"


# An open action


def _open(progress: Progress) -> Iterator[str]:
    yield from _due(progress)
    yield from _moved(progress)
    yield from _reopened(progress)
    yield from _missed(progress.missed)
    if progress.condition is Condition.NOT_STARTED:
        yield "nothing recorded says that work has begun"
    yield from _rated(progress)
    yield from _recovery(progress)
    yield from _other_sign_off(progress)
    yield from _waits(progress)


def _due(progress: Progress) -> Iterator[str]:
    due, following = progress.due, progress.next_date
    if due:
        late = f", {days(progress.days_overdue)} overdue" if progress.days_overdue else ""
        yield f"due {in_words(due)}{late}"
    elif not (progress.action.repeats or progress.action.reviews):
        yield "no due date"
    else:
        yield f"next due {in_words(following)}" if following else "no date to come"


def _moved(progress: Progress) -> Iterator[str]:
    if progress.revisions:
        first = progress.action.due
        before = f"first due {in_words(first)}, " if first else ""
        yield f"{before}moved {times(progress.revisions)}"
    asked = progress.asked
    if asked:
        seen = asked.asked if asked.asked and asked.asked <= progress.as_of else None
        when = f" {on_in_words(seen)}" if seen else ""
        yield f"{in_words(asked.due)} asked for{when}, not yet agreed by a board"


def _reopened(progress: Progress) -> Iterator[str]:
    entry = reopening(progress.action, progress.as_of)
    if entry:
        yield f"reopened {on_in_words(entry.date)}"


def _missed(missed: tuple[Missed, ...]) -> Iterator[str]:
    if not missed:
        return
    first = missed[0]
    title = f" ({first.title})" if first.title else ""
    yield f"{first.kind} due {in_words(first.due)} not done, {days(first.days)} late{title}"
    if len(missed) > 1:
        more = len(missed) - 1
        yield f"{counted(more, 'more date')} missed"


def _rated(progress: Progress) -> Iterator[str]:
    declared, heeded = progress.declared, progress.heeded
    if declared and declared is not heeded:
        yield f"rated {_on(declared)}, which is no colour of this plan"
    if heeded is None or progress.said is None:
        return
    if progress.said.done:
        yield f"rated {_on(heeded)}, {_no_completion(progress)}"
    else:
        yield f"rated {_on(heeded)}"


def _on(update: Update) -> str:
    return f"{update.rag} {on_in_words(update.date)}"


def _no_completion(progress: Progress) -> str:
    was_completed = any(day <= progress.as_of for day in progress.action.completed)
    return "no completion date since it was reopened" if was_completed else "no completion date"


def _recovery(progress: Progress) -> Iterator[str]:
    broken = progress.broken_recoveries
    if broken:
        yield f"was to be back on track by {_day_list(broken)}"
    ahead = _recovery_ahead(progress)
    if ahead:
        yield f"to be back on track by {in_words(ahead)}"


def _recovery_ahead(progress: Progress) -> date | None:
    """The recovery date given last, if it is still to come and the action is off its way."""
    last: Update | None = None
    for update in progress.action.updates:
        if (
            update.recovery
            and update.date <= progress.as_of
            and (last is None or update.date >= last.date)
        ):
            last = update
    if last is None or last.recovery is None or progress.condition is Condition.ON_TRACK:
        return None
    return last.recovery if last.recovery >= progress.as_of else None


def _day_list(broken: tuple[date, ...]) -> str:
    words = [in_words(day) for day in broken]
    if len(words) > MOST_NAMED:
        return f"{words[0]} and {len(words) - 1:,} later dates"
    return listed(words)


def _waits(progress: Progress) -> Iterator[str]:
    for other in progress.waits_on:
        yield f"waits for {other.action.printed}, {_state(other)}"
    waiting = progress.waiting_for
    if waiting:
        who = f", from {progress.judgement.index.person_name(waiting.who)}" if waiting.who else ""
        since = f", since {in_words(waiting.since)}" if waiting.since else ""
        yield f"waits for {within(waiting.what)}{who}{since}"


def _state(other: Progress) -> str:
    """How an action that is waited for stands: "12 days overdue", "due 30 June 2019"."""
    withdrawn = other.action.withdrawn
    if other.is_withdrawn and withdrawn:
        return f"withdrawn {on_in_words(withdrawn.date)}"
    if other.days_overdue:
        return f"{days(other.days_overdue)} overdue"
    return f"due {in_words(other.due)}" if other.due else "not yet done"


# Pieces


def _by(progress: Progress, person: str | None) -> str:
    return f" by {progress.judgement.index.person_name(person)}" if person else ""


def _printed(progress: Progress, action_id: str) -> str:
    action = progress.judgement.index.actions.get(action_id)
    return action.printed if action else action_id
