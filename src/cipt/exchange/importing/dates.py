"""Dates as councils print them: one plain day or month, a start, a completion, or words about it.

What is no plain date stays in the plan in its own words; of several days that are printed in their
order the last is the due date, as the board reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cipt.exchange.importing.grid import Cell
from cipt.model.dates import FIRST_YEAR, LAST_YEAR, Day, NotADay, in_words, parse_day
from cipt.rules.dates.printed_dates import dates_in, read_due_text

_YEAR = re.compile(r"(?:(?:by|in|during|end of|by (?:the )?end of|throughout)\s+)?((?:19|20)\d\d)")
_HAS_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[ /-]*(?:of )?[a-z]|\d{1,2}[/.]\d{1,2}[/.]\d|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_COMPLETED = re.compile(r"\W*(?:action )?(?:completed?|achieved|closed|done)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|since|starting|commenc(?:ing|ed?)|beginning|starts?|began|with effect from)"
    r"\s*(?:in|on|the)?\s*$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\d\s*,?\s*(?:onwards?|(?:and|then) on-?going)\b", re.IGNORECASE)
_AS_AT = re.compile(
    r"\b(?:as (?:at|of|on)|updated?(?: on)?|position (?:at|on)|up to|status (?:at|on)"
    r"|rag(?: \w+)? at)"
    r"\b[\s:–-]*(?:the )?$",
    re.IGNORECASE,
)
_STARTS_WITH_DATE = re.compile(
    r"(?:update |as at |as of )?[\[(]?(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{2,4}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|[A-Za-z]{3,9} \d{4})[\])]?"
    r"\s*(?:[-–—:.]\s*|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


_QUARTER = re.compile(
    r"\bq(?:uarter|tr)?\s*([1-4])\b.*?(20\d\d)\s*[/-]\s*(?:20)?\d\d", re.IGNORECASE
)
_YEAR_END = re.compile(r"\b(20\d\d)\s*[/-]\s*(?:20)?(\d\d)\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What a cell of dates amounts to; `is_plain` where it is one plain date and no other word."""

    due: Day | None = None
    start: Day | None = None
    completed: Day | None = None
    is_plain: bool = False


def read_due(cell: Cell) -> PrintedDate:
    """What a cell of due dates says."""
    day = plain_day(cell)
    if day is not None:
        return PrintedDate(due=day, is_plain=True)
    text = cell.flat
    found = list(_days(text))
    if not found or any(day is None for _, day in found):
        return PrintedDate()
    days = [(start, day) for start, day in found if day is not None]
    if _COMPLETED.match(text) and len(days) == 1:
        return PrintedDate(completed=days[0][1])
    first, last = days[0], days[-1]
    if len(days) == 1 and (_FROM.search(text[: first[0]]) or _ONWARDS.search(text)):
        return PrintedDate(start=first[1])
    in_order = all(one[1] <= other[1] for one, other in pairwise(days))
    return PrintedDate(due=last[1]) if in_order else PrintedDate()


def plain_day(cell: Cell) -> Day | None:
    """The day of a cell that holds one plain date, as a date or as text, and no other word."""
    return cell.day if cell.day is not None else plain_day_in(cell.flat)


def plain_day_in(text: str) -> Day | None:
    """The day that the whole text is, in any form in which councils write one, else None."""
    words = text.strip(" .,;")
    try:
        return _sensible(parse_day(words))
    except NotADay as refused:
        if not refused.looks_like_a_date or refused.instead is None:
            return None
        return _sensible(parse_day(refused.instead))


def one_day_in(text: str) -> Day | None:
    """The one day that stands in a text with other words, else None."""
    found = {day for _, day in _days(text)}
    return next(iter(found)) if len(found) == 1 else None


def as_at(text: str) -> Day | None:
    """The day for which a heading says that something is true, as in "RAG as at 31 May 2019"."""
    for start, day in _days(text):
        if day is not None and _AS_AT.search(text[:start]):
            return day
    return None


def period_of(heading: str) -> Day | None:
    """The day on which the period of a heading ends: May 2019, Q1 2019/20, 2018/19."""
    quarter = _QUARTER.search(heading)
    if quarter:
        number, year = int(quarter[1]), int(quarter[2])
        month, days = ((6, 30), (9, 30), (12, 31), (3, 31))[number - 1]
        return Day(year + (number == 4), month, days)
    day = as_at(heading) or one_day_in(heading)
    if day is not None:
        return day
    year_end = _YEAR_END.search(heading)
    if year_end and (int(year_end[1]) + 1) % 100 == int(year_end[2]):
        return Day(int(year_end[1]) + 1, 3, 31)
    return None


def dated_start(line: str) -> tuple[Day, str] | None:
    """The date with which a line of progress begins, and what follows it; None without one."""
    match = _STARTS_WITH_DATE.fullmatch(line)
    day = plain_day_in(match["date"]) if match else None
    return (day, match["rest"].strip()) if match and day is not None else None


def is_as_printed(day: Day, text: str) -> bool:
    """Whether a full date lost nothing by being written year-month-day."""
    return len(day.text) == len("2019-04-30") or in_words(day) == text


def is_rhythm(text: str) -> bool:
    """Whether the words say that something recurs or goes on."""
    return read_due_text(text).kind in ("rhythm", "ongoing")


def _days(text: str) -> Iterator[tuple[int, Day | None]]:
    mentions = dates_in(text)
    if not mentions:
        year = _YEAR.fullmatch(text.strip(" ."))
        if year:
            yield year.start(1), Day(int(year[1]), 12, 31, year[1])
        return
    for one in mentions:
        day = _typed(one.day, text[one.start : one.end]) if one.day else None
        yield one.start, _sensible(day) if day is not None else None


def _typed(day: date, printed: str) -> Day:
    if _HAS_DAY.search(printed):
        return Day(day.year, day.month, day.day)
    return Day(day.year, day.month, day.day, f"{day.year:04}-{day.month:02}")


def _sensible(day: Day) -> Day | None:
    return day if FIRST_YEAR + 50 <= day.year <= LAST_YEAR - 50 else None
