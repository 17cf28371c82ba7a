"""A figure was restated, and the later reading does not say so.

A board that saw 80.5% in May and sees 78% for the same day in June must be told that the figure
was put right, and from what; otherwise it looks like a change for children.

Fix: keep the first reading, and in the second write `restated_from:` with the value it replaces.

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    readings:
      - date: 2026-03-31
        value: 80.5
      - date: 2026-03-31  # CIP511
        published: 2026-05-20
        value: 78

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    readings:
      - date: 2026-03-31
        value: 78
        restated_from: 80.5  # CIP511

Good:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    readings:
      - date: 2026-03-31
        value: 80.5
      - date: 2026-03-31
        published: 2026-05-20
        value: 78
        restated_from: 80.5
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cipt.evaluation.words import figure
from cipt.model.dates import in_words
from cipt.model.records import Measure
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context


@plan_rule("CIP511", "unmarked-restatement", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    for number, measure in enumerate(context.plan.measures):
        if measure.readings:
            yield from _restatements(number, measure)


def _restatements(number: int, measure: Measure) -> Problems:
    on, subjects = ("measure", number), (measure.id,)
    values: dict[date, list[Decimal]] = {}
    for place, reading in enumerate(measure.readings):
        before = values.setdefault(reading.date, [])
        day = in_words(reading.date)
        if reading.restated_from is None:
            if before and before[-1] != reading.value:
                first, second = figure(before[-1], measure), figure(reading.value, measure)
                yield Problem(
                    f"the figure for {day} was {first} and is {second}, not marked as restated",
                    ("readings", place, "date"),
                    f"Add `restated_from: {before[-1]}` to the later reading",
                    on=on,
                    subjects=subjects,
                )
        elif reading.restated_from not in before:
            replaced = figure(reading.restated_from, measure)
            yield Problem(
                f"restates {replaced}, and no reading of {day} above it has that value",
                ("readings", place, "restated_from"),
                "Put the first reading back above it: it stays when a figure is restated",
                on=on,
                subjects=subjects,
            )
        before.append(reading.value)
