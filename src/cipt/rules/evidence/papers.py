"""By when the papers for a meeting are due."""

from __future__ import annotations

from datetime import date

from cipt.evaluation.working_days import working_days_before
from cipt.model.plan import Settings
from cipt.model.records import Meeting

MOST_WORKING_DAYS = 250
"""A year of them: a plan that asks for more before a meeting has a slip in its settings."""


def papers_due(meeting: Meeting, limits: Settings) -> date:
    """The day that the meeting names for its papers, else the one that the settings lead to."""
    number = min(limits.papers_working_days, MOST_WORKING_DAYS)
    return meeting.papers_due or working_days_before(meeting.date, number)
