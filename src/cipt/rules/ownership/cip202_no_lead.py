"""An action has no lead officer.

Somebody answers for it, and nobody is down to do the work. In a plan where one responsible officer
answers for many actions, the lead is the one person who knows how this one stands.

Fix: Add a list `leads` with the id of the officer who does the work, who may be the responsible
officer. A plan that does not name leads says so under `roles` in plan.yaml.

Bad:

    title: Train all managers in supervision  # CIP202
    responsible: head-of-service

Good:

    title: Train all managers in supervision
    responsible: head-of-service
    leads:
      - team-manager
"""

from collections.abc import Iterator

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.roles import is_named


@plan_rule("CIP202", "no-lead", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    if not is_named(context, "lead"):
        return
    for number, leads in enumerate(context.columns.leads):
        if not leads and number not in context.withdrawn:
            yield Problem(
                "no lead officer is named",
                at=("title",),
                hint="Add below a line `leads:` a line `  - …` with the id of who does the work",
                on=("action", number),
                subjects=(context.columns.id[number],),
            )
