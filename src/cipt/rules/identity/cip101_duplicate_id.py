"""Two records of one kind have the same id.

An id is how everything else in the plan points at a record. With two of one id, updates,
recommendations and board minutes may mean either of them, and lists keep only the first. Officers
and groups are one kind, because a line such as `by: improvement-board` may name either.

Fix: Give the second an id of its own: for an action that is the name of its file, as in
1.1.1b.yaml, with `number: 1.1.1` where the plan prints the same number twice.

Bad:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service
        post: Head of Service, North
      - id: head-of-service  # CIP101
        post: Head of Service, South

Good:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service-north
        post: Head of Service, North
      - id: head-of-service-south
        post: Head of Service, South

Bad:

    === actions/1/1.1.1.yaml
    title: Publish the standards for visits
    === actions/2/1.1.1.yaml
    title: Train all managers in supervision  # CIP101
    area: 1.1

Good:

    === actions/1/1.1.1.yaml
    title: Publish the standards for visits
    === actions/2/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.1
"""

from collections.abc import Iterator, Mapping, Sequence

from cipt.loading.loaded import Place
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context


@plan_rule("CIP101", "duplicate-id", severity="error", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    plan = context.plan
    for kind in (
        {"action": context.columns.id},
        {"theme": [theme.id for theme in plan.themes]},
        {"area": [area.id for area in context.areas]},
        {
            "officer": [officer.id for officer in plan.officers],
            "group": [group.id for group in plan.groups],
        },
        {"recommendation": [recommendation.id for recommendation in plan.recommendations]},
        {"measure": [measure.id for measure in plan.measures]},
        {"workstream": [workstream.id for workstream in plan.header.workstreams]},
        {"inspection": [inspection.id for inspection in plan.header.inspections]},
    ):
        if len(set().union(*kind.values())) < sum(map(len, kind.values())):
            yield from _doubled(context, kind)


def _doubled(context: Context, ids: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    first: dict[str, tuple[str, Place]] = {}
    for kind, of_kind in ids.items():
        for number, identity in enumerate(of_kind):
            place = context.loaded.places[kind][number]
            before = first.setdefault(identity, (kind, place))
            if before[1] is place or _clash_of_names(before[1], place):
                continue
            yield Problem(
                _message(identity, before, (kind, place)),
                at=("id",),
                hint="Give this one another id: each can belong to one only",
                on=(kind, number),
                subjects=(identity,),
            )


def _clash_of_names(one: Place, other: Place) -> bool:
    """Whether the two are 1.1.1.yaml and 1.1.1.yml, which is a finding of another rule."""
    return (
        one.path != other.path
        and one.path.removesuffix(".yml").removesuffix(".yaml")
        == other.path.removesuffix(".yml").removesuffix(".yaml")
        and not one.at
    )


def _message(identity: str, before: tuple[str, Place], this: tuple[str, Place]) -> str:
    (kind, place), (this_kind, this_place) = before, this
    shown = shortened(identity)
    if place.path != this_place.path:
        return f"{shown} is the id of {_a(this_kind)} in {shortened(place.path)} too"
    if kind != this_kind:
        return f"{shown} is the id of {_a(kind)} and of {_a(this_kind)}"
    return f"{shown} is the id of two {this_kind}s"


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
