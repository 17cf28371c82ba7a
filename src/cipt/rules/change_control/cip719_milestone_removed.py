"""A step that was planned is gone: a milestone, a review, or the whole rhythm.

The step was promised and had not been done. Taken out, it can no longer be missed.

Fix: put it back. If it is not needed any more, have the board accept this finding with its minute
(`cipt waive`).

Bad:

    === before
    milestones:
      - title: Audit tool agreed
        due: 2026-05-15
      - title: First audits done
        due: 2026-06-30
    === after
    milestones:  # CIP719
      - title: First audits done
        due: 2026-06-30

Good:

    === before
    milestones:
      - title: Audit tool agreed
        due: 2026-05-15
    === after
    milestones:
      - title: Audit tool agreed
        due: 2026-05-15
      - title: First audits done
        due: 2026-06-30
"""

from __future__ import annotations

from collections.abc import Iterator

from cipt.evaluation.changes import RecordChange
from cipt.model.action import LookBack, Milestone, Repeats
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past

_HINT = "Put it back; what the board no longer wants is accepted with its minute (cipt waive)"


@change_rule("CIP719", "milestone-removed", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("action"):
        for what, field in _gone(change):
            has_others = bool(getattr(change.after, field))
            at = (field,) if has_others else ("title",)
            yield Problem(f"{what} is gone", at, _HINT, on=on, subjects=(change.id,))


def _gone(change: RecordChange) -> Iterator[tuple[str, str]]:
    """Steps that were not done, each with the field that it stood in; a done one is a fact."""
    reviews: list[LookBack] = []
    new = 0
    for difference in change.in_field("milestones", "reviews", "repeats"):
        step = difference.before
        if difference.how == "added" and isinstance(difference.after, LookBack):
            new += 1
        elif difference.how != "removed":
            continue
        elif isinstance(step, Milestone) and not step.done:
            yield f"the milestone of {in_words(step.due)}", "milestones"
        elif isinstance(step, LookBack) and not step.done:
            reviews.append(step)
        elif isinstance(step, Repeats) and not step.done:
            yield "when it is to be done again", "repeats"
    # As many as are new were moved, which another rule looks at.
    for step in reviews[new:]:
        yield f"the review of {in_words(step.due)}", "reviews"
