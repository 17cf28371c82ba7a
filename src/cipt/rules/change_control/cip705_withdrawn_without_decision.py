"""An action was withdrawn without a board's decision, or without a reason.

Withdrawing an action takes it out of every count. Only the board that was given the plan can
decide that, and an inspector will ask why it did.

Fix: name the board that decided it, and write the reason; or take `withdrawn:` out until it has.

Definition: `withdrawn:` has no `by`, or names somebody who does not sign actions off, or has no
`reason`.

Bad:

    withdrawn:
      date: 2026-04-21  # CIP705
      by: health-trust
      reason: Merged with 1.1.2

Bad:

    withdrawn:
      date: 2026-04-21  # CIP705

Good:

    withdrawn:
      date: 2026-04-21
      by: improvement-board
      reason: Merged with 1.1.2
"""

from __future__ import annotations

from cipt.evaluation.english import listed
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import on_in_words
from cipt.rules.base import Problem, Problems, action_rule


@action_rule(
    "CIP705",
    "withdrawn-without-decision",
    severity="error",
    since="0.1",
    withdrawn_too=True,
    needs="withdrawn",
)
def check(progress: Progress) -> Problems:
    withdrawn = progress.action.withdrawn
    if withdrawn is None:
        return
    lacks = [] if withdrawn.reason else ["no reason"]
    other = _who_may_not(progress, withdrawn.by)
    if withdrawn.by is None:
        lacks.insert(0, "no board named")
    if not lacks and not other:
        return
    by = f" by {other}" if other else ""
    lacking = f", with {listed(lacks)}" if lacks else ""
    hint = "Write `by:` with the board that decided it and `reason:` with why"
    yield Problem(
        f"withdrawn {on_in_words(withdrawn.date)}{by}{lacking}", ("withdrawn", "date"), hint
    )


def _who_may_not(progress: Progress, by: str | None) -> str | None:
    """The person or group named, where it does not sign actions off; None for an unknown one."""
    index = progress.judgement.index
    if by is None or by in index.signing_boards or by not in index.people:
        return None
    return f"{shortened(index.person_name(by))}, which may not decide it"
