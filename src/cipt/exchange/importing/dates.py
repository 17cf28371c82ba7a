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
    r"\bq(?:uarter|tr)?\s*([1-4])\b[\s,of–-]*(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)\b",
    re.IGNORECASE,
)
_YEAR_END = re.compile(
    r"(?<![\d/.-])(?<!aged )(?<!ages )(?:20)?(\d\d)\s*[/-]\s*(?:20)?(\d\d)(?![\d/.-])"
    r"(?!\s*(?:%|(?:years?|yrs?)[ -]olds?|days?|weeks?|months?|years))",
    re.IGNORECASE,
)
_AT_YEAR_END = re.compile(r"\b(?:financial year|fy|year[- ]end)\b", re.IGNORECASE)
_NOT_THE_DAY = re.compile(
    r"(?:\bw[/.]?c|\b(?:week|wk)s? (?:commencing|beginning|of)|\bmid\b|\b(?:early|late)(?: in)?"
    r"|\b(?:not|no earlier|earliest|after|following|subject to|depend\w*|once|if|reviewed|updated"
    r"|agreed|approved|before the end|half of|part of|was|previously)\b[^.;]*?)[\s:.–-]*$",
    re.IGNORECASE,
)
"""Words before a date that is no due date, or none that they tell."""

_AMERICAN = re.compile(r"\d{1,2}[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{2,4}")
"""The month first, as no council writes it: the other dates beside it are in doubt as well."""

_NEAR = 80
"""So many characters before a date its words stand in."""


_UNSURE = re.compile(r"\b(?:tbc|tba|to be confirmed|provisional(?:ly)?|approx\w*|circa)\b", re.I)
_EXTENDED = re.compile(
    r"[\s(,;:–-]*(?:(?:now|then|date)\s+)*(?:extended|revised|moved|changed|amended|deferred|delayed"
    r"|slipped|re-?scheduled|pushed back)"
    r"(?:\s+(?:date|deadline|timescale|target))*\s*(?:to|until|till|by)?[\s:–-]*",
    re.IGNORECASE,
)
_DONE_ON = re.compile(
    r"[\s(,;:–-]*(?:now |action )?(?:completed?|closed|achieved|done)\s*(?:on)?[\s:–-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What a cell of dates amounts to; `is_plain` where it is one plain date and no other word."""

    due: Day | None = None
    start: Day | None = None
    completed: Day | None = None
    revised: Day | None = None
    is_plain: bool = False


def read_due(cell: Cell) -> PrintedDate:
    """What a cell of due dates says."""
    day = plain_day(cell)
    if day is not None:
        return PrintedDate(due=day, is_plain=True)
    text = cell.flat
    end = _end_of_quarter(text)
    if end is not None:
        return PrintedDate(due=Day(end.year, end.month, end.day, end.text[:7]))
    found = list(_days(text))
    days = [(start, end, day) for start, end, day in found if day is not None]
    if not days or len(days) < len(found) or _UNSURE.search(text):
        return PrintedDate()
    if any(_NOT_THE_DAY.search(text[max(0, start - _NEAR) : start]) for start, _, _ in days):
        return PrintedDate()
    if len(days) == 1:
        return _one_day(text, *days[0])
    return _several_days(text, days)


def _one_day(text: str, start: int, end: int, day: Day) -> PrintedDate:
    """What a text with one date says: it was completed or begins on it, or is due."""
    if _COMPLETED.match(text):
        return PrintedDate(completed=day)
    if _FROM.search(text[:start]) or _ONWARDS.search(text) or _goes_on(text[end:]):
        return PrintedDate(start=day)
    return PrintedDate(due=day)


def _several_days(text: str, days: list[tuple[int, int, Day]]) -> PrintedDate:
    """What a text with several dates says: the last of them in order, or one moved or met."""
    (_, end, first), (start, _, second) = days[0], days[1]
    if len(days) == 2 and _EXTENDED.fullmatch(text[end:start]):
        return PrintedDate(due=first, revised=second)
    if len(days) == 2 and _DONE_ON.fullmatch(text[end:start]):
        return PrintedDate(due=first, completed=second)
    if re.search(r"→|->|=>", text):
        return PrintedDate()
    in_order = all(one[2] <= other[2] for one, other in pairwise(days))
    return PrintedDate(due=days[-1][2]) if in_order else PrintedDate()


def _goes_on(after: str) -> bool:
    """Whether the words after a date say that the work goes on from it: "and then monthly"."""
    return re.match(r"\W*(?:and )?(?:then|thereafter)\b", after, re.I) is not None and is_rhythm(
        after
    )


def plain_day(cell: Cell) -> Day | None:
    """The day of a cell that holds one plain date, as a date or as text, and no other word."""
    return cell.day if cell.day is not None else plain_day_in(cell.flat)


def plain_day_in(text: str) -> Day | None:
    """The day that the whole text is, in any form in which councils write one, else None."""
    words = text.strip(" .,;")
    try:
        return _sensible(parse_day(words))
    except NotADay as refused:
        if not refused.looks_like_a_date or refused.instead is None or _AMERICAN.fullmatch(words):
            return None
        return _sensible(parse_day(refused.instead))


def one_day_in(text: str) -> Day | None:
    """The one day that stands in a text with other words, else None."""
    found = {day for _, _, day in _days(text)}
    return next(iter(found)) if len(found) == 1 else None


def as_at(text: str) -> Day | None:
    """The day for which a heading says that something is true, as in "RAG as at 31 May 2019"."""
    for start, _, day in _days(text):
        if day is not None and _AS_AT.search(text[:start]):
            return day
    return None


def period_of(heading: str) -> Day | None:
    """The day on which the period of a heading ends: May 2019, Q1 2019/20, 2018/19."""
    quarter = _end_of_quarter(heading)
    if quarter is not None:
        return quarter
    return as_at(heading) or one_day_in(heading) or _end_of_year(heading)


def _end_of_quarter(text: str) -> Day | None:
    """The last day of the quarter, or of the financial year, that a text names, else None.

    Councils' financial years run from April to March: Q3 2021/22 ends in December 2021. Without
    a second year, or the words, a quarter may be the calendar's, and is not told.
    """
    quarter = _QUARTER.search(text)
    if quarter is None:
        return _end_of_year(text) if _AT_YEAR_END.search(text) else None
    number, first, second = (int(part) for part in quarter.groups())
    if (first + 1) % 100 != second:
        return None
    month, day = ((6, 30), (9, 30), (12, 31), (3, 31))[number - 1]
    return Day(2000 + first + (number == 4), month, day)


def _end_of_year(text: str) -> Day | None:
    """The last day of the financial year that a text names as 2018/19 or 18-19, else None."""
    for first, second in _YEAR_END.findall(text):
        if (int(first) + 1) % 100 == int(second) and int(first) >= 10:
            return Day(2001 + int(first), 3, 31)
    return None


def dated_start(line: str) -> tuple[Day, str] | None:
    """The date with which a line of progress begins, and what follows it; None without one."""
    match = _STARTS_WITH_DATE.fullmatch(line)
    day = plain_day_in(match["date"]) if match else None
    return (day, match["rest"].strip()) if match and day is not None else None


def done_on(text: str) -> Day | None:
    """The day that "Completed on 3 May 2019" names; None where other words part the two."""
    found = [(start, day) for start, _, day in _days(text) if day is not None]
    if len(found) != 1 or not _DONE_ON.fullmatch(text[: found[0][0]]):
        return None
    return found[0][1]


def is_as_printed(day: Day, text: str) -> bool:
    """Whether a full date lost nothing by being written year-month-day."""
    return len(day.text) == len("2019-04-30") or in_words(day) == text


def is_rhythm(text: str) -> bool:
    """Whether the words say that something recurs or goes on."""
    return read_due_text(text).kind in ("rhythm", "ongoing")


def _days(text: str) -> Iterator[tuple[int, int, Day | None]]:
    """The dates in a text: where each begins and ends, and the day, None for one that cannot be."""
    mentions = dates_in(text)
    if not mentions:
        year = _YEAR.fullmatch(text.strip(" ."))
        if year:
            yield year.start(1), year.end(1), Day(int(year[1]), 12, 31, year[1])
        return
    for one in mentions:
        day = _typed(one.day, text[one.start : one.end]) if one.day else None
        yield one.start, one.end, _sensible(day) if day is not None else None


def _typed(day: date, printed: str) -> Day:
    if _HAS_DAY.search(printed):
        return Day(day.year, day.month, day.day)
    return Day(day.year, day.month, day.day, f"{day.year:04}-{day.month:02}")


def _sensible(day: Day) -> Day | None:
    return day if FIRST_YEAR + 50 <= day.year <= LAST_YEAR - 50 else None
