"""A measure lacks what it takes to read it.

Without a unit and a direction a figure cannot be judged; without an owner and a rhythm nobody
brings it; without a baseline nobody can tell whether anything has changed.

Fix: add the missing lines to the measure's file.

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time  # CIP507
    unit: percent
    better: higher

Good:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    owner: head-of-service
    frequency: monthly
    baseline:
      date: 2026-01-31
      value: 71
"""

from __future__ import annotations

from cipt.evaluation.english import listed
from cipt.model.records import Measure
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context

_NAMES = {"better": "direction"}


@plan_rule("CIP507", "incomplete-measure", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    for number, measure in enumerate(context.plan.measures):
        lacks = _lacking(measure)
        if lacks:
            lines = listed([f"`{key}: …`" for key in lacks])
            yield Problem(
                f"the measure has {listed([f'no {_NAMES.get(key, key)}' for key in lacks])}",
                ("title",),
                f"Add {'a line' if len(lacks) == 1 else 'lines'} {lines}",
                on=("measure", number),
                subjects=(measure.id,),
            )


def _lacking(measure: Measure) -> list[str]:
    parts = {
        "unit": measure.unit,
        "better": measure.better,
        "owner": measure.owner,
        "frequency": measure.frequency,
        "baseline": measure.baseline,
    }
    return [name for name, part in parts.items() if part is None]
