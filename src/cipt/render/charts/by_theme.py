"""The themes side by side: under each one's name a bar, with a stretch for each colour."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from cipt.render.charts.svg import WIDTH, in_bar, picture, rect
from cipt.render.plain import one_line
from cipt.views.charts.values import BarOfTheme, ByTheme

_HEIGHT = 26.0
_EDGE = 1.0
"""Room around a bar for the line at its edge."""
_ROOM_FOR_TEXT = 24.0


def by_theme_chart(chart: ByTheme | None) -> Markup:
    """A list of the themes, each with its bar; "" where there is none. All bars have one scale.

    The names are text of the page and not of a picture, so that they wrap as it does, on a screen
    of any width and on paper.
    """
    if chart is None:
        return Markup("")
    most = max(one.total for one in chart.bars)
    rows = (f"<li>{escape(one_line(one.name))}{_bar(one, most)}</li>" for one in chart.bars)
    return Markup(f'<ul class="themes-in-bars">{"".join(rows)}</ul>')


def _bar(one: BarOfTheme, most: int) -> Markup:
    if not one.total:
        return Markup(f'<br><span class="quiet">{escape(one.told)}</span>')
    return picture(_HEIGHT + 2 * _EDGE, one.told, "", _stretches(one, most))


def _stretches(one: BarOfTheme, most: int) -> Iterator[Markup]:
    start = _EDGE
    for part in one.parts:
        width = (WIDTH - 2 * _EDGE) * part.number / most
        yield rect(start, _EDGE, width, _HEIGHT, f"tone-{part.rating.tone}")
        if width >= _ROOM_FOR_TEXT:
            middle = start + width / 2
            yield in_bar(middle, _EDGE + _HEIGHT / 2 + 6, part.rating.tone, part.number)
        start += width
