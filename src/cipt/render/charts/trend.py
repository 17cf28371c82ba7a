"""The plan month by month: a column for each, with a stretch for each colour."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from cipt.render.charts.scales import Scale, value_ticks, written
from cipt.render.charts.svg import WIDTH, in_bar, line, picture, rect, text
from cipt.views.charts.values import Trend, TrendMonth

_HEIGHT = 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 70.0, WIDTH - 4.0, 16.0, 258.0
_GAP = 0.2
_MOST_NAMED = 4
_ROOM_FOR_TEXT = 17.0


def trend_chart(trend: Trend | None) -> Markup:
    """The chart; "" where there is none. The worst colour stands at the foot of each column."""
    if trend is None:
        return Markup("")
    ticks = value_ticks(0, max(month.total for month in trend.months), is_share=False)
    up = Scale(ticks[0], ticks[-1], _BOTTOM, _TOP)
    parts = [*_grid(ticks, up)]
    room = (_RIGHT - _LEFT) / len(trend.months)
    for place, month in enumerate(trend.months):
        start = _LEFT + room * (place + _GAP / 2)
        parts += _column(month, start, room * (1 - _GAP), up)
        if _is_named(place, len(trend.months)):
            parts.append(_name(month, start + room * (1 - _GAP) / 2))
    return picture(_HEIGHT, trend.title, trend.summary, parts)


def _grid(ticks: list[float], up: Scale) -> Iterator[Markup]:
    for value in ticks:
        yield line(_LEFT, up(value), _RIGHT, up(value), "grid" if value else "axis")
        if value == int(value):
            yield text(_LEFT - 8, up(value) + 5, written(value, is_share=False), "", "end")


def _column(month: TrendMonth, start: float, width: float, up: Scale) -> Iterator[Markup]:
    below = 0
    for part in month.parts:
        top, foot = up(below + part.number), up(below)
        yield rect(start, top, width, foot - top, f"tone-{part.rating.tone}")
        if foot - top >= _ROOM_FOR_TEXT:
            middle = (top + foot) / 2 + 5
            yield in_bar(start + width / 2, middle, part.rating.tone, part.number)
        below += part.number


def _is_named(place: int, months: int) -> bool:
    """Every month where there are few; else the last, and others at equal distances from it."""
    step = -(-months // _MOST_NAMED)
    return (months - 1 - place) % step == 0


def _name(month: TrendMonth, x: float) -> Markup:
    anchor = "end" if x > WIDTH - 70 else "middle"
    return text(
        min(x + 30, _RIGHT) if anchor == "end" else x, _BOTTOM + 28, month.label, "", anchor
    )
