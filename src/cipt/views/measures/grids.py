"""Measures as a table for a terminal: what a board asks after, a line each."""

from __future__ import annotations

from cipt.evaluation.english import day
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.measures import Standing
from cipt.evaluation.words import figure
from cipt.views.grid import Column, Grid, grid
from cipt.views.measures.rows import final_target
from cipt.views.measures.score import state_of
from cipt.views.report.measures import BETTER, STATES

_COLUMNS = (
    Column("Measure", breaks=True),
    Column("Baseline", number=True),
    Column("Latest", breaks=True),
    Column("Target now", breaks=True),
    Column("Final target", number=True),
    Column("On target", breaks=True),
    Column("Short term"),
    Column("Long term"),
)
_TONED = 5
_TONES = {"red": "RED", "green": "GREEN", "grey": "GREY", "other": ""}


def measures_grid(judgement: Judgement) -> Grid:
    """Every measure, in the plan's order."""
    standings = [judgement.standing(measure) for measure in judgement.plan.measures]
    return grid(
        "",
        _COLUMNS,
        [_cells(standing) for standing in standings],
        tones=[_TONES[state_of(standing).tone] for standing in standings],
        toned=_TONED,
    )


def _cells(standing: Standing) -> tuple[str, ...]:
    measure, baseline = standing.measure, standing.measure.baseline
    final, better = final_target(measure), BETTER.get(measure.better or "")
    return (
        f"{measure.title}, {better}" if better else measure.title,
        figure(baseline.value, measure) if baseline else "",
        _latest(standing),
        _target(standing),
        figure(final.value, measure) if final else "",
        _state(standing),
        standing.short or "",
        standing.long or "",
    )


def _latest(standing: Standing) -> str:
    reading = standing.reading
    if reading is None:
        return "no reading"
    provisional = ", provisional" if reading.provisional else ""
    return f"{figure(reading.value, standing.measure)} on {day(reading.date)}{provisional}"


def _target(standing: Standing) -> str:
    target = standing.target
    if target is None:
        return "none"
    value = figure(target.value, standing.measure)
    if target.date is None:
        return f"{value}, no date"
    mark = ", not yet due" if standing.target_not_yet_due else ""
    return f"{value} by {day(target.date)}{mark}"


def _state(standing: Standing) -> str:
    if standing.reading is None:
        return "no reading"
    return "not judged" if standing.on_target is None else STATES[standing.on_target]
