"""A measure over time, against its targets and its baseline."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from cipt.model.dates import in_words
from cipt.render.charts.scales import (
    Scale,
    TimeScale,
    month_names,
    time_scale,
    value_ticks,
    written,
)
from cipt.render.charts.svg import WIDTH, circle, line, path, picture, text
from cipt.views.charts.values import MeasureChart

_HEIGHT = 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 80.0, WIDTH - 12.0, 36.0, 238.0
_RADIUS = 5.0


def measure_chart(chart: MeasureChart | None) -> Markup:
    """The chart; "" where there is none."""
    if chart is None:
        return Markup("")
    values = [float(reading.value) for reading in chart.readings]
    values += [float(step.value) for step in chart.targets]
    if chart.baseline is not None:
        values.append(float(chart.baseline))
    ticks = value_ticks(min(values), max(values), is_share=chart.is_share)
    up = Scale(ticks[0], ticks[-1], _BOTTOM, _TOP)
    across = time_scale(chart.first, chart.last, _LEFT, _RIGHT)
    parts = [
        *_grid(chart, ticks, up, across),
        *_as_of(chart, across),
        *_breaks(chart, across),
        *_baseline(chart, up, across),
        *_targets(chart, up, across),
        *_readings(chart, up, across),
    ]
    return picture(_HEIGHT, chart.title, chart.summary, parts)


def _grid(
    chart: MeasureChart, ticks: list[float], up: Scale, across: TimeScale
) -> Iterator[Markup]:
    for value in ticks:
        yield line(_LEFT, up(value), _RIGHT, up(value), "grid")
        yield text(_LEFT - 8, up(value) + 5, written(value, is_share=chart.is_share), "", "end")
    for x, name, anchor in month_names(chart.first, chart.last, across, WIDTH):
        yield line(x, _BOTTOM, x, _BOTTOM + 6, "axis")
        yield text(x, _BOTTOM + 30, name, "", anchor)
    yield line(_LEFT, _BOTTOM, _RIGHT, _BOTTOM, "axis")


def _as_of(chart: MeasureChart, across: TimeScale) -> Iterator[Markup]:
    x = across(chart.as_of)
    yield line(x, _TOP - 8, x, _BOTTOM, "as-of")
    yield text(x, _TOP - 14, in_words(chart.as_of), "", _anchor(x))


def _breaks(chart: MeasureChart, across: TimeScale) -> Iterator[Markup]:
    for day in chart.breaks:
        yield line(across(day), _TOP, across(day), _BOTTOM, "break")


def _baseline(chart: MeasureChart, up: Scale, across: TimeScale) -> Iterator[Markup]:
    if chart.baseline is not None:
        y = up(float(chart.baseline))
        yield line(_LEFT, y, across(min(chart.baseline_until, chart.last)), y, "baseline")


def _targets(chart: MeasureChart, up: Scale, across: TimeScale) -> Iterator[Markup]:
    corners = []
    for step in chart.targets:
        y = up(float(step.value))
        corners += [(across(step.first), y), (across(step.last), y)]
    if corners:
        yield path(corners, "target")
    for step in chart.targets:
        x, y = across(step.last), up(float(step.value))
        yield text(x - 6, y - 7, step.label, "target-label", "end")


def _readings(chart: MeasureChart, up: Scale, across: TimeScale) -> Iterator[Markup]:
    places = [(across(one.day), up(float(one.value))) for one in chart.readings]
    for place, one in enumerate(chart.readings):
        if one.is_joined:
            yield line(*places[place - 1], *places[place], "reading")
    for (x, y), one in zip(places, chart.readings, strict=True):
        yield circle(x, y, _RADIUS, "dot provisional" if one.is_provisional else "dot")
    x, y = places[-1]
    yield text(x, y + 24, chart.readings[-1].label, "latest", _anchor(x))


def _anchor(x: float) -> str:
    """Which end of a text stands at x, so that none runs over the edge on a narrow screen."""
    if x > WIDTH - 120:
        return "end"
    return "start" if x < _LEFT + 60 else "middle"
