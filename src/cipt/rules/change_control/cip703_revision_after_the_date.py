"""A new date was asked for and agreed after the old one had passed.

A revision is a decision to be taken while there is a choice. Agreed afterwards, it only makes an
overdue action look as if it had never been so.

Fix: write the day of asking under `asked:`, if it was asked for in time. If it was not, ask for
the next one before the date is there.

Definition: the action is open; a board agreed the revision after the date in force before it had
passed, and it was not asked for by that date either. One asked for in time may be agreed at the
board's next meeting.

Bad:

    due: 2026-03-31
    revisions:
      - asked: 2026-04-10
        due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-04-21  # CIP703
        by: improvement-board

Good:

    due: 2026-03-31
    revisions:
      - asked: 2026-03-20
        due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-04-21
        by: improvement-board
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.model.dates import in_words, on_in_words
from cipt.rules.base import Problem, Problems, action_rule


@action_rule(
    "CIP703", "revision-after-the-date", severity="warning", since="0.1", needs="revisions"
)
def check(progress: Progress) -> Problems:
    action = progress.action
    if not action.revisions or not progress.is_open:
        return
    numbers = {id(revision): number for number, revision in enumerate(action.revisions)}
    before = action.due
    for revision in progress.agreed:
        agreed, asked = revision.agreed, revision.asked
        in_time = asked is not None and before is not None and asked <= before
        if agreed and before and agreed > before and not in_time:
            yield Problem(
                f"a new date was agreed {on_in_words(agreed)}, {days((agreed - before).days)} "
                f"after {in_words(before)} had passed",
                ("revisions", numbers[id(revision)], "agreed"),
                "Add `asked: …` if it was asked for in time; if not, ask sooner next time",
            )
        before = revision.due
