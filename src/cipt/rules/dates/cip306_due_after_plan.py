"""An action is due after the plan has ended.

The board that was to see it done will no longer sit, or the last report will go out without it.

Fix: Agree an earlier date; or, if the plan goes on, move `ends` in plan.yaml.

Definition: The current due date of an open action lies after the plan's `ends`. Dates more than
two years after it are another rule's: their year is suspect.

Bad:

    due: 2028-03-31  # CIP306

Good:

    due: 2027-12-31
"""

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.model.dates import Day, in_words, on_in_words
from cipt.model.plan import Header
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.current_due import due_at, is_due_certain, is_to_be_done
from cipt.rules.dates.plan_years import is_year_suspect
from cipt.rules.ratings.done import OPEN


def _is_after_plan(due: Day | None, header: Header) -> bool:
    return due is not None and header.ends is not None and due > header.ends


@action_rule(
    "CIP306",
    "due-after-plan",
    severity="warning",
    since="0.1",
    conditions=OPEN,
    if_due=_is_after_plan,
)
def check(progress: Progress) -> Iterator[Problem]:
    header, due = progress.judgement.plan.header, progress.due
    if header.ends is None or due is None or due <= header.ends:
        return
    if is_to_be_done(progress) and is_due_certain(progress) and not is_year_suspect(due, header):
        yield Problem(
            f"due {in_words(due)}, after the plan ends {on_in_words(header.ends)}",
            at=due_at(progress),
            hint="Agree an earlier date; if the plan goes on, move `ends:` in plan.yaml",
        )
