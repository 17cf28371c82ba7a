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

from cipt.evaluation.progress import Progress
from cipt.model.action import Update
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.ratings.declared import at_update, declares
from cipt.rules.ratings.done import as_recorded

_HINT = "Add a line `completed: …` with the day on which it was done"


@plan_rule("CIP407", "complete-without-date", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    # plan.yaml says which colours mean done, and until when a rating alone was taken for it.
    if not context.is_whole("plan"):
        return
    mean_done = {rag for rag, said in context.judgement.declares.items() if said.done}
    for number, live in context.live:
        # Most are not even said to be done, and need no second look.
        if mean_done.isdisjoint([update.rag for update in live.action.updates]):
            continue
        progress = as_recorded(live)
        declared = progress.heeded if progress.declared else None
        if declared is None:
            continue
        at = at_update(progress, declared, "rag")
        on, subjects = ("action", number), (progress.id,)
        if progress.condition is Condition.CLAIMED:
            said = f"taken over as {declared.rag}, with no completion date"
            yield Problem(said, at, _HINT, on=on, subjects=subjects)
        elif progress.is_open and _means_done(progress, declared):
            again = " since it was reopened" if progress.action.reopened else ""
            said = f"rated {declared.rag}, with no completion date{again}: it counts as open"
            yield Problem(said, at, _HINT, on=on, subjects=subjects, severity="error")


def _means_done(progress: Progress, declared: Update) -> bool:
    said = declares(progress, declared)
    return said is not None and said.done
