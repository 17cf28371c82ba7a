"""Working days, by the bank holidays of England and Wales.

Papers are due so many working days before a meeting, and are public so many clear days before
it: whole working days of which neither the day they are published nor the day of the meeting is
one (Local Government Act 1972, section 100B, as councils count them).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from cipt.model.dates import FIRST_YEAR

_DAY = timedelta(days=1)
_EARLIEST = date(FIRST_YEAR, 1, 1)


@lru_cache(maxsize=512)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales in that year, substitute days included."""
    # Imported here: it costs a tenth of a second, and few commands count working days.
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Whether the day is neither at a weekend nor a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_before(day: date, number: int) -> date:
    """The working day that lies `number` working days before `day`; `day` itself for 0.

    Nothing lies before the first year that a plan can mean.
    """
    found = day
    while number > 0 and found > _EARLIEST:
        found -= _DAY
        number -= is_working_day(found)
    return found


def clear_days_between(first: date, last: date) -> int:
    """How many working days lie between the two days, neither of which counts."""
    between = (last - first).days
    return sum(is_working_day(first + _DAY * step) for step in range(1, between))


def last_day_for_clear_days(meeting: date, number: int) -> date:
    """The last working day on which papers can be published so that `number` clear days lie
    between it and the meeting.
    """
    return working_days_before(meeting, number + 1)
