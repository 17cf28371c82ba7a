"""An action answers nothing that inspectors asked for.

It may well be needed; but a plan that says what each action is for can show that it is not a list
of what was going on anyway.

Fix: name the recommendation under `recommendations:` of the action, or of its area; or mark the
area with `kind: enabler`.

Definition: neither the action nor its area names a recommendation, and the area is no enabler. In
a plan without any recommendation nothing is said.

Bad:

    title: Refurbish the family centre  # CIP605
    area: 1.2
    === themes/1.yaml
    title: Practice
    areas:
      - id: 1.2
        title: Buildings

Good:

    title: Refurbish the family centre
    area: 1.2
    === themes/1.yaml
    title: Practice
    areas:
      - id: 1.2
        title: Buildings
        kind: enabler
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context


@plan_rule("CIP605", "action-without-recommendation", severity="info", since="0.1")
def check(context: Context) -> Problems:
    if not context.index.recommendations:
        return
    answering_nothing = {
        identity: area
        for identity, area in context.index.areas.items()
        if area.kind is None and not area.recommendations
    }
    columns = context.columns
    named = zip(columns.area, columns.recommendations, strict=True)
    for number, (within, own) in enumerate(named):
        if not own and within in answering_nothing and number not in context.withdrawn:
            area = answering_nothing[within]
            yield Problem(
                f"neither this action nor area {area.printed}, {shortened(area.title)}, answers "
                "a recommendation",
                ("title",),
                "Add `recommendations:` to the action or the area, or `kind: enabler` to the area",
                on=("action", number),
                subjects=(columns.id[number],),
            )
