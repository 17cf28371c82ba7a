"""An action is complete, and the measure of its success misses its target.

Actions that are done are not the point; the difference they make to children is. An action whose
measure misses its target is not what a board means by done.

Fix: reopen the action, or ask the board whether what was done is enough and what else is needed.

Definition: a measure linked under `success:` misses, by more than its tolerance, the target in
force on the day of its latest reading, and the action is complete, or was taken over as done. An
action that a board has signed off is left alone: the board has weighed it.

Bad:

    due: 2026-04-30
    success:
      - measure: visits  # CIP409
    completed: 2026-04-28
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    targets:
      - date: 2026-03-31
        value: 95
    readings:
      - date: 2026-03-31
        value: 82

Good:

    due: 2026-04-30
    success:
      - measure: visits
    completed: 2026-04-28
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    targets:
      - date: 2026-03-31
        value: 95
    readings:
      - date: 2026-03-31
        value: 96
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.evaluation.words import figure
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.model.records import Measure, MeasureReading, Target
from cipt.rules.base import At, Problem, Problems, action_rule
from cipt.rules.ratings.done import NOT_YET_ACCEPTED, done_in_a_word
from cipt.rules.ratings.outcomes import linked


@action_rule(
    "CIP409",
    "complete-against-missed-measure",
    severity="warning",
    since="0.1",
    dated=True,
    needs="success",
    conditions=NOT_YET_ACCEPTED,
)
def check(progress: Progress) -> Problems:
    if progress.condition not in NOT_YET_ACCEPTED:
        return ()
    return [
        _problem(progress, at, stands.measure, stands.reading, stands.target_in_force)
        for at, stands in linked(progress)
        if stands.on_target is False and stands.reading and stands.target_in_force
    ]


def _problem(
    progress: Progress, at: At, measure: Measure, reading: MeasureReading, target: Target
) -> Problem:
    value, aim = figure(reading.value, measure), figure(target.value, measure)
    return Problem(
        f'{done_in_a_word(progress)}, but "{shortened(measure.title)}" was {value} on '
        f"{in_words(reading.date)}, not {aim}",
        at,
        "Add `reopened:` with the date and the reason, or take it to the board",
    )
