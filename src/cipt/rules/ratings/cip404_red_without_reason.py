"""An action is off track, and the plan does not say why or until when.

RED tells a board that something is wrong. What it can act on is the cause, and the day by which
the action will be back on track.

Fix: add an update that says what is in the way and when it will be out of the way.

Definition: the last rating means off track, the action is open, and since that rating there is
no cause (a note, or `waiting_for`) or no recovery date. A revision asked for or agreed since
then is both. Where the due date was still to come on the day of the rating and the cause is
lacking, red-before-due-without-reason says so instead.

Bad:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: RED  # CIP404

Bad:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: RED  # CIP404
        note: Two auditors' posts are vacant

Good:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: RED
        note: Two auditors' posts are vacant
        recovery: 2026-06-30

Good:

    due: 2026-04-30
    revisions:
      - asked: 2026-05-25
        due: 2026-06-30
        reason: Two auditors' posts are vacant
    updates:
      - date: 2026-05-20
        rag: RED
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.declared import (
    DECLARED_OR_LATE,
    EXPLAIN,
    at_update,
    is_off_track,
    unexplained,
)


@action_rule(
    "CIP404",
    "red-without-reason",
    severity="warning",
    since="0.1",
    if_update=is_off_track,
    conditions=DECLARED_OR_LATE,
)
def check(progress: Progress) -> Problems:
    red = unexplained(progress)
    if red is None or (red.days_before > 0 and red.lacks_cause):
        return ()
    message = f"rated {red.update.rag}, with {red.lacking}"
    return [Problem(message, at_update(progress, red.update, "rag"), EXPLAIN)]
