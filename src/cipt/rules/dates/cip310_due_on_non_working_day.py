"""An action is due at a weekend or on a bank holiday.

Nobody will hand anything in on that day, and on the next morning the action is overdue. Whether
Friday or Monday was meant is argued about when it is late, and often the day itself is a slip.

Fix: Where the date is not agreed yet, write the working day before it. An agreed first date stays;
chase it on the working day before.

Definition: The current due date of an open action is a Saturday, a Sunday or a bank holiday of
England and Wales. The last day of a month, typed as a day or as a month, means "by the end of it"
and is not looked at.

Bad:

    due: 2026-08-23  # CIP310

Good:

    due: 2026-08-21

Good:

    due: 2026-05-31

Bad:

    due: 2026-12-25  # CIP310

Good:

    due: 2026-12-24
"""

from collections.abc import Iterator
from datetime import date, timedelta

from cipt.evaluation.progress import Progress
from cipt.model.dates import Day, in_words
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.bank_holiday_seasons import is_day_off
from cipt.rules.dates.current_due import due_at, is_due_certain, is_to_be_done
from cipt.rules.ratings.done import OPEN

_DAY = timedelta(days=1)


def _is_in_question(due: Day | None, _: object) -> bool:
    return due is not None and is_day_off(due) and (due + _DAY).day != 1


@action_rule(
    "CIP310",
    "due-on-non-working-day",
    severity="info",
    since="0.1",
    conditions=OPEN,
    if_due=_is_in_question,
)
def check(progress: Progress) -> Iterator[Problem]:
    due = progress.due
    if due is None or not _is_in_question(due, None):
        return
    if is_to_be_done(progress) and is_due_certain(progress):
        what = {5: "a Saturday", 6: "a Sunday"}.get(due.weekday(), "a bank holiday")
        yield Problem(
            f"due {in_words(due)}, which is {what}",
            at=due_at(progress),
            hint=f"If the date is not agreed yet, write: due: {_working_day_before(due)}",
        )


def _working_day_before(day: date) -> date:
    before = day - _DAY
    while is_day_off(before):
        before -= _DAY
    return before
