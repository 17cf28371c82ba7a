"""What has been restated since a position was published: the same day, judged by the plan of now.

The present plan is judged on the day of the position, by the facts dated on or before it. Wherever
that differs from what was published, something dated before that day has been entered, changed or
taken out since, or the plan judges otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.position import ActionPosition, MeasurePosition, Position
from cipt.model.records import Measure, MeasureReading


@dataclass(frozen=True, slots=True)
class RestatedAction:
    """One action that the plan of now judges otherwise on the day of a position.

    `published`: what the paper had, None for an action that it lacked. `now`: how the action
    stands on that day by the facts now on record, None for one that is no longer in the plan.
    """

    published: ActionPosition | None
    now: Progress | None


@dataclass(frozen=True, slots=True)
class RestatedMeasure:
    """One measure whose latest reading, as known on the day of a position, is another now."""

    published: MeasurePosition
    measure: Measure | None
    reading: MeasureReading | None


@dataclass(frozen=True, slots=True)
class Restatements:
    """Everything that was restated, in the order of the position; what is new comes last."""

    actions: tuple[RestatedAction, ...]
    measures: tuple[RestatedMeasure, ...]


def restatements(position: Position, judgement: Judgement) -> Restatements:
    """What differs between a published position and the plan as it judges that day now."""
    published = {one.id for one in position.actions}
    actions = []
    for one in position.actions:
        there = judgement.of(one.id)
        now = there.on(position.as_of) if there else None
        if now is None or _differs(one, now):
            actions.append(RestatedAction(one, now))
    for progress in judgement.progress:
        joined = progress.action.added or judgement.plan.header.starts
        if progress.id not in published and (joined is None or joined <= position.as_of):
            actions.append(RestatedAction(None, progress.on(position.as_of)))
    return Restatements(tuple(actions), tuple(_measures(position, judgement)))


def _differs(published: ActionPosition, now: Progress) -> bool:
    return (
        published.condition is not now.condition
        or published.rag != now.rag
        or published.first_due != now.first_due
        or published.due != now.due
        or published.completed != now.completed_on
        or published.signed_off != now.signed_off_on
    )


def _measures(position: Position, judgement: Judgement) -> list[RestatedMeasure]:
    known = {measure.id: measure for measure in judgement.plan.measures}
    found = []
    for one in position.measures:
        measure = known.get(one.id)
        reading = judgement.standing(measure, position.as_of).reading if measure else None
        if measure is None or not _same(one, reading):
            found.append(RestatedMeasure(one, measure, reading))
    return found


def _same(published: MeasurePosition, reading: MeasureReading | None) -> bool:
    if reading is None or published.value is None:
        return reading is None and published.value is None
    try:
        value = Decimal(published.value)
    except InvalidOperation:
        return False
    return published.day == reading.date and value == reading.value
