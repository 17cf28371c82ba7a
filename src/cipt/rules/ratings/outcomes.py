"""The measures by which an action is to be known to have worked."""

from __future__ import annotations

from collections.abc import Sequence

from cipt.evaluation.measures import Standing
from cipt.evaluation.progress import Progress
from cipt.rules.base import At


def linked(progress: Progress) -> Sequence[tuple[At, Standing]]:
    """How each measure stands that the action's success names, once, and where it is named."""
    found: dict[str, tuple[At, Standing]] = {}
    for number, success in enumerate(progress.action.success):
        if not isinstance(success, str):
            for measure in progress.judgement.index.measures_for(success.measure):
                stands = progress.judgement.standing(measure)
                found.setdefault(measure.id, (("success", number, "measure"), stands))
    return tuple(found.values())
