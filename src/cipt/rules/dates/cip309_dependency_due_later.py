"""An action depends on another that is due later.

It cannot be done by its own date, even if everybody keeps to theirs: one of the two dates is
wrong, and the board will be told so only when the first has passed.

Fix: Ask the board for a later date for this action, or an earlier one for the other; or take the
dependency out if the work can start without it.

Definition: Both actions are open, and the current due date of the one under `depends_on` is the
later. A month is not later than a day in it.

Bad:

    === actions/1/1.1.1.yaml
    title: Train all managers in supervision
    due: 2026-07-31
    depends_on:
      - 1.1.2  # CIP309
    === actions/1/1.1.2.yaml
    title: Write a guide to supervision
    area: 1.1
    due: 2026-09-30

Good:

    === actions/1/1.1.1.yaml
    title: Train all managers in supervision
    due: 2026-07-31
    depends_on:
      - 1.1.2
    === actions/1/1.1.2.yaml
    title: Write a guide to supervision
    area: 1.1
    due: 2026-06-30
"""

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.current_due import is_due_certain, is_to_be_done


@action_rule("CIP309", "dependency-due-later", severity="warning", since="0.1", needs="depends_on")
def check(progress: Progress) -> Iterator[Problem]:
    depends_on, due = progress.action.depends_on, progress.due
    if not depends_on or due is None or not _counts(progress):
        return
    for place, identity in enumerate(depends_on):
        other = progress.judgement.of(identity)
        if other is None or other.due is None or other.due <= due or not _counts(other):
            continue
        if not due.text.startswith(other.due.text):
            yield Problem(
                f"{progress.id} is due {in_words(due)}, and depends on {shortened(identity)}, "
                f"due {in_words(other.due)}",
                at=("depends_on", place),
                hint="Ask for a later date for this one, or an earlier one for the other",
                subjects=(progress.id, identity),
            )


def _counts(progress: Progress) -> bool:
    return is_to_be_done(progress) and is_due_certain(progress)
