"""The evidence that an action is done has been tested by nobody.

Evidence that nobody has looked at is a file name. Inspectors have criticised a plan in which the
evidence for actions called met was neither kept nor tested.

Fix: have somebody other than the author look at it, and write who under `tested_by:`.

Definition: the action is complete, signed off or taken over as done, it has evidence, and none of
it has `tested_by`.

Bad:

    due: 2026-04-30
    evidence:
      - date: 2026-04-27  # CIP802
        title: Standards for visits, as sent to every team
    completed: 2026-04-28

Good:

    due: 2026-04-30
    evidence:
      - date: 2026-04-27
        title: Standards for visits, as sent to every team
        tested_by: head-of-service
    completed: 2026-04-28
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.done import DONE, how_done


@action_rule("CIP802", "untested-evidence", severity="info", since="0.1", needs="evidence")
def check(progress: Progress) -> Problems:
    evidence = progress.action.evidence
    if not evidence or progress.condition not in DONE:
        return
    if not any(entry.tested_by for entry in evidence):
        pieces = "its evidence" if len(evidence) == 1 else f"none of its {len(evidence):,} pieces"
        tested = "has not been tested" if len(evidence) == 1 else "of evidence has been tested"
        yield Problem(
            f"{how_done(progress)}, and {pieces} {tested}",
            ("evidence", 0, "date"),
            "Add `tested_by: …` with the id of the officer or group who has looked at it",
        )
