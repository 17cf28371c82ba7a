"""An action has no responsible officer.

Nobody answers to the board for it. When the date passes there is nobody to chase, and it is
missing from every officer's own list.

Fix: Add a line `responsible` with the id of one officer. A plan that does not name responsible
officers says so under `roles` in plan.yaml.

Bad:

    title: Train all managers in supervision  # CIP201
    leads:
      - team-manager

Good:

    title: Train all managers in supervision
    responsible: head-of-service
    leads:
      - team-manager

Good:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    roles:
      - sro
      - lead
    === actions/1/1.1.1.yaml
    title: Train all managers in supervision
    leads:
      - team-manager
"""

from collections.abc import Iterator

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.roles import is_named


@plan_rule("CIP201", "no-responsible-officer", severity="error", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    if not is_named(context, "responsible"):
        return
    for number, responsible in enumerate(context.columns.responsible):
        if responsible is None and number not in context.withdrawn:
            yield Problem(
                "no responsible officer is named",
                at=("title",),
                hint="Add a line `responsible: …` with the id of the officer who answers for it",
                on=("action", number),
                subjects=(context.columns.id[number],),
            )
