"""A measure is gone from the plan, with its target and its readings.

A figure that stayed below its target is the last thing that a board should lose sight of, and an
action that it showed to have failed looks complete without it.

Fix: put the file back. A measure whose definition has changed gets a date under `breaks:`.

Bad:

    === before
    success:
      - measure: m1
    === measures/m1.yaml
    title: Visits in time
    === after
    success:
      - Visits are made in time
    === plan.yaml
    title: Example improvement plan  # CIP712
    organisation: Exampleshire Council

Good:

    === before
    === measures/m1.yaml
    title: Visits in time
    === after
    === measures/m1.yaml
    title: Visits in time
    breaks: 2026-04-01
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.model.action import Action, MeasureLink
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import On, Past


@change_rule("CIP712", "measure-removed", severity="error", since="0.1")
def check(past: Past) -> Problems:
    gone = [change.id for change in past.removed("measure")]
    links = _links(past.after.actions) if gone else {}
    for identity in gone:
        on, at = links.get(identity, (past.near("measure", identity), ("title",)))
        yield Problem(
            f"the measure {shortened(identity)} is gone, with its targets and readings",
            at if on else (),
            "Put its file back; where its definition has changed, write `breaks:` and the day",
            on=on,
            subjects=(identity,),
        )


def _links(actions: tuple[Action, ...]) -> dict[str, tuple[On | None, At]]:
    """Where actions still name a measure: the first place of each."""
    found: dict[str, tuple[On | None, At]] = {}
    for number, action in enumerate(actions):
        for place, entry in enumerate(action.success):
            if isinstance(entry, MeasureLink):
                found.setdefault(entry.measure, (("action", number), ("success", place)))
    return found
