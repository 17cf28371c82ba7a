"""An action has changed since the board signed it off.

The board accepted one thing, and the plan now shows another under the same sign-off.

Fix: if the work goes on, reopen the action; if only the words were put right, take it to the
board once more and sign it off again.

Definition: after the day of the sign-off in force a date was asked for, agreed or refused, a
milestone was done, work was started or completed, or a rating less than done was given. Notes,
ratings as done and evidence are welcome after it. Or the stamp that `cipt sign-off` stored of
title, success and due date no longer fits.

Bad:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: AMBER  # CIP413
    completed: 2026-04-20
    signed_off:
      date: 2026-05-12
      by: improvement-board
      minute: 4.1

Bad:

    due: 2026-04-30
    completed: 2026-04-20
    signed_off:
      date: 2026-05-12
      by: improvement-board
      minute: 4.1
      stamp: v1-0123456789ab  # CIP413

Good:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        note: The next audit found the same
    completed: 2026-04-20
    signed_off:
      date: 2026-05-12
      by: improvement-board
      minute: 4.1
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.progress import Progress
from cipt.evaluation.stamp import sign_off_stamp
from cipt.model.action import SignOff
from cipt.model.dates import in_words, on_in_words
from cipt.model.scheme import Condition
from cipt.rules.base import At, Problem, Problems, action_rule
from cipt.rules.ratings.declared import declares

_HINT = "Add `reopened:` with the date and the reason, or have the board sign it off again"
_STAMP = "v1-"


@action_rule(
    "CIP413", "changed-since-sign-off", severity="warning", since="0.1", needs="signed_off"
)
def check(progress: Progress) -> Problems:
    if progress.condition is not Condition.SIGNED_OFF:
        return
    signed = progress.sign_off
    if signed is None:
        return
    later = [
        (day, at, what)
        for day, at, what in _facts(progress)
        if day and signed.date < day <= progress.as_of
    ]
    if later:
        day, at, what = min(later, key=lambda fact: fact[0])
        signed_on = in_words(signed.date)
        yield Problem(f"{what} {on_in_words(day)}, after its sign-off on {signed_on}", at, _HINT)
    if _no_longer_fits(progress, signed):
        number = next(n for n, one in enumerate(progress.action.signed_off) if one is signed)
        yield Problem(
            f"the title, success or due date is not what was signed off {on_in_words(signed.date)}",
            ("signed_off", number, "stamp"),
            _HINT,
        )


def _facts(progress: Progress) -> Iterator[tuple[date | None, At, str]]:
    """Days on which something was recorded that a sign-off should have put an end to."""
    action = progress.action
    for number, revision in enumerate(action.revisions):
        yield revision.asked, ("revisions", number, "asked"), "a new date was asked for"
        yield revision.agreed, ("revisions", number, "agreed"), "a new date was agreed"
        yield revision.refused, ("revisions", number, "refused"), "a new date was refused"
    for number, milestone in enumerate(action.milestones):
        yield milestone.done, ("milestones", number, "done"), "a milestone was done"
    yield action.started, ("started",), "work was started"
    for number, day in enumerate(action.completed):
        yield day, ("completed", number), "it was completed"
    for number, update in enumerate(action.updates):
        said = declares(progress, update)
        if said and not said.done:
            yield update.date, ("updates", number, "rag"), f"rated {update.rag}"


def _no_longer_fits(progress: Progress, signed: SignOff) -> bool:
    """Whether the stamp differs from that of the action with the date in force on that day."""
    if signed.stamp is None or not signed.stamp.startswith(_STAMP):
        return False
    return signed.stamp != sign_off_stamp(progress.action, progress.on(signed.date).due)
