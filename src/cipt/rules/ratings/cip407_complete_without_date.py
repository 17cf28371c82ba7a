"""An action is rated as done, and has no completion date.

A colour is an opinion, a date is a fact: without it nobody can tell when the work was done, or
whether it was. Inspectors ask for both.

Fix: write the day on which it was done. If nobody can name it, rate the action as it stands.

Definition: what was rated as done on or before the day the plan was taken over counts as a claim,
and is a warning. A rating as done after that day lifts nothing: the action is judged by its dates,
and that is an error. What the file records counts whatever its date.

Bad:

    due: 2026-06-30
    updates:
      - date: 2026-05-20
        rag: GREEN  # CIP407

Bad:

    due: 2026-04-30
    updates:
      - date: 2026-03-20
        rag: GREEN  # CIP407
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    taken_over: 2026-03-31

Good:

    due: 2026-06-30
    completed: 2026-05-18
    updates:
      - date: 2026-05-20
        rag: GREEN
"""

from __future__ import annotations

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.action import Update
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.declared import at_update
from cipt.rules.ratings.done import as_recorded

_HINT = "Add a line `completed: …` with the day on which it was done"


def _means_done(update: Update, judgement: Judgement) -> bool:
    said = judgement.declares.get(update.rag or "")
    return said is not None and said.done


# plan.yaml says which colours mean done, and until when a rating alone was taken for it.
@action_rule(
    "CIP407",
    "complete-without-date",
    severity="warning",
    since="0.1",
    if_update=_means_done,
    whole=("plan",),
)
def check(progress: Progress) -> Problems:
    progress = as_recorded(progress)
    declared = progress.heeded
    if declared is None:
        return ()
    at = at_update(progress, declared, "rag")
    if progress.condition is Condition.CLAIMED:
        return [Problem(f"taken over as {declared.rag}, with no completion date", at, _HINT)]
    if progress.is_open and _means_done(declared, progress.judgement):
        again = " since it was reopened" if progress.action.reopened else ""
        said = f"rated {declared.rag}, with no completion date{again}: it counts as open"
        return [Problem(said, at, _HINT, severity="error")]
    return ()
