"""Charts as SVG text: self-contained, with a title for those who cannot see them."""

from __future__ import annotations

from markupsafe import Markup, escape

from cipt.views.report.counts import Bar

_WIDTH = 1000
_HEIGHT = 28
_GAP = 4


def stacked_bar(bar: Bar) -> Markup:
    """A bar with a stretch for each colour; "" where there is nothing to draw.

    A gap parts the stretches; what each stands for is to be said beside it.
    """
    total = sum(part.number for part in bar.parts)
    if not total:
        return Markup("")
    room = _WIDTH - _GAP * (len(bar.parts) - 1)
    start = 0.0
    drawn = []
    for part in bar.parts:
        width = room * part.number / total
        drawn.append(_stretch(part.rating.tone, start, width))
        start += width + _GAP
    title = escape(bar.title)
    return Markup(
        f'<svg class="bar" role="img" aria-label="{title}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="none"><title>{title}</title>{"".join(drawn)}</svg>'
    )


def _stretch(tone: str, start: float, width: float) -> str:
    place = f'x="{start:.1f}" y="0" width="{width:.1f}" height="{_HEIGHT}"'
    return f'<rect class="fill-{escape(tone)}" {place}/>'
