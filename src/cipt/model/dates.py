"""A day as a plan writes it: `2019-04-30`, or a month or a year, meaning its last day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any, NamedTuple, Self, SupportsIndex

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a plan can mean; beyond them a slip of the hand is certain."""

MONTHS = tuple(calendar.month_name)[1:]

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


class Day(date):
    """A date that knows how it was typed: `text` is "2019-04" for the last day of April 2019."""

    text: str

    def __new__(cls, year: int, month: int, day: int, text: str | None = None) -> Day:
        """A day; without `text`, as if typed in full."""
        self = super().__new__(cls, year, month, day)
        self.text = text or self.isoformat()
        return self

    @cached_property
    def words(self) -> str:
        """The day as printed, which is put together once: many lines of a plan name one day."""
        if len(self.text) == len("2019"):
            return self.text
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return month if len(self.text) == len("2019-04") else f"{self.day} {month}"

    def replace(
        self,
        year: SupportsIndex | None = None,
        month: SupportsIndex | None = None,
        day: SupportsIndex | None = None,
    ) -> Self:
        """As of any date; what comes back is as if typed in full, for nobody typed it."""
        return type(self)(
            int(self.year if year is None else year),
            int(self.month if month is None else month),
            int(self.day if day is None else day),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return Day, (self.year, self.month, self.day, self.text)


class NotADay(ValueError):
    """A text that is no day of the plan's form.

    `looks_like_a_date` is whether a date was meant; `instead` is that date in the plan's form,
    where one reading is likelier than any other, else None.
    """

    def __init__(self, why: str, *, looks_like_a_date: bool, instead: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.looks_like_a_date = looks_like_a_date
        self.instead = instead


class Parts(NamedTuple):
    """What a date says: a year, a month of it and a day of that, None where it does not say."""

    year: int
    month: int | None
    day: int | None


@cache
def parse_day(text: str) -> Day:
    """The day that `text` names: year-month-day, or the last day of a year-month or a year.

    Raises NotADay, whose `why` reads on from "2019-02-30 …".
    """
    match = _ISO.fullmatch(text)
    if match is None:
        # Imported here: a plan without such a slip has no use for it.
        from cipt.model.dates_meant import refused

        raise refused(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    parts = Parts(year or 0, month, day)
    trouble = impossible(parts)
    if trouble:
        raise NotADay(trouble, looks_like_a_date=True)
    last_month = parts.month or 12
    last_day = parts.day or calendar.monthrange(parts.year, last_month)[1]
    return Day(parts.year, last_month, last_day, text)


def in_words(day: date) -> str:
    """The day as printed: "30 April 2019"; "April 2019" or "2019" where only that was typed."""
    return day.words if isinstance(day, Day) else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def on_in_words(day: date) -> str:
    """The day with the word before it: "on 30 April 2019"; "in April 2019", "in 2019"."""
    is_day = not isinstance(day, Day) or len(day.text) == len("2019-04-30")
    return f"{'on' if is_day else 'in'} {in_words(day)}"


def days_later(day: date, days: int) -> date:
    """So many days after a day, and at most the last day of the last year that a plan can mean."""
    last = date(LAST_YEAR, 12, 31)
    return day + timedelta(days=days) if days <= (last - day).days else max(day, last)


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])


def impossible(parts: Parts) -> str | None:
    """Why no plan can mean such a date, in words that follow it; None where one can."""
    year, month, day = parts
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"has the year {year}, which cannot be meant"
    if month is not None and not 1 <= month <= 12:
        return f"has the month {month}, and a year has 12"
    if month is not None and day is not None:
        length = calendar.monthrange(year, month)[1]
        if not 1 <= day <= length:
            return f"is no day: {MONTHS[month - 1]} {year} has {length} days"
    return None
