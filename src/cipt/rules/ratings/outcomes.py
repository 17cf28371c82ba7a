"""The measures by which an action is to be known to have worked."""

from __future__ import annotations

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.model.action import MeasureLink
from cipt.model.records import Measure
from cipt.rules.base import At


def linked(progress: Progress) -> Iterator[tuple[At, Measure]]:
    """Each measure that the action's success names, once, and where it is named."""
    seen: set[str] = set()
    for number, success in enumerate(progress.action.success):
        if isinstance(success, MeasureLink):
            for measure in progress.judgement.index.measures_for(success.measure):
                if measure.id not in seen:
                    seen.add(measure.id)
                    yield ("success", number, "measure"), measure
