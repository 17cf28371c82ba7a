"""An action is gone from the plan, and was not withdrawn.

What the council promised and an inspector may ask about has disappeared, with all that was
recorded of it. A plan ends an action in the open: the board withdraws it, and the file stays.

Fix: put the file back. If the plan no longer asks for it, write `withdrawn:` with the day, the
board and the reason. An action that was given another number needs its old id back: the file's
name is the id, and `number` is what the plan prints.

Definition: no file has the id of an action of the version compared with, and none that cannot be
read may be it. One that was withdrawn already is a warning.

Bad:

    === before
    title: Publish the standards for visits
    === actions/1/1.1.2.yaml
    title: Train all managers
    === after
    === themes/1.yaml
    title: Practice
    areas:
      - id: 1.1  # CIP710
        title: Visits

Good:

    === before
    title: Publish the standards for visits
    === actions/1/1.1.2.yaml
    title: Train all managers
    === after
    title: Publish the standards for visits
    === actions/1/1.1.2.yaml
    title: Train all managers
    withdrawn:
      date: 2026-05-19
      by: improvement-board
      reason: Merged with 1.1.1
      replaced_by: 1.1.1
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.model.action import Action
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import On, Past

_HINT = "Put its file back; to end it, write `withdrawn:` with the day, the board and the reason"


@change_rule("CIP710", "action-removed", severity="error", since="0.1")
def check(past: Past) -> Problems:
    titles = {
        change.after.title: change.id
        for _, change in past.added("action")
        if isinstance(change.after, Action)
    }
    for change in past.removed("action"):
        action = change.before
        assert isinstance(action, Action)
        on = _area(past, action)
        was = "it had been withdrawn" if action.withdrawn else "it was not withdrawn"
        other = titles.get(action.title)
        yield Problem(
            f"the action {shortened(change.id)} is gone from the plan; {was}",
            ("id",) if on else (),
            f"Its title stands under {shortened(other)} now: give that file its old name"
            if other
            else _HINT,
            on=on,
            subjects=(change.id,),
            severity="warning" if action.withdrawn else None,
        )


def _area(past: Past, action: Action) -> On | None:
    """The area that it belonged to, if the plan still has that."""
    area = past.indexes[1].areas.get(action.area)
    return past.on("area", area) if area else None
