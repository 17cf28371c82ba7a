"""A sign-off does not say where the board's minutes record it.

A sign-off is a decision of the board. An inspector who asks for it is shown a minute, and without
its number someone has to search every meeting for it.

Fix: write the minute's number as the board's minutes have it.

Bad:

    completed: 2026-04-20
    signed_off:
      date: 2026-05-19  # CIP411
      by: improvement-board

Good:

    completed: 2026-04-20
    signed_off:
      date: 2026-05-19
      by: improvement-board
      minute: 4.1
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.model.dates import on_in_words
from cipt.rules.base import Problem, Problems, action_rule


@action_rule(
    "CIP411", "signed-off-without-minute", severity="error", since="0.1", needs="signed_off"
)
def check(progress: Progress) -> Problems:
    for number, entry in enumerate(progress.action.signed_off):
        if not entry.minute:
            yield Problem(
                f"signed off {on_in_words(entry.date)}, with no minute that records it",
                ("signed_off", number, "date"),
                "Add a line `minute: …` below `signed_off:`, with the number of the board's minute",
            )
