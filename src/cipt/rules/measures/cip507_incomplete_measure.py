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

from functools import cache

from cipt.evaluation.english import listed
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context

_KEYS = ("unit", "better", "owner", "frequency", "baseline")
_NAMES = {"better": "direction"}


@plan_rule("CIP507", "incomplete-measure", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    for number, measure in enumerate(context.plan.measures):
        lacks = tuple([key for key in _KEYS if getattr(measure, key) is None])
        if lacks:
            message, hint = _words(lacks)
            yield Problem(message, ("title",), hint, on=("measure", number), subjects=(measure.id,))


@cache
def _words(lacks: tuple[str, ...]) -> tuple[str, str]:
    """What to say of a measure that lacks these keys, and the cure."""
    lines = listed(f"`{key}: …`" for key in lacks)
    return (
        f"the measure has {listed(f'no {_NAMES.get(key, key)}' for key in lacks)}",
        f"Add {'a line' if len(lacks) == 1 else 'lines'} {lines}",
    )
