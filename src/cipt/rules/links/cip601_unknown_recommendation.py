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

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.suggestions import Suggestions

Named = tuple[tuple[str, int], str, tuple[str, ...]]
"""A record, its id and the recommendations that it names."""


@plan_rule("CIP601", "unknown-recommendation", severity="error", since="0.1")
def check(context: Context) -> Problems:
    known = context.index.recommendations
    meant = Suggestions(known)
    for on, owner, refs in _named(context):
        for place, ref in enumerate(refs):
            if ref not in known and not context.may_exist("recommendation", ref):
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
    for number, progress in enumerate(context.judgement.progress):
        if progress.action.recommendations and not progress.is_withdrawn:
            yield ("action", number), progress.id, progress.action.recommendations
    areas = (area for theme in context.plan.themes for area in theme.areas)
    for number, area in enumerate(areas):
        yield ("area", number), area.id, area.recommendations
