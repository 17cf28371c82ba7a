"""An action is complete, and nothing shows that it was done.

Inspectors have criticised councils that had called actions met and kept no evidence of it. What
was done two years ago cannot be shown by memory.

Fix: say under `evidence:` what shows it, of which day, and where it is kept.

Definition: the action is complete, signed off or taken over as done, and has no evidence. A link
to a measure is no evidence: a figure may move for other reasons.

Bad:

    due: 2026-04-30
    completed: 2026-04-28  # CIP801

Good:

    due: 2026-04-30
    evidence:
      - date: 2026-04-27
        kind: document
        title: Standards for visits, as sent to every team
        ref: QA/2026/17
    completed: 2026-04-28
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.done import DONE, how_done, where_done

_HINT = "Add `evidence:` and below it `- date: …` with `title:` and where it is kept, `ref:`"


@action_rule(
    "CIP801",
    "complete-without-evidence",
    severity="warning",
    since="0.1",
    conditions=DONE,
)
def check(progress: Progress) -> Problems:
    if progress.action.evidence or progress.condition not in DONE:
        return ()
    return [Problem(f"{how_done(progress)}, with no evidence", where_done(progress), _HINT)]
