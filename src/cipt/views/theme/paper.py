"""One theme in full: what was asked and promised, how far it is, what difference it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import capital, day
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.faults import CannotGoOn
from cipt.model.records import Area, Theme
from cipt.model.scheme import Condition
from cipt.views.charts.timeline import timelines
from cipt.views.charts.trend import trend
from cipt.views.charts.values import Timeline, Trend
from cipt.views.inspections import AskedFor, asked_for
from cipt.views.measures.links import actions_by_measure
from cipt.views.measures.score import Score, score
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.ahead import window_end
from cipt.views.report.decisions import evidence_by, evidence_words
from cipt.views.report.lines import ActionLine, Lines
from cipt.views.report.themes import ThemePage, theme_pages


@dataclass(frozen=True, slots=True)
class AreaAction:
    """An action of the theme; `evidence`: what is on record by the day, or that nothing is."""

    line: ActionLine
    evidence: str


@dataclass(frozen=True, slots=True)
class AreaPart:
    """An area for improvement with its actions.

    `section`: the heading inside the theme that begins here, or "". `asks`: the ids of what it
    answers, or that it answers nothing.
    """

    section: str
    name: str
    asks: str
    actions: tuple[AreaAction, ...]


@dataclass(frozen=True, slots=True)
class ThemePaper:
    """A deep dive into one theme.

    `page`: what the board's paper has of it. `for_children`: the outcome in words for children, or
    "". `indicators`: signs by which it will show. `asked`: what inspectors asked for that its
    areas or actions answer; `none_asked` says so where there is nothing, else "". `until`: the end
    of what counts as due next. `rag`: the colour of overdue actions. `trend`: its actions month by
    month, or None. `timelines`: the dates of its actions, at most eighteen in each. `scores`: its
    measures; `no_scores` says so where there are none, else "". `areas`: its areas and actions.
    """

    cover: Cover
    page: ThemePage
    for_children: str
    indicators: tuple[str, ...]
    asked: tuple[AskedFor, ...]
    none_asked: str
    until: str
    rag: str
    trend: Trend | None
    timelines: tuple[Timeline, ...]
    scores: tuple[Score, ...]
    no_scores: str
    areas: tuple[AreaPart, ...]


def theme_named(judgement: Judgement, name: str | None) -> Theme:
    """The theme with this id or printed number. Raises CannotGoOn where there is none."""
    themes = judgement.index.themes
    for theme in themes.values():
        if name in (theme.id, theme.printed):
            return theme
    known = ", ".join(theme.printed for theme in themes.values())
    cure = f"Write --theme with one of: {known}" if known else "Add the theme's file in themes/"
    if name is None:
        raise CannotGoOn("the paper on a theme needs to know which", cure)
    raise CannotGoOn(f"--theme {name}: the plan has no such theme", cure)


def theme_paper(basis: Basis, theme: Theme) -> ThemePaper:
    """The deep dive into the theme on the day of judgement."""
    return without_personal_data(_paper(basis, theme), basis.outcome)


def _paper(basis: Basis, theme: Theme) -> ThemePaper:
    judgement = basis.judgement
    lines = Lines(judgement)
    entries = [one for one in judgement.progress if one.theme == theme.id]
    pages = theme_pages(lines, basis.words, basis.outcome.prefix)
    places = list(judgement.index.themes)
    asked = asked_of_theme(judgement, theme, entries)
    linked = actions_by_measure(judgement)
    measures = {measure.id: measure for one in entries for measure in linked_measures(one)}
    return ThemePaper(
        cover=cover(basis),
        page=pages[places.index(theme.id)],
        for_children=theme.for_children or "",
        indicators=theme.indicators,
        asked=asked,
        none_asked="" if asked else "No recommendation is linked to it.",
        until=day(window_end(judgement)),
        rag=judgement.scheme.rag(Condition.OVERDUE) or "",
        trend=trend(lines, entries),
        timelines=timelines(lines, entries),
        scores=tuple(score(lines, one, linked.get(one.id, ())) for one in measures.values()),
        no_scores="" if measures else "None of its actions names a measure.",
        areas=_areas(lines, theme, entries),
    )


def asked_of_theme(
    judgement: Judgement, theme: Theme, entries: Sequence[Progress]
) -> tuple[AskedFor, ...]:
    """What its areas or actions answer, in the order of the recommendations."""
    answered = {ref for area in theme.areas for ref in area.recommendations}
    answered.update(ref for one in entries for ref in one.recommendations)
    known = judgement.index.recommendations
    wholes = {record.part_of for ref, record in known.items() if ref in answered}
    return tuple(
        asked_for(judgement, record)
        for ref, record in known.items()
        if ref in answered or ref in wholes
    )


def _areas(lines: Lines, theme: Theme, entries: Sequence[Progress]) -> tuple[AreaPart, ...]:
    begins = {section.areas[0]: section.title for section in theme.sections if section.areas}
    return tuple(
        AreaPart(
            section=begins.get(area.id, ""),
            name=f"{area.printed} {area.title}",
            asks=_asks(area),
            actions=tuple(_action(lines, one) for one in entries if one.area == area.id),
        )
        for area in theme.areas
    )


def _asks(area: Area) -> str:
    if area.recommendations:
        return f"Answers {', '.join(area.recommendations)}."
    if area.kind == "enabler":
        return "Enables others: no recommendation is expected."
    return "Answers no recommendation."


def _action(lines: Lines, progress: Progress) -> AreaAction:
    seen = evidence_words(lines.judgement, evidence_by(progress))
    return AreaAction(lines.of(progress), capital(seen))
