"""Scales: where a day or a value lies in a chart, and which of them are written at its edge."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cipt.model.dates import MONTHS

_MOST_MONTHS_NAMED = 4
_STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
_INTERVALS = 4
_NAME_OF_A_MONTH = 116.0
"""Units that the name of a month takes at most, as a narrow screen writes it."""
_LEAST_POINTS = 10.0
_LEAST_SHARE = 0.1
"""How much of a scale is shown at least, so that a flat line looks flat: points of a percentage,
and of other figures a share of the highest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where the value lies."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A scale from days to places."""

    scale: Scale

    def __call__(self, day: date) -> float:
        """Where the day lies."""
        return self.scale(day.toordinal())


def time_scale(first: date, last: date, start: float, end: float) -> TimeScale:
    """The scale on which `first` lies at `start` and `last` at `end`."""
    return TimeScale(Scale(first.toordinal(), last.toordinal(), start, end))


def month_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """At most four firsts of months from `first` to `last`, evenly apart, with their names."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((one for one in _STEPS_OF_MONTHS if months <= one * _MOST_MONTHS_NAMED), months)
    start = first.replace(day=1)
    if start < first:
        start = (start + timedelta(days=31)).replace(day=1)
    ticks = []
    while start <= last:
        if (start.year * 12 + start.month - 1) % step == 0 or step not in _STEPS_OF_MONTHS:
            ticks.append((start, f"{MONTHS[start.month - 1][:3]} {start.year}"))
        start = (start + timedelta(days=31)).replace(day=1)
    return ticks[:_MOST_MONTHS_NAMED]


def month_names(
    first: date, last: date, across: TimeScale, right: float
) -> Iterator[tuple[float, str, str]]:
    """The names of those months, each with its place and the end of it that stands there.

    None runs over `right`, and one that would run into the name before it is left out.
    """
    taken = -_NAME_OF_A_MONTH
    for day, name in month_ticks(first, last):
        x = across(day)
        anchor = "end" if x + _NAME_OF_A_MONTH / 2 > right else "middle"
        start = x - _NAME_OF_A_MONTH * (1.0 if anchor == "end" else 0.5)
        if start >= taken:
            yield x, name, anchor
            taken = start + _NAME_OF_A_MONTH


def value_ticks(low: float, high: float, *, is_share: bool) -> list[float]:
    """Round values, evenly apart, the first at or below `low` and the last at or above `high`.

    A share stays from 0 to 100 where its values do, and a scale of positive values above 0.
    """
    least = _LEAST_POINTS if is_share else abs(high) * _LEAST_SHARE
    room = max(high - low, least) or 1.0
    step = _round_step(room / _INTERVALS)
    bottom = math.floor((low - room * 0.08) / step) * step
    top = math.ceil((high + room * 0.08) / step) * step
    if low >= 0:
        bottom = max(bottom, 0.0)
    if is_share and high <= 100:
        top = min(top, 100.0)
    count = round((top - bottom) / step)
    return [bottom + step * place for place in range(count + 1)]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)


def written(value: float, *, is_share: bool) -> str:
    """A value at the edge of a chart: "85%", "1,500", "0.4"."""
    return f"{value:,.6g}%" if is_share else f"{value:,.6g}"
