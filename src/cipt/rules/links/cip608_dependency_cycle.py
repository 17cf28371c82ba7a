"""Actions wait for each other in a circle.

None of them can ever be the first to be done.

Fix: find the action that can begin without the others, and take its dependency out.

Bad:

    depends_on:
      - 1.1.2  # CIP608
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    depends_on:
      - 1.1.1

Bad:

    depends_on:
      - 1.1.1  # CIP608

Good:

    depends_on:
      - 1.1.2
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
"""

from __future__ import annotations

from collections.abc import Mapping

from cipt.evaluation.english import listed
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.links.circles import circles

_SHOWN = 4


@plan_rule("CIP608", "dependency-cycle", severity="error", since="0.1")
def check(context: Context) -> Problems:
    needs = _needs(context)
    if not needs:
        return
    numbers = {identity: number for number, identity in enumerate(context.columns.id)}
    for circle in circles(needs):
        circle.sort(key=numbers.__getitem__)
        first, among = circle[0], set(circle)
        following = next(ref for ref in needs[first] if ref in among)
        depends_on = context.plan.actions[numbers[first]].depends_on
        yield Problem(
            _message(circle),
            ("depends_on", depends_on.index(following)),
            "Take out the dependency of the action that can begin without the others",
            on=("action", numbers[first]),
            subjects=tuple(circle),
        )


def _needs(context: Context) -> Mapping[str, tuple[str, ...]]:
    """The live actions that each live action depends on, of those that depend on any."""
    columns = context.columns
    depending = zip(columns.id, columns.depends_on, strict=True)
    waiting = {
        identity: refs
        for number, (identity, refs) in enumerate(depending)
        if refs and number not in context.withdrawn
    }
    return {one: tuple(ref for ref in refs if ref in waiting) for one, refs in waiting.items()}


def _message(circle: list[str]) -> str:
    if len(circle) == 1:
        return f"{circle[0]} depends on itself"
    return f"{listed(circle, _SHOWN)} depend on each other in a circle"
