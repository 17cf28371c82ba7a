"""A due date has been moved more often than the plan allows.

A date that is moved again and again is no date. Members of several councils have asked for a cap
on how often one may move before they hear why.

Fix: tell the board the whole story of the action's dates, and ask it whether the action can be
done at all as it stands.

Definition: the action is open, and boards have agreed more revisions of its date than
`revisions_allowed` in plan.yaml (2 unless it says otherwise).

Bad:

    due: 2026-01-31
    revisions:
      - due: 2026-03-31
        reason: A post is vacant
        agreed: 2026-01-20
        by: improvement-board
      - due: 2026-05-31
        reason: The post is still vacant
        agreed: 2026-03-17
        by: improvement-board
      - due: 2026-07-31  # CIP701
        reason: The new officer needs an induction
        agreed: 2026-05-19
        by: improvement-board

Good:

    due: 2026-01-31
    revisions:
      - due: 2026-03-31
        reason: A post is vacant
        agreed: 2026-01-20
        by: improvement-board
      - due: 2026-07-31
        reason: The new officer needs an induction
        agreed: 2026-03-17
        by: improvement-board
"""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.evaluation.words import times
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, action_rule


@action_rule("CIP701", "repeated-revision", severity="warning", since="0.1", needs="revisions")
def check(progress: Progress) -> Problems:
    action = progress.action
    allowed = progress.judgement.plan.header.limits.revisions_allowed
    if len(action.revisions) <= allowed or not progress.is_open:
        return
    agreed = progress.agreed
    if len(agreed) > allowed:
        last = next(n for n, one in enumerate(action.revisions) if one is agreed[-1])
        first = f" from {in_words(action.due)}" if action.due else ""
        yield Problem(
            f"the due date has moved {times(len(agreed))},{first} to {in_words(agreed[-1].due)}",
            ("revisions", last, "due"),
            "Ask the board whether the action can be done as it stands",
        )
