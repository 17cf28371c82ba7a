"""The printed date says that it was revised, and the plan no longer has the first one.

The board then cannot see by how much the action has slipped: the report counts it as never moved.

Fix: look the first date up in an earlier version of the plan; write it after `due:`, and the
printed one under `revisions:` with the reason and the board that agreed it.

Definition: `due_text` has revised, rescheduled, extended, postponed, deferred, moved to, changed
to, previously, originally or new date, and the action has no revision.

Bad:

    due: 2026-06-30
    due_text: Revised date of 30 June 2026  # CIP706

Good:

    due: 2026-03-31
    due_text: Revised date of 30 June 2026
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-03-17
        by: improvement-board
"""

from __future__ import annotations

import re

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, action_rule

_MOVED = re.compile(
    r"\b(?:revised|re-?scheduled|extended|extension|postponed|deferred|moved (?:back )?to"
    r"|changed to|put back|previously|originally|new date|slipped)\b",
    re.IGNORECASE,
)


@action_rule("CIP706", "first-date-lost", severity="warning", since="0.1", needs="due_text")
def check(progress: Progress) -> Problems:
    action = progress.action
    if action.due_text and not action.revisions and _MOVED.search(action.due_text):
        yield Problem(
            f'printed as "{shortened(action.due_text)}", and no first date is on record',
            ("due_text",),
            "Write the first date after `due:`, and the printed one under `revisions:`",
        )
