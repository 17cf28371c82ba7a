"""Measures as rows, in ids and plain values: what a program reads of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cipt.evaluation.judgement import Judgement
from cipt.model.records import Measure, MeasureReading, Target
from cipt.views.measures.links import actions_by_measure


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as it stands; what is absent is None.

    `reading` is the latest known, `target_in_force` the one that it is judged by, `target` the one
    to show on the day, and `final_target` the last of them. `before` is the reading just before,
    and `mean_before` the mean of the four before, where they can be compared; `short` and `long`
    are better, worse or no change against them. `actions` are ids.
    """

    measure: Measure
    reading: MeasureReading | None
    target: Target | None
    target_not_yet_due: bool
    target_in_force: Target | None
    final_target: Target | None
    on_target: bool | None
    before: MeasureReading | None
    mean_before: Decimal | None
    short: str | None
    long: str | None
    actions: tuple[str, ...]


def measure_rows(judgement: Judgement) -> tuple[MeasureRow, ...]:
    """A row for each measure, in the plan's order."""
    linked = actions_by_measure(judgement)
    return tuple(
        _row(judgement, measure, tuple(one.id for one in linked.get(measure.id, ())))
        for measure in judgement.plan.measures
    )


def _row(judgement: Judgement, measure: Measure, actions: tuple[str, ...]) -> MeasureRow:
    standing = judgement.standing(measure)
    return MeasureRow(
        measure=measure,
        reading=standing.reading,
        target=standing.target,
        target_not_yet_due=standing.target_not_yet_due,
        target_in_force=standing.target_in_force,
        final_target=final_target(measure),
        on_target=standing.on_target,
        before=standing.before,
        mean_before=standing.mean_before,
        short=standing.short,
        long=standing.long,
        actions=actions,
    )


def final_target(measure: Measure) -> Target | None:
    """The target with the last day; None where no target has one."""
    dated = [target for target in measure.targets if target.date]
    return max(dated, key=lambda target: target.date or date.min, default=None)
