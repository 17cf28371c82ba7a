"""The due date was edited, and no board has agreed another.

An overdue action turns green by one edited line, and no report ever says that it slipped. A board
that finds this out trusts no date of the plan any more.

Fix: write the old date back, and ask for the new one under `revisions:`, with the reason; it is in
force once the board has agreed it.

Definition: the date in force differs from that of the version compared with, because `due` was
edited or taken out. A first date for an action that had none is free.

Bad:

    === before
    due: 2026-04-30
    === after
    due: 2026-09-30  # CIP708

Bad:

    === before
    due: 2026-04-30
    === after
    title: Publish the standards for visits  # CIP708

Good:

    === before
    due: 2026-04-30
    === after
    due: 2026-04-30
    revisions:
      - asked: 2026-05-12
        due: 2026-09-30
        reason: Two auditors' posts are vacant
        agreed: 2026-05-19
        by: improvement-board
        minute: 5.2

Good:

    === before
    title: Publish the standards for visits
    === after
    due: 2026-09-30
"""

from __future__ import annotations

from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past


@change_rule("CIP708", "due-moved-without-revision", severity="error", since="0.1")
def check(past: Past) -> Problems:
    for move in past.moves:
        first = move.first_before
        if not move.is_edited or first is None or move.before is None:
            continue
        now = f"is {in_words(move.after)}" if move.after else "is gone"
        yield Problem(
            f"the due date was {in_words(move.before)} and {now}; no board has agreed it",
            ("due",) if move.action.due else ("title",),
            f"Write back `due: {first.text}`; ask for another date under `revisions:`",
            on=past.on("action", move.action),
            subjects=(move.action.id,),
        )
