"""A new date is marked as agreed, and nobody who may agree it is named.

A moved date is a decision of the board. One that nobody may have agreed moves nothing: the old
date stands, and the action is judged by it.

Fix: name the board and the minute; or take `agreed:` out until the board has met. A group that
may agree dates without signing actions off is named under `dates_agreed_by` in plan.yaml.

Bad:

    due: 2026-04-30
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-04-21  # CIP702

Bad:

    due: 2026-04-30
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-04-21
        by: health-trust  # CIP702

Good:

    due: 2026-04-30
    revisions:
      - due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-04-21
        by: improvement-board
        minute: 5.2
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.action import Revision
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, action_rule

_HINT = "Name the board in `by:` and the minute in `minute:`, or take `agreed:` out"


@action_rule(
    "CIP702", "revision-without-approval", severity="warning", since="0.1", needs="revisions"
)
def check(progress: Progress) -> Problems:
    for number, revision in enumerate(progress.action.revisions):
        if revision.agreed is not None:
            who = _who_may_not(progress, revision)
            if who:
                key = "by" if revision.by else "agreed"
                yield Problem(
                    f"{in_words(revision.due)} agreed by {who}: the old date stands",
                    ("revisions", number, key),
                    _HINT,
                )


def _who_may_not(progress: Progress, revision: Revision) -> str | None:
    """Who agreed it without being one who may; None where one who may did, or is unknown."""
    if revision.by is None:
        return "nobody who is named"
    index = progress.judgement.index
    if index.may_agree_dates(revision.by) or revision.by not in index.people:
        return None
    return f"{shortened(index.person_name(revision.by))}, which may not agree it"
