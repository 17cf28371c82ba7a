"""First and current dates of actions, side by side on one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cipt.evaluation.english import counted, day, later, verb
from cipt.evaluation.progress import Progress
from cipt.model.dates import month_end
from cipt.views.charts.values import ActionDates, ChartTable, Timeline
from cipt.views.report.lines import NO_DATE, Lines, Rating

MOST_ROWS = 18
"""How many actions stand in one chart: as many as fit on half a page of paper."""

_KEY = (
    "The sign of its rating stands at an action's current date. Where the date moved, a line leads "
    "there from the first. A tick is the day on which it was completed or signed off. The upright "
    "line is the day of this paper."
)


def timelines(lines: Lines, entries: Sequence[Progress]) -> tuple[Timeline, ...]:
    """Charts of the dates of these actions, in their order, at most eighteen in each.

    All span the same time. Withdrawn actions, and those without any date, are not drawn.
    """
    drawn = [one for one in entries if not one.is_withdrawn and _dates(one)]
    if not drawn:
        return ()
    as_of = lines.judgement.as_of
    days = [as_of, *(found for one in drawn for found in _dates(one))]
    first, last = min(days).replace(day=1), month_end(max(days)) + timedelta(days=1)
    return tuple(
        _timeline(lines, drawn[start : start + MOST_ROWS], first, last)
        for start in range(0, len(drawn), MOST_ROWS)
    )


def _dates(progress: Progress) -> list[date]:
    found = (progress.first_due, progress.due, _done(progress))
    return [each for each in found if each]


def _done(progress: Progress) -> date | None:
    return progress.completed_on or progress.signed_off_on


def _timeline(lines: Lines, drawn: Sequence[Progress], first: date, last: date) -> Timeline:
    numbers = [lines.of(one).number for one in drawn]
    whole = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
    return Timeline(
        title=f"First and current dates, {whole}",
        summary=_summary(drawn),
        key=_KEY,
        ratings=_ratings(lines, drawn),
        first=first,
        last=last,
        as_of=lines.judgement.as_of,
        rows=tuple(_row(lines, one) for one in drawn),
        table=ChartTable(
            columns=("Action", "First date", "Current date", "Moved by", "Done", "Rating"),
            numbers=(),
            rows=tuple(_cells(lines, one) for one in drawn),
        ),
    )


def _ratings(lines: Lines, drawn: Sequence[Progress]) -> tuple[Rating, ...]:
    """The colours that occur, worst first."""
    found = {one.rag for one in drawn}
    bands = lines.judgement.scheme.bands
    return tuple(lines.rating(band.rag) for band in bands if band.rag in found)


def _row(lines: Lines, progress: Progress) -> ActionDates:
    line = lines.of(progress)
    return ActionDates(line.number, line.rating, progress.first_due, progress.due, _done(progress))


def _cells(lines: Lines, progress: Progress) -> tuple[str, ...]:
    line, slipped = lines.of(progress), progress.days_slipped
    return (
        f"{line.number} {line.title}",
        line.first_due,
        line.due,
        later(slipped) if slipped else "not moved",
        day(_done(progress), "not done"),
        line.rating.rag,
    )


def _summary(drawn: Sequence[Progress]) -> str:
    moved = sum(bool(one.days_slipped) for one in drawn)
    late = sum(bool(one.days_overdue) for one in drawn)
    parts = [
        f"Of {counted(len(drawn), 'action')}, "
        f"{moved or 'none'} {verb(max(moved, 1), 'has', 'have')} a date that moved and "
        f"{late or 'none'} {verb(max(late, 1))} overdue."
    ]
    undated = sum(one.due is None for one in drawn)
    if undated:
        parts.append(f"{counted(undated, 'action')} {verb(undated, 'has', 'have')} {NO_DATE}.")
    return " ".join(parts)
