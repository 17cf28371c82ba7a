"""Measures as a table for a terminal: what a board asks after, a line each."""

from __future__ import annotations

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.measures import Standing
from cipt.evaluation.words import figure
from cipt.views.grid import Column, Grid, grid
from cipt.views.measures.rows import final_target
from cipt.views.measures.score import state_of
from cipt.views.report.measures import STATES
from cipt.views.report.wording import day

_COLUMNS = (
    Column("Measure", breaks=True),
    Column("Better"),
    Column("Baseline", number=True),
    Column("Latest", number=True),
    Column("Of"),
    Column("Target now", number=True),
    Column("By"),
    Column("At the end", number=True),
    Column("On target"),
    Column("Short"),
    Column("Long"),
)
_TONES = {"red": "RED", "green": "GREEN", "grey": "GREY", "other": ""}


def measures_grid(judgement: Judgement) -> Grid:
    """Every measure, in the plan's order."""
    standings = [judgement.standing(measure) for measure in judgement.plan.measures]
    return grid(
        "",
        _COLUMNS,
        [_cells(standing) for standing in standings],
        tones=[_TONES[state_of(standing).tone] for standing in standings],
        toned=8,
    )


def _cells(standing: Standing) -> tuple[str, ...]:
    measure, reading, target = standing.measure, standing.reading, standing.target
    final = final_target(measure)
    baseline = measure.baseline
    by = day(target.date, "no date") if target else ""
    return (
        measure.title,
        measure.better or "",
        figure(baseline.value, measure) if baseline else "",
        figure(reading.value, measure) if reading else "",
        _of(standing),
        figure(target.value, measure) if target else "none",
        f"{by}, not yet due" if standing.target_not_yet_due else by,
        figure(final.value, measure) if final else "",
        _state(standing),
        standing.short or "",
        standing.long or "",
    )


def _of(standing: Standing) -> str:
    reading = standing.reading
    if reading is None:
        return "no reading"
    return f"{day(reading.date)}, provisional" if reading.provisional else day(reading.date)


def _state(standing: Standing) -> str:
    if standing.reading is None:
        return "no reading"
    return "not judged" if standing.on_target is None else STATES[standing.on_target]
