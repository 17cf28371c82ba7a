"""First and current dates of actions on one line of time."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from cipt.model.dates import in_words
from cipt.render.charts.scales import TimeScale, month_names, time_scale
from cipt.render.charts.svg import WIDTH, line, mark, path, picture, text
from cipt.views.charts.values import ActionDates, Timeline

_LEFT, _RIGHT, _TOP = 92.0, WIDTH - 14.0, 74.0
_ROW = 28.0
_SIZE = 7.0
_LONGEST_NUMBER = 7


def timeline_chart(chart: Timeline | None) -> Markup:
    """The chart; "" where there is none."""
    if chart is None:
        return Markup("")
    across = time_scale(chart.first, chart.last, _LEFT, _RIGHT)
    foot = _TOP + _ROW * len(chart.rows)
    parts = [*_months(chart, across, foot), *_as_of(chart, across, foot)]
    for place, row in enumerate(chart.rows):
        parts += _row(row, _TOP + _ROW * (place + 0.5), across)
    return picture(foot + 6, chart.title, chart.summary, parts)


def _months(chart: Timeline, across: TimeScale, foot: float) -> Iterator[Markup]:
    for x, name, anchor in month_names(chart.first, chart.last, across, WIDTH):
        yield line(x, 32, x, foot, "grid")
        yield text(x, 24, name, "", anchor)


def _as_of(chart: Timeline, across: TimeScale, foot: float) -> Iterator[Markup]:
    x = across(chart.as_of)
    yield line(x, _TOP - 6, x, foot, "as-of")
    anchor = "end" if x > WIDTH - 130 else "start" if x < 130 else "middle"
    yield text(x, _TOP - 13, in_words(chart.as_of), "", anchor)


def _row(row: ActionDates, y: float, across: TimeScale) -> Iterator[Markup]:
    yield text(0, y + 6, _cut(row.number))
    yield line(_LEFT, y + _ROW / 2, _RIGHT, y + _ROW / 2, "grid")
    first, due = row.first_due, row.due
    if first and due and first != due:
        yield line(across(first), y, across(due), y, "moved")
        yield line(across(first), y - _SIZE, across(first), y + _SIZE, "moved")
    if row.done:
        x = across(row.done)
        yield path([(x - 10, y - 2), (x - 3, y + 9), (x + 12, y - 11)], "tick")
    if due:
        yield mark(across(due), y, _SIZE, row.rating.tone)


def _cut(number: str) -> str:
    """An action's number, cut where it is so long that it would run into the chart."""
    return number if len(number) <= _LONGEST_NUMBER else f"{number[: _LONGEST_NUMBER - 1]}…"
