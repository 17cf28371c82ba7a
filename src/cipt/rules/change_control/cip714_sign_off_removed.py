"""A board's sign-off is gone.

That a board accepted an action as done is the board's decision. If it no longer holds, the action
is reopened in the open, and the sign-off stays on record.

Fix: put the sign-off back, and write `reopened:` with the day, who reopened it, and why.

Bad:

    === before
    completed: 2026-04-20
    signed_off:
      date: 2026-05-19
      by: improvement-board
      minute: 4.1
    === after
    completed: 2026-04-20  # CIP714

Good:

    === before
    completed: 2026-04-20
    signed_off:
      date: 2026-05-19
      by: improvement-board
      minute: 4.1
    === after
    completed: 2026-04-20
    signed_off:
      date: 2026-05-19
      by: improvement-board
      minute: 4.1
    reopened:
      date: 2026-05-28
      by: improvement-board
      reason: The audit found gaps
"""

from __future__ import annotations

from cipt.evaluation.changes_facts import is_sign_off_removed
from cipt.model.action import SignOff
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past, action_of


@change_rule("CIP714", "sign-off-removed", severity="error", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("action"):
        for difference in change.in_field("signed_off"):
            gone = difference.before
            if is_sign_off_removed(difference) and isinstance(gone, SignOff):
                _, action = action_of(change)
                places = [key for key in ("signed_off", "completed") if getattr(action, key)]
                yield Problem(
                    f"the sign-off of {in_words(gone.date)} is gone",
                    (places[0],) if places else ("title",),
                    "Put it back; to take the action up again, write `reopened:` with the reason",
                    on=on,
                    subjects=(change.id,),
                )
