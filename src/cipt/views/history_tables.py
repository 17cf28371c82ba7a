"""The story of a plan as grids: a row for each month end, and below it what befell each month."""

from __future__ import annotations

from collections.abc import Iterator

from cipt.model.dates import MONTHS, in_words, month_end, on_in_words
from cipt.model.scheme import RATED_CONDITIONS
from cipt.sources.repository import Commit
from cipt.views.grid import Column, Grid, grid
from cipt.views.history import DateMove, MonthEnd, PlanHistory
from cipt.views.tables import condition_in_words
from cipt.views.unread import unread_in_words

_EVENTS = (
    Column("What"),
    Column("Action"),
    Column("Title", breaks=True),
    Column("How", breaks=True),
)


def history_grids(history: PlanHistory) -> tuple[Grid, ...]:
    """The counts at each month end, then for each month that has any what befell it."""
    events = (_events_grid(month) for month in history.months)
    return (_counts_grid(history), *(one for one in events if one.rows))


def _counts_grid(history: PlanHistory) -> Grid:
    """Only conditions that occur have a column."""
    from_git = history.source == "git"
    positions = [month.position for month in history.months if month.position]
    conditions = [
        each for each in RATED_CONDITIONS if any(one.tally.by_condition[each] for one in positions)
    ]
    withdrawn = any(one.withdrawn for one in positions)
    columns = [
        Column("Month end"),
        Column("Actions", number=True),
        *(
            Column(_capital(condition_in_words(each.value)), number=True, shares=True)
            for each in conditions
        ),
        *([Column("Withdrawn", number=True, shares=True)] if withdrawn else []),
        Column("Newly overdue", number=True),
        Column("Dates moved", number=True),
        *([Column("Not agreed", number=True), Column("Commit")] if from_git else []),
    ]
    rows = []
    for month in history.months:
        row = [in_words(month.day)]
        if month.position is None:
            row += [""] * (1 + len(conditions) + withdrawn)
        else:
            tally = month.position.tally
            row.append(f"{tally.total:,}")
            row += [f"{tally.by_condition[each]:,}" for each in conditions]
            row += [f"{month.position.withdrawn:,}"] if withdrawn else []
        row.append(f"{len(month.newly_overdue):,}" if month.is_compared else "")
        row.append(f"{len(month.moves):,}" if month.is_told else "")
        if from_git:
            silent = sum(not move.agreed for move in month.moves)
            row += [f"{silent:,}" if month.is_told else "", _short(month.commit)]
        rows.append(row)
    return grid("At the end of each month", columns, rows)


def _events_grid(month: MonthEnd) -> Grid:
    day = month.day
    heading = f"{MONTHS[day.month - 1]} {day.year}"
    if day != month_end(day):
        heading += f", up to {in_words(day)}"
    return grid(heading, _EVENTS, list(_events(month)))


def _events(month: MonthEnd) -> Iterator[tuple[str, str, str, str]]:
    """What befell a month, the weightiest first."""
    if month.problem:
        yield "Cannot be read", "", "", f"{month.problem}{_whose(month.commit)}"
    if month.unread:
        yield "Cannot be read", "", "", unread_in_words(month.unread)
    for one in month.removed:
        how = f"not withdrawn{_whose(one.commit)}"
        yield "Taken out", one.action.number, one.action.title, how
    for move in sorted(month.moves, key=lambda move: move.agreed):
        yield (
            _what(move),
            move.action.number,
            move.action.title,
            f"{move.text}{_whose(move.commit)}",
        )
    for late in month.newly_overdue:
        yield (
            "Newly overdue",
            late.number,
            late.title,
            f"due {in_words(late.due)}" if late.due else "",
        )


def _what(move: DateMove) -> str:
    return "Date moved" if move.agreed else "Date moved, not agreed"


def _whose(commit: Commit | None) -> str:
    """Which commit did it, in brackets."""
    if commit is None:
        return ""
    on = f" {on_in_words(commit.day)}" if commit.day else ""
    return f" ({commit.short} by {commit.author}{on})"


def _short(commit: Commit | None) -> str:
    return commit.short if commit else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
