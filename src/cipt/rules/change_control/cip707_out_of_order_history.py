"""The dates of an action's history cannot be in the order in which they stand.

Something signed off before it was completed, or agreed before it was asked for, has a wrong date
somewhere. Reports for a past day are then wrong, and nobody trusts the history.

Fix: look the dates up and correct the wrong one; put updates in the order of their dates.

Definition: an update dated before the one above it (said once, of the first); a revision agreed or
refused before it was asked for, or both agreed and refused; a completion before the start, a
milestone done after the completion that stands, a sign-off or a reopening before the first.

Bad:

    started: 2026-03-01
    completed: 2026-02-10  # CIP707

Bad:

    updates:
      - date: 2026-05-20
        rag: AMBER
      - date: 2026-04-20  # CIP707
        rag: AMBER

Bad:

    due: 2026-04-30
    revisions:
      - asked: 2026-04-28
        due: 2026-06-30
        reason: Two auditors' posts are vacant
        agreed: 2026-04-21  # CIP707
        by: improvement-board

Good:

    started: 2026-02-10
    updates:
      - date: 2026-04-20
        rag: AMBER
      - date: 2026-05-20
        rag: AMBER
    completed: 2026-05-25
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.progress import Progress
from cipt.model.action import Action
from cipt.model.dates import in_words, on_in_words
from cipt.rules.base import At, Problem, Problems, action_rule

_HINT = "Look the two dates up, and correct the wrong one"


@action_rule(
    "CIP707",
    "out-of-order-history",
    severity="warning",
    since="0.1",
    needs="updates|revisions|completed",
)
def check(progress: Progress) -> Problems:
    action = progress.action
    if len(action.updates) > 1:
        yield from _updates(action)
    if action.revisions:
        yield from _revisions(action)
    if action.completed or action.signed_off or action.reopened:
        for what, day, than, other, at in _misplaced(action):
            yield Problem(f"{what} {on_in_words(day)}, {than} {on_in_words(other)}", at, _HINT)


def _updates(action: Action) -> Problems:
    updates = action.updates
    for number in range(1, len(updates)):
        above, below = updates[number - 1].date, updates[number].date
        if below < above:
            yield Problem(
                f"an update of {in_words(below)} stands below one of {in_words(above)}",
                ("updates", number, "date"),
                "Put the updates in the order of their dates, the latest last",
            )
            return


def _revisions(action: Action) -> Problems:
    for number, revision in enumerate(action.revisions):
        asked, agreed, refused = revision.asked, revision.agreed, revision.refused
        for word, day in (("agreed", agreed), ("refused", refused)):
            if asked and day and day < asked:
                yield Problem(
                    f"a new date was {word} {on_in_words(day)}, before it was asked for on "
                    f"{in_words(asked)}",
                    ("revisions", number, word),
                    _HINT,
                )
        if agreed and refused:
            yield Problem(
                f"a new date was agreed {on_in_words(agreed)} and refused {on_in_words(refused)}",
                ("revisions", number, "refused"),
                "Keep the one that the minutes have; ask again in an entry of its own",
            )


Misplaced = tuple[str, date, str, date, At]


def _misplaced(action: Action) -> Iterator[Misplaced]:
    """Facts about being done, each with the fact that should stand on the other side of it."""
    first = min(action.completed, default=None)
    last = max(action.completed, default=None)
    if action.started and first and first < action.started:
        at: At = ("completed", action.completed.index(first))
        yield "completed", first, "before it was started", action.started, at
    done_for_good = last and not any(entry.date >= last for entry in action.reopened)
    for number, milestone in enumerate(action.milestones):
        if milestone.done and last and done_for_good and milestone.done > last:
            at = ("milestones", number, "done")
            yield "a milestone was done", milestone.done, "after its completion", last, at
    for number, entry in enumerate(action.signed_off):
        if first and entry.date < first:
            at = ("signed_off", number, "date")
            yield "signed off", entry.date, "before its completion", first, at
    for number, reopening in enumerate(action.reopened):
        if first and reopening.date < first:
            at = ("reopened", number, "date")
            yield "reopened", reopening.date, "before its completion", first, at
