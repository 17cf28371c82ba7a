"""Every action that answers a recommendation is overdue.

One late action is a matter for its officer. A recommendation of which everything is late is a
matter for the board, before the inspectors ask.

Fix: bring it to the board: what is in the way, and which dates can be kept.

Definition: one or more live actions answer the recommendation or a part of it, and all of them
are past the due date in force and not done. A recommendation whose parts alone are answered is
judged by its parts.

Bad:

    due: 2026-04-30
    === recommendations.yaml
    - id: R1
      title: Visits to children  # CIP604

Good:

    due: 2026-04-30
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    due: 2026-09-30
    === recommendations.yaml
    - id: R1
      title: Visits to children
"""

from __future__ import annotations

from cipt.evaluation.words import days
from cipt.loading.refusals import shortened
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.links.answers import answering, answers


@plan_rule("CIP604", "recommendation-all-late", severity="warning", since="0.1", dated=True)
def check(context: Context) -> Problems:
    # What was taken over as done, and which boards agree dates, decides what is late.
    if not context.is_whole("action", "area", "theme", "plan", "group"):
        return
    named = answers(context)
    for number, asked in enumerate(context.plan.recommendations):
        if asked.id not in named:
            continue
        if all(one.condition is Condition.OVERDUE for one in answering(context, asked.id)):
            found = {one.id: one for one in answering(context, asked.id)}
            most = days(max(one.days_overdue for one in found.values()))
            yield Problem(
                f"{asked.id}, {shortened(asked.title)}: {_how_many(len(found))} overdue, by {most}",
                ("title",),
                "Tell the board what is in the way, and ask it for dates that can be kept",
                on=("recommendation", number),
                subjects=(asked.id,),
            )


def _how_many(number: int) -> str:
    if number == 1:
        return "its one action is"
    return "both its actions are" if number == 2 else f"all its {number:,} actions are"
