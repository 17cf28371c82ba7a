"""The years that a plan can mean, and dates beyond them."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

from cipt.model.plan import Header

YEARS_BEFORE, YEARS_AFTER, YEARS_LONG = 1, 2, 6
"""How far a date may lie before the plan's first day, after its last, and, where that is not
said, after its first, before its year is suspect."""


def is_year_suspect(day: date | None, header: Header) -> bool:
    """Whether there is a day, so far from the plan that another year must be meant."""
    first, last = _years(header.starts, header.ends)
    return day is not None and not first <= day <= last


@lru_cache(maxsize=64)
def _years(starts: date | None, ends: date | None) -> tuple[date, date]:
    """The first and the last day that a plan can mean; all days where it does not say its own."""
    first = shifted(starts, -YEARS_BEFORE) if starts else date.min
    if ends:
        return first, shifted(ends, YEARS_AFTER)
    return first, shifted(starts, YEARS_LONG) if starts else date.max


def same_day_later(day: date) -> date:
    """The same day a year later."""
    return shifted(day, 1)


def shifted(day: date, years: int) -> date:
    """The same day so many years later, or earlier; 28 February for 29 February."""
    year = min(max(day.year + years, 1), 9999)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def likely_year(day: date, header: Header) -> date | None:
    """The day that was probably meant: one year of the plan differs from it by one slip.

    A slip is one wrong digit, or two digits that changed places. None where no year of the plan,
    or more than one, is so like it.
    """
    first = header.starts or header.ends
    last = header.ends or (shifted(header.starts, YEARS_LONG - 1) if header.starts else None)
    if first is None or last is None:
        return None
    years = [year for year in range(first.year, last.year + 1) if _is_a_slip(day.year, year)]
    return shifted(day, years[0] - day.year) if len(years) == 1 else None


def _is_a_slip(typed: int, meant: int) -> bool:
    one, other = f"{typed:04}", f"{meant:04}"
    differ = [place for place in range(4) if one[place] != other[place]]
    return len(differ) == 1 or (
        len(differ) == 2 and sorted(one) == sorted(other) and differ[1] == differ[0] + 1
    )
