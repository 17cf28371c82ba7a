"""An action is complete, and no reading of its measure shows that it worked.

The plan says by which figure its success will be known. Without that figure "complete" says only
that something was done.

Fix: add the reading to the measure's file; if there is none yet, say so before it is called done.

Definition: the action is complete, or was taken over as done, and a measure linked under
`success:` has no reading at all, or none on or after the latest target date that has come.

Bad:

    due: 2026-04-30
    success:
      - measure: visits  # CIP410
    completed: 2026-04-28
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    targets:
      - date: 2026-04-30
        value: 95
    readings:
      - date: 2026-01-31
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
      - date: 2026-04-30
        value: 95
    readings:
      - date: 2026-04-30
        published: 2026-05-12
        value: 96
"""

from __future__ import annotations

from cipt.evaluation.measures import Standing
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.done import NOT_YET_ACCEPTED, done_in_a_word
from cipt.rules.ratings.outcomes import linked


@action_rule(
    "CIP410",
    "complete-against-unshown-measure",
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
        Problem(
            f'{done_in_a_word(progress)}, but "{shortened(stands.measure.title)}" has no reading'
            f"{_lacking(stands)}",
            at,
            f"Add under `readings:` in {stands.measure.id}.yaml a line `- date: …` with its "
            "`value:`",
        )
        for at, stands in linked(progress)
        if _lacking(stands)
    ]


def _lacking(stands: Standing) -> str | None:
    """Which reading the measure lacks, in words that follow "no reading"; None for none."""
    if stands.reading is None:
        return " at all"
    come = None if stands.target is None or stands.target_not_yet_due else stands.target.date
    return f" on or after {in_words(come)}" if come and stands.reading.date < come else None
