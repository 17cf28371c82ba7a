"""Recommendations as rows, in ids and plain values: what a program reads, and what papers word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import Tally, answering, tally
from cipt.model.records import Measure, Recommendation
from cipt.views.coverage.flags import Flag, flags


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One recommendation and the actions that answer it or a part of it, withdrawn ones left out.

    `parts`: the ids of its parts. `measures`: those that its actions name.
    """

    record: Recommendation
    parts: tuple[str, ...]
    answering: tuple[Progress, ...]
    of: Tally
    measures: tuple[Measure, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every recommendation with its actions, in the plan's order.

    `unanswering`: actions that answer no recommendation, those of enabling areas apart as
    `enablers`. `unknown`: ids that actions name and no recommendation bears, with the actions.
    """

    rows: tuple[CoverageRow, ...]
    unanswering: tuple[Progress, ...]
    enablers: tuple[Progress, ...]
    unknown: tuple[tuple[str, tuple[Progress, ...]], ...]


def coverage(judgement: Judgement) -> Coverage:
    """How the plan answers what was asked for, on the day of judgement."""
    members = answering(judgement)
    index = judgement.index
    bare = members.get(None, ())
    return Coverage(
        rows=tuple(
            _row(judgement, record, members[ref]) for ref, record in index.recommendations.items()
        ),
        unanswering=tuple(one for one in bare if not _is_enabling(judgement, one)),
        enablers=tuple(one for one in bare if _is_enabling(judgement, one)),
        unknown=tuple(
            (ref, tuple(entries))
            for ref, entries in members.items()
            if ref is not None and ref not in index.recommendations
        ),
    )


def _row(judgement: Judgement, record: Recommendation, entries: Sequence[Progress]) -> CoverageRow:
    measures = {measure.id: measure for one in entries for measure in linked_measures(one)}
    return CoverageRow(
        record=record,
        parts=tuple(part.id for part in judgement.index.parts_of(record.id)),
        answering=tuple(entries),
        of=tally(entries, judgement.scheme),
        measures=tuple(measures.values()),
        flags=flags(judgement, record, entries),
    )


def _is_enabling(judgement: Judgement, progress: Progress) -> bool:
    area = judgement.index.area_of(progress.action)
    return area is not None and area.kind == "enabler"
