"""The next reading of a measure has not come.

A scorecard that prints an old figure as the latest tells a board nothing of the last months.

Fix: ask the measure's owner for the figure and add it under `readings:`.

Definition: since the end of the period after the latest reading (or after the baseline, where
there is no reading yet) more than `stale_after_days` of plan.yaml have passed: 42 days unless it
says otherwise, so that there is time to work the figure out. A measure without `frequency`, or
with nothing to count from, is left alone.

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    frequency: quarterly  # CIP509
    readings:
      - date: 2025-12-31
        value: 71

Good:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    frequency: quarterly
    readings:
      - date: 2025-12-31
        value: 71
      - date: 2026-03-31
        value: 74
"""

from __future__ import annotations

from datetime import date, timedelta

from cipt.evaluation.occurrences import months_later
from cipt.model.dates import LAST_YEAR, in_words
from cipt.model.records import Measure
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context

_DAYS = {"weekly": 7, "fortnightly": 14}
_MONTHS = {"monthly": 1, "quarterly": 3, "termly": 4, "half-yearly": 6, "yearly": 12}


@plan_rule("CIP509", "overdue-reading", severity="warning", since="0.1", dated=True)
def check(context: Context) -> Problems:
    allowance = timedelta(days=context.limits.stale_after_days)
    for number, measure in enumerate(context.plan.measures):
        last = _last_known(context, measure) if measure.frequency else None
        if last is None or measure.frequency is None or last.year >= LAST_YEAR - 1:
            continue
        expected = _next_period(last, measure.frequency)
        if context.as_of - expected > allowance:
            yield Problem(
                f"{measure.frequency}, but the last figure is of {in_words(last)}",
                ("frequency",),
                f"Add under `readings:` a line `- date: {expected.isoformat()}` with its `value:`",
                on=("measure", number),
                subjects=(measure.id,),
            )


def _last_known(context: Context, measure: Measure) -> date | None:
    reading = context.judgement.standing(measure).reading
    if reading:
        return reading.date
    return measure.baseline.date if measure.baseline else None


def _next_period(last: date, frequency: str) -> date:
    if frequency in _DAYS:
        return last + timedelta(days=_DAYS[frequency])
    return months_later(last, _MONTHS[frequency])
