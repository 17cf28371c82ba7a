"""The plan says two things about where a measure is to be.

Whoever writes the next paper picks one, and the board cannot know that there was another.

Fix: ask the measure's owner which figure was agreed, and write that one everywhere.

Definition: two targets for one day, or two without a day or a note, differ; or a later target is
worse than an earlier one, or a target worse than the baseline, where `better` is higher or lower
and the measure's definition has not changed between the two; or an action that links just one
measure, in percent, names percentages in its texts of success, and none is a target of it.

Bad:

    success:
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    targets:
      - date: 2026-09-30
        value: 85
      - date: 2026-12-31
        value: 80  # CIP510

Bad:

    success:
      - 95% of children are seen on time  # CIP510
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    targets:
      - date: 2026-09-30
        value: 90

Good:

    success:
      - 90% of children are seen on time
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    baseline:
      date: 2026-01-31
      value: 71
    targets:
      - date: 2026-09-30
        value: 85
      - date: 2026-12-31
        value: 90
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from datetime import date
from decimal import Decimal

from cipt.evaluation.measures import is_comparable
from cipt.evaluation.words import figure
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.model.records import Measure, Target
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.measures.linked import Link, links

_PERCENTAGE = re.compile(r"(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", re.ASCII)
_HINT = "Ask the measure's owner which figure was agreed, and keep that one"


@plan_rule("CIP510", "conflicting-target", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    for number, measure in enumerate(context.plan.measures):
        if len(measure.targets) < 2 and not (measure.targets and measure.baseline):
            continue
        for place, message in _conflicts(measure):
            yield Problem(
                message,
                ("targets", place, "value"),
                _HINT,
                on=("measure", number),
                subjects=(measure.id,),
            )
    yield from _against_what_actions_say(context)


def _conflicts(measure: Measure) -> Iterator[tuple[int, str]]:
    """The places of targets that conflict with one above them or with the baseline, and how."""
    first_of: dict[tuple[date | None, str | None], Target] = {}
    for place, target in enumerate(measure.targets):
        key = (target.date, None) if target.date else (None, target.note)
        other = first_of.setdefault(key, target)
        if other.value != target.value:
            values = f"{figure(other.value, measure)} and {figure(target.value, measure)}"
            when = f"for {in_words(target.date)}" if target.date else "without a date"
            yield place, f"two targets {when}: {values}"
    yield from _backwards(measure)


def _backwards(measure: Measure) -> Iterator[tuple[int, str]]:
    """Dated targets that are worse than what stood or was to stand before them."""
    steps = sorted(
        ((target.date, place) for place, target in enumerate(measure.targets) if target.date),
        key=lambda step: step[0],
    )
    before: tuple[date, Decimal, str] | None = None
    baseline = measure.baseline
    if baseline and baseline.date:
        before = (baseline.date, baseline.value, "the baseline")
    for day, place in steps:
        value = measure.targets[place].value
        if (
            before
            and before[0] < day
            and is_comparable(measure, before[0], day)
            and _is_worse(measure, value, before[1])
        ):
            stood = f"{before[2]}, {figure(before[1], measure)}"
            yield place, f"{figure(value, measure)} for {in_words(day)} is worse than {stood}"
        before = (day, value, f"that for {in_words(day)}")


def _is_worse(measure: Measure, value: Decimal, before: Decimal) -> bool:
    if measure.better == "higher":
        return value < before
    return measure.better == "lower" and value > before


def _against_what_actions_say(context: Context) -> Problems:
    of_each = Counter(link.number for link in links(context))
    aims = {
        measure.id: frozenset(target.value for target in measure.targets)
        for measure in context.plan.measures
        if measure.unit == "percent" and measure.targets
    }
    for link in links(context):
        if of_each[link.number] == 1 and len(link.measures) == 1:
            measure = link.measures[0]
            if measure.id in aims:
                yield from _said_otherwise(link, measure, aims[measure.id])


def _said_otherwise(link: Link, measure: Measure, aims: Set[Decimal]) -> Problems:
    said = [
        (place, text, Decimal(share))
        for place, text in enumerate(link.progress.action.success)
        if isinstance(text, str) and ("%" in text or "cent" in text)
        for share in _PERCENTAGE.findall(text)
    ]
    if said and aims.isdisjoint(share for _, _, share in said):
        place, text, _ = said[0]
        aim = figure(measure.targets[-1].value, measure)
        yield Problem(
            f'"{shortened(text)}", while the target of {shortened(measure.id)} is {aim}',
            ("success", place),
            _HINT,
            on=link.on,
            subjects=(link.progress.id,),
        )
