"""An action is no longer held to a measure.

A completed action whose measure misses its target is red. Without the link it is complete, and the
figure shows nobody's failure.

Fix: put the link back. If another measure shows the success better, add it beside the first.

Bad:

    === before
    success:
      - measure: m1
      - measure: m2
    === measures/m1.yaml
    title: Visits in time
    === measures/m2.yaml
    title: Plans in time
    === after
    success:  # CIP720
      - measure: m2
    === measures/m1.yaml
    title: Visits in time
    === measures/m2.yaml
    title: Plans in time

Good:

    === before
    success:
      - measure: m1
    === measures/m1.yaml
    title: Visits in time
    === after
    success:
      - Audits grade more plans good
      - measure: m1
    === measures/m1.yaml
    title: Visits in time
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.model.action import Action, MeasureLink
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past, action_of


@change_rule("CIP720", "measure-unlinked", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("action"):
        if not change.in_field("success"):
            continue
        before, after = action_of(change)
        now = _measures(after)
        for measure in _measures(before):
            if measure not in now:
                yield Problem(
                    f"the measure {shortened(measure)} no longer shows its success",
                    ("success",) if after.success else ("title",),
                    f"Put `measure: {shortened(measure)}` back, and others beside it",
                    on=on,
                    subjects=(change.id,),
                )


def _measures(action: Action) -> tuple[str, ...]:
    """The measures that an action names, each once."""
    links = (entry.measure for entry in action.success if isinstance(entry, MeasureLink))
    return tuple(dict.fromkeys(links))
