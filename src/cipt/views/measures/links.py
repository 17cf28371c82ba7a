"""Which actions a measure shows the success of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress

Linked = Mapping[str, Sequence[Progress]]
"""Actions by the id of the measure that their success names, in the plan's order."""


def actions_by_measure(judgement: Judgement) -> Linked:
    """The actions that name each measure; a measure that none names is not there."""
    found: dict[str, list[Progress]] = {}
    for progress in judgement.progress:
        for measure in linked_measures(progress):
            found.setdefault(measure.id, []).append(progress)
    return found
