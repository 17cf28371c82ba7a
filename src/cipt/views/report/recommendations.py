"""What inspectors and reviewers asked for, each with the actions that answer it by colour."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import capital, counted, listed, verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.tallies import Grouped, Tally, by_recommendation
from cipt.model.dates import on_in_words
from cipt.model.records import Recommendation
from cipt.model.scheme import Condition
from cipt.views.report.counts import Part
from cipt.views.report.lines import Lines

KINDS = {
    "recommendation": "Recommendations",
    "priority": "Priority actions",
    "area": "Areas for improvement",
    "verbal": "What was said at the visit",
    "notice": "What the improvement notice asks",
    "peer": "What reviewers asked for",
    None: "Others",
}


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """One recommendation.

    `parts`: how many actions of which colour answer it, worst first, those that occur. `in_words`:
    the same as text, "7 RED, 4 AMBER", or "no action". `remark`: what a board should know, "every
    action is RED", or "".
    """

    id: str
    title: str
    parts: tuple[Part, ...]
    in_words: str
    remark: str


@dataclass(frozen=True, slots=True)
class RecommendationGroup:
    """Recommendations of one kind; `title` is its heading."""

    title: str
    lines: tuple[RecommendationLine, ...]


@dataclass(frozen=True, slots=True)
class Recommendations:
    """All of them by kind, and what can be said of them: a sentence each.

    `suffering`: the first of those sentences, on those of which every action has the colour of
    overdue ones; "" where there are none.
    """

    groups: tuple[RecommendationGroup, ...]
    notes: tuple[str, ...]
    suffering: str


def recommendations(lines: Lines) -> Recommendations:
    """Every recommendation of the plan, each with its actions by colour."""
    judgement = lines.judgement
    tallies = by_recommendation(judgement)
    worst = judgement.scheme.rag(Condition.OVERDUE) or ""
    known = judgement.index.recommendations
    by_kind: dict[str | None, list[RecommendationLine]] = {kind: [] for kind in KINDS}
    for ref, record in known.items():
        by_kind[record.kind].append(_line(lines, record, tallies[ref], worst))
    groups = tuple(
        RecommendationGroup(KINDS[kind], tuple(members))
        for kind, members in by_kind.items()
        if members
    )
    notes = tuple(_notes(judgement, tallies, worst))
    return Recommendations(groups, notes, _suffering(judgement, tallies, worst))


def _line(lines: Lines, record: Recommendation, of: Tally, worst: str) -> RecommendationLine:
    parts = tuple(Part(lines.rating(rag), count) for rag, count in of.by_rag.items() if count)
    return RecommendationLine(
        id=record.id,
        title=record.title,
        parts=parts,
        in_words=", ".join(f"{part.number:,} {part.rating.rag}" for part in parts) or "no action",
        remark=capital("; ".join(_remarks(lines.judgement, record, of, worst))),
    )


def _remarks(judgement: Judgement, record: Recommendation, of: Tally, worst: str) -> list[str]:
    found = []
    if of.total == 0:
        found.append("no action answers it")
    elif _all_of(of, worst):
        found.append(f"every action is {worst}" if of.total > 1 else f"its only action is {worst}")
    elif of.open == 0 and not of.by_condition[Condition.OUTCOME_MISSED]:
        found.append(_done(of))
    disputed = record.disputed
    if disputed and disputed.date <= judgement.as_of:
        found.append(f"disputed {on_in_words(disputed.date)}")
    return found


def _done(of: Tally) -> str:
    """That nothing is left to do: a claim that nothing stands behind is called one."""
    if of.claimed == 0:
        return "every action is done" if of.total > 1 else "its only action is done"
    if of.claimed < of.total:
        return f"every action is done, {of.claimed:,} of them only taken over as complete"
    every = "every action" if of.total > 1 else "its only action"
    return f"{every} was taken over as complete, with no completion date"


def _suffering(judgement: Judgement, tallies: Grouped, worst: str) -> str:
    known = judgement.index.recommendations
    late = [ref for ref in known if _all_of(tallies[ref], worst)]
    if not late:
        return ""
    of_all = f"{len(late):,} of {counted(len(known), 'recommendation')}"
    return f"Every action is {worst} for {of_all}: {listed(late)}."


def _notes(judgement: Judgement, tallies: Grouped, worst: str) -> list[str]:
    known = judgement.index.recommendations
    if not known:
        return ["The plan names no recommendations."]
    suffering = _suffering(judgement, tallies, worst)
    bare = [ref for ref in known if tallies[ref].total == 0]
    notes = []
    if suffering:
        notes.append(suffering)
    if bare:
        notes.append(f"No action answers {listed(bare)}.")
    none = tallies.get(None)
    if none:
        notes.append(
            f"{counted(none.total, 'action')} {verb(none.total, 'answers', 'answer')} no "
            f"recommendation."
        )
    return notes


def _all_of(of: Tally, rag: str) -> bool:
    return of.total > 0 and of.by_rag.get(rag) == of.total
