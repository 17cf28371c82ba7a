"""What shows that something was done: by kind, with who tested it, and where nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.english import counted, day, listed, or_none, verb
from cipt.evaluation.progress import Progress
from cipt.model.action import Evidence
from cipt.model.scheme import Condition
from cipt.views.report.decisions import evidence_by
from cipt.views.report.lines import Lines

FEEDBACK = "feedback"
NOT_TESTED = "not tested by anybody"

_KINDS = {
    "audit": "Audits",
    "data": "Data",
    "document": "Documents",
    None: "Of no recorded kind",
}
_DONE = (
    Condition.SIGNED_OFF,
    Condition.OUTCOME_MISSED,
    Condition.COMPLETE,
    Condition.CLAIMED,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence.

    `number`: that of its action. `ref`: where it is kept, or "not recorded". `tested`: who tested
    it, or that nobody has.
    """

    number: str
    title: str
    date: str
    ref: str
    tested: str


@dataclass(frozen=True, slots=True)
class PiecesOfKind:
    """Pieces of evidence of one kind; `title` is its heading."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """The evidence of some actions since a day.

    `kinds`: all but feedback, by kind. `feedback`: what children, families and others said.
    `notes`: what is not shown by any, and what nobody has tested, a sentence each.
    """

    kinds: tuple[PiecesOfKind, ...]
    feedback: tuple[Piece, ...]
    no_feedback: str
    notes: tuple[str, ...]


def evidence_shown(lines: Lines, entries: Sequence[Progress], since: date | None) -> EvidenceShown:
    """The evidence of these actions after the day `since` and up to the day of judgement."""
    known = [(one, piece) for one in entries for piece in evidence_by(one)]
    seen = [(one, piece) for one, piece in known if since is None or piece.date > since]
    seen.sort(key=lambda entry: entry[1].date)
    by_kind = {
        title: tuple(_piece(lines, *each) for each in seen if each[1].kind == kind)
        for kind, title in _KINDS.items()
    }
    feedback = tuple(_piece(lines, *each) for each in seen if each[1].kind == FEEDBACK)
    when = f" since {day(since)}" if since else ""
    return EvidenceShown(
        kinds=tuple(PiecesOfKind(title, pieces) for title, pieces in by_kind.items() if pieces),
        feedback=feedback,
        no_feedback=""
        if feedback
        else f"No feedback of children, families or others is recorded{when}.",
        notes=tuple(_notes(lines, entries, known, seen, when)),
    )


def _piece(lines: Lines, progress: Progress, piece: Evidence) -> Piece:
    index = lines.judgement.index
    return Piece(
        number=lines.of(progress).number,
        title=piece.title or piece.ref or "no title",
        date=day(piece.date),
        ref=piece.ref or "not recorded",
        tested=index.person_name(piece.tested_by) if piece.tested_by else NOT_TESTED,
    )


_Known = Sequence[tuple[Progress, Evidence]]


def _notes(
    lines: Lines, entries: Sequence[Progress], known: _Known, seen: _Known, when: str
) -> list[str]:
    notes = []
    if not seen:
        notes.append(f"No evidence is recorded{when}.")
    earlier = len(known) - len(seen)
    if earlier:
        notes.append(f"{counted(earlier, 'piece')} of evidence {verb(earlier)} older.")
    untested = sum(piece.tested_by is None for _, piece in seen)
    if untested:
        notes.append(
            f"Of {counted(len(seen), 'piece')} of evidence{when}, {or_none(untested)} "
            f"{verb(untested, 'has', 'have')} been tested by nobody."
        )
    done = [one for one in entries if one.condition in _DONE]
    bare = [lines.of(one).number for one in done if not evidence_by(one)]
    if bare:
        count = verb(len(done), "counts", "count")
        notes.append(
            f"{len(bare):,} of {counted(len(done), 'action')} that {count} as done "
            f"{verb(len(bare), 'has', 'have')} no evidence on record: {listed(bare)}."
        )
    return notes
