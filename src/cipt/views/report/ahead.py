"""What comes next: what falls due, the boards' meetings and papers, and who comes from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from cipt.evaluation.english import capital, counted, day, listed, verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.occurrences import occurrences, occurrences_done
from cipt.evaluation.progress import Progress
from cipt.evaluation.working_days import working_days_before
from cipt.model.dates import days_later, month_end
from cipt.model.order import natural
from cipt.model.plan import Plan
from cipt.model.records import Event, Meeting
from cipt.views.report.changes import mention
from cipt.views.report.lines import ActionLine, Lines, Mentions, mentions

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A board's next meeting, with the day its papers are due and the chair's briefing, or ""."""

    board: str
    date: str
    papers_due: str
    briefing: str


@dataclass(frozen=True, slots=True)
class NextEvent:
    """What comes next from outside; `focus` is what it looks at, or ""."""

    kind: str
    date: str
    focus: str


@dataclass(frozen=True, slots=True)
class DueDay:
    """What falls due on one day: actions, and steps of actions with a remark on what they are."""

    date: str
    actions: Mentions


@dataclass(frozen=True, slots=True)
class DueLine:
    """An action, or a step of one, that falls due: when, and what if it is a step, else ""."""

    line: ActionLine
    due: str
    step: str


class _Falling(NamedTuple):
    due: date
    progress: Progress
    step: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next.

    `due`: a sentence on what falls due by `until`; `due_days`: the actions, day by day.
    `meetings` has the next of each board,
    `events` the next two from outside; where there is none, `no_meeting` and `no_event` say so.
    """

    until: str
    due: str
    due_days: tuple[DueDay, ...]
    meetings: tuple[NextMeeting, ...]
    no_meeting: str
    events: tuple[NextEvent, ...]
    no_event: str


def ahead(lines: Lines) -> Ahead:
    """What comes after the day of judgement."""
    judgement = lines.judgement
    falling = _falling(judgement, judgement.progress)
    meetings = _meetings(judgement)
    events = _events(judgement.plan, judgement.as_of)
    return Ahead(
        until=day(window_end(judgement)),
        due=_due(falling, day(window_end(judgement))),
        due_days=tuple(
            DueDay(day(due), mentions([mention(lines, one.progress, one.step) for one in entries]))
            for due, entries in groupby(falling, key=lambda one: one.due)
        ),
        meetings=meetings,
        no_meeting="" if meetings else "No coming meeting is recorded.",
        events=events,
        no_event="" if events else "No coming visit or other event from outside is recorded.",
    )


def due_lines(lines: Lines, among: Sequence[Progress]) -> tuple[DueLine, ...]:
    """What falls due next of these actions, the nearest first."""
    return tuple(
        DueLine(lines.of(one.progress), day(one.due), capital(one.step))
        for one in _falling(lines.judgement, among)
    )


def window_end(judgement: Judgement) -> date:
    """The last day of what counts as due next.

    It is as far ahead as the plan's settings look, and no nearer than the end of the next month:
    that is when the next paper stands, and what falls due on its last day belongs in this one.
    """
    as_of = judgement.as_of
    after = month_end(month_end(as_of) + _DAY) if as_of == month_end(as_of) else month_end(as_of)
    return max(days_later(as_of, judgement.plan.header.limits.due_soon_days), after)


def _falling(judgement: Judgement, among: Sequence[Progress]) -> list[_Falling]:
    """Open actions and their steps that fall due from the day of judgement on, in the window."""
    first, last = judgement.as_of, window_end(judgement)
    found = [
        _Falling(date(due.year, due.month, due.day), progress, step)
        for progress in among
        if progress.is_open
        for due, step in _dates_of(progress, last)
        if first <= due <= last
    ]
    return sorted(found, key=lambda one: (one.due, natural(one.progress.id), one.step))


def _dates_of(progress: Progress, last: date) -> Iterator[tuple[date, str]]:
    """The dates that an action still has before it: its own, with "", and those of its steps."""
    action, as_of = progress.action, progress.as_of
    if progress.due:
        yield progress.due, ""
    for milestone in action.milestones:
        if not (milestone.done and milestone.done <= as_of):
            yield milestone.due, f"milestone: {milestone.title}"
    for look in action.reviews:
        if not (look.done and look.done <= as_of):
            yield look.due, "review"
    if action.repeats:
        done = occurrences_done(action.repeats, as_of)
        for each in occurrences(action.repeats, last):
            if each not in done:
                yield each, "occurrence"


def _due(falling: Sequence[_Falling], until: str) -> str:
    actions = sum(not one.step for one in falling)
    steps = len(falling) - actions
    if not falling:
        return f"No open action falls due by {until}."
    found = [counted(actions, "open action")] if actions else []
    found += [counted(steps, "step of an action", "steps of actions")] if steps else []
    return f"{listed(found)} {verb(len(falling), 'falls', 'fall')} due by {until}."


def _meetings(judgement: Judgement) -> tuple[NextMeeting, ...]:
    coming: dict[str, Meeting] = {}
    for meeting in sorted(judgement.plan.meetings, key=lambda each: each.date):
        if meeting.date >= judgement.as_of:
            coming.setdefault(meeting.board, meeting)
    return tuple(_meeting(judgement, meeting) for meeting in coming.values())


def _meeting(judgement: Judgement, meeting: Meeting) -> NextMeeting:
    days = judgement.plan.header.limits.papers_working_days
    return NextMeeting(
        board=judgement.index.person_name(meeting.board),
        date=day(meeting.date),
        papers_due=day(meeting.papers_due or working_days_before(meeting.date, days)),
        briefing=day(meeting.briefing),
    )


def _events(plan: Plan, as_of: date) -> tuple[NextEvent, ...]:
    coming: list[Event] = sorted(
        (event for event in plan.events if event.date >= as_of), key=lambda event: event.date
    )
    return tuple(
        NextEvent(capital(event.kind), day(event.date), event.focus or "") for event in coming[:2]
    )
