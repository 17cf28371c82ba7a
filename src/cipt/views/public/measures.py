"""Measures in sentences that anybody can read."""

from __future__ import annotations

from collections.abc import Iterable

from cipt.evaluation.english import day
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.words import figure
from cipt.model.records import Measure
from cipt.views.public.holding_back import is_too_small

TOO_SMALL = "the number is too small to be shown"


def measures_told(judgement: Judgement, measures: Iterable[Measure]) -> tuple[str, ...]:
    """A sentence or two for each measure that has a reading, and one for those that have none."""
    told, unread = [], []
    for measure in measures:
        if judgement.standing(measure).reading is None:
            unread.append(measure.title)
        else:
            told.append(_told(judgement, measure))
    if unread:
        told.append(f"There are no figures yet for: {'; '.join(unread)}.")
    return tuple(told)


def _told(judgement: Judgement, measure: Measure) -> str:
    standing = judgement.standing(measure)
    reading, target, baseline = standing.reading, standing.target, measure.baseline
    below = judgement.plan.header.limits.small_number_below
    if reading is None or is_too_small(reading, measure.unit, below):
        return f"{measure.title}: {TOO_SMALL}."
    provisional = ", which may still change" if reading.provisional else ""
    latest = f"{figure(reading.value, measure)} on {day(reading.date)}{provisional}"
    said = [f"{measure.title}: {latest}."]
    if baseline and not (measure.unit == "count" and 0 < baseline.value < below):
        when = f" on {day(baseline.date)}" if baseline.date else " before we began"
        said.append(f"It was {figure(baseline.value, measure)}{when}.")
    if target:
        by = f" by {day(target.date)}" if target.date else ""
        want = "We wanted" if target.date and not standing.target_not_yet_due else "We want"
        said.append(f"{want} {figure(target.value, measure)}{by}.")
    if standing.on_target is False:
        said.append("We are not there yet.")
    return " ".join(said)
