"""The plan points to something that it does not have.

An action under an unknown area drops out of every count by theme and SRO; a dependency on an
unknown action is one that nobody waits for.

Fix: write the id as it stands in the plan, or take the reference out.

Definition: the area of an action, the areas of a theme's section, a theme's workstream, what a
recommendation is a part of and which inspection it is from, and the actions under `depends_on`,
`see_also` and `replaced_by`. People, recommendations and measures have rules of their own.

Bad:

    area: 1.l  # CIP606

Bad:

    depends_on:
      - 2.3.6  # CIP606

Good:

    area: 1.1
    see_also:
      - 1.1.2
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    depends_on:
      - 1.1.1
"""

from __future__ import annotations

from collections.abc import Mapping

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.links.references import KNOWN, Reference, unmet
from cipt.rules.suggestions import Suggestions


@plan_rule("CIP606", "dangling-link", severity="error", since="0.1")
def check(context: Context) -> Problems:
    meant: dict[str, Suggestions] = {}
    for one in unmet(context):
        if not context.may_exist(one.kind, one.ref):
            known = KNOWN[one.kind](context.index)
            if one.kind not in meant:
                meant[one.kind] = Suggestions(known)
            near = meant[one.kind].nearest(one.ref) or _by_number(known, one)
            yield Problem(
                f"the plan has no {one.kind} {shortened(one.ref)}",
                one.at,
                f"Did you mean {near}?" if near else _cure(one),
                on=one.on,
                subjects=(one.owner,),
            )


def _by_number(known: Mapping[str, object], one: Reference) -> str | None:
    """The area whose number an action's begins with."""
    area = one.owner.rpartition(".")[0]
    return area if one.at == ("area",) and area in known else None


def _cure(one: Reference) -> str:
    if one.at == ("area",):
        return "Write the id of one of the areas, which stand in the files of themes/"
    return "Correct the id, or take the line out"
