"""An id stands for an officer or a group, and people.yaml knows none by it.

Whoever is meant gets no list of overdue actions, and is not in the counts by officer: the action
looks owned and is nobody's. A decision by a board that nobody knows counts as no decision.

Fix: Write the id as people.yaml has it, or add the officer or the group there.

Bad:

    responsible: haed-of-service  # CIP203
    partners:
      - Health Trust  # CIP203

Good:

    responsible: head-of-service
    partners:
      - health-trust

Bad:

    === measures/visits-on-time.yaml
    title: Visits on time
    owner: performance-manager  # CIP203

Good:

    === measures/visits-on-time.yaml
    title: Visits on time
    owner: team-manager
"""

from collections.abc import Iterator

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.people import People
from cipt.rules.ownership.references import (
    Holder,
    Reference,
    ids_in_actions,
    in_action,
    outside_actions,
)


@plan_rule("CIP203", "unknown-officer", severity="error", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    people = People(context)
    for holder, reference in outside_actions(context.plan):
        if not people.may_be(reference.id):
            yield _problem(people, holder, reference)
    unknown = {identity for identity in ids_in_actions(context) if not people.may_be(identity)}
    if not unknown:
        return
    for number, action in enumerate(context.plan.actions):
        for reference in in_action(action):
            if reference.id in unknown:
                yield _problem(people, Holder("action", number, action.id), reference)


def _problem(people: People, holder: Holder, reference: Reference) -> Problem:
    wanted = "group" if reference.group else "officer or group"
    return Problem(
        f"`{reference.key}` {shortened(reference.id)} is no {wanted} in people.yaml",
        at=reference.at,
        hint=_hint(people, reference),
        on=(holder.kind, holder.number),
        subjects=(holder.id,) if holder.id else (),
    )


def _hint(people: People, reference: Reference) -> str:
    meant = people.meant_by(reference.id)
    if meant:
        return f"Write: {'- ' if reference.entry else f'{reference.key}: '}{meant}"
    wanted = "groups" if reference.group else "officers or groups"
    return f"Write an id that stands in people.yaml, or add one to its {wanted} first"
