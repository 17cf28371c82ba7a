"""The measure of an action has its first target after the action's due date.

On the day the action is to be done there will be no figure by which to say that it worked.

Fix: give the measure a step of its target on or before that day, or ask the board for a later
date.

Definition: the action is open, and the earliest dated target of a linked measure lies after the
due date in force.

Bad:

    due: 2026-06-30
    success:
      - measure: visits  # CIP508
    === measures/visits.yaml
    title: Children seen on time
    targets:
      - date: 2026-09-30
        value: 90

Good:

    due: 2026-06-30
    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    targets:
      - date: 2026-06-30
        value: 80
      - date: 2026-09-30
        value: 90
"""

from __future__ import annotations

from datetime import date

from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.measures.linked import links


@plan_rule("CIP508", "target-after-due", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    firsts: dict[str, date | None] = {}
    for link in links(context):
        due = link.progress.due
        if due is None or not link.progress.is_open:
            continue
        for measure in link.measures:
            if measure.id not in firsts:
                dates = (target.date for target in measure.targets if target.date)
                firsts[measure.id] = min(dates, default=None)
            first = firsts[measure.id]
            if first and first > due:
                yield Problem(
                    f'due {in_words(due)}, but "{shortened(measure.title)}" has no target '
                    f"until {in_words(first)}",
                    link.at,
                    f"Add a target for that day to {measure.id}.yaml, or ask for a later date",
                    on=link.on,
                    subjects=(link.progress.id,),
                )
