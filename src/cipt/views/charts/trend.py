"""How the plan has moved month by month, by the dated facts that were known on each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cipt.evaluation.english import counted
from cipt.evaluation.history import fact_days
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import Tally, tally
from cipt.model.dates import MONTHS, in_words, month_end, on_in_words
from cipt.views.charts.by_theme import WHAT_THEY_ARE, figures, parts_of, ratings_in
from cipt.views.charts.values import ChartTable, Trend, TrendMonth
from cipt.views.report.counts import all_conditions
from cipt.views.report.lines import Lines

MOST_MONTHS = 12
_SHORT = 3


def trend(lines: Lines, among: Sequence[Progress] | None = None) -> Trend | None:
    """Actions by colour at the end of each of the last months, and on the day of judgement.

    Of those `among` which it is to be, else of the whole plan.

    It begins no earlier than the day on which the plan was taken over, else its start, else its
    first dated fact: of days before, no position is known. None where it would be a single day.
    """
    judgement = lines.judgement
    first = _first_day(judgement)
    days = [day for day in _days(judgement.as_of) if first is not None and day >= first]
    if len(days) < 2:
        return None
    entries = judgement.progress if among is None else among
    tallies = [_tally_on(judgement, entries, day) for day in days]
    months = tuple(
        TrendMonth(_label(day), of.total, parts_of(lines, of.by_rag))
        for day, of in zip(days, tallies, strict=True)
    )
    ratings = ratings_in(lines, [month.parts for month in months])
    if not ratings:
        return None
    worst = ratings[0].rag
    return Trend(
        title="Actions by rating, month by month",
        summary=f"{worst} {on_in_words(days[0])}: {counted(tallies[0].by_rag[worst], 'action')} of "
        f"{tallies[0].total:,}; {on_in_words(days[-1])}: {tallies[-1].by_rag[worst]:,} of "
        f"{tallies[-1].total:,}.",
        key="Each column is the plan as it stood at the end of a month, by the facts known then.",
        ratings=ratings,
        months=months,
        table=ChartTable(
            columns=("Day", *(rating.rag for rating in ratings), "Actions", WHAT_THEY_ARE),
            numbers=(*(rating.rag for rating in ratings), "Actions"),
            rows=tuple(
                (in_words(day), *figures(ratings, of), f"{of.total:,}", all_conditions(of))
                for day, of in zip(days, tallies, strict=True)
            ),
        ),
    )


def _days(as_of: date) -> list[date]:
    """The ends of the months before the day, the earliest first, and the day itself."""
    days = [as_of]
    while len(days) < MOST_MONTHS:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def _first_day(judgement: Judgement) -> date | None:
    header = judgement.plan.header
    if header.taken_over or header.starts:
        return header.taken_over or header.starts
    return min(
        (day for action in judgement.plan.actions for day in fact_days(action)), default=None
    )


def _tally_on(judgement: Judgement, entries: Sequence[Progress], day: date) -> Tally:
    there = (progress for progress in entries if _was_there(progress, day))
    if day == judgement.as_of:
        return tally(there, judgement.scheme)
    return tally((progress.on(day) for progress in there), judgement.scheme)


def _was_there(progress: Progress, day: date) -> bool:
    return progress.action.added is None or progress.action.added <= day


def _label(day: date) -> str:
    month = MONTHS[day.month - 1][:_SHORT]
    whole = day == month_end(day)
    return f"{month} {day.year}" if whole else f"{day.day} {month} {day.year}"
