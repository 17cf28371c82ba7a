"""An open action has had no update for a long time.

A board that reads last quarter's note takes it for today's. Actions go quiet before they slip.

Fix: ask whoever leads the action how it stands, and add an update.

Definition: the last update, rated or not, is older than `stale_after_days` in plan.yaml (42 days
unless it says otherwise). Of an action that has never had one blank-rating speaks; one that has
not begun and is to start later need not be told of.

Bad:

    due: 2026-09-30
    updates:
      - date: 2026-02-10  # CIP414
        rag: AMBER

Good:

    due: 2026-09-30
    updates:
      - date: 2026-02-10
        rag: AMBER
      - date: 2026-05-10
        note: The draft is with the board's sub-group
"""

from __future__ import annotations

from cipt.evaluation.facts import latest_update
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.model.action import Update
from cipt.model.dates import in_words, on_in_words
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.dates.current_due import is_to_be_done
from cipt.rules.ratings.declared import at_update
from cipt.rules.ratings.done import OPEN


def _is_stale(update: Update, judgement: Judgement) -> bool:
    age = (judgement.as_of - update.date).days
    return age > judgement.plan.header.limits.stale_after_days


@action_rule(
    "CIP414",
    "stale-update",
    severity="warning",
    since="0.1",
    dated=True,
    if_update=_is_stale,
    conditions=OPEN,
)
def check(progress: Progress) -> Problems:
    last = latest_update(progress.action.updates, progress.as_of)
    if last is None or not _is_stale(last, progress.judgement):
        return ()
    if not is_to_be_done(progress) or _is_to_come(progress):
        return ()
    age = (progress.as_of - last.date).days
    return [
        Problem(
            f"last updated {on_in_words(last.date)}, {days(age)} before {in_words(progress.as_of)}",
            at_update(progress, last, "date"),
            "Add an update: `- date: …`, and below it `rag: …` and `note: …`",
        )
    ]


def _is_to_come(progress: Progress) -> bool:
    start = progress.action.start
    if start is None or progress.condition is not Condition.NOT_STARTED:
        return False
    return start > progress.as_of
