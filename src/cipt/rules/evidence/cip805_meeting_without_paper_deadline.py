"""A board's meeting does not say by when its papers are due.

Whoever writes for it has to reckon back through bank holidays, and two people come to two days.

Fix: write the day under `papers_due:`. Until then papers are taken to be due as many working days
before the meeting as `papers_working_days` of plan.yaml says, which is 9 unless it says otherwise.

Bad:

    === meetings.yaml
    meetings:
      - board: improvement-board
        date: 2026-06-16  # CIP805

Good:

    === meetings.yaml
    meetings:
      - board: improvement-board
        date: 2026-06-16
        papers_due: 2026-06-03
"""

from __future__ import annotations

from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.evidence.papers import papers_due


@plan_rule("CIP805", "meeting-without-paper-deadline", severity="info", since="0.1")
def check(context: Context) -> Problems:
    for number, meeting in enumerate(context.plan.meetings):
        if meeting.papers_due is None:
            due = papers_due(meeting, context.limits)
            yield Problem(
                f"the meeting of {in_words(meeting.date)} has no day for papers; "
                f"taken as {in_words(due)}",
                ("date",),
                f"Write: papers_due: {due.isoformat()}",
                on=("meeting", number),
            )
