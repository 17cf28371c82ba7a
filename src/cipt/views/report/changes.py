"""What has changed since the day that a report is compared with.

Where a paper was published for that day, it is compared with what that paper said; else with how
the plan stood by dated facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cipt.evaluation.english import day
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import Tally, tally_of
from cipt.model.position import Position
from cipt.model.scheme import Condition
from cipt.views.report.lines import Lines, Mention, Mentions, mentions
from cipt.views.report.period import Period

_DONE = (Condition.COMPLETE, Condition.OUTCOME_MISSED, Condition.SIGNED_OFF)
_OFF_ITS_WAY = (Condition.OVERDUE, Condition.OFF_TRACK, Condition.MILESTONE_MISSED)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change, and the actions that it befell."""

    title: str
    actions: Mentions


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed, a kind each; `none` is a sentence on what a board asks after and did not
    occur. Both are empty where nothing is compared.
    """

    kinds: tuple[Change, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Step:
    """One action on the two days; `then` is None if it joined the plan in between."""

    now: Progress
    then: Condition | None


class Movement:
    """A plan between the day that it is compared with and the day of judgement.

    `before` counts the actions that were in the plan on the earlier day.
    """

    def __init__(
        self, lines: Lines, period: Period, since: date, position: Position | None = None
    ) -> None:
        self.lines = lines
        self.period = period
        judgement = lines.judgement
        told = {one.id: one.condition for one in position.actions} if position else None
        self.steps = [
            Step(progress, told.get(progress.id) if told is not None else _then(progress, since))
            for progress in judgement.progress
        ]
        then = told.values() if told is not None else [one.then for one in self.steps if one.then]
        self.before: Tally = tally_of(then, judgement.scheme)

    def became(self, *conditions: Condition) -> list[Progress]:
        """The actions that are in one of the conditions now, and were in none of them then."""
        return [
            step.now
            for step in self.steps
            if step.now.condition in conditions and step.then not in conditions
        ]

    def recovered(self) -> list[Progress]:
        """The open actions that were off their way then, and are on track now."""
        return [
            step.now
            for step in self.steps
            if step.now.condition is Condition.ON_TRACK and step.then in _OFF_ITS_WAY
        ]


def movement(lines: Lines, period: Period, position: Position | None = None) -> Movement | None:
    """The movement since the day that the period is compared with; None where it is with none.

    `position` is what was published for that day.
    """
    return Movement(lines, period, period.since_day, position) if period.since_day else None


def _then(progress: Progress, since: date) -> Condition | None:
    """How an action stood on an earlier day; None where it was not yet in the plan."""
    added = progress.action.added
    return progress.on(since).condition if added is None or added <= since else None


def changes(moved: Movement | None) -> Changes:
    """What has changed: first what every board asks after, then what else occurred."""
    if moved is None:
        return Changes((), "")
    asked_after = _asked_after(moved)
    found = [each for each in (*asked_after, *_also(moved)) if each.actions.items]
    missing = [each.title.lower() for each in asked_after if not each.actions.items]
    return Changes(tuple(found), f"None: {', '.join(missing)}." if missing else "")


def _asked_after(moved: Movement) -> list[Change]:
    named = _Named(moved.lines)
    return [
        named("Newly overdue", moved.became(Condition.OVERDUE)),
        named("Newly complete", moved.became(*_DONE), _how_complete),
        named("Signed off", moved.became(Condition.SIGNED_OFF)),
        named("Recovered", moved.recovered(), lambda p: _new_date(moved.period, p)),
        Change("New dates asked for", _dates(moved, "asked")),
        Change("New dates agreed", _dates(moved, "agreed")),
        Change("Recovery dates broken", _broken(moved)),
    ]


def _also(moved: Movement) -> list[Change]:
    named, period = _Named(moved.lines), moved.period
    now = [step.now for step in moved.steps]
    return [
        named("Newly off track", moved.became(Condition.OFF_TRACK)),
        named("Newly behind on a step", moved.became(Condition.MILESTONE_MISSED)),
        named("Newly at risk", moved.became(Condition.AT_RISK)),
        named("Complete, and a measure now misses", moved.became(Condition.OUTCOME_MISSED)),
        Change("New dates refused", _dates(moved, "refused")),
        named(
            "Reopened", [p for p in now if any(period.covers(r.date) for r in p.action.reopened)]
        ),
        named("Withdrawn", moved.became(Condition.WITHDRAWN), _why_withdrawn),
        named("Joined the plan", [p for p in now if period.covers(p.action.added)]),
    ]


class _Named:
    """Makes a change of actions, each with a remark of its own."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def __call__(
        self,
        title: str,
        entries: Sequence[Progress],
        remark: Callable[[Progress], str] = lambda progress: "",
    ) -> Change:
        return Change(title, mentions([mention(self._lines, one, remark(one)) for one in entries]))


def mention(lines: Lines, progress: Progress, remark: str = "") -> Mention:
    """An action named in passing."""
    line = lines.of(progress)
    return Mention(line.number, line.anchor, remark)


def _how_complete(progress: Progress) -> str:
    if progress.condition is Condition.COMPLETE:
        return "waiting for sign-off"
    return "a measure misses its target" if progress.condition is Condition.OUTCOME_MISSED else ""


def _new_date(period: Period, progress: Progress) -> str:
    moved = any(period.covers(revision.agreed) for revision in progress.agreed)
    return "its date was moved" if moved else ""


def _why_withdrawn(progress: Progress) -> str:
    withdrawn = progress.action.withdrawn
    return withdrawn.reason if withdrawn and withdrawn.reason else ""


def _dates(moved: Movement, what: str) -> Mentions:
    return mentions(
        [
            mention(moved.lines, step.now, f"to {day(due)}")
            for step in moved.steps
            for due in _revised(step.now, moved.period, what)
        ]
    )


def _revised(progress: Progress, period: Period, what: str) -> Iterator[date]:
    for revision in progress.action.revisions:
        if what == "agreed":
            if revision in progress.agreed and period.covers(revision.agreed):
                yield revision.due
        elif period.covers(revision.asked if what == "asked" else revision.refused):
            yield revision.due


def _broken(moved: Movement) -> Mentions:
    """A recovery date is broken on the day after it, if the action is still off its way."""
    return mentions(
        [
            mention(moved.lines, step.now, day(promised))
            for step in moved.steps
            for promised in step.now.broken_recoveries
            if moved.period.covers(promised + _DAY)
        ]
    )
