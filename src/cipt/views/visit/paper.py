"""What an inspector or adviser is shown of the plan since a day, without spin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.english import counted, day, listed, or_none, verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import answering
from cipt.faults import CannotGoOn
from cipt.views.inspections import asked_for, inspection_in_words
from cipt.views.measures.links import actions_by_measure
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.lines import CONDITION_WORDS, Lines
from cipt.views.theme.paper import asked_of_theme, theme_named
from cipt.views.visit.part import NOT_RIGHT, VisitPart, visit_part

ALL = "all"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown: the theme or the recommendation, by id; "all"; or None for neither.

    `since`: the day after which things count, or None for the last visit before the paper's day.
    """

    theme: str | None = None
    recommendation: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """What an inspector is shown.

    `since`: from when on, and why from then, as a sentence. `summary`: what has happened since, in
    sentences, the worst included. `inspections`: who has looked, when, and how they judged.
    `parts`: theme by theme, or recommendation by recommendation.
    """

    cover: Cover
    since: str
    summary: tuple[str, ...]
    inspections: tuple[str, ...]
    parts: tuple[VisitPart, ...]


def visit_paper(basis: Basis, shown: Shown) -> VisitPaper:
    """The paper. Raises CannotGoOn for a theme or recommendation that the plan does not have."""
    return without_personal_data(_paper(basis, shown), basis.outcome)


def _paper(basis: Basis, shown: Shown) -> VisitPaper:
    judgement = basis.judgement
    lines = Lines(judgement)
    since, why = _since(judgement, shown.since)
    by_recommendation = shown.recommendation is not None
    parts = tuple(
        _recommendations(lines, shown.recommendation or ALL, since)
        if by_recommendation
        else _themes(lines, shown.theme, since)
    )
    return VisitPaper(
        cover=cover(basis),
        since=f"Since {day(since)}, {why}." if since else "Since the plan began.",
        summary=tuple(_summary(judgement, since)),
        inspections=tuple(_inspections(judgement)),
        parts=parts,
    )


def _since(judgement: Judgement, asked: date | None) -> tuple[date | None, str]:
    """From when on, and why: as asked; else the last visit, inspection or start before the day."""
    if asked is not None:
        if asked >= judgement.as_of:
            raise CannotGoOn(
                f"--since {asked.isoformat()} is not before the day of the paper, "
                f"{judgement.as_of.isoformat()}",
                "Name an earlier day, or leave --since out",
            )
        return asked, "the day asked for"
    header = judgement.plan.header
    before = [
        (event.date, f"the day of the {event.kind}")
        for event in judgement.plan.events
        if event.date < judgement.as_of
    ]
    if not before:
        ends = ((one.to or one.from_, inspection_in_words(one)) for one in header.inspections)
        before = [(when, f"the end of {who}") for when, who in ends if when]
    if not before and header.starts:
        before = [(header.starts, "the day on which the plan starts")]
    before = [entry for entry in before if entry[0] < judgement.as_of]
    return max(before, key=lambda entry: entry[0], default=(None, ""))


def _themes(lines: Lines, asked: str | None, since: date | None) -> Iterator[VisitPart]:
    judgement = lines.judgement
    themes = list(judgement.index.themes.values())
    if asked not in (None, ALL):
        themes = [theme_named(judgement, asked)]
    linked = actions_by_measure(judgement)
    for theme in themes:
        entries = [one for one in judgement.progress if one.theme == theme.id]
        heading = f"Theme {theme.printed}: {theme.title}", f"theme-{theme.id}"
        wanted = asked_of_theme(judgement, theme, entries)
        yield visit_part(lines, heading, wanted, entries, since, linked)


def _recommendations(lines: Lines, asked: str, since: date | None) -> Iterator[VisitPart]:
    judgement = lines.judgement
    known, members = judgement.index.recommendations, answering(judgement)
    if asked != ALL and asked not in known:
        raise CannotGoOn(
            f"--recommendation {asked}: the plan has no such recommendation",
            f"Write one of: all, {', '.join(known)}" if known else "Add recommendations.yaml",
        )
    linked = actions_by_measure(judgement)
    for ref, record in known.items():
        if asked in (ALL, ref):
            heading = f"{ref} {record.title}", f"asked-{ref}"
            wanted = (asked_for(judgement, record),)
            yield visit_part(lines, heading, wanted, members[ref], since, linked)


def _summary(judgement: Judgement, since: date | None) -> Iterator[str]:
    actions = [one for one in judgement.progress if not one.is_withdrawn]
    completed = sum(_after(one.completed_on, since) for one in actions)
    signed = sum(_after(one.signed_off_on, since) for one in actions)
    yield (
        f"{or_none(completed).capitalize()} of {counted(len(actions), 'action')} "
        f"{verb(max(completed, 1), 'was', 'were')} completed since, and {or_none(signed)} "
        f"{verb(max(signed, 1), 'was', 'were')} signed off by a board."
    )
    yield _pieces(judgement, actions, since)
    yield _not_right(actions)


def _not_right(actions: Sequence[Progress]) -> str:
    """How many are not yet right, and each of the reasons, the worst first."""
    found = Counter(one.condition for one in actions if one.condition in NOT_RIGHT)
    if not found:
        return "No action is late, at risk, short of its target or done by its rating alone."
    kinds = [f"{found[each]:,} {CONDITION_WORDS[each]}" for each in NOT_RIGHT if found[each]]
    total = found.total()
    return f"{counted(total, 'action')} {verb(total)} not yet right: {listed(kinds)}."


def _pieces(judgement: Judgement, actions: Sequence[Progress], since: date | None) -> str:
    seen = [
        piece
        for one in actions
        for piece in one.action.evidence
        if piece.date <= judgement.as_of and _after(piece.date, since)
    ]
    if not seen:
        return "No evidence is recorded since."
    tested = sum(piece.tested_by is not None for piece in seen)
    heard = sum(piece.kind == "feedback" for piece in seen)
    return (
        f"{counted(len(seen), 'piece')} of evidence {verb(len(seen))} recorded since: "
        f"{or_none(tested)} tested by somebody, {or_none(heard)} of what people said."
    )


def _after(when: date | None, since: date | None) -> bool:
    return when is not None and (since is None or when > since)


def _inspections(judgement: Judgement) -> Iterator[str]:
    for one in judgement.plan.header.inspections:
        published = f"; report of {day(one.published)}" if one.published else ""
        judged = f"; judged {one.judgement}" if one.judgement else ""
        yield f"{inspection_in_words(one)}{published}{judged}."
    for event in sorted(judgement.plan.events, key=lambda each: each.date):
        focus = f": {event.focus}" if event.focus else ""
        ahead = " (to come)" if event.date > judgement.as_of else ""
        yield f"{event.kind.capitalize()}, {day(event.date)}{ahead}{focus}."
