"""A partner of an action is one of the plan's own officers.

Boards and inspectors read the partners of an action as the agencies that share in it. An officer
who already answers for the plan makes it look as if somebody else were on board.

Fix: Put the officer under `leads` if they do part of the work, and name the agency, or the person
there, as the partner. An officer of another body has it under `organisation` in people.yaml.

Definition: The partner is the responsible officer of some action of the plan, and people.yaml
gives them no organisation but the plan's own; or the partner is a lead or the responsible officer
of this very action.

Bad:

    responsible: head-of-service
    leads:
      - team-manager
    partners:
      - health-trust
      - team-manager  # CIP210
      - head-of-service  # CIP210

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
from cipt.model.records import Officer
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context

_HINT = "Put an officer who does part of the work under `leads`, and name the agency here"


@plan_rule("CIP210", "partner-is-own-officer", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    own, columns = _own_officers(context), context.columns
    owning = {*columns.responsible}.union(*columns.leads).intersection(chain(*columns.partners))
    for number, partners in enumerate(columns.partners):
        if owning.isdisjoint(partners) or number in context.withdrawn:
            continue
        owners = {columns.responsible[number], *columns.leads[number]}
        for place, partner in enumerate(partners):
            if partner in owners:
                message = f"{_post(context, partner)} is a partner here, and owns the action too"
            elif partner in own:
                message = f"the partner {_post(context, partner)} answers for actions of this plan"
            else:
                continue
            yield Problem(
                message,
                at=("partners", place),
                hint=_HINT,
                on=("action", number),
                subjects=(columns.id[number],),
            )


def _post(context: Context, identity: str) -> str:
    return shortened(context.index.person_name(identity))


def _own_officers(context: Context) -> set[str]:
    """Who answers for actions of the plan and belongs, as far as is said, to nobody else."""
    answering = set(context.columns.responsible)
    return {
        officer.id
        for officer in context.index.officers.values()
        if officer.id in answering and _is_of_the_council(context, officer)
    }


def _is_of_the_council(context: Context, officer: Officer) -> bool:
    if officer.organisation is None:
        return True
    group = context.index.groups.get(officer.organisation)
    name = group.title if group else officer.organisation
    return name.lower() == context.plan.header.organisation.lower()
