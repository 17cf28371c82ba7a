"""Dates as printed plans write them: 31 March; 31 July; 31 Dec 2019, or Ongoing from January 2019.

Only forms that occur in such plans are read, British order first. What is no date of these forms
is passed over; a date that no calendar has is found and has no day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from cipt.model.dates import MONTHS

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)"
_DATE = re.compile(
    rf"""(?<![\w/.])(?:
      (?P<iso>\d{{4}}-\d\d(?:-\d\d)?)
    | (?P<numbers>\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d))
    | (?:(?P<day>\d{{1,2}}){_ORDINAL}?[ /-]*(?:of[ ])?)?(?P<month>{_MONTH})
      (?:[ ,/-]*(?P<year>(?:19|20|21)\d\d)(?!\d)
        |[ /-]?[ /-]?'?(?P<short>[1-4]\d)(?!\d|{_ORDINAL}|[ /-]*(?:of[ ])?{_MONTH}|[ ]*%))?
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_ONGOING = re.compile(
    r"\bon-? ?going\b|\bthroughout\b|\bcontinu(?:ous|ing|al|es|e)|\brolling\b|\ball year\b"
    r"|\bbusiness as usual\b|\bno end\b",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\b(?:daily|weekly|fortnightly|(?:bi-?|six[- ])?monthly|quarterly|termly"
    r"|(?:half-?|bi-?)?yearly|annual(?:ly)?)\b"
    r"|\b(?:every|each|per)\s+(?:\w+\s+)?(?:day|week|month|quarter|term|year)s?\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:[–—-]|to|until|till|through|up to)\s*", re.IGNORECASE)
_REVIEW = re.compile(r"\breview", re.IGNORECASE)
_DAY_TO = re.compile(rf"\b\d{{1,2}}{_ORDINAL}?\s*(?:[–—-]|to)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|since|starting|commencing|beginning)\s*$", re.IGNORECASE)


class Mention(NamedTuple):
    """A date in a text, from `start` to `end`; the last day of a month that has none of its own.

    `day` is None where the text names a day that cannot be, or no year.
    """

    start: int
    end: int
    day: date | None


Kind = Literal["day", "several", "range", "beginning", "rhythm", "ongoing", "none"]


class PrintedDue(NamedTuple):
    """What a printed due date amounts to, and the dates in it.

    One plain day is "day", whatever words stand around it. A text with words such as ongoing or
    quarterly is "ongoing" or "rhythm" whatever dates it has.
    """

    kind: Kind
    mentions: tuple[Mention, ...]


@lru_cache(maxsize=4096)
def read_due_text(text: str) -> PrintedDue:
    """What the printed due date `text` amounts to."""
    found = tuple(dates_in(text))
    return PrintedDue(_kind(text, found), found)


def _kind(text: str, found: tuple[Mention, ...]) -> Kind:
    if _ONGOING.search(text):
        return "ongoing"
    if _FREQUENCY.search(text):
        return "rhythm"
    if not found or (len(found) == 1 and found[0].day is None):
        return "none"
    pairs = pairwise(found)
    if _DAY_TO.search(text[: found[0].start]) or any(
        _TO.fullmatch(text[one.end : other.start]) for one, other in pairs
    ):
        return "range"
    if len({mention.day or mention.start for mention in found}) > 1:
        return "range" if _BETWEEN.search(text[: found[0].start]) else "several"
    return "beginning" if _FROM.search(text[: found[0].start]) else "day"


def speaks_of_reviews(text: str) -> bool:
    """Whether the days in it are days on which to look at the work."""
    return _REVIEW.search(text) is not None


def dates_in(text: str, since: date | None = None) -> list[Mention]:
    """The dates in `text`, in their order.

    One without a year has that of the next that has one, else of the one before it, else it is
    the first such day on or after `since`.
    """
    matches = [match for match in _DATE.finditer(text) if _says_a_date(match)]
    years = [_year(match) for match in matches]
    for place in reversed(range(len(years) - 1)):
        years[place] = years[place] or years[place + 1]
    for place in range(1, len(years)):
        years[place] = years[place] or years[place - 1]
    return [
        Mention(match.start(), match.end(), _day(match, year, since))
        for match, year in zip(matches, years, strict=True)
    ]


def _says_a_date(match: re.Match[str]) -> bool:
    """Whether it is more than the name of a month, which may be a verb."""
    return not match["month"] or bool(match["day"] or match["year"] or match["short"])


def _year(match: re.Match[str]) -> int | None:
    if match["iso"]:
        return int(match["iso"][:4])
    if match["numbers"]:
        last = re.split(r"[/.]", match["numbers"])[2]
        return int(last) if len(last) == 4 else 2000 + int(last)
    if match["year"]:
        return int(match["year"])
    return 2000 + int(match["short"]) if match["short"] else None


def _day(match: re.Match[str], year: int | None, since: date | None) -> date | None:
    month, day = _month_and_day(match)
    if year is not None:
        return _date(year, month, day)
    if since is None:
        return None
    found = _date(since.year, month, day)
    return found if found is None or found >= since else _date(since.year + 1, month, day)


def _month_and_day(match: re.Match[str]) -> tuple[int, int | None]:
    if match["iso"]:
        _, month, *rest = match["iso"].split("-")
        return int(month), int(rest[0]) if rest else None
    if match["numbers"]:
        day, month, _ = re.split(r"[/.]", match["numbers"])
        return int(month), int(day)
    name = match["month"][:3].title()
    number = next(n for n, full in enumerate(MONTHS, start=1) if full.startswith(name))
    return number, int(match["day"]) if match["day"] else None


def _date(year: int, month: int, day: int | None) -> date | None:
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    day = length if day is None else day
    return date(year, month, day) if 1 <= day <= length else None
