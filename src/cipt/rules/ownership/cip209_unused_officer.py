"""An officer is in people.yaml and nowhere in the plan.

Often the post was renamed, and actions still name the old one; or actions were handed over and
the plan does not say so.

Fix: Name the officer where they act, or take the entry out. Somebody who has left stays, with the
last day in post under `to`.

Bad:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service
        post: Head of Service
      - id: quality-manager  # CIP209
        post: Quality Manager
    === actions/1/1.1.1.yaml
    responsible: head-of-service

Good:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service
        post: Head of Service
      - id: quality-manager
        post: Quality Manager
    === actions/1/1.1.1.yaml
    responsible: head-of-service
    leads:
      - quality-manager
"""

from collections.abc import Iterator

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.people import names_of
from cipt.rules.ownership.references import ids_in_actions, outside_actions

_KINDS_THAT_NAME = (
    "action",
    "plan",
    "workstream",
    "theme",
    "group",
    "measure",
    "meeting",
    "waiver",
)


@plan_rule("CIP209", "unused-officer", severity="info", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    if not context.is_whole(*_KINDS_THAT_NAME):
        return
    elsewhere = (reference.id for _, reference in outside_actions(context.plan))
    used = ids_in_actions(context).union(elsewhere)
    in_words = {
        name.lower()
        for group in context.plan.groups
        for name in (group.chair, *group.members)
        if name
    }
    for number, officer in enumerate(context.plan.officers):
        if officer.id in used or officer.to:
            continue
        if in_words.isdisjoint(name.lower() for name in names_of(officer)):
            yield Problem(
                f"{shortened(officer.post)} is named nowhere in the plan",
                at=("id",),
                hint="Name the officer where they act, or take the entry out",
                on=("officer", number),
                subjects=(officer.id,),
            )
