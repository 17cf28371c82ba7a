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

_LONGEST = 40
"""Characters of anything that could be meant for a date."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4}) ?([-/. ]) ?(\d{1,2}) ?[-/. ] ?(\d{1,4})", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})|(\d{4})[-/. ](\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_BEFORE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|the|end of|end)\b[ ,]*",
    re.ASCII | re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[- ]*)?([a-z]{3,9})\.?[-, ]+(\d{4}|\d\d)",
    re.ASCII | re.IGNORECASE,
)
_NAMED_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII | re.IGNORECASE
)
_WITHOUT_YEAR = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)?[- ]*([a-z]{3,9})|\d{1,2}[/.]\d{1,2}",
    re.ASCII | re.IGNORECASE,
)


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


class _Parts(NamedTuple):
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
        raise _other_form(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    parts = _Parts(year or 0, month, day)
    trouble = _impossible(parts)
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


def _impossible(parts: _Parts) -> str | None:
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


def _other_form(text: str) -> NotADay:
    """Why `text` is refused, and the date that was probably meant, British order first."""
    plain = " ".join(text.split()).translate(_DASHES).rstrip(" .,;")
    if len(plain) > _LONGEST:
        return NotADay("is not a date", looks_like_a_date=False)
    timed = _TIMED.fullmatch(plain)
    if timed:
        return NotADay("has a time of day", looks_like_a_date=True, instead=timed[1])
    plain = _BEFORE.sub("", plain, count=2)
    parts = _numbered(plain) or _named(plain)
    if parts is None:
        without_year = _WITHOUT_YEAR.fullmatch(plain)
        if without_year and (without_year[1] is None or _month(without_year[1])):
            return NotADay("has no year", looks_like_a_date=True)
        return NotADay("is not a date", looks_like_a_date=False)
    trouble = _impossible(parts)
    if trouble:
        return NotADay(trouble, looks_like_a_date=True)
    instead = None if _is_unclear(plain) else _written(parts)
    return NotADay("is not in the form year-month-day", looks_like_a_date=True, instead=instead)


def _numbered(text: str) -> _Parts | None:
    digits = _DIGITS.fullmatch(text)
    if digits:
        parts = _Parts(int(digits[1]), int(digits[2]), int(digits[3]))
        return _Parts(int(text[4:]), int(text[2:4]), int(text[:2])) if _impossible(parts) else parts
    short = _MONTH_AND_YEAR.fullmatch(text)
    if short:
        return _Parts(int(short[2] or short[3]), int(short[1] or short[4]), None)
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, _, second, third = match.groups()
    if len(first) == 4:
        return _Parts(int(first), int(second), int(third))
    parts = _Parts(_full_year(third), int(second), int(first))
    american = _Parts(parts.year, parts.day, parts.month)
    return american if _impossible(parts) and not _impossible(american) else parts


def _named(text: str) -> _Parts | None:
    match = _NAMED_MONTH_FIRST.fullmatch(text)
    if match:
        name, day, year = match.groups()
    else:
        match = _NAMED.fullmatch(text)
        if match is None:
            return None
        day, name, year = match.groups()
    month = _month(name)
    return _Parts(_full_year(year), month, int(day) if day else None) if month else None


def _month(name: str) -> int | None:
    """The number of the month with this name, which may be cut after three letters or more."""
    lower = "sep" if name.lower() == "sept" else name.lower()
    for number, month in enumerate(MONTHS, start=1):
        if len(lower) >= 3 and month.lower().startswith(lower):
            return number
    return None


def _is_unclear(text: str) -> bool:
    """Whether nobody can tell the day from the year, as in 19-04-30."""
    match = _NUMBERS.fullmatch(text)
    return match is not None and match[2] == "-" and len(match[1]) == len(match[4]) == 2


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _written(parts: _Parts) -> str:
    month = "" if parts.month is None else f"-{parts.month:02}"
    day = "" if parts.day is None else f"-{parts.day:02}"
    return f"{parts.year:04}{month}{day}"
