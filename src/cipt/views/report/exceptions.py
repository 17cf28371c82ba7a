"""The actions that a board should worry about: how late, why, what suffers, who answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.conditions import linked_measures, measures_missed
from cipt.evaluation.english import capital, counted, day, ended, listed, verb, within
from cipt.evaluation.facts import reopening
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days, times
from cipt.model.action import Update
from cipt.model.order import natural
from cipt.model.scheme import Condition
from cipt.views.report.lines import ActionLine, Lines
from cipt.views.report.measures import miss

MOST = 5

NO_REASON = "No reason is recorded."
NO_RECOVERY = "No recovery date is recorded."
NO_EFFECT = "No recommendation or measure is linked."


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """One action that is off its way, in sentences.

    `trouble`: what is wrong, "182 days overdue". `at_rag`: how long it has had its colour, "RED
    for 179 days", or "". `dates`: when it is due, was first due and how often it moved. `cause`:
    the latest note with its day, and what it waits for. `effect`: what suffers. `recovery`: the
    date by which it is to be back on track, and those that passed. `owners`: responsible officer
    and SRO.
    """

    line: ActionLine
    trouble: str
    at_rag: str
    dates: str
    cause: str
    effect: str
    recovery: str
    owners: str


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The worst of the actions that are off their way. `note` says of how many, and of ties."""

    worst: tuple[ExceptionLine, ...]
    note: str


def exception_actions(lines: Lines) -> list[Progress]:
    """The actions that have the colour of overdue ones, in the plan's order."""
    rag = lines.judgement.scheme.rag(Condition.OVERDUE)
    return [progress for progress in lines.judgement.progress if progress.rag == rag]


def exceptions(lines: Lines, off_their_way: Sequence[Progress]) -> Exceptions:
    """At most five: the longest overdue, and of equals those longest at their colour."""
    ranked = sorted(off_their_way, key=_rank)
    worst = tuple(exception_line(lines, progress) for progress in worst_of(ranked))
    return Exceptions(worst, _note(lines, ranked))


def worst_of(off_their_way: Sequence[Progress]) -> list[Progress]:
    """At most five of these actions, the worst first."""
    return sorted(off_their_way, key=_rank)[:MOST]


def exception_line(lines: Lines, progress: Progress) -> ExceptionLine:
    """One action, as a board asks about it."""
    at_rag = progress.days_at_rag
    return ExceptionLine(
        line=lines.of(progress),
        trouble=capital(_trouble(progress)),
        at_rag=f"{progress.rag} for {days(at_rag)}" if at_rag else "",
        dates=_dates(progress),
        cause=_cause(lines, progress),
        effect=_effect(lines, progress),
        recovery=_recovery(progress),
        owners=_owners(lines.of(progress)),
    )


def latest_note(progress: Progress) -> Update | None:
    """The last update by the day of judgement that says anything in words."""
    return _last([each for each in _known(progress) if each.note])


def recovery_ahead(progress: Progress) -> date | None:
    """The recovery date given last, if it is still to come."""
    last = _last([each for each in _known(progress) if each.recovery])
    return last.recovery if last and last.recovery and last.recovery >= progress.as_of else None


def _known(progress: Progress) -> list[Update]:
    return [each for each in progress.action.updates if each.date <= progress.as_of]


def _last(updates: Sequence[Update]) -> Update | None:
    """The latest; of one day the one listed last."""
    return max(reversed(updates), key=lambda each: each.date, default=None)


def _rank(progress: Progress) -> tuple[object, ...]:
    return (
        -progress.days_overdue,
        -(progress.days_at_rag or 0),
        -progress.revisions,
        -len(progress.recommendations),
        natural(progress.id),
    )


def _note(lines: Lines, ranked: Sequence[Progress]) -> str:
    if not ranked:
        return "No action is overdue or off track."
    rag = ranked[0].rag
    if len(ranked) <= MOST:
        return f"{counted(len(ranked), 'action')} {verb(len(ranked))} {rag}."
    last = ranked[MOST - 1]
    alike = [one for one in ranked[MOST:] if one.days_overdue == last.days_overdue]
    note = f"The worst {MOST} of {len(ranked):,} {rag} actions: the longest overdue first."
    if not alike or not last.days_overdue:
        return note
    if len(alike) > MOST:
        return f"{note} {len(alike):,} more are just as late as the last of them."
    named = listed(lines.of(one).number for one in alike)
    return f"{note} {named} {verb(len(alike))} just as late as the last of them."


def _trouble(progress: Progress) -> str:
    if progress.days_overdue:
        return f"{days(progress.days_overdue)} overdue"
    words = {
        Condition.OFF_TRACK: "rated off track before its date",
        Condition.OUTCOME_MISSED: "complete though a measure misses its target",
        Condition.MILESTONE_MISSED: "behind on a step",
    }
    return words.get(progress.condition, "")


def _dates(progress: Progress) -> str:
    if progress.due is None:
        return "No due date."
    parts = [f"Due {day(progress.due)}."]
    if progress.revisions:
        parts.append(
            f"First due {day(progress.first_due)}, moved {times(progress.revisions)}."
            if progress.first_due
            else f"Moved {times(progress.revisions)}."
        )
    else:
        parts.append("Never moved.")
    return " ".join(parts)


def _cause(lines: Lines, progress: Progress) -> str:
    found = [*_reopened(progress), *_measured(lines, progress)]
    note = latest_note(progress)
    if note:
        found.append(f"{day(note.date)}: {ended(note.note or '')}")
    return " ".join([*(found or [NO_REASON]), *_waits(lines, progress)])


def _reopened(progress: Progress) -> Iterator[str]:
    entry = reopening(progress.action, progress.as_of)
    if entry and progress.is_open:
        why = f": {ended(entry.reason)}" if entry.reason else "."
        yield f"Reopened on {day(entry.date)}{why}"


def _measured(lines: Lines, progress: Progress) -> Iterator[str]:
    if progress.condition is Condition.OUTCOME_MISSED:
        for measure in measures_missed(progress):
            yield ended(miss(lines.judgement, measure))


def _waits(lines: Lines, progress: Progress) -> Iterator[str]:
    waits = [
        f"{other.action.printed} ({days(other.days_overdue)} overdue)"
        if other.days_overdue
        else other.action.printed
        for other in progress.waits_on
    ]
    waiting = progress.waiting_for
    if waiting:
        index = lines.judgement.index
        who = f", from {index.person_name(waiting.who)}" if waiting.who else ""
        waits.append(f"{within(waiting.what)}{who}")
    if waits:
        yield f"Waits for {listed(waits)}."


def _effect(lines: Lines, progress: Progress) -> str:
    index = lines.judgement.index
    asked = []
    for ref in progress.recommendations:
        record = index.recommendations.get(ref)
        asked.append(f"{ref}: {record.title}" if record else ref)
    parts = [f"{asked_for}." for asked_for in asked]
    named = [measure.title for measure in linked_measures(progress)]
    if named:
        parts.append(f"{'Measure' if len(named) == 1 else 'Measures'}: {'; '.join(named)}.")
    return " ".join(parts) or NO_EFFECT


def _recovery(progress: Progress) -> str:
    ahead, broken = recovery_ahead(progress), progress.broken_recoveries
    parts = []
    if broken:
        parts.append(f"Was to be back on track by {listed(map(day, broken))}.")
    if ahead:
        parts.append(f"To be back on track by {day(ahead)}.")
    asked = progress.asked
    if asked:
        parts.append(f"{capital(day(asked.due))} is asked for as a new date.")
    return " ".join(parts) or NO_RECOVERY


def _owners(line: ActionLine) -> str:
    return f"{capital(line.responsible)}; SRO: {line.sro}"
