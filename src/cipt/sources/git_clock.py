"""From which day a commit counts, by the clock of London, whatever the clock of its maker said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cipt.faults import CannotGoOn

ZONE = "Europe/London"
"""The clock by which a month ends for an English council, wherever a commit was made."""

_LATEST = 7_258_118_399
"""The last second of 2199 in the count of seconds that git keeps; a later one is a broken clock."""


def days_of(seconds: Sequence[int]) -> list[tuple[date | None, date]]:
    """For commits in their order: the day by each one's clock, and the day that it counts from.

    A commit cannot be older than the one that it follows. Where clocks say so, the most that agree
    with their order are believed, and the others count from the day of the commit before them: a
    commit with a date of last month does not change what was committed by then.
    """
    zone = _zone()
    believed = set(_in_order(seconds))
    found: list[tuple[date | None, date]] = []
    last = min((seconds[place] for place in believed), default=0)
    for place, second in enumerate(seconds):
        last = second if place in believed else last
        clock = _day(second, zone) if _is_possible(second) else None
        found.append((clock, _day(last, zone)))
    return found


def london_day(second: int) -> date | None:
    """The day in London at a second, as git counts them; None for one that cannot be right."""
    return _day(second, _zone()) if _is_possible(second) else None


def _in_order(seconds: Sequence[int]) -> list[int]:
    """The places of the longest run of possible clocks, none before the one that it follows."""
    tops: list[int] = []
    places: list[int] = []
    came_from: dict[int, int | None] = {}
    # From the newest back: of two that cannot both be right, the one that was there first is.
    for place in range(len(seconds) - 1, -1, -1):
        if not _is_possible(seconds[place]):
            continue
        height = bisect_right(tops, -seconds[place])
        came_from[place] = places[height - 1] if height else None
        tops[height : height + 1] = [-seconds[place]]
        places[height : height + 1] = [place]
    found: list[int] = []
    at: int | None = places[-1] if places else None
    while at is not None:
        found.append(at)
        at = came_from[at]
    return found


def _is_possible(second: int) -> bool:
    return 0 < second <= _LATEST


def _day(second: int, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(min(second, _LATEST), zone).date()


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(ZONE)
    except (ZoneInfoNotFoundError, OSError):
        raise CannotGoOn(
            f"this computer does not know the time in {ZONE}",
            "Install it: python -m pip install tzdata",
        ) from None
