"""The themes side by side: a bar for each, with a stretch for each colour."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from markupsafe import Markup

from cipt.render.charts.svg import WIDTH, in_bar, picture, rect, text
from cipt.views.charts.values import BarOfTheme, ByTheme

_NAME = 26.0
_BAR = 26.0
_GAP = 14.0
_LONGEST_LINE = 46
_ROOM_FOR_TEXT = 24.0


def by_theme_chart(chart: ByTheme | None) -> Markup:
    """The chart; "" where there is none. All bars have one scale."""
    if chart is None:
        return Markup("")
    most = max(one.total for one in chart.bars)
    parts: list[Markup] = []
    y = 0.0
    for one in chart.bars:
        for words in wrap(one.name, _LONGEST_LINE, max_lines=2, placeholder=" …"):
            y += _NAME
            parts.append(text(0, y - 6, words))
        parts += _bar(one, y, most)
        y += _BAR + _GAP
    return picture(y, chart.title, chart.summary, parts)


def _bar(one: BarOfTheme, y: float, most: int) -> Iterator[Markup]:
    if not one.total:
        yield text(0, y + _BAR - 7, "no action", "quiet")
    start = 1.0
    for part in one.parts:
        width = (WIDTH - 2) * part.number / most
        yield rect(start, y, width, _BAR, f"tone-{part.rating.tone}")
        if width >= _ROOM_FOR_TEXT:
            yield in_bar(start + width / 2, y + _BAR / 2 + 6, part.rating.tone, part.number)
        start += width
