"""Figures of measures as printed: 87%, at least 90, below 10% by March 2020, 80 in year 1."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cipt.exchange.importing.dates import one_day_in, plain_day_in
from cipt.model.dates import Day

_FIGURE = re.compile(
    r"(?P<before>[^\d£]{0,60}?)(?P<pounds>£)?(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)"
    r"\s*(?P<percent>%|per ?cent\b|percent\b)?(?P<after>[^\d]{0,40})",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"≥|>|at least|above|or more|or over|or higher|more than|over|minimum|exceed|\+|high",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"≤|<|below|less than|under|no more than|not more than|at most|maximum|fewer|or less|"
    r"or lower|or below|or under|up to|\blow",
    re.IGNORECASE,
)
_BY_DATE = re.compile(
    r"\s*(?:by|at|from|in|\(|-|–|:|,)\s*(?:the )?(?:end (?:of )?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its number in plain digits, its unit and better side where they are told.

    `is_all` is whether the text says no more than that.
    """

    number: str
    unit: str | None
    better: str | None
    date: Day | None
    is_all: bool


def figures_in(text: str) -> list[Figure] | None:
    """The figures of a cell, one a part between line ends or semicolons; None where one is none."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    found = [_figure(part) for part in parts]
    return [one for one in found if one is not None] if found and all(found) else None


def one_figure(text: str) -> Figure | None:
    """The one figure that a cell holds, else None."""
    found = figures_in(text)
    return found[0] if found and len(found) == 1 else None


def better_in(text: str) -> str | None:
    """Which way is better, where a word such as "Low" or "Bigger is better" says so."""
    higher = re.search(r"\b(?:high(?:er)?|bigger|increase|maximi[sz]e|up)\b|↑", text, re.IGNORECASE)
    lower = re.search(r"\b(?:low(?:er)?|smaller|decrease|reduce|minimi[sz]e|down)\b|↓", text, re.I)
    if bool(higher) == bool(lower):
        return None
    return "higher" if higher else "lower"


def unit_in(text: str) -> str | None:
    """The unit that a word names, else None."""
    words = {
        "percent": r"%|per ?cent|percentage",
        "rate": r"\brate\b|per 10,?000|per 1,?000",
        "average": r"\baverage|\bmean\b",
        "ratio": r"\bratio\b",
        "count": r"\bnumber\b|\bcount\b|\bno\b|#",
    }
    for unit, pattern in words.items():
        if re.search(pattern, text, re.IGNORECASE):
            return unit
    return None


def _figure(part: str) -> Figure | None:
    match = _FIGURE.match(part)
    if match is None:
        return None
    number = match["number"].replace(",", "")
    rest = part[match.start("after") :]
    date = _date_in(rest)
    if re.search(r"\d", rest) and date is None:
        return None
    words = match["before"] + (rest if date is None else rest.partition("by")[0])
    better = "higher" if _HIGHER.search(words) else "lower" if _LOWER.search(words) else None
    if _HIGHER.search(words) and _LOWER.search(words):
        better = None
    is_all = date is None and not re.sub(r"[\s().,;:]", "", match["before"] + rest)
    return Figure(number, "percent" if match["percent"] else None, better, date, is_all)


def _date_in(text: str) -> Day | None:
    bare = _BY_DATE.sub("", text, count=1).strip(" ().")
    return plain_day_in(bare) or one_day_in(text)
