"""The day for which a judgement is made; the only place in cipt that asks the clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cipt.model.plan import Header


def today() -> date:
    """The date on this machine, where it stands."""
    return date.today()


def as_of_day(option: date | None, header: Header | None, now: date) -> tuple[date, str]:
    """The as-of day, and a few words why it is that one.

    What was asked for comes first, then the day on which the plan was closed, then `now`. It is a
    plain day even where a month was written: the last of that month. `header` is None where
    plan.yaml could not be read.
    """
    if option is not None:
        return _plain(option), "as asked"
    if header is not None and header.closed is not None:
        return _plain(header.closed), "the day on which the plan was closed"
    return _plain(now), "today"


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)
