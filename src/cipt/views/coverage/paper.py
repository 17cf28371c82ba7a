"""Coverage as a paper: what was asked for, what answers it, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import counted, listed, or_none, verb
from cipt.evaluation.progress import Progress
from cipt.views.coverage.flags import TITLES
from cipt.views.coverage.rows import Coverage, CoverageRow, coverage
from cipt.views.inspections import AskedFor, asked_for
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.changes import mention
from cipt.views.report.counts import Part
from cipt.views.report.decisions import evidence_by
from cipt.views.report.lines import CONDITION_WORDS, ActionLine, Lines, Mentions, mentions
from cipt.views.report.recommendations import KINDS

PARTS_COUNT = (
    "An action that answers a part of a recommendation counts for the whole as well. Withdrawn "
    "actions are not counted."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An action that answers a recommendation; `evidence`: how much is on record by the day."""

    line: ActionLine
    evidence: str


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One recommendation.

    `asked`: as it was made. `whole`: "Part of R6", or "". `split`: "Its parts: R6a and R6b", or "".
    `actions`: how many answer it, as printed. `parts`: how many of which colour; `conditions`: of
    which condition, "4 overdue; 2 on track", or "none". `measures`: the titles of those that its
    actions name, or that there are none. `flags`: what is wrong, a sentence each.
    """

    asked: AskedFor
    whole: str
    split: str
    actions: str
    parts: tuple[Part, ...]
    conditions: str
    measures: str
    flags: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """Recommendations of one kind; `title` is its heading."""

    title: str
    lines: tuple[CoverageLine, ...]


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One kind of flag: what it says, how many recommendations have it, and which."""

    title: str
    count: str
    which: str


@dataclass(frozen=True, slots=True)
class UnknownLine:
    """An id that actions name and no recommendation of the plan bears."""

    id: str
    actions: Mentions


@dataclass(frozen=True, slots=True)
class CoveragePaper:
    """Every recommendation against its actions.

    `summary`: the sentence that matters most; `note`: how it is counted. `flags`: each kind of flag
    that occurs, the gravest first; `no_flags` says so where none does, else "". `unanswering`:
    actions that answer no recommendation; `enablers`: those of areas that need none. `unknown`:
    ids that no recommendation bears.
    """

    cover: Cover
    summary: str
    note: str
    flags: tuple[FlagLine, ...]
    no_flags: str
    groups: tuple[CoverageGroup, ...]
    unanswering: tuple[ActionLine, ...]
    enablers: tuple[ActionLine, ...]
    unknown: tuple[UnknownLine, ...]


def coverage_paper(basis: Basis) -> CoveragePaper:
    """The coverage on the day of judgement."""
    return without_personal_data(_paper(basis), basis.outcome)


def _paper(basis: Basis) -> CoveragePaper:
    judgement = basis.judgement
    lines, found = Lines(judgement), coverage(judgement)
    flagged = flag_lines(found)
    return CoveragePaper(
        cover=cover(basis),
        summary=summary_of(found),
        note=PARTS_COUNT if found.rows else "",
        flags=flagged,
        no_flags="" if flagged else "Nothing speaks against the way in which they are answered.",
        groups=_groups(lines, found),
        unanswering=tuple(lines.of(one) for one in found.unanswering),
        enablers=tuple(lines.of(one) for one in found.enablers),
        unknown=tuple(
            UnknownLine(ref, mentions([mention(lines, one) for one in entries]))
            for ref, entries in found.unknown
        ),
    )


def summary_of(found: Coverage) -> str:
    """How many recommendations have an action, and how many are signed off whole."""
    total = len(found.rows)
    if not total:
        return "The plan names no recommendations, so nothing can be held against its actions."
    answered = sum(bool(row.answering) for row in found.rows)
    flagged = sum(bool(row.flags) for row in found.rows)
    bare = len(found.unanswering)
    of_all = (
        f"All {counted(total, 'recommendation')} {verb(total)}"
        if answered == total > 1
        else f"Of {counted(total, 'recommendation')}, {or_none(answered)} {verb(max(answered, 1))}"
    )
    said = [
        f"{of_all} answered by actions, and {or_none(flagged)} "
        f"{verb(max(flagged, 1), 'bears', 'bear')} a flag."
    ]
    if bare:
        said.append(
            f"{counted(bare, 'action')} {verb(bare, 'answers', 'answer')} no recommendation."
        )
    return " ".join(said)


def flag_lines(found: Coverage) -> tuple[FlagLine, ...]:
    """Each kind of flag that occurs, the gravest first, with the recommendations that bear it."""
    lines = []
    for code, title in TITLES.items():
        bearing = [row.record.id for row in found.rows if code in {one.code for one in row.flags}]
        if bearing:
            lines.append(FlagLine(title, f"{len(bearing):,}", listed(bearing)))
    return tuple(lines)


def _groups(lines: Lines, found: Coverage) -> tuple[CoverageGroup, ...]:
    by_kind: dict[str | None, list[CoverageLine]] = {kind: [] for kind in KINDS}
    for row in found.rows:
        by_kind[row.record.kind].append(_line(lines, row))
    return tuple(
        CoverageGroup(KINDS[kind], tuple(members)) for kind, members in by_kind.items() if members
    )


def _line(lines: Lines, row: CoverageRow) -> CoverageLine:
    whole = row.record.part_of
    return CoverageLine(
        asked=asked_for(lines.judgement, row.record),
        whole=f"Part of {whole}" if whole else "",
        split=f"Its parts: {listed(row.parts)}" if row.parts else "",
        actions=counted(len(row.answering), "action") if row.answering else "no action",
        parts=tuple(Part(lines.rating(rag), n) for rag, n in row.of.by_rag.items() if n),
        conditions=conditions_in_words(row),
        measures="; ".join(measure.title for measure in row.measures) or "none",
        flags=tuple(flag.words for flag in row.flags),
        answers=tuple(Answer(lines.of(one), _evidence(one)) for one in row.answering),
    )


def conditions_in_words(row: CoverageRow) -> str:
    """How many of its actions are in which condition: "4 overdue; 2 on track"; "none" for none."""
    found = [
        f"{row.of.by_condition[condition]:,} {words}"
        for condition, words in CONDITION_WORDS.items()
        if row.of.by_condition.get(condition)
    ]
    return "; ".join(found) or "none"


def _evidence(progress: Progress) -> str:
    pieces = evidence_by(progress)
    if not pieces:
        return "none"
    tested = sum(piece.tested_by is not None for piece in pieces)
    words = {0: "not tested", len(pieces): "tested"}.get(tested, f"{tested:,} of them tested")
    return f"{counted(len(pieces), 'piece')}, {words}"
