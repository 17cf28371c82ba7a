"""The scorecard as a paper: for a board, and for those who watch it."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.judgement import Judgement
from cipt.model.records import Measure
from cipt.views.measures.links import Linked, actions_by_measure
from cipt.views.measures.score import Score, score
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.lines import Lines
from cipt.views.report.measures import standings_in_words

UNLINKED = "Measures that no action names"


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The measures of a theme: those that its actions name, and no theme before it."""

    title: str
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class MeasuresPaper:
    """The scorecard of all measures.

    `summary`: how many are on target, miss it, or cannot be judged. `groups`: every measure once,
    theme by theme. `read`: those that have a reading, to be shown with a chart each.
    `has_baselines`, `has_readings`, `has_finals` and `has_others` say whether any measure has a
    baseline, a reading, a later target or a figure from elsewhere, so that a template can leave an
    empty column out.
    """

    cover: Cover
    summary: str
    groups: tuple[ScoreGroup, ...]
    read: tuple[Score, ...]
    has_baselines: bool
    has_readings: bool
    has_finals: bool
    has_others: bool


def measures_paper(basis: Basis) -> MeasuresPaper:
    """The scorecard on the day of judgement."""
    return without_personal_data(_paper(basis), basis.outcome)


def _paper(basis: Basis) -> MeasuresPaper:
    lines = Lines(basis.judgement)
    plan = basis.judgement.plan
    linked = actions_by_measure(basis.judgement)
    groups = tuple(
        ScoreGroup(title, tuple(score(lines, one, linked.get(one.id, ())) for one in members))
        for title, members in by_theme(basis.judgement, linked).items()
    )
    scores = [one for group in groups for one in group.scores]
    return MeasuresPaper(
        cover=cover(basis),
        summary=standings_in_words([basis.judgement.standing(one) for one in plan.measures]),
        groups=groups,
        read=tuple(one for one in scores if one.line.is_read),
        has_baselines=any(one.line.baseline for one in scores),
        has_readings=any(one.line.is_read for one in scores),
        has_finals=any(one.line.final for one in scores),
        has_others=any(one.line.others for one in scores),
    )


def by_theme(judgement: Judgement, linked: Linked) -> dict[str, list[Measure]]:
    """Every measure once, under the first theme whose actions name it; those of none come last."""
    names = {theme.id: f"Theme {theme.printed}: {theme.title}" for theme in judgement.plan.themes}
    groups: dict[str, list[Measure]] = {name: [] for name in (*names.values(), UNLINKED)}
    order = {theme: place for place, theme in enumerate(names)}
    for measure in judgement.plan.measures:
        themes = [one.theme for one in linked.get(measure.id, ()) if one.theme in order]
        first = min(themes, key=lambda theme: order[theme or ""], default=None)
        groups[names[first] if first else UNLINKED].append(measure)
    return {name: members for name, members in groups.items() if members}
