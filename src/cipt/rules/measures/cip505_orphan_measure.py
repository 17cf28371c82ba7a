"""No action of the plan counts on this measure.

A figure that nothing is being done about takes time to collect and a line in every scorecard.

Fix: link it from the action that is to move it, or take its file out.

Bad:

    success:
      - Standards published
    === measures/visits.yaml
    title: Children seen on time  # CIP505

Good:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
"""

from __future__ import annotations

from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.measures.linked import links


@plan_rule("CIP505", "orphan-measure", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    if not context.plan.measures or not context.is_whole("action"):
        return
    used = {measure.id for link in links(context) for measure in link.measures}
    for number, measure in enumerate(context.plan.measures):
        if measure.id not in used:
            yield Problem(
                f"no live action counts on the measure {measure.id}",
                ("title",),
                f"Add `- measure: {measure.id}` under `success:` of the action that is to move it",
                on=("measure", number),
                subjects=(measure.id,),
            )
