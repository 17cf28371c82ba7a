"""What has been restated since the paper before: a published month cannot change quietly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.english import capital, counted, day
from cipt.evaluation.progress import Progress
from cipt.evaluation.restatements import (
    RestatedAction,
    RestatedMeasure,
    Restatements,
    restatements,
)
from cipt.evaluation.words import figure
from cipt.loading.loaded import Loaded
from cipt.model.position import ActionPosition, Position
from cipt.views.report.lines import CONDITION_WORDS, Lines, Rating


@dataclass(frozen=True, slots=True)
class RestatedLine:
    """One action of which the paper before would read otherwise if it were written now.

    `anchor`: an id for links, "" where the plan no longer has it. `published`: how it was rated
    then, and `was` the same in words; `now`, `is_now`: how it is rated on that day by what is now
    on record. `because`: what differs, a sentence.
    """

    number: str
    anchor: str
    title: str
    published: Rating
    was: str
    now: Rating
    is_now: str
    because: str


@dataclass(frozen=True, slots=True)
class RestatedFigure:
    """One measure of which the paper before had another reading: `was` then, `is_now` now."""

    title: str
    was: str
    is_now: str


@dataclass(frozen=True, slots=True)
class Restated:
    """What has been restated since the paper that this one is compared with.

    `summary`: how many, or that nothing was; "" where no paper was published. `is_short`: whether
    there are few enough for page one. `was_unread`: what that paper could not read.
    """

    summary: str
    is_short: bool
    actions: tuple[RestatedLine, ...]
    measures: tuple[RestatedFigure, ...]
    was_unread: tuple[str, ...]


ON_PAGE_ONE = 10
NOTHING_PUBLISHED = Restated("", True, (), (), ())
_NOT_THERE = Rating("", "Not there", "other")


def restated(lines: Lines, position: Position | None, loaded: Loaded) -> Restated:
    """What of a published position would read otherwise now.

    `loaded` tells what is missing because it cannot be read.
    """
    if position is None:
        return NOTHING_PUBLISHED
    found = restatements(position, lines.judgement)
    missing = _Missing(loaded, position)
    return Restated(
        summary=_summary(found, position.as_of),
        is_short=len(found.actions) + len(found.measures) <= ON_PAGE_ONE,
        actions=tuple(_line(lines, one, missing) for one in found.actions),
        measures=tuple(_figure(one) for one in found.measures),
        was_unread=tuple(
            one.path if one.id is None else f"{one.path} ({one.id})" for one in position.unreadable
        ),
    )


class _Missing:
    """Why an action is in one of the two and not in the other."""

    def __init__(self, loaded: Loaded, position: Position) -> None:
        self._lost = loaded.lost_ids("action")
        self._joining = {one.id: one.added for one in loaded.plan.actions if one.added}
        self._was_unread = {one.id for one in position.unreadable}

    def at_present(self, action_id: str) -> tuple[str, str]:
        """What is said of an action that is not judged now, and why it is not."""
        if action_id in self._lost:
            return "Cannot be read now", "its file cannot be read, so nobody can tell"
        if action_id in self._joining:
            joins = day(self._joining[action_id])
            return "Not in the plan on that day", f"it is now recorded as added on {joins}"
        return "No longer in the plan", "it has been taken out of the plan"

    def then(self, now: Progress) -> str:
        """Why the paper lacked an action."""
        if now.id in self._was_unread:
            return "its file could not be read for that paper"
        added = now.action.added
        return f"it is recorded as added on {day(added)}" if added else "it bears no day of adding"


def _summary(found: Restatements, as_of: date) -> str:
    parts = []
    if found.actions:
        parts.append(counted(len(found.actions), "action"))
    if found.measures:
        parts.append(counted(len(found.measures), "measure"))
    total = len(found.actions) + len(found.measures)
    if not total:
        return f"Nothing in the paper of {day(as_of)} would read otherwise now."
    return (
        f"{' and '.join(parts)} in the paper of {day(as_of)} would read otherwise now: what is "
        f"dated before that day was entered, changed or taken out since."
    )


def _line(lines: Lines, one: RestatedAction, missing: _Missing) -> RestatedLine:
    published, now = one.published, one.now
    gone, why = missing.at_present(published.id) if published else ("", "")
    there = lines.judgement.of(now.id) if now else None
    line = lines.of(there) if there else None
    named = line or published
    return RestatedLine(
        number=named.number if named else "",
        anchor=line.anchor if line else "",
        title=named.title if named else "",
        published=lines.rating(published.rag) if published else _NOT_THERE,
        was=capital(CONDITION_WORDS[published.condition]) if published else "Not in that paper",
        now=lines.rating(now.rag) if now else _NOT_THERE,
        is_now=capital(CONDITION_WORDS[now.condition]) if now else gone,
        because=capital("; ".join(_because(published, now, why, missing))),
    )


def _because(
    published: ActionPosition | None, now: Progress | None, gone: str, missing: _Missing
) -> Iterator[str]:
    if now is None:
        yield gone
        return
    if published is None:
        yield missing.then(now)
        return
    found = [*_dates(published, now), *_rest(published, now)]
    yield from found or [f"what is on record of that time: {'; '.join(now.reasons)}"]


def _dates(published: ActionPosition, now: Progress) -> Iterator[str]:
    yield from _moved("the first due date", published.first_due, now.first_due)
    follows = published.due == published.first_due and now.due == now.first_due
    if not follows:
        yield from _moved("the due date", published.due, now.due)
    yield from _moved("the completion", published.completed, now.completed_on)
    yield from _moved("the sign-off", published.signed_off, now.signed_off_on)


def _rest(published: ActionPosition, now: Progress) -> Iterator[str]:
    if published.declared_rag != now.declared_rag:
        was, is_now = published.declared_rag or "none", now.declared_rag or "none"
        yield f"the officer's rating was {was} and is {is_now}"
    if published.condition is now.condition and published.rag != now.rag:
        yield f"the plan's colours differ: then {published.rag}, now {now.rag}"


def _moved(what: str, was: date | None, is_now: date | None) -> Iterator[str]:
    if was == is_now:
        return
    if was is None:
        yield f"{what}, {day(is_now)}, was not on record"
    elif is_now is None:
        yield f"{what}, {day(was)}, is no longer on record"
    else:
        yield f"{what} was {day(was)} and is {day(is_now)}"


def _figure(one: RestatedMeasure) -> RestatedFigure:
    published, measure, reading = one.published, one.measure, one.reading
    was = "no reading"
    if published.value is not None:
        was = f"{published.value} ({day(published.day, 'no day')})"
    if measure is None:
        is_now = "no longer in the plan"
    elif reading is None:
        is_now = "no reading"
    else:
        is_now = f"{figure(reading.value, measure)} ({day(reading.date)})"
    return RestatedFigure(published.title, was, is_now)
