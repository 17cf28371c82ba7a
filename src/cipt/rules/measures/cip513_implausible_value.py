"""A figure of a measure cannot be: a share above 100 per cent, or a number of things below none.

A point that was left out, or a figure in the wrong column, makes a target met or missed for years,
and the board's chart is drawn to it. No share of children is 805 per cent.

Fix: Write the figure as its source has it, with its point: 80.5. A measure of change, which may
rise by more than its whole or fall below nothing, is accepted in `waivers.yaml`.

Definition: A baseline, target, benchmark or reading of a measure in `percent` below 0 or above 100,
or of one that is a `count`, a `rate` or a `ratio` below 0; and a reading that counts more children
than it is out of.

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    targets:
      - date: 2026-09-30
        value: 900  # CIP513
    readings:
      - date: 2026-03-31
        value: 805  # CIP513
      - date: 2026-04-30
        value: 81.2
        count: 118  # CIP513
        of: 95

Good:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    targets:
      - date: 2026-09-30
        value: 90
    readings:
      - date: 2026-03-31
        value: 80.5
      - date: 2026-04-30
        value: 80.5
        count: 95
        of: 118

Bad:

    success:
      - measure: waiting
    === measures/waiting.yaml
    title: Children waiting for a social worker
    unit: count
    baseline:
      value: -12  # CIP513
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cipt.evaluation.words import figure
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.model.records import Measure
from cipt.rules.base import At, Problem, Problems, plan_rule
from cipt.rules.context import Context

_NEVER_BELOW_NOTHING = frozenset({"percent", "count", "rate", "ratio"})
_HINT = "Write the figure as its source has it, with its point, as in 80.5"


@plan_rule("CIP513", "implausible-value", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    for number, measure in enumerate(context.plan.measures):
        for at, message, hint in (*_values(measure), *_counts(measure)):
            yield Problem(message, at, hint, on=("measure", number), subjects=(measure.id,))


def _values(measure: Measure) -> Iterator[tuple[At, str, str]]:
    if measure.unit not in _NEVER_BELOW_NOTHING:
        return
    for at, whose, value in _figures(measure):
        if value < 0:
            why = "a share is never" if measure.unit == "percent" else f"a {measure.unit} is never"
            yield at, f"{whose} is {figure(value, measure)}, and {why} below 0", _HINT
        elif measure.unit == "percent" and value > 100:
            yield at, f"{whose} is {figure(value, measure)}, and a share never above 100%", _HINT


def _figures(measure: Measure) -> Iterator[tuple[At, str, Decimal]]:
    """Where each figure of the measure stands, what it is called, and the figure."""
    if measure.baseline:
        yield ("baseline", "value"), "the baseline", measure.baseline.value
    for number, target in enumerate(measure.targets):
        called = f"the target for {in_words(target.date)}" if target.date else "the target"
        yield ("targets", number, "value"), called, target.value
    for number, other in enumerate(measure.benchmarks):
        called = f"the figure of {shortened(other.of)}"
        yield ("benchmarks", number, "value"), called, other.value
    for number, reading in enumerate(measure.readings):
        called = f"the reading of {in_words(reading.date)}"
        yield ("readings", number, "value"), called, reading.value


def _counts(measure: Measure) -> Iterator[tuple[At, str, str]]:
    for number, reading in enumerate(measure.readings):
        if reading.count is not None and reading.of is not None and reading.count > reading.of:
            counted = f"{reading.count:,} of {reading.of:,}"
            yield (
                ("readings", number, "count"),
                f"the reading of {in_words(reading.date)} counts {counted}",
                "Write under `count` how many children it is, and under `of` out of how many",
            )
