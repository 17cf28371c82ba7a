"""Measures in sentences that anybody can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cipt.evaluation.english import day
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.measures import is_comparable
from cipt.evaluation.words import figure
from cipt.model.records import Measure, MeasureReading
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
    reading, target = standing.reading, standing.target
    below = judgement.plan.header.limits.small_number_below
    if reading is None or is_too_small(reading, measure.unit, below):
        return f"{measure.title}: {TOO_SMALL}."
    provisional = ", which may still change" if reading.provisional else ""
    latest = f"{figure(reading.value, measure)} on {day(reading.date)}{provisional}"
    said = [f"{measure.title}: {latest}."]
    said += _before(measure, reading, below)
    if target:
        by = f" by {day(target.date)}" if target.date else ""
        want = "We wanted" if target.date and not standing.target_not_yet_due else "We want"
        said.append(f"{want} {figure(target.value, measure)}{by}.")
    if standing.on_target is False:
        said.append("We are not there yet.")
    return " ".join(said)


def _before(measure: Measure, reading: MeasureReading, below: int) -> Iterator[str]:
    """What it was at first, or since when it is counted in another way; nothing where too small."""
    first = measure.baseline
    if first is None or (measure.unit == "count" and 0 < first.value < below):
        return
    if is_comparable(measure, first.date or date.min, reading.date):
        when = f" on {day(first.date)}" if first.date else " before we began"
        yield f"It was {figure(first.value, measure)}{when}."
    else:
        changed = max(each for each in measure.breaks if each <= reading.date)
        yield f"Since {day(changed)} it is counted in another way."
