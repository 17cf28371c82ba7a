"""The first agreed date was edited, beside a date that a board has agreed.

The days by which an action has slipped are counted from its first date. Edited, it makes a slip
smaller than it is, or makes it disappear.

Fix: write the first date back as it was. The date in force is that of the last revision agreed.

Definition: `due` differs from that of the version compared with, while the date in force is that
of a revision, or is the same as before.

Bad:

    === before
    due: 2026-01-31
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-01-20
        by: improvement-board
    === after
    due: 2026-05-31  # CIP709
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-01-20
        by: improvement-board

Good:

    === before
    due: 2026-01-31
    === after
    due: 2026-01-31
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-05-20
        by: improvement-board
"""

from __future__ import annotations

from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past


@change_rule("CIP709", "first-due-edited", severity="error", since="0.1")
def check(past: Past) -> Problems:
    for move in past.moves:
        first = move.first_before
        if first is None or not move.first_is_edited or move.is_edited:
            continue
        now = f"is {in_words(move.first_after)}" if move.first_after else "is gone"
        yield Problem(
            f"the first date was {in_words(first)} and {now}; a slip is counted from it",
            ("due",) if move.action.due else ("title",),
            f"Write back `due: {first.text}`",
            on=past.on("action", move.action),
            subjects=(move.action.id,),
        )
