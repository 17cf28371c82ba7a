"""The month that a report is about, the day it stands on, and the day it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cipt.evaluation.english import listed
from cipt.model.dates import MONTHS, in_words, month_end
from cipt.model.plan import Header
from cipt.views.report.compared import Compared, month_before


@dataclass(frozen=True, slots=True)
class Period:
    """When a report stands, and what it is compared with.

    `month`: "May 2019". `title`: the same, or "May 2019, up to 20 May 2019" where the day is not
    the last of the month. `as_at`: the day, "31 May 2019". `reason`: why that day, to read on from
    it. `since`: the day it is compared with, "30 April 2019", or "" where nothing is compared.
    `comparison`: a sentence that says so, and why. `last_day` and `since_day` are the days.
    """

    month: str
    title: str
    as_at: str
    reason: str
    since: str
    comparison: str
    last_day: date
    since_day: date | None

    def covers(self, day: date | None) -> bool:
        """Whether a dated fact belongs to what has changed: after `since_day`, up to the day."""
        return (
            day is not None and self.since_day is not None and self.since_day < day <= self.last_day
        )


def period_of(
    header: Header, as_of: date, *, asked: bool, compared: Compared | None = None
) -> Period:
    """The period that ends on `as_of`; `asked` is whether somebody chose that day.

    Without `compared` it is compared with the end of the month before.
    """
    month = f"{MONTHS[as_of.month - 1]} {as_of.year}"
    at_month_end = as_of == month_end(as_of)
    with_what = compared or month_before(header, as_of)
    return Period(
        month=month,
        title=month if at_month_end else f"{month}, up to {in_words(as_of)}",
        as_at=in_words(as_of),
        reason=_reason(header, as_of, at_month_end, asked),
        since=in_words(with_what.since) if with_what.since else "",
        comparison=with_what.comparison,
        last_day=as_of,
        since_day=with_what.since,
    )


def _reason(header: Header, as_of: date, at_month_end: bool, asked: bool) -> str:
    reasons = []
    if at_month_end:
        reasons.append("the last day of the month")
    if header.closed == as_of:
        reasons.append("the day on which the plan was closed")
    if reasons:
        return listed(reasons)
    if asked:
        return "the day chosen for this report"
    return "the day of this report: the month is not over"
