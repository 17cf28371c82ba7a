"""A date lies so far from the plan that its year is probably a slip.

An action due in 2062 instead of 2026 is never overdue, so nobody asks after it for decades; and
one due in 2016 stands at the top of every list. A new date that lies before the day on which it
was asked for is most often last year's.

Fix: Write the year that was meant.

Definition: A due date, or the date of a revision, milestone or review, that lies more than a year
before the plan's `starts`, or more than two years after its `ends` (six after its `starts` where
it has no `ends`); or a revision's new date before the day on which it was asked for.

Bad:

    due: 2016-09-30  # CIP308

Good:

    due: 2026-09-30

Bad:

    due: 2026-11-30
    milestones:
      - title: Trainer appointed
        due: 2062-09-30  # CIP308
    revisions:
      - asked: 2026-05-20
        due: 2026-01-31  # CIP308
        reason: The trainer's contract starts in November

Good:

    due: 2026-11-30
    milestones:
      - title: Trainer appointed
        due: 2026-09-30
    revisions:
      - asked: 2026-05-20
        due: 2027-01-31
        reason: The trainer's contract starts in November
"""

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.progress import Progress
from cipt.model.action import Action
from cipt.model.dates import in_words
from cipt.model.plan import Header
from cipt.rules.base import At, Problem, action_rule
from cipt.rules.dates.plan_years import is_year_suspect, likely_year, same_day_later


@action_rule(
    "CIP308",
    "due-year-suspect",
    severity="warning",
    since="0.1",
    needs="milestones|reviews|revisions",
    if_due=is_year_suspect,
)
def check(progress: Progress) -> Iterator[Problem]:
    action, header = progress.action, progress.judgement.plan.header
    if action.due and is_year_suspect(action.due, header):
        yield _far_off(("due",), action.due, header)
    if action.milestones or action.reviews or action.revisions:
        yield from _of_entries(action, header)


def _of_entries(action: Action, header: Header) -> Iterator[Problem]:
    dates = {
        "milestones": [milestone.due for milestone in action.milestones],
        "reviews": [review.due for review in action.reviews],
        "revisions": [revision.due for revision in action.revisions],
    }
    for key, days in dates.items():
        for place, day in enumerate(days):
            if is_year_suspect(day, header):
                yield _far_off((key, place, "due"), day, header)
    for place, revision in enumerate(action.revisions):
        asked = revision.asked
        if asked and revision.due < asked and not is_year_suspect(revision.due, header):
            later = same_day_later(revision.due)
            yield Problem(
                f"the new date, {in_words(revision.due)}, lies before the day it was asked for, "
                f"{in_words(asked)}",
                at=("revisions", place, "due"),
                hint=f"Write: due: {later}" if later > asked else "Correct the year",
            )


def _far_off(at: At, day: date, header: Header) -> Problem:
    before = header.starts is not None and day < header.starts
    begins = header.starts if before else (header.ends or header.starts)
    event = "begins on" if before or not header.ends else "ends on"
    meant = likely_year(day, header)
    return Problem(
        f"{in_words(day)} cannot be meant: the plan {event} {in_words(begins or day)}",
        at=at,
        hint=f"Write: due: {meant}" if meant else "Correct the year",
    )
