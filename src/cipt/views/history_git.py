"""The story of a plan from git: what was committed at the end of each month, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.judgement import judge
from cipt.model.dates import in_words, month_end
from cipt.sources.git_log import last_by
from cipt.views.history import (
    MonthEnd,
    Named,
    PlanHistory,
    Position,
    Removal,
    month_ends,
    overdue_in,
    position_of,
)
from cipt.views.history_moves import Found, found_in
from cipt.views.history_past import Committed, Past
from cipt.views.unread import unread_in

_WHAT_IT_RESTS_ON = (
    "From what the branch held at the end of each month, by the clock of London, each version "
    "judged on that day."
)
_CUT_OFF = (
    "This clone holds only part of the history, which begins on {day}: fetch all of it "
    "(git fetch --unshallow; fetch-depth: 0 in CI)."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A month end as read: its position, who was overdue, and which actions there were."""

    day: date
    committed: Committed
    position: Position | None
    overdue: dict[str, Named]
    there: frozenset[str]
    problem: str


def history_from_git(past: Past, title: str, organisation: str, until: date) -> PlanHistory:
    """How the plan stood in what was committed by the end of each month, up to a day.

    Of a commit that cannot be read as a plan it is said why, and no more. A day before the plan
    was taken over, or before it starts, is not compared with; for both the earliest day counts
    that any version of plan.yaml gave.
    """
    past.fetch()
    steps = [step for step in past.steps if step.counts_from <= until]
    if not steps:
        note = f"Nothing was committed by {in_words(until)}."
        return PlanHistory(title, organisation, until, "git", (), (note,))
    days = month_ends(steps[0].counts_from, until)
    found = found_in(past)
    read = [_read(past, day) for day in days]
    floor = past.compared_from
    months = tuple(_months(read, found, floor))
    return PlanHistory(title, organisation, until, "git", months, tuple(_notes(past, days, floor)))


def _read(past: Past, day: date) -> _Read:
    step = last_by(past.steps, day)
    assert step is not None, "the first month end is not before the first commit"
    committed = past.whole(step)
    loaded = committed.loaded
    if loaded is None:
        return _Read(day, committed, None, {}, frozenset(), committed.problem)
    if loaded.lost and not loaded.plan.actions:
        return _Read(day, committed, None, {}, frozenset(), "no action of it can be read today")
    closed = loaded.plan.header.closed
    judgement = judge(loaded.plan, min(day, closed) if closed else day)
    overdue = dict(overdue_in(judgement.progress))
    there = frozenset(one.id for one in judgement.progress) | loaded.lost_ids("action")
    position = position_of(judgement, judgement.progress)
    return _Read(day, committed, position, overdue, there, "")


def _months(
    read: Sequence[_Read], found: Sequence[Found], floor: date | None
) -> Iterator[MonthEnd]:
    known: _Read | None = None
    since: date | None = None
    for one in read:
        is_compared = (
            one.position is not None and known is not None and (floor is None or known.day >= floor)
        )
        mine = [
            each
            for each in found
            if (since is None or each.step.counts_from > since)
            and (floor is None or each.step.counts_from > floor)
            and each.step.counts_from <= one.day
        ]
        newly = [late for key, late in one.overdue.items() if known and key not in known.overdue]
        loaded = one.committed.loaded
        folder = one.committed.step.folder
        yield MonthEnd(
            one.day,
            one.position,
            is_compared,
            floor is None or one.day > floor,
            tuple(newly) if is_compared else (),
            tuple(move for each in mine for move in each.moves),
            tuple(_gone(mine, one)),
            one.committed.step.commit,
            one.problem,
            unread_in(loaded, f"{folder}/" if folder else "") if loaded else (),
        )
        since = one.day
        known = one if one.position else known


def _gone(found: Sequence[Found], read: _Read) -> Iterator[Removal]:
    """The actions taken out in the month that were not put back by its end."""
    last = {removal.action.id: removal for each in found for removal in each.removed}
    if read.committed.loaded is not None:
        yield from (removal for id, removal in last.items() if id not in read.there)


def _notes(past: Past, days: Sequence[date], floor: date | None) -> Iterator[str]:
    yield _WHAT_IT_RESTS_ON
    if past.is_cut_off:
        yield _CUT_OFF.format(day=in_words(past.steps[0].counts_from))
    if floor and days[0] <= floor:
        yield f"Nothing is compared with a day before {in_words(floor)}."
    if days[0].replace(day=1) > past.steps[0].counts_from:
        yield f"Months before {in_words(days[0])} are left out: there are too many."
    if days[-1] != month_end(days[-1]):
        yield f"The last month is told up to {in_words(days[-1])}."
    wrong = [step for step in past.steps if step.commit.day != step.counts_from]
    if wrong:
        yield (
            f"Of {len(past.steps):,} commits {len(wrong):,} cannot have been made on the day that "
            "they bear, by the commits around them: such count from the day of the one before."
        )
