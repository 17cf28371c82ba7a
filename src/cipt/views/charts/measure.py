"""A measure over time: its readings against the staircase of its targets and its baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from cipt.evaluation.english import capital, day, sentence
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.measures import is_comparable, known_readings
from cipt.evaluation.words import figure
from cipt.model.records import Measure, MeasureReading, Target
from cipt.views.charts.values import ChartTable, MeasureChart, ReadingPoint, TargetStep
from cipt.views.report.measures import measure_line, reading_marks

_MARGIN = timedelta(days=31)
"""How far the staircase goes on after its last day, so that its last step can be seen."""

_Dated = Sequence[tuple[date, Target]]


def measure_chart(judgement: Judgement, measure: Measure) -> MeasureChart | None:
    """The chart of a measure on the day of judgement; None where there is no reading to draw."""
    readings = known_readings(measure, judgement.as_of)
    if not readings:
        return None
    targets = [(target.date, target) for target in measure.targets if target.date]
    targets.sort(key=lambda entry: entry[0])
    baseline = measure.baseline
    days = [*(reading.date for reading in readings), *(when for when, _ in targets)]
    if baseline and baseline.date:
        days.append(baseline.date)
    first = min(days).replace(day=1)
    last = max(*days, judgement.as_of) + _MARGIN
    since = baseline.date if baseline and baseline.date else date.min
    until = min((each for each in measure.breaks if each > since), default=last)
    is_drawn = baseline is not None and until > first
    line = measure_line(judgement, measure)
    return MeasureChart(
        title=measure.title,
        summary=" ".join(
            sentence([each]) for each in (line.latest, line.state, line.direction) if each
        ),
        key=_key(measure, readings, targets, is_drawn=is_drawn),
        first=first,
        last=last,
        as_of=judgement.as_of,
        readings=tuple(_points(measure, readings)),
        targets=tuple(_staircase(measure, targets, last)),
        baseline=baseline.value if is_drawn and baseline else None,
        baseline_until=until,
        breaks=tuple(each for each in sorted(measure.breaks) if first < each < last),
        is_share=measure.unit == "percent",
        table=_table(measure, readings, targets),
    )


def _points(measure: Measure, readings: Sequence[MeasureReading]) -> Iterator[ReadingPoint]:
    before: MeasureReading | None = None
    for reading in readings:
        joined = before is not None and is_comparable(measure, before.date, reading.date)
        label = figure(reading.value, measure)
        yield ReadingPoint(reading.date, reading.value, label, bool(reading.provisional), joined)
        before = reading


def _staircase(measure: Measure, targets: _Dated, last: date) -> Iterator[TargetStep]:
    for place, (when, target) in enumerate(targets):
        until = targets[place + 1][0] if place + 1 < len(targets) else last
        yield TargetStep(when, until, target.value, figure(target.value, measure))


def _key(
    measure: Measure, readings: Sequence[MeasureReading], targets: _Dated, *, is_drawn: bool
) -> str:
    signs = ["a dot is a reading"]
    if any(reading.provisional for reading in readings):
        signs.append("a hollow dot a provisional one")
    if targets:
        signs.append("the dashed line the target from its day on")
    if is_drawn:
        signs.append("the dotted line the baseline")
    if measure.breaks:
        signs.append("an upright dashed line a change of definition, across which nothing compares")
    return f"{capital(', '.join(signs))}."


def _table(measure: Measure, readings: Sequence[MeasureReading], targets: _Dated) -> ChartTable:
    rows: list[tuple[date, tuple[str, ...]]] = [
        (reading.date, (day(reading.date), "Reading", *_cells(measure, reading)))
        for reading in readings
    ]
    for when, target in targets:
        rows.append((when, (day(when), "Target", figure(target.value, measure), "")))
    told = [row for _, row in sorted(rows, key=lambda entry: entry[0])]
    if measure.baseline:
        value = figure(measure.baseline.value, measure)
        told.insert(0, (day(measure.baseline.date, "No day"), "Baseline", value, ""))
    return ChartTable(("Day", "What", "Value", "Note"), ("Value",), tuple(told))


def _cells(measure: Measure, reading: MeasureReading) -> tuple[str, str]:
    return figure(reading.value, measure), capital(", ".join(reading_marks(reading, measure)))
