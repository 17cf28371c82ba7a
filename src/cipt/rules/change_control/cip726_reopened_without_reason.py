"""A completed action was taken up again, and nothing says why.

The board believed that it was done. What was found since is what it has to know, and what an
inspector asks first.

Fix: write the reason under `reopened:`, and who reopened it.

Bad:

    completed: 2026-04-20
    reopened:
      date: 2026-05-19  # CIP726
      by: improvement-board

Good:

    completed: 2026-04-20
    reopened:
      date: 2026-05-19
      by: improvement-board
      reason: The audit of May found gaps
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.model.dates import on_in_words
from cipt.rules.base import Problem, Problems, action_rule


@action_rule("CIP726", "reopened-without-reason", severity="warning", since="0.1", needs="reopened")
def check(progress: Progress) -> Problems:
    for number, entry in enumerate(progress.action.reopened):
        if not entry.reason:
            yield Problem(
                f"reopened {on_in_words(entry.date)}, and no reason is given",
                ("reopened", number, "date"),
                "Write `reason:` with what was found",
            )
