"""The position that a paper stands on, as it is published with it."""

from __future__ import annotations

from collections.abc import Callable

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import tally_all
from cipt.model.position import (
    SCHEMA_VERSION,
    ActionPosition,
    CountsPosition,
    MeasurePosition,
    PlanPosition,
    Position,
    UnreadPosition,
)
from cipt.model.records import Measure
from cipt.rules.run import Outcome
from cipt.views.report.stamp import Stamp
from cipt.views.unread import unread_in


def position_of(judgement: Judgement, board: str, outcome: Outcome, stamp: Stamp) -> Position:
    """The position of a judged plan for a board; what holds personal data is hidden in it."""
    header = judgement.plan.header
    counted = tally_all(judgement)
    is_masked = any(finding.masked for finding in outcome.findings)
    shown = outcome.mask.text if is_masked else str
    return Position(
        schema_version=SCHEMA_VERSION,
        as_of=judgement.as_of,
        board=board,
        month=f"{judgement.as_of:%Y-%m}",
        cipt=stamp.cipt,
        plan=PlanPosition(
            shown(header.title), header.organisation, header.version, stamp.fingerprint
        ),
        counts=CountsPosition(
            counted.total,
            dict(counted.by_rag),
            {condition.value: count for condition, count in counted.by_condition.items()},
        ),
        actions=tuple(_action(progress, shown) for progress in judgement.progress),
        measures=tuple(_measure(judgement, measure, shown) for measure in judgement.plan.measures),
        unreadable=tuple(
            UnreadPosition(one.path, one.id, one.message)
            for one in unread_in(outcome.loaded, outcome.prefix)
        ),
    )


def _action(progress: Progress, shown: Callable[[str], str]) -> ActionPosition:
    return ActionPosition(
        id=progress.id,
        number=progress.action.printed,
        title=shown(progress.action.title),
        condition=progress.condition,
        rag=progress.rag,
        declared_rag=progress.declared_rag,
        first_due=progress.first_due,
        due=progress.due,
        revisions=progress.revisions,
        completed=progress.completed_on,
        signed_off=progress.signed_off_on,
    )


def _measure(
    judgement: Judgement, measure: Measure, shown: Callable[[str], str]
) -> MeasurePosition:
    standing = judgement.standing(measure)
    reading = standing.reading
    return MeasurePosition(
        id=measure.id,
        title=shown(measure.title),
        day=reading.date if reading else None,
        value=f"{reading.value:f}" if reading else None,
        on_target=standing.on_target,
    )
