"""A new date has been asked for, and no board has agreed or refused it.

Until a board decides, the old date stands and the action is judged by it. What waits must be on
the board's next agenda.

Fix: put it to the board, and write `agreed:` or `refused:` with the day, the board and the minute.

Bad:

    due: 2026-06-30
    revisions:
      - asked: 2026-05-12
        due: 2026-09-30  # CIP704
        reason: The provider has withdrawn

Good:

    due: 2026-06-30
    revisions:
      - asked: 2026-05-12
        due: 2026-09-30
        reason: The provider has withdrawn
        refused: 2026-05-19
        by: improvement-board
        minute: 5.2
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.model.dates import in_words, on_in_words
from cipt.rules.base import Problem, Problems, action_rule


@action_rule("CIP704", "revision-waiting", severity="info", since="0.1", needs="revisions")
def check(progress: Progress) -> Problems:
    if not progress.action.revisions or not progress.is_open:
        return
    for number, revision in enumerate(progress.action.revisions):
        if revision.agreed is None and revision.refused is None:
            since = f", asked for {on_in_words(revision.asked)}," if revision.asked else ""
            yield Problem(
                f"{in_words(revision.due)}{since} waits for a board to agree or refuse it",
                ("revisions", number, "due"),
                "Write `agreed: …` or `refused: …` with `by:` and `minute:`, once it has met",
            )
