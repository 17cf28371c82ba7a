"""Every date that a plan has before somebody: due dates, steps, meetings, papers, visits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cipt.evaluation.facts import dated_steps
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.occurrences import occurrences, occurrences_done
from cipt.evaluation.progress import Progress
from cipt.model.action import Milestone
from cipt.rules.evidence.papers import papers_due

HORIZON = timedelta(days=366)
"""How far ahead occurrences of a repeating action without an end are listed."""


@dataclass(frozen=True, slots=True)
class PlanDate:
    """One date. `kind`: due, step, papers, meeting or event. `key`: what tells it from all others
    of the plan, and stays the same when the date moves. `title`, `about`: what to print.
    """

    kind: str
    key: str
    day: date
    title: str
    about: str


def plan_dates(judgement: Judgement) -> tuple[PlanDate, ...]:
    """Dates of everything that is still to be done, late or not, and of all meetings and events.

    In order of the days.
    """
    found = [
        *(one for progress in judgement.progress if progress.is_open for one in _of(progress)),
        *_meetings(judgement),
        *_events(judgement),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.key)))


def _of(progress: Progress) -> Iterator[PlanDate]:
    action, as_of = progress.action, progress.as_of
    name = f"{action.printed} {action.title}"
    people = _people(progress)
    if progress.due:
        yield PlanDate("due", action.id, progress.due, f"Due: {name}", people)
    for number, step in enumerate(dated_steps(action), start=1):
        if not (step.done and step.done <= as_of):
            title = step.title if isinstance(step, Milestone) else "review"
            key = f"{action.id}.{number}"
            yield PlanDate("step", key, step.due, f"{action.printed}: {title}", f"{name}\n{people}")
    if action.repeats:
        done = occurrences_done(action.repeats, as_of)
        for day in occurrences(action.repeats, as_of + HORIZON):
            if day not in done:
                key = f"{action.id}.{day.isoformat()}"
                yield PlanDate("step", key, day, f"Again due: {name}", people)


def _people(progress: Progress) -> str:
    index, action = progress.judgement.index, progress.action
    lines = [
        *([f"Responsible: {index.person_name(action.responsible)}"] if action.responsible else []),
        *([f"Lead: {'; '.join(map(index.person_name, action.leads))}"] if action.leads else []),
        f"{progress.rag}, {progress.condition.value.replace('_', ' ')}",
    ]
    return "\n".join(lines)


def _meetings(judgement: Judgement) -> Iterator[PlanDate]:
    plan, index = judgement.plan, judgement.index
    seen: dict[str, int] = {}
    for meeting in plan.meetings:
        board = index.person_name(meeting.board)
        number = seen[meeting.board] = seen.get(meeting.board, 0) + 1
        key = f"{meeting.board}.{number}"
        due = papers_due(meeting, plan.header.limits)
        yield PlanDate("meeting", key, meeting.date, f"Meeting: {board}", "")
        yield PlanDate("papers", key, due, f"Papers due: {board}", "")
        if meeting.briefing:
            yield PlanDate("briefing", key, meeting.briefing, f"Chair's briefing: {board}", "")


def _events(judgement: Judgement) -> Iterator[PlanDate]:
    for number, event in enumerate(judgement.plan.events, start=1):
        yield PlanDate("event", f"{number}", event.date, event.kind, event.focus or "")
