"""What a chart holds, before anybody decides how it is drawn.

Every chart has a `title`, a `summary` that says in a sentence or two what is to be seen, a `key`
that says what the signs in it mean, and a `table` of the same figures for those who cannot see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cipt.views.report.counts import Part
from cipt.views.report.lines import Rating


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The figures of a chart: headings, those of them over numbers, and rows of as many cells."""

    columns: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadingPoint:
    """A reading in a chart; `is_joined` to the one before, where the two can be compared."""

    day: date
    value: Decimal
    label: str
    is_provisional: bool
    is_joined: bool


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A step of the staircase: the target from `first` to `last`, the day of the next."""

    first: date
    last: date
    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """A measure over time, from `first` to `last`.

    `baseline`: where it stood before, or None where that is not drawn; `baseline_until`: the day
    from which it is counted in another way, or `last`. `breaks`: days from which the definition
    differs, across which no line is drawn. `is_share`: whether it is in percent. `as_of`: the day
    on which the paper stands.
    """

    title: str
    summary: str
    key: str
    first: date
    last: date
    as_of: date
    readings: tuple[ReadingPoint, ...]
    targets: tuple[TargetStep, ...]
    baseline: Decimal | None
    baseline_until: date
    breaks: tuple[date, ...]
    is_share: bool
    table: ChartTable


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """Actions by colour on one day, worst first; `label` is short, "May 2019"."""

    label: str
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Actions by colour month by month. `ratings`: the colours that occur, worst first."""

    title: str
    summary: str
    key: str
    ratings: tuple[Rating, ...]
    months: tuple[TrendMonth, ...]
    table: ChartTable


@dataclass(frozen=True, slots=True)
class BarOfTheme:
    """The actions of one theme by colour, worst first; `told`: the same in words."""

    name: str
    total: int
    parts: tuple[Part, ...]
    told: str


@dataclass(frozen=True, slots=True)
class ByTheme:
    """Actions by colour, theme by theme. `ratings`: the colours that occur, worst first."""

    title: str
    summary: str
    key: str
    ratings: tuple[Rating, ...]
    bars: tuple[BarOfTheme, ...]
    table: ChartTable


@dataclass(frozen=True, slots=True)
class ActionDates:
    """The dates of one action. `done`: the day on which it was completed or signed off."""

    number: str
    rating: Rating
    first_due: date | None
    due: date | None
    done: date | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """First and current dates of actions, a line each, from `first` to `last`.

    `ratings`: the colours that occur, worst first.
    """

    title: str
    summary: str
    key: str
    ratings: tuple[Rating, ...]
    first: date
    last: date
    as_of: date
    rows: tuple[ActionDates, ...]
    table: ChartTable
