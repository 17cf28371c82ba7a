"""Pieces of SVG. Every text is escaped, and every number is written to a tenth of a unit."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from cipt.render.plain import one_line

WIDTH = 576
"""Units across a chart: a wide screen shows one as a pixel, a phone's as half of one."""

SHAPES = {
    "red": "\N{BLACK UP-POINTING TRIANGLE}",
    "amber": "\N{BLACK DIAMOND}",
    "green": "\N{BLACK CIRCLE}",
    "blue": "\N{BLACK SQUARE}",
    "grey": "\N{WHITE CIRCLE}",
    "other": "\N{WHITE SQUARE}",
}
"""The shape that goes with each tone, as beside the words for colours in the page."""


def picture(height: float, title: str, summary: str, parts: Iterable[Markup]) -> Markup:
    """A chart; `title` names it and `summary`, where it has one, describes it to those who cannot
    see it.
    """
    name = escape(one_line(title))
    told = f"<desc>{escape(one_line(summary))}</desc>" if summary else ""
    return Markup(
        f'<svg class="chart" role="img" aria-label="{name}" viewBox="0 0 {WIDTH} {height:.0f}">'
        f"<title>{name}</title>{told}{''.join(parts)}</svg>"
    )


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> Markup:
    """A line of text whose base is at y, and whose start, middle or end is at x."""
    look = f' class="{escape(kind)}"' if kind else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return Markup(f'<text x="{x:.1f}" y="{y:.1f}"{look}{place}>{escape(one_line(words))}</text>')


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """A straight line."""
    return Markup(
        f'<line class="{escape(kind)}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
    )


def path(points: Iterable[tuple[float, float]], kind: str, *, closed: bool = False) -> Markup:
    """Straight lines from point to point."""
    drawn = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return Markup(f'<path class="{escape(kind)}" d="M{drawn}{"Z" if closed else ""}"/>')


def rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """A rectangle."""
    return Markup(
        f'<rect class="{escape(kind)}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}"/>'
    )


def circle(x: float, y: float, radius: float, kind: str) -> Markup:
    """A circle."""
    return Markup(f'<circle class="{escape(kind)}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')


def mark(x: float, y: float, size: float, tone: str) -> Markup:
    """The shape of a tone, which reaches `size` from its middle."""
    kind = f"mark-{tone}"
    if tone in ("green", "grey"):
        return circle(x, y, size * 0.9, kind)
    if tone == "amber":
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    elif tone == "red":
        corners = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
    else:
        half = size * 0.85
        return rect(x - half, y - half, 2 * half, 2 * half, kind)
    return path(corners, kind, closed=True)


def in_bar(x: float, y: float, tone: str, number: int) -> Markup:
    """The shape and the number that stand in a stretch of a bar; a narrow screen has the shape."""
    return Markup(
        f'<text class="in-bar ink-{escape(tone)}" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">'
        f'{SHAPES[tone]}<tspan class="wide"> {number:,}</tspan></text>'
    )
