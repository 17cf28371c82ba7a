"""Dates that moved, with first and current side by side; sign-offs; claims."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import capital, counted, day, ended, later, verb
from cipt.evaluation.progress import Progress
from cipt.model.action import Revision
from cipt.model.scheme import Condition
from cipt.views.report.decisions import evidence_by, evidence_words
from cipt.views.report.lines import ActionLine, Lines


@dataclass(frozen=True, slots=True)
class DateEntry:
    """One change of a date: asked for, then agreed or refused, or waiting.

    `outcome`: "agreed on 24 April 2019 by the Improvement Board, minute 5.2".
    """

    asked: str
    due: str
    reason: str
    outcome: str


@dataclass(frozen=True, slots=True)
class MovedDate:
    """An action whose date was to move: first and current date, how far apart, and each change."""

    line: ActionLine
    slipped: str
    entries: tuple[DateEntry, ...]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """An action whose date the plan prints as anything but one plain day."""

    line: ActionLine
    printed: str


@dataclass(frozen=True, slots=True)
class DateLog:
    """Every change of a date on record, and dates printed otherwise; `summary` says how many."""

    summary: str
    moved: tuple[MovedDate, ...]
    printed: tuple[PrintedDate, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An action that is signed off, or counts as done: how, and what shows it."""

    line: ActionLine
    how: str
    evidence: str


@dataclass(frozen=True, slots=True)
class SignOffs:
    """What is signed off, what waits for it, and what was taken over as done; each with a note."""

    signed: tuple[Done, ...]
    waiting: tuple[Done, ...]
    claimed: tuple[Done, ...]


def date_log(lines: Lines) -> DateLog:
    """Every change of a date that is on record by the day of judgement."""
    progress = lines.judgement.progress
    moved = tuple(
        entry for one in progress if one.action.revisions if (entry := _moved(lines, one))
    )
    printed = tuple(
        PrintedDate(lines.of(one), one.action.due_text) for one in progress if one.action.due_text
    )
    agreed = [one for one in progress if one.revisions]
    again = sum(one.revisions > 1 for one in agreed)
    return DateLog(_summary(len(moved), len(agreed), again), moved, printed)


def sign_offs(lines: Lines) -> SignOffs:
    """What is signed off, waits for it, or was taken over as done."""

    def of(*conditions: Condition) -> tuple[Done, ...]:
        return tuple(
            Done(
                lines.of(one),
                lines.of(one).why,
                capital(evidence_words(lines.judgement, evidence_by(one))),
            )
            for one in lines.judgement.progress
            if one.condition in conditions
        )

    return SignOffs(
        signed=of(Condition.SIGNED_OFF),
        waiting=of(Condition.COMPLETE, Condition.OUTCOME_MISSED),
        claimed=of(Condition.CLAIMED),
    )


def _summary(recorded: int, agreed: int, again: int) -> str:
    if not recorded:
        return "No change of a date is recorded: none was asked for, agreed or refused."
    if not agreed:
        return "No date has been moved by a board."
    whose = f"The {verb(agreed, 'date', 'dates')} of {counted(agreed, 'action')}"
    often = f"{again:,} of them more than once" if again else verb(agreed, "once", "each once")
    return f"{whose} {verb(agreed, 'has', 'have')} been moved, {often}."


def _moved(lines: Lines, progress: Progress) -> MovedDate | None:
    entries = tuple(
        _entry(progress, revision)
        for revision in progress.action.revisions
        if _is_seen(progress, revision)
    )
    if not entries:
        return None
    slipped = progress.days_slipped
    return MovedDate(lines.of(progress), later(slipped) if slipped is not None else "", entries)


def _is_seen(progress: Progress, revision: Revision) -> bool:
    dates = [each for each in (revision.asked, revision.agreed, revision.refused) if each]
    return not dates or min(dates) <= progress.as_of


def _entry(progress: Progress, revision: Revision) -> DateEntry:
    return DateEntry(
        asked=day(revision.asked, "day not recorded"),
        due=day(revision.due),
        reason=ended(revision.reason),
        outcome=capital(_outcome(progress, revision)),
    )


def _outcome(progress: Progress, revision: Revision) -> str:
    index = progress.judgement.index
    by = f" by {index.person_name(revision.by)}" if revision.by else ""
    minute = f", minute {revision.minute}" if revision.minute else ""
    refused = revision.refused
    if refused and (refused > progress.as_of or (revision.agreed and revision.agreed > refused)):
        refused = None
    if revision.agreed and revision.agreed <= progress.as_of and refused is None:
        agreed = f"agreed on {day(revision.agreed)}{by}{minute}"
        if index.may_agree_dates(revision.by):
            return agreed
        return f"{agreed}: not a board that may agree dates, so it waits"
    if refused:
        return f"refused on {day(refused)}{by}{minute}"
    return "waits for the board"
