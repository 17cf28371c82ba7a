"""What is on record of an action by a day. Everything dated later is not seen.

Facts of one day count in the order in which they stand in their list; a reopening counts after
a completion or sign-off of its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cipt.evaluation.colours import Declares
from cipt.evaluation.occurrences import next_occurrence, occurrences, occurrences_done
from cipt.model.action import (
    Action,
    LookBack,
    Milestone,
    Reopening,
    Revision,
    SignOff,
    Update,
)
from cipt.model.dates import Day


@dataclass(frozen=True, slots=True)
class Missed:
    """A step that was due before the day of judgement and is not done.

    `title` is a milestone's; an occurrence or a review has none. `days` is how long it is late.
    """

    kind: Literal["milestone", "occurrence", "review"]
    title: str | None
    due: date
    days: int


def latest_update(updates: Sequence[Update], as_of: date) -> Update | None:
    """The last update by `as_of`, rated or not."""
    found: Update | None = None
    for update in updates:
        if update.date <= as_of and (found is None or update.date >= found.date):
            found = update
    return found


def latest_rated(
    updates: Sequence[Update], as_of: date, known: Mapping[str, Declares] | None = None
) -> Update | None:
    """The last update by `as_of` that bears a rating, or one of the `known` colours if given."""
    found: Update | None = None
    for update in updates:
        if (
            update.rag is not None
            and update.date <= as_of
            and (found is None or update.date >= found.date)
            and (known is None or update.rag in known)
        ):
            found = update
    return found


def _is_seen(revision: Revision, as_of: date) -> bool:
    """Whether the first dated fact of a revision is on record; an undated one always is."""
    dates = [day for day in (revision.asked, revision.agreed, revision.refused) if day]
    return not dates or min(dates) <= as_of


def _is_agreed(revision: Revision, as_of: date, boards: Set[str]) -> bool:
    """Whether it is agreed by the day, and not refused on the day of its agreement or since."""
    agreed, refused = revision.agreed, revision.refused
    if agreed is None or agreed > as_of or revision.by not in boards:
        return False
    return refused is None or not agreed <= refused <= as_of


def agreed_revisions(action: Action, as_of: date, boards: Set[str]) -> list[Revision]:
    """The revisions that one of the boards has agreed, in the order of their agreement."""
    agreed = [
        (revision.agreed, place, revision)
        for place, revision in enumerate(action.revisions)
        if revision.agreed is not None and _is_agreed(revision, as_of, boards)
    ]
    return [revision for _, _, revision in sorted(agreed, key=lambda entry: entry[:2])]


def waiting_revision(action: Action, as_of: date, boards: Set[str]) -> Revision | None:
    """The revision asked for last that waits: neither agreed by one of the boards nor refused.

    One that some other group has agreed waits too. An undated one counts as asked for when it
    was written down, after those above it.
    """
    found: Revision | None = None
    last: date | None = None
    for revision in action.revisions:
        waits = (
            _is_seen(revision, as_of)
            and not _is_agreed(revision, as_of, boards)
            and not (revision.refused and revision.refused <= as_of)
        )
        asked = revision.asked if revision.asked and revision.asked <= as_of else None
        if waits and (found is None or last is None or asked is None or asked >= last):
            found, last = revision, asked
    return found


def reopening(action: Action, as_of: date) -> Reopening | None:
    """The last reopening by `as_of`."""
    found: Reopening | None = None
    for entry in action.reopened:
        if entry.date <= as_of and (found is None or entry.date >= found.date):
            found = entry
    return found


def _stands(day: date, action: Action, as_of: date) -> bool:
    return not any(day <= entry.date <= as_of for entry in action.reopened)


def completion(action: Action, as_of: date) -> Day | None:
    """The day of the last completion by `as_of`, unless the action was reopened on it or since."""
    if not action.completed:
        return None
    day = max((day for day in action.completed if day <= as_of), default=None)
    return day if day and _stands(day, action, as_of) else None


def sign_off(action: Action, as_of: date, boards: Set[str]) -> SignOff | None:
    """The last sign-off by one of the boards, unless the action was reopened on its day or since.

    A sign-off by anyone else, or by nobody, is none.
    """
    found: SignOff | None = None
    for entry in action.signed_off:
        if (
            entry.date <= as_of
            and entry.by in boards
            and (found is None or entry.date >= found.date)
        ):
            found = entry
    return found if found and _stands(found.date, action, as_of) else None


def dated_steps(action: Action) -> tuple[Milestone | LookBack, ...]:
    """The action's milestones, then its reviews."""
    return (*action.milestones, *action.reviews)


def steps_missed(action: Action, as_of: date) -> tuple[Missed, ...]:
    """Milestones, occurrences and reviews due before `as_of` and not done by it, by date."""
    missed = sorted(_steps_missed(action, as_of), key=lambda step: step.due)
    return tuple(missed)


def _steps_missed(action: Action, as_of: date) -> Iterator[Missed]:
    for milestone in action.milestones:
        if milestone.due < as_of and not _is_done(milestone.done, as_of):
            yield Missed("milestone", milestone.title, milestone.due, (as_of - milestone.due).days)
    if action.repeats:
        done = occurrences_done(action.repeats, as_of)
        for day in occurrences(action.repeats, as_of):
            if day < as_of and day not in done:
                yield Missed("occurrence", None, day, (as_of - day).days)
    for look in action.reviews:
        if look.due < as_of and not _is_done(look.done, as_of):
            yield Missed("review", None, look.due, (as_of - look.due).days)


def steps_ahead(action: Action, as_of: date) -> Iterator[date]:
    """The dates, on or after `as_of`, of milestones and reviews not done, and of the next
    occurrence.
    """
    for step in dated_steps(action):
        if step.due >= as_of and not _is_done(step.done, as_of):
            yield step.due
    if action.repeats:
        done = occurrences_done(action.repeats, as_of)
        following = next_occurrence(action.repeats, as_of, done)
        if following:
            yield following


def _is_done(done: date | None, as_of: date) -> bool:
    return done is not None and done <= as_of


def work_began(action: Action, as_of: date, declares: Mapping[str, Declares]) -> bool:
    """Whether anything on record by `as_of` says that work began.

    That is a start; a milestone, an occurrence or a review done; an update other than one whose
    colour declares not started (one that only notes, or bears an unknown colour, is a sign); a
    completion, sign-off or reopening. Evidence is not: it may be older than the action.
    """
    for update in action.updates:
        if update.date <= as_of:
            said = declares.get(update.rag) if update.rag else None
            if said is None or not said.not_started:
                return True
    return any(day <= as_of for day in _days_of_work(action))


def _days_of_work(action: Action) -> Iterator[date]:
    if action.started:
        yield action.started
    for step in dated_steps(action):
        if step.done:
            yield step.done
    if action.repeats:
        yield from (entry.on for entry in action.repeats.done)
    yield from action.completed
    yield from (entry.date for entry in action.signed_off)
    yield from (entry.date for entry in action.reopened)
