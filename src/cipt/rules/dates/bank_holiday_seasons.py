"""Days off: weekends, and bank holidays of England and Wales.

The calendar of bank holidays takes a tenth of a second to load, more than all other rules together
on a plan of ordinary size. So it is asked only about the few weekdays on which a bank holiday of
this century can fall.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from cipt.evaluation.working_days import is_working_day

_SEASONS = {1: (1, 3), 6: (1, 5), 12: (25, 28)}
"""First and last day of the month between which bank holidays of three months fall."""

_BY_PROCLAMATION = frozenset({date(2011, 4, 29), date(2022, 9, 19)})


def is_day_off(day: date) -> bool:
    """Whether the day is at a weekend or a bank holiday."""
    if day.weekday() >= 5:
        return True
    return may_be_bank_holiday(day) and not is_working_day(day)


def may_be_bank_holiday(day: date) -> bool:
    """Whether a bank holiday falls on such a weekday in some year of this century.

    Bank holidays follow the Banking and Financial Dealings Act 1971; the two of May were moved to
    other days near them in 2002, 2012, 2020 and 2022, and one was added there in 2023.
    """
    month, number, is_monday = day.month, day.day, day.weekday() == 0
    if month in (3, 4):
        return (day - _easter(day.year)).days in (-2, 1) or day in _BY_PROCLAMATION
    if month == 5:
        return number == 8 or (is_monday and not 8 < number < 25)
    if month == 8:
        return is_monday and number >= 25
    first, last = _SEASONS.get(month, (0, 0))
    return first <= number <= last or day in _BY_PROCLAMATION


@lru_cache(maxsize=512)
def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Oudin's algorithm).

    Worked out here, for a library that knows it takes longer to load than all dates to check.
    """
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)
