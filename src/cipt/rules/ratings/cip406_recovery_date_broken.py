"""A recovery date has passed, and the action is not back on track.

A recovery date is a promise to the board. When it passes without a word, the board learns that
such dates mean nothing.

Fix: say in an update why it was not kept, and give a new date, or ask the board for a revision.

Definition: a recovery date lies before the day of judgement, and on every day since then the
action was open and not on track. Where the update after it gives a new date that is still to
come, that is enough once; a second broken date is said again.

Bad:

    due: 2026-03-31
    updates:
      - date: 2026-04-10
        rag: RED
        note: Two auditors' posts are vacant
        recovery: 2026-05-15  # CIP406

Good:

    due: 2026-03-31
    updates:
      - date: 2026-04-10
        rag: RED
        note: Two auditors' posts are vacant
        recovery: 2026-05-15
      - date: 2026-05-16
        rag: RED
        note: One auditor begins in June
        recovery: 2026-06-30

Good:

    due: 2026-06-30
    updates:
      - date: 2026-04-10
        rag: RED
        note: Two auditors' posts are vacant
        recovery: 2026-05-15
      - date: 2026-05-14
        rag: AMBER
        note: Both auditors have begun
"""

from __future__ import annotations

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.action import Update
from cipt.model.dates import in_words
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.declared import at_update
from cipt.rules.ratings.done import OPEN


def _has_passed(update: Update, judgement: Judgement) -> bool:
    recovery, as_of = update.recovery, judgement.as_of
    return recovery is not None and recovery < as_of and update.date <= as_of


@action_rule(
    "CIP406",
    "recovery-date-broken",
    severity="warning",
    since="0.1",
    dated=True,
    if_update=_has_passed,
    conditions=OPEN - {Condition.ON_TRACK},
)
def check(progress: Progress) -> Problems:
    broken = progress.broken_recoveries
    if not broken:
        return
    promises = [
        update
        for update in progress.action.updates
        if update.recovery and update.date <= progress.as_of
    ]
    promised_again = any(one.recovery and one.recovery >= progress.as_of for one in promises)
    if promised_again and len(broken) == 1:
        return
    last = next(one for one in reversed(promises) if one.recovery == broken[-1])
    how_many = "" if len(broken) == 1 else f", the last of {len(broken):,} recovery dates broken"
    yield Problem(
        f"was to be back on track by {in_words(broken[-1])}, and is {progress.rag}{how_many}",
        at_update(progress, last, "recovery"),
        "Add an update that says why, with a new `recovery:`; or ask the board under `revisions:`",
    )
