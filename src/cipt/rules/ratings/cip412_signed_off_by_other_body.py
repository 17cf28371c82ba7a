"""A sign-off is by somebody who may not sign actions off, or by nobody.

Only the board that was given the task can accept that an action is done. Anyone else's word is
kept, and counts for nothing: the action is judged as if it were not there.

Fix: name the board that accepted it; or give that board `signs_off: true` in people.yaml, if it
is one of those that may.

Bad:

    completed: 2026-04-20
    signed_off:
      date: 2026-05-19
      by: health-trust  # CIP412
      minute: 4.1

Bad:

    completed: 2026-04-20
    signed_off:
      date: 2026-05-19  # CIP412
      minute: 4.1

Good:

    completed: 2026-04-20
    signed_off:
      date: 2026-05-19
      by: improvement-board
      minute: 4.1
"""

from __future__ import annotations

from cipt.evaluation.index import Index
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import on_in_words
from cipt.model.order import natural
from cipt.rules.base import Problem, Problems, action_rule


@action_rule(
    "CIP412", "signed-off-by-other-body", severity="error", since="0.1", needs="signed_off"
)
def check(progress: Progress) -> Problems:
    index = progress.judgement.index
    for number, entry in enumerate(progress.action.signed_off):
        if entry.by is None:
            yield Problem(
                f"signed off {on_in_words(entry.date)}, with no board named",
                ("signed_off", number, "date"),
                _cure(index),
            )
        elif entry.by in index.people and entry.by not in index.signing_boards:
            name = shortened(index.person_name(entry.by))
            yield Problem(
                f"signed off by {name}, which may not sign actions off",
                ("signed_off", number, "by"),
                _cure(index),
            )


def _cure(index: Index) -> str:
    boards = sorted(index.signing_boards, key=natural)
    if not boards:
        return "Give the board that may a line `signs_off: true` in people.yaml"
    return f"Write: by: {' or '.join(boards)}, once that board has accepted it"
