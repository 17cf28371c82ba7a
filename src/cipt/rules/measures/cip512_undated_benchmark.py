"""A benchmark does not say of which year it is.

Other councils' figures move too. Beside this year's figure a benchmark of three years ago flatters
or shames, and nobody can tell which.

Fix: write the year of the published figure.

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    benchmarks:
      - of: England  # CIP512
        value: 84

Good:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    benchmarks:
      - of: England
        year: 2025
        value: 84
"""

from __future__ import annotations

from cipt.evaluation.words import figure
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context


@plan_rule("CIP512", "undated-benchmark", severity="info", since="0.1")
def check(context: Context) -> Problems:
    for number, measure in enumerate(context.plan.measures):
        for place, benchmark in enumerate(measure.benchmarks):
            if benchmark.year is None:
                value = figure(benchmark.value, measure)
                yield Problem(
                    f"the benchmark of {shortened(benchmark.of)}, {value}, bears no year",
                    ("benchmarks", place, "of"),
                    "Add a line `year: …` with the year of the published figure",
                    on=("measure", number),
                    subjects=(measure.id,),
                )
