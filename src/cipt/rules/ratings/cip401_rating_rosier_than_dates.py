"""The officer's rating is better than the one that the facts give.

A board that reads AMBER beside a date long past is told that all is on track. Inspectors have
called plans over-optimistic for just this; the reports print the rating by the facts, with the
officer's own beside it.

Fix: give the action a rating that fits, with the reason and a recovery date; or record what is
missing: the completion, the milestone, the sign-off.

Definition: the colour declared last stands better in the plan's scheme than the colour of the
action's condition. A rating that means done, without a completion date, is said by
complete-without-date, and one that a measure contradicts by complete-against-missed-measure.

Bad:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: AMBER  # CIP401

Bad:

    due: 2026-12-31
    milestones:
      - title: First audits done
        due: 2026-03-31
    updates:
      - date: 2026-05-20
        rag: AMBER  # CIP401

Bad:

    due: 2026-04-30
    completed: 2026-04-28
    updates:
      - date: 2026-05-20
        rag: BLUE  # CIP401

Good:

    due: 2026-04-30
    updates:
      - date: 2026-05-20
        rag: RED
        note: Two auditors' posts are vacant
        recovery: 2026-06-30

Good:

    due: 2026-06-30
    updates:
      - date: 2026-05-20
        rag: AMBER
"""

from __future__ import annotations

from datetime import date

from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.model.action import Update
from cipt.model.dates import in_words
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.ratings.declared import at_update

_SAID_ELSEWHERE = frozenset({Condition.CLAIMED, Condition.OUTCOME_MISSED})
_ROOM = 100
"""The characters of a message."""


@action_rule(
    "CIP401",
    "rating-rosier-than-dates",
    severity="warning",
    since="0.1",
    dated=True,
    needs="updates",
    conditions=frozenset(Condition) - _SAID_ELSEWHERE,
)
def check(progress: Progress) -> Problems:
    declared, rag = progress.heeded, progress.rag
    rated = declared.rag if declared else None
    if declared is None or rated is None or rag is None or rated == rag:
        return ()
    ranks = progress.judgement.scheme.ranks
    if ranks[rated] < ranks[rag] or progress.condition in _SAID_ELSEWHERE:
        return ()
    if progress.is_open and progress.said and progress.said.done:
        return ()
    message, hint = _why_and_cure(progress, declared, rag)
    return [Problem(message, at_update(progress, declared, "rag"), hint)]


def _why_and_cure(progress: Progress, declared: Update, rag: str) -> tuple[str, str]:
    """What speaks against the rating, and what to write."""
    rated = f"rated {declared.rag}"
    bare = f"{rated}, but {rag} by the facts"
    after, before, done = "its date", "its date had passed", "completed"
    due: date | None = progress.due
    if progress.condition is not Condition.OVERDUE and progress.missed:
        step = progress.missed[0]
        what = f"{step.kind} of {in_words(step.due)}"
        after, before, done = f"the missed {what}", f"the {what} was missed", "done"
        due = step.due
    elif not progress.is_open:
        hint = "Add `signed_off:` with the date, the board and the minute, once it has accepted it"
        return _fitting(f"{bare}: no board's sign-off is recorded", bare), hint
    if due is None or due >= progress.as_of:
        return bare, f"Add an update rated {rag}"
    between = declared.date.toordinal() - due.toordinal()
    when = f"{days(between)} after {after}" if between > 0 else f"before {before}"
    full = f"{rated} on {in_words(declared.date)}, {when}: {rag} by the facts"
    hint = (
        f"Add an update rated {rag}, with the reason in `note:` and a date in `recovery:`; or "
        f"`{done}:` if it is done"
    )
    return _fitting(full, f"{rated} {when}: {rag} by the facts", bare), hint


def _fitting(*said: str) -> str:
    """The first, and fullest, that a message has room for: a plan's own colours may be long."""
    for each in said:
        if len(each) <= _ROOM:
            return each
    return said[-1]
