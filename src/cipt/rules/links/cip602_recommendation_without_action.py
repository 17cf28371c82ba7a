"""No action of the plan answers a recommendation.

It is the first thing that inspectors look for when they come back, and they have criticised plans
in which recommendations were not covered.

Fix: name the recommendation in the action, or the area, that answers it; if none does, add one.
If the council does not accept it, record the dispute and what came of it.

Definition: no live action names it, by itself or through its area, nor a part of it, nor what it
is a part of. An action that is withdrawn, be it from a later day on, is not live. A recommendation
that is disputed is left out once its dispute has an outcome; a dispute still open answers nobody.

Bad:

    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R2
      title: Supervision of social workers  # CIP602

Bad:

    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R2
      title: Supervision of social workers  # CIP602
      disputed:
        date: 2026-02-10
        why: The figures are of another council

Good:

    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R1a
      part_of: R1
      title: Visits to children in care
    - id: R2
      title: Supervision of social workers
      disputed:
        date: 2026-02-10
        why: The figures are of another council
        outcome: The inspectors took it back on 3 March 2026

Good:

    recommendations:
      - R1a
    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R1a
      part_of: R1
      title: Visits to children in care
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.links.answers import answers, is_answered_as_a_whole, with_parts


@plan_rule("CIP602", "recommendation-without-action", severity="error", since="0.1")
def check(context: Context) -> Problems:
    if not context.is_whole("action", "area", "theme"):
        return
    # One that is to be withdrawn answers nothing: time alone is to bring up no error.
    answered = {
        ref
        for ref, found in answers(context).items()
        if any(one.action.withdrawn is None for one in found)
    }
    for number, asked in enumerate(context.plan.recommendations):
        if asked.id in answered or (asked.disputed and asked.disputed.outcome):
            continue
        if not answered.isdisjoint(with_parts(context, asked.id)):
            continue
        if is_answered_as_a_whole(context, asked.id, answered):
            continue
        disputed = ", and its dispute has no outcome" if asked.disputed else ""
        yield Problem(
            f"no action answers {asked.id}, {shortened(asked.title)}{disputed}",
            ("title",),
            f"Add `{asked.id}` under `recommendations:` of the action or area that answers it",
            on=("recommendation", number),
            subjects=(asked.id,),
        )
