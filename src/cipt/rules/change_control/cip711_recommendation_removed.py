"""A recommendation of the inspectors is gone from the plan.

What is no longer listed is no longer counted as unanswered. Inspectors find what they asked for
by its number when they come again.

Fix: put the entry back. What the council does not accept it can dispute, under `disputed:`.

Bad:

    === before
    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R2
      title: Supervision
    === after
    === recommendations.yaml
    - id: R1  # CIP711
      title: Visits to children

Good:

    === before
    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R2
      title: Supervision
    === after
    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R2
      title: Supervision
      disputed:
        date: 2026-05-19
        why: Caseloads have been halved since
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past


@change_rule("CIP711", "recommendation-removed", severity="error", since="0.1")
def check(past: Past) -> Problems:
    for change in past.removed("recommendation"):
        on = past.near("recommendation", change.id)
        yield Problem(
            f"the recommendation {shortened(change.id)} is gone from the plan",
            ("id",) if on else (),
            "Put the entry back; what is not accepted can be `disputed:`",
            on=on,
            subjects=(change.id,),
        )
