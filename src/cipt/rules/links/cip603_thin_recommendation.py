"""No action that answers a recommendation says who, by when and how success will be known.

On paper the recommendation is covered. Nobody could be asked about it, or know when it is met.

Fix: give at least one of its actions a responsible officer, a date and a measure of success.

Definition: of the live actions that answer it, its parts' included, none has all of these: a
responsible officer (where the plan's `roles` name one), a due date, `repeats` or `reviews`, and
`success`. A recommendation whose parts alone are answered is judged by its parts.

Bad:

    title: Publish the standards for visits
    due: 2026-09-30
    responsible: head-of-service
    === recommendations.yaml
    - id: R1
      title: Visits to children  # CIP603

Good:

    title: Publish the standards for visits
    due: 2026-09-30
    responsible: head-of-service
    success:
      - Nine in ten children are seen within ten days
    === recommendations.yaml
    - id: R1
      title: Visits to children
"""

from __future__ import annotations

from collections.abc import Set

from cipt.evaluation.english import listed
from cipt.evaluation.progress import Progress
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.links.answers import answering, answers


@plan_rule("CIP603", "thin-recommendation", severity="info", since="0.1")
def check(context: Context) -> Problems:
    if not context.is_whole("action", "area", "theme"):
        return
    named = answers(context)
    roles = context.plan.header.named_roles
    for number, asked in enumerate(context.plan.recommendations):
        if asked.id not in named:
            continue
        if all(_lacking(one, roles) for one in answering(context, asked.id)):
            found = {one.id: one for one in answering(context, asked.id)}
            yield Problem(
                _message(asked.id, list(found.values()), roles),
                ("title",),
                "Give one of its actions `responsible:`, `due:` and `success:`",
                on=("recommendation", number),
                subjects=(asked.id,),
            )


def _message(asked: str, found: list[Progress], roles: Set[str]) -> str:
    if len(found) == 1:
        lacks = listed(_lacking(found[0], roles))
        return f"{asked} hangs on action {found[0].id} alone, which has {lacks}"
    return f"none of the {len(found):,} actions for {asked} has all of officer, date and measure"


def _lacking(progress: Progress, roles: Set[str]) -> list[str]:
    action = progress.action
    lacks = []
    if "responsible" in roles and not action.responsible:
        lacks.append("no officer")
    if not (progress.due or action.repeats or action.reviews):
        lacks.append("no date")
    if not action.success:
        lacks.append("no measure of success")
    return lacks
