"""The story of a plan: how it stood at the end of each month, and what became of its dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import Tally, tally
from cipt.evaluation.words import days
from cipt.model.dates import in_words
from cipt.model.scheme import Condition
from cipt.sources.repository import Commit
from cipt.views.unread import Unread

MOST_MONTHS = 120
"""How many month ends are told, the latest: a plan that says it starts in 1918 is a slip."""


@dataclass(frozen=True, slots=True)
class Named:
    """An action named in passing: its id, the number that the plan prints, its title.

    `due` is its due date on the day that is told of, where that matters.
    """

    id: str
    number: str
    title: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class DateMove:
    """An action of which a date moved, or its first date was edited.

    `before` and `after` are those dates, None for none. `agreed` is whether a board agreed it.
    `text` tells it whole; `commit` is the one that wrote it down, where that is told.
    """

    action: Named
    before: date | None
    after: date | None
    agreed: bool
    text: str
    commit: Commit | None = None

    @property
    def days(self) -> int | None:
        """Days by which it moved, negative for an earlier date; None without both dates."""
        if self.before is None or self.after is None:
            return None
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class Removal:
    """An action that left the plan's files without being withdrawn, and the commit that did it."""

    action: Named
    commit: Commit | None


@dataclass(frozen=True, slots=True)
class Position:
    """The counts of a plan on a day; `withdrawn` actions are not among the others."""

    tally: Tally
    withdrawn: int


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """A plan at the end of a month, and what befell it since the one before.

    `day` is the last of the month; of the first it may be the day on which the plan was taken
    over, and of the last the day of judgement. `commit` is what was committed by then. `problem`
    says why there is no `position`. `is_compared` is whether there is a position before it that
    may be compared with; without one nothing can be newly overdue. `is_told` is whether moves of
    dates are told at all.
    """

    day: date
    position: Position | None
    is_compared: bool
    is_told: bool
    newly_overdue: tuple[Named, ...] = ()
    moves: tuple[DateMove, ...] = ()
    removed: tuple[Removal, ...] = ()
    commit: Commit | None = None
    problem: str = ""
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """The story of a plan. `source` is "facts" or "git"; `notes` are sentences on what it rests."""

    title: str
    organisation: str
    as_of: date
    source: str
    months: tuple[MonthEnd, ...]
    notes: tuple[str, ...]


def named(progress: Progress) -> Named:
    """An action as it is named in passing."""
    return Named(progress.id, progress.action.printed, progress.action.title, progress.due)


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """The last days of the months from that of `first` on, and `last` as the last of them.

    There is at least one. Of more than MOST_MONTHS those are left out that lie furthest back.
    """
    found = [last]
    end = last.replace(day=1) - timedelta(days=1)
    while end >= first and len(found) < MOST_MONTHS:
        found.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    return tuple(reversed(found))


def position_of(judgement: Judgement, there: Iterable[Progress]) -> Position:
    """The counts of the actions that were `there`."""
    listed = list(there)
    withdrawn = sum(progress.is_withdrawn for progress in listed)
    return Position(tally(listed, judgement.scheme), withdrawn)


def overdue_in(there: Iterable[Progress]) -> Mapping[str, Named]:
    """The overdue actions by id, in the plan's order."""
    return {
        progress.id: named(progress)
        for progress in there
        if progress.condition is Condition.OVERDUE
    }


def distance_in_words(before: date, after: date) -> str:
    """How a date moved: "from 30 April 2019 to 30 June 2019, 61 days later"."""
    number = (after - before).days
    apart = f"{days(abs(number))} {'later' if number >= 0 else 'earlier'}"
    return f"from {in_words(before)} to {in_words(after)}, {apart}"
