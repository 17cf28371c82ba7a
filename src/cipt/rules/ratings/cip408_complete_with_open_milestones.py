"""An action is complete, and one of its milestones is not done.

Either the milestone was done and nobody wrote it down, or the action is not complete. A board
that finds one such will doubt the others.

Fix: give the milestone its `done:` date, or take the completion back.

Definition: what the file records counts whatever its date, so that time alone makes no error.

Bad:

    due: 2026-06-30
    milestones:
      - title: First audits done  # CIP408
        due: 2026-03-31
      - title: Findings shared
        due: 2026-04-30
        done: 2026-04-20
    completed: 2026-05-20

Good:

    due: 2026-06-30
    milestones:
      - title: First audits done
        due: 2026-03-31
        done: 2026-03-20
    completed: 2026-05-20
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.done import DONE, as_recorded, how_done


@action_rule(
    "CIP408", "complete-with-open-milestones", severity="error", since="0.1", needs="milestones"
)
def check(progress: Progress) -> Problems:
    if not progress.action.milestones:
        return
    progress = as_recorded(progress)
    if progress.condition not in DONE:
        return
    how = how_done(progress)
    for number, milestone in enumerate(progress.action.milestones):
        if milestone.done is None:
            yield Problem(
                f'{how}, while "{shortened(milestone.title)}" is not done',
                ("milestones", number, "title"),
                "Add `done: …` with the day below the milestone, or take `completed:` out",
            )
