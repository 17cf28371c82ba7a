"""Which rating colour a cell's fill is nearest to."""

from __future__ import annotations

import colorsys
import re

_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def rating_colour(rgb: str | None) -> str | None:
    """RED, AMBER, GREEN, BLUE or GREY for a fill of six hexadecimal digits; None for paler ones.

    White, black and the pale tints by which tables are striped are no rating.
    """
    if rgb is None or not _HEX.fullmatch(rgb):
        return None
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    spread = max(red, green, blue) - min(red, green, blue)
    if spread < 0.08:
        return "GREY" if 0.35 <= light <= 0.87 else None
    if light > 0.93 or light < 0.12 or strength < 0.15:
        return None
    return _named(hue * 360)


def tinted(rgb: str, tint: float) -> str | None:
    """A colour as a workbook lightens it, up to 1, or darkens it, down to -1; None for no colour.

    Each part of it alone: as near as is needed to know which rating colour is meant.
    """
    if not _HEX.fullmatch(rgb) or not -1 <= tint <= 1:
        return None
    parts = [int(rgb[at : at + 2], 16) for at in (0, 2, 4)]
    goal = 255 if tint > 0 else 0
    return "".join(f"{round(part + (goal - part) * abs(tint)):02X}" for part in parts)


def _named(degrees: float) -> str | None:
    if degrees < 18 or degrees >= 340:
        return "RED"
    if degrees < 70:
        return "AMBER"
    if degrees < 170:
        return "GREEN"
    return "BLUE" if degrees < 255 else None
