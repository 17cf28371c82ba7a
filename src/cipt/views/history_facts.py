"""The story of a plan from its dated facts, as they are written down today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.history import fact_days
from cipt.evaluation.judgement import judge
from cipt.evaluation.progress import Progress
from cipt.model.action import Revision
from cipt.model.dates import in_words, month_end, on_in_words
from cipt.model.plan import Plan
from cipt.views.history import (
    MOST_MONTHS,
    DateMove,
    MonthEnd,
    Named,
    PlanHistory,
    distance_in_words,
    month_ends,
    named,
    overdue_in,
    position_of,
)
from cipt.views.unread import Unread

_WHAT_IT_RESTS_ON = (
    "From the dated facts as they are written down now: one that was written down late counts "
    "from the day that it bears. --from-git tells what was committed by each month end."
)


def history_by_facts(plan: Plan, as_of: date, unread: tuple[Unread, ...] = ()) -> PlanHistory:
    """How the plan stood at the end of each month, by the facts dated on or before it.

    It begins with the day on which the plan was taken over, else with the plan's first day, else
    with the first dated fact. Nothing is compared with a day before. `unread` is of today, and
    stands with the last month.
    """
    days = _days(plan, as_of)
    months: list[MonthEnd] = []
    since: date | None = None
    late_before: dict[str, Named] = {}
    for day in days:
        judgement = judge(plan, day)
        there = [one for one in judgement.progress if _was_there(one)]
        late = dict(overdue_in(there))
        months.append(
            MonthEnd(
                day,
                position_of(judgement, there),
                since is not None,
                since is not None,
                tuple(one for key, one in late.items() if key not in late_before) if since else (),
                tuple(_moves(there, since)) if since else (),
                unread=unread if day == days[-1] else (),
            )
        )
        since, late_before = day, late
    header = plan.header
    return PlanHistory(
        header.title, header.organisation, as_of, "facts", tuple(months), _notes(plan, days)
    )


def _days(plan: Plan, as_of: date) -> tuple[date, ...]:
    header = plan.header
    taken_over = header.taken_over
    if taken_over and taken_over < as_of:
        first = date(taken_over.year, taken_over.month, taken_over.day)
        days = month_ends(first, as_of)
        is_in = days[0] == first or len(days) == MOST_MONTHS
        return days if is_in else (first, *days)
    if taken_over:
        return (as_of,)
    first_fact = min((day for action in plan.actions for day in fact_days(action)), default=as_of)
    return month_ends(header.starts or first_fact, as_of)


def _notes(plan: Plan, days: tuple[date, ...]) -> tuple[str, ...]:
    header = plan.header
    notes = [_WHAT_IT_RESTS_ON]
    if header.taken_over and days[0] <= header.taken_over:
        notes.append(
            f"Nothing is compared with a day before {in_words(_plain(header.taken_over))}, the day "
            "of the ratings that the plan was taken over with."
        )
    elif days[0].replace(day=1) > (header.taken_over or header.starts or days[0]):
        notes.append(f"Months before {in_words(days[0])} are left out: there are too many.")
    if days[-1] != month_end(days[-1]):
        notes.append(f"The last month is told up to {in_words(days[-1])}.")
    return tuple(notes)


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _was_there(progress: Progress) -> bool:
    added = progress.action.added
    return added is None or added <= progress.as_of


def _moves(there: list[Progress], since: date) -> Iterator[DateMove]:
    """The dates that a board moved after `since`, in the order of the plan and then of time."""
    for progress in there:
        before: date | None = progress.action.due
        for revision in progress.agreed:
            if revision.agreed and revision.agreed > since and before and before != revision.due:
                after = revision.due
                text = f"{distance_in_words(before, after)}; {_agreed(progress, revision)}"
                yield DateMove(named(progress), before, after, True, text)
            before = revision.due


def _agreed(progress: Progress, revision: Revision) -> str:
    by = progress.judgement.index.person_name(revision.by or "")
    on = f" {on_in_words(revision.agreed)}" if revision.agreed else ""
    minute = f", minute {revision.minute}" if revision.minute else ""
    return f"agreed by {by}{on}{minute}: {revision.reason}"
