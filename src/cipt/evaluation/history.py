"""How long an action has been as it is, by dated facts alone.

Between the days on which something was recorded a rating only ever worsens, as dates pass. So
the day on which the present state began is found between two such days by halving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.facts import dated_steps
from cipt.model.action import Action
from cipt.model.dates import FIRST_YEAR
from cipt.model.scheme import Condition

if TYPE_CHECKING:
    from cipt.evaluation.progress import Progress

_DAY = timedelta(days=1)
_BEFORE_ALL = date(FIRST_YEAR, 1, 1)

MOST_LOOKS = 1_000_000
"""How many facts are looked at, those of an action times the days on which it has any, before it is
not worked out since when: a thousand updates on as many days. No officer writes so many, and a file
made to be slow could hold a hundred thousand."""


def colour_since(progress: Progress) -> date | None:
    """The first of the days on which, up to the day of judgement, it had its present colour.

    It is no earlier than the day the action joined the plan, or the plan's start, or the first
    fact recorded of it. None for a withdrawn action, and where nothing says since when.
    """
    if progress.rag is None:
        return None
    return _unbroken_since(progress, lambda then: then.rag == progress.rag)


def broken_recoveries(progress: Progress) -> tuple[date, ...]:
    """Recovery dates that passed and found the action off its way, as it still is."""
    given = {
        update.recovery
        for update in progress.action.updates
        if update.recovery and update.date <= progress.as_of and update.recovery < progress.as_of
    }
    if not given or not _is_off_its_way(progress):
        return ()
    since = _unbroken_since(progress, _is_off_its_way)
    return tuple(sorted(day for day in given if since is None or since <= day + _DAY))


def _is_off_its_way(progress: Progress) -> bool:
    return progress.is_open and progress.condition is not Condition.ON_TRACK


def _unbroken_since(progress: Progress, alike: Callable[[Progress], bool]) -> date | None:
    """The first day of the unbroken run of days, up to the day of judgement, that are `alike`.

    None where nothing says when it began.
    """
    recorded = _days_recorded(progress)
    if len(recorded) * len(fact_days(progress.action)) > MOST_LOOKS:
        return None
    since: date | None = None
    last = progress.as_of
    for start in recorded:
        if not alike(progress.on(start)):
            return _first_alike(progress, alike, start, last)
        since = None if start == _BEFORE_ALL else start
        last = start - _DAY
        if not alike(progress.on(last)):
            return since
    return since


def _first_alike(
    progress: Progress, alike: Callable[[Progress], bool], unlike: date, like: date
) -> date:
    """The first day alike after `unlike` and up to `like`, between which nothing was recorded."""
    while (like - unlike).days > 1:
        middle = unlike + (like - unlike) // 2
        if alike(progress.on(middle)):
            like = middle
        else:
            unlike = middle
    return like


def _days_recorded(progress: Progress) -> list[date]:
    """The days by the day of judgement on which something of the action became known, latest
    first, and last of them the day on which it joined the plan, where nothing is older.
    """
    action, as_of = progress.action, progress.as_of
    joined = action.added or progress.judgement.plan.header.starts or _BEFORE_ALL
    days = {day for day in (joined, *fact_days(action)) if day <= as_of}
    if any(day <= as_of for day in action.completed):
        first = min(days)
        for measure in linked_measures(progress):
            known = (reading.known for reading in measure.readings)
            days.update(day for day in known if first < day <= as_of)
    return sorted(days, reverse=True)


_RECORDED = frozenset(
    {"revisions", "milestones", "reviews", "repeats", "signed_off", "reopened", "completed"}
) | {"started", "withdrawn"}
"""The keys, besides `updates`, under which something is recorded that a rating can rest on."""


def fact_days(action: Action) -> list[date]:
    """The dates of everything recorded of an action that its rating can rest on."""
    days: list[date] = [update.date for update in action.updates]
    if not _RECORDED.isdisjoint(action.model_fields_set):
        days += _other_days(action)
    return days


def _other_days(action: Action) -> Iterator[date]:
    for revision in action.revisions:
        yield from (day for day in (revision.asked, revision.agreed, revision.refused) if day)
    for step in dated_steps(action):
        if step.done:
            yield step.done
    if action.repeats:
        yield from (entry.on for entry in action.repeats.done)
    yield from (entry.date for entry in action.signed_off)
    yield from (entry.date for entry in action.reopened)
    yield from action.completed
    if action.started:
        yield action.started
    if action.withdrawn:
        yield action.withdrawn.date
