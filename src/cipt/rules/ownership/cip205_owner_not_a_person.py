"""A group stands where one person should answer.

A board, a team or "all partners" can do the work, and none of them can be rung up on the day after
the deadline. Where a group is the SRO, everyone on it can think that another will answer.

Fix: Name one person, such as the chair of the group, and put the group under `partners`.

Bad:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
        sro: improvement-board  # CIP205

Good:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
        sro: director

Bad:

    responsible: health-trust  # CIP205
    leads:
      - team-manager
      - improvement-board  # CIP205

Good:

    responsible: head-of-service
    leads:
      - team-manager
    partners:
      - health-trust
"""

from collections.abc import Iterator
from itertools import chain

from cipt.loading.refusals import shortened
from cipt.rules.base import At, Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.references import Holder, in_action, sros
from cipt.rules.ownership.roles import Role, is_named

_ROLES: dict[str, Role] = {"responsible": "responsible", "leads": "lead"}
"""The keys of an action that name its owners, and the role of each."""


@plan_rule("CIP205", "owner-not-a-person", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    groups = context.index.groups.keys() - context.index.officers.keys()
    if not groups:
        return
    if is_named(context, "sro"):
        for holder, reference in sros(context.plan):
            if reference.id in groups:
                what = f"the SRO of {holder.kind} {shortened(holder.id)}"
                yield _problem(context, what, reference.id, ("sro",), holder)
    keys = {key for key, role in _ROLES.items() if is_named(context, role)}
    columns = context.columns
    if groups.isdisjoint(columns.responsible) and groups.isdisjoint(chain(*columns.leads)):
        return
    owners = zip(columns.responsible, columns.leads, strict=True)
    for number, (responsible, leads) in enumerate(owners):
        if responsible not in groups and groups.isdisjoint(leads):
            continue
        action = context.plan.actions[number]
        holder = Holder("action", number, action.id)
        for reference in () if number in context.withdrawn else in_action(action):
            if reference.key in keys and reference.id in groups:
                what = "the responsible officer" if reference.key == "responsible" else "a lead"
                yield _problem(context, what, reference.id, reference.at, holder)


def _problem(context: Context, what: str, group: str, at: At, holder: Holder) -> Problem:
    return Problem(
        f"{what} is a group: {shortened(context.index.person_name(group))}",
        at=at,
        hint="Name one person here, such as the one who chairs it",
        on=(holder.kind, holder.number),
        subjects=(holder.id,),
    )
