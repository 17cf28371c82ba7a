"""An action is declared off track before its due date, and the plan does not say why.

Once a date has passed, the calendar explains a RED. Before it only the officer can: something
has already gone wrong, and the board still has time to help if it knows what.

Fix: add an update that says what has gone wrong, and by when it will be put right.

Definition: the last rating means off track and was given before the due date in force; since
then there is no note, no `waiting_for` and no revision asked for or agreed.

Bad:

    due: 2026-09-30
    updates:
      - date: 2026-05-20
        rag: RED  # CIP405

Good:

    due: 2026-09-30
    updates:
      - date: 2026-05-20
        rag: RED
        note: The provider of the training has withdrawn
        recovery: 2026-07-31

Good:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: RED
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.declared import (
    DECLARED_OR_LATE,
    EXPLAIN,
    at_update,
    is_off_track,
    unexplained,
)


@action_rule(
    "CIP405",
    "red-before-due-without-reason",
    severity="warning",
    since="0.1",
    if_update=is_off_track,
    conditions=DECLARED_OR_LATE,
)
def check(progress: Progress) -> Problems:
    red = unexplained(progress)
    if red is None or red.days_before <= 0 or not red.lacks_cause:
        return ()
    when = f"{days(red.days_before)} before its date"
    message = f"rated {red.update.rag} {when}, with {red.lacking}"
    return [Problem(message, at_update(progress, red.update, "rag"), EXPLAIN)]
