"""An action does not say how anyone will know that it worked.

Without a measure of success, done means only that something was done. Inspectors have criticised
plans whose actions had no measurable outcome.

Fix: say what will be different for children, or for practice, and by which figure it will show.

Bad:

    title: Publish the standards for visits  # CIP501
    due: 2026-09-30

Good:

    title: Publish the standards for visits
    due: 2026-09-30
    success:
      - Nine in ten children are seen within ten days
"""

from __future__ import annotations

from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context


@plan_rule("CIP501", "no-success-measure", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    for number, success in enumerate(context.columns.success):
        if not success and number not in context.withdrawn:
            yield Problem(
                "nothing says how it will be known that this worked",
                ("title",),
                "Add `success:` and below it `- …` in words, or `- measure: …` with a measure's id",
                on=("action", number),
                subjects=(context.columns.id[number],),
            )
