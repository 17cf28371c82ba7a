"""What the board is asked to decide: sign-offs that wait, new dates, claims to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cipt.evaluation.conditions import measures_missed
from cipt.evaluation.english import (
    capital,
    counted,
    day,
    later,
    listed,
    or_none,
    verb,
    with_article,
)
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import times
from cipt.model.action import Evidence, Revision
from cipt.model.scheme import Condition
from cipt.views.report.exceptions import recovery_ahead
from cipt.views.report.lines import ActionLine, Lines
from cipt.views.report.measures import miss

NO_EVIDENCE = "no evidence is recorded"


@dataclass(frozen=True, slots=True)
class SignOffAsked:
    """An action that is complete and waits for the board's sign-off.

    `completed`: the day. `evidence`: what shows it, or that none is recorded. `caution`: what
    speaks against it, such as a measure that misses its target, or "".
    """

    line: ActionLine
    completed: str
    evidence: str
    caution: str


@dataclass(frozen=True, slots=True)
class DateAsked:
    """A new date that waits for the board.

    `due`: the current date, `asked_due` the one asked for, `moves` how far apart they are. `asked`:
    the day it was asked for, or "". `before`: how often the date has moved already.
    """

    line: ActionLine
    due: str
    asked_due: str
    moves: str
    asked: str
    reason: str
    before: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a board is asked to decide.

    `board`: who decides, "the Improvement Board". `none`: a sentence where neither a sign-off nor
    a new date is asked for, else "". `asks`: further things that the facts put before the board, a
    sentence each.
    """

    board: str
    sign_offs: tuple[SignOffAsked, ...]
    dates: tuple[DateAsked, ...]
    none: str
    asks: tuple[str, ...]


def decisions(lines: Lines) -> Decisions:
    """What the board is asked to decide on the day of judgement."""
    judgement = lines.judgement
    sign_offs = tuple(
        _sign_off(lines, progress)
        for progress in judgement.progress
        if progress.condition in (Condition.COMPLETE, Condition.OUTCOME_MISSED)
    )
    dates = tuple(
        _date(lines, progress, progress.asked)
        for progress in judgement.progress
        if progress.action.revisions and progress.is_open and progress.asked
    )
    return Decisions(
        board=board_name(judgement),
        sign_offs=sign_offs,
        dates=dates,
        none=_none(bool(sign_offs), bool(dates)),
        asks=tuple(_asks(judgement)),
    )


def board_name(judgement: Judgement) -> str:
    """The board that signs off, where there is one; else "the board"."""
    boards = judgement.index.signing_boards
    if len(boards) != 1:
        return "the board"
    return with_article(judgement.index.person_name(next(iter(boards))))


def evidence_words(judgement: Judgement, seen: list[Evidence]) -> str:
    """Pieces of evidence as printed: what, of which kind, tested by whom."""
    return "; ".join(_piece(judgement, piece) for piece in seen) or NO_EVIDENCE


def evidence_by(progress: Progress) -> list[Evidence]:
    """The evidence of an action by the day of judgement."""
    return [piece for piece in progress.action.evidence if piece.date <= progress.as_of]


def evidenced(entries: Sequence[Progress]) -> str:
    """For how many of these actions evidence is on record, as a sentence."""
    seen = sum(bool(evidence_by(progress)) for progress in entries)
    if seen == len(entries):
        return "Evidence is on record for each."
    return f"Evidence is on record for {or_none(seen)} of them."


def _piece(judgement: Judgement, piece: Evidence) -> str:
    tester = judgement.index.person_name(piece.tested_by) if piece.tested_by else None
    details = [
        *([piece.kind] if piece.kind else []),
        day(piece.date),
        f"tested by {tester}" if tester else "not tested",
    ]
    return f"{piece.title or 'evidence'} ({', '.join(details)})"


def _sign_off(lines: Lines, progress: Progress) -> SignOffAsked:
    missed = progress.condition is Condition.OUTCOME_MISSED
    cautions = (
        [miss(lines.judgement, measure) for measure in measures_missed(progress)] if missed else []
    )
    return SignOffAsked(
        line=lines.of(progress),
        completed=day(progress.completed_on),
        evidence=capital(evidence_words(lines.judgement, evidence_by(progress))),
        caution="; ".join(cautions),
    )


def _date(lines: Lines, progress: Progress, asked: Revision) -> DateAsked:
    return DateAsked(
        line=lines.of(progress),
        due=day(progress.due, "no date"),
        asked_due=day(asked.due),
        moves=later((asked.due - progress.due).days) if progress.due else "",
        asked=day(asked.asked),
        reason=asked.reason,
        before=f"moved {times(progress.revisions)} before"
        if progress.revisions
        else "not moved before",
    )


def _none(sign_offs: bool, dates: bool) -> str:
    if sign_offs or dates:
        return ""
    return (
        "No decision is recorded as asked for: no action is complete and waiting for sign-off, "
        "and no new date has been asked for."
    )


def _asks(judgement: Judgement) -> list[str]:
    found = []
    claims = [p for p in judgement.progress if p.condition is Condition.CLAIMED]
    if claims:
        found.append(_claims(claims))
    silent = [p for p in judgement.progress if p.condition is Condition.OVERDUE and _silent(p)]
    if silent:
        found.append(
            f"To ask their owners for a recovery date: {counted(len(silent), 'overdue action')} "
            f"{verb(len(silent), 'has', 'have')} neither a recovery date ahead nor a new date "
            f"asked for."
        )
    return found


def _claims(claims: list[Progress]) -> str:
    colours = listed(sorted({str(progress.rag) for progress in claims}))
    return (
        f"To confirm, or to ask for evidence: {counted(len(claims), 'action')} "
        f"{verb(len(claims), 'was', 'were')} taken over as {colours} without a completion date. "
        f"{evidenced(claims)}"
    )


def _silent(progress: Progress) -> bool:
    return recovery_ahead(progress) is None and progress.asked is None
