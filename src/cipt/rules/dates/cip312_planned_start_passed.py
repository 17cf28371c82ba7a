"""The day on which work was to begin has passed, and nothing says that it began.

A late start is the first sign of a late end, months before the due date turns the action RED.

Fix: If work began, write the day under `started`. If it did not, add an update that says why and
when it will, and ask for a new date if the old one cannot be kept.

Definition: `start` is past and the action counts as not started: there is no `started`, nothing is
done, and no update says anything but that it has not begun.

Bad:

    start: 2026-04-01  # CIP312
    due: 2026-09-30

Good:

    start: 2026-04-01
    started: 2026-04-08
    due: 2026-09-30
"""

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.model.dates import on_in_words
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, action_rule


@action_rule(
    "CIP312", "planned-start-passed", severity="info", since="0.1", dated=True, needs="start"
)
def check(progress: Progress) -> Iterator[Problem]:
    start = progress.action.start
    if start and start < progress.as_of and progress.condition is Condition.NOT_STARTED:
        yield Problem(
            f"was to begin {on_in_words(start)}, and nothing says that it did",
            at=("start",),
            hint="Add a line `started: …`, or an update that says why it has not begun",
        )
