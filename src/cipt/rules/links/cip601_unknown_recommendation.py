"""An action or an area names a recommendation that the plan does not have.

The board's strip of recommendations then shows one as unanswered that is being worked on.

Fix: write its id as it stands in recommendations.yaml, or add it there.

Bad:

    recommendations:
      - R11  # CIP601

Bad:

    === themes/1.yaml
    title: Practice
    areas:
      - id: 1.1
        title: Visits
        recommendations:
          - AFI 7  # CIP601
    === recommendations.yaml
    - id: AFI7
      title: Drift on plans

Good:

    recommendations:
      - R1
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.suggestions import Suggestions

Named = tuple[tuple[str, int], str, tuple[str, ...]]
"""A record, its id and the recommendations that it names."""


@plan_rule("CIP601", "unknown-recommendation", severity="error", since="0.1")
def check(context: Context) -> Problems:
    known = context.index.recommendations
    by_areas = [area.recommendations for area in context.areas]
    unknown = set(chain(*context.columns.recommendations, *by_areas)).difference(known)
    if not unknown:
        return
    meant = Suggestions(known)
    for on, owner, refs in _named(context):
        for place, ref in enumerate(refs):
            if ref in unknown and not context.may_exist("recommendation", ref):
                near = meant.nearest(ref)
                yield Problem(
                    f"the plan has no recommendation {shortened(ref)}",
                    ("recommendations", place),
                    f"Did you mean {near}?" if near else "Add it to recommendations.yaml",
                    on=on,
                    subjects=(owner,),
                )


def _named(context: Context) -> Iterator[Named]:
    """What live actions and areas name, in the plan's order."""
    columns = context.columns
    named = zip(columns.id, columns.recommendations, strict=True)
    for number, (identity, refs) in enumerate(named):
        if refs and number not in context.withdrawn:
            yield ("action", number), identity, refs
    for number, area in enumerate(context.areas):
        yield ("area", number), area.id, area.recommendations
