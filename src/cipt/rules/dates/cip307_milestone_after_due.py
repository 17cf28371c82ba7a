"""A milestone falls after the action it belongs to.

The board reads an action's due date as the day by which everything under it is done. A step that
comes later is missed by nobody, because the action is reported complete before it.

Fix: Bring the milestone forward, or ask the board for a later date under `revisions`.

Definition: The milestone is not done, and its date lies after the action's current due date. A
milestone of a month may lie in the month of the due date.

Bad:

    due: 2026-03-31
    milestones:
      - {title: First audits done, due: 2026-04-30}  # CIP307

Good:

    due: 2026-03-31
    milestones:
      - {title: First audits done, due: 2026-02-28}

Good:

    due: 2026-03-15
    milestones:
      - title: First audits done
        due: 2026-03
"""

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.current_due import is_due_certain


@action_rule("CIP307", "milestone-after-due", severity="warning", since="0.1", needs="milestones")
def check(progress: Progress) -> Iterator[Problem]:
    if not progress.action.milestones or progress.due is None:
        return
    if not is_due_certain(progress):
        return
    for number, milestone in enumerate(progress.action.milestones):
        if milestone.done or milestone.due <= progress.due:
            continue
        if not progress.due.text.startswith(milestone.due.text):
            yield Problem(
                f"due {in_words(milestone.due)}, past the action's {in_words(progress.due)}: "
                f"{shortened(milestone.title)}",
                at=("milestones", number, "due"),
                hint="Bring it forward, or ask for a later date under `revisions:`",
            )
