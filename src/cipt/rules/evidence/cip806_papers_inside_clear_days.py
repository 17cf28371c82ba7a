"""Papers are due too late to be public the clear days before the meeting that are asked for.

The papers of council committees are public five clear days before a meeting, and boards follow
them. A paper that comes in later is tabled, and members have not read it.

Fix: bring the day for papers forward.

Definition: `papers_due`, or the day reckoned by `papers_working_days` of plan.yaml where a meeting
names none, leaves fewer working days between itself and the meeting than `clear_days` of
plan.yaml: 5 unless it says otherwise. Neither the day of the papers nor that of the meeting counts.

Bad:

    === meetings.yaml
    meetings:
      - board: improvement-board
        date: 2026-06-16
        papers_due: 2026-06-10  # CIP806

Good:

    === meetings.yaml
    meetings:
      - board: improvement-board
        date: 2026-06-16
        papers_due: 2026-06-08
"""

from __future__ import annotations

from cipt.evaluation.working_days import clear_days_between, last_day_for_clear_days
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.evidence.papers import MOST_WORKING_DAYS, papers_due


@plan_rule("CIP806", "papers-inside-clear-days", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    limits = context.limits
    for number, meeting in enumerate(context.plan.meetings):
        due = papers_due(meeting, limits)
        last = last_day_for_clear_days(meeting.date, min(limits.clear_days, MOST_WORKING_DAYS))
        if due > last:
            left = clear_days_between(due, meeting.date)
            yield Problem(
                f"papers due {in_words(due)} for the meeting of {in_words(meeting.date)}: "
                f"{left} of {limits.clear_days} clear days",
                ("papers_due",) if meeting.papers_due else ("date",),
                f"Write: papers_due: {last.isoformat()}, or an earlier day",
                on=("meeting", number),
            )
