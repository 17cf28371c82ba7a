"""The dates on which a repeating action is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date
from itertools import count

from cipt.model.action import Repeats
from cipt.model.dates import LAST_YEAR, month_end

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def months_later(day: date, months: int) -> date:
    """The same day so many months later. Month ends stay month ends.

    The last day of a month gives the last day of the other month, so that 30 April is followed
    by 31 May; any other day that the other month lacks gives its last day.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    end = month_end(date(year, month + 1, 1))
    return end if day == month_end(day) else end.replace(day=min(day.day, end.day))


def _rhythm(repeats: Repeats, last: date) -> Iterator[date]:
    if repeats.every is None or repeats.from_ is None:
        return
    step = _MONTHS[repeats.every]
    for times in count():
        if repeats.from_.year + times * step // 12 > LAST_YEAR:
            return
        day = months_later(repeats.from_, times * step)
        if day > last or (repeats.until and day > repeats.until):
            return
        yield day


def occurrences(repeats: Repeats, last: date) -> list[date]:
    """The dates up to and including `last` on which it is due, in order, each once.

    They are those of the rhythm, from its first to its last date, and those listed. The rhythm
    ends with the last year that a plan can mean, so there are at most a few thousand.
    """
    listed = (day for day in repeats.dates if day <= last)
    return sorted({*_rhythm(repeats, last), *listed})


def next_occurrence(repeats: Repeats, first: date, done: Set[date]) -> date | None:
    """The first date, on or after `first`, on which it is due and that is not among `done`."""
    candidates = (_rhythm(repeats, date.max), sorted(repeats.dates))
    found = (_first_from(first, days, done) for days in candidates)
    return min((day for day in found if day), default=None)


def _first_from(first: date, days: Iterable[date], done: Set[date]) -> date | None:
    return next((day for day in days if day >= first and day not in done), None)


def occurrences_done(repeats: Repeats, as_of: date) -> frozenset[date]:
    """The dates for which it was done, as recorded by `as_of`."""
    return frozenset(entry.for_ for entry in repeats.done if entry.on <= as_of)
