"""A group got the right to sign actions off, or to agree dates.

Whoever may agree dates can make every overdue action on time, and whoever may sign off can make it
blue. That right is the board's to give.

Fix: take it back, or have the board that has the right accept this finding with its minute
(`cipt waive`).

Definition: a group has `signs_off: true`, or stands in `dates_agreed_by` of the settings, and had
not before. A board that could not be read in one of the versions counts as it does in the other.

Bad:

    === before
    === people.yaml
    groups:
      - id: improvement-board
        title: Improvement Board
        signs_off: true
      - id: operations-group
        title: Operations Group
    === after
    === people.yaml
    groups:
      - id: improvement-board
        title: Improvement Board
        signs_off: true
      - id: operations-group
        title: Operations Group
        signs_off: true  # CIP716

Bad:

    === before
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    === after
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    settings:
      dates_agreed_by:  # CIP716
        - health-trust

Good:

    === before
    === people.yaml
    groups:
      - id: improvement-board
        title: Improvement Board
        signs_off: true
    === after
    === people.yaml
    groups:
      - id: improvement-board
        title: Improvement Board
        signs_off: true
      - id: operations-group
        title: Operations Group
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past

_HINT = "Take the right back, or have the board accept the change with its minute"


@change_rule("CIP716", "sign-off-right-given", severity="error", since="0.1")
def check(past: Past) -> Problems:
    signing = past.signing_boards[1] - past.signing_boards[0]
    for group in sorted(signing):
        yield Problem(
            f"{shortened(group)} may sign off and agree dates now, and could not before",
            ("signs_off",),
            _HINT,
            on=past.on("group", past.indexes[1].groups[group]),
            subjects=(group,),
        )
    for group in sorted(past.date_boards[1] - past.date_boards[0] - signing):
        yield Problem(
            f"{shortened(group)} may agree dates now, and could not before",
            ("settings", "dates_agreed_by"),
            _HINT,
            on=("plan", 0),
            subjects=(group,),
        )
