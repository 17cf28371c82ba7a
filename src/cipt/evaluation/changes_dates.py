"""Due dates that differ between two versions of a plan, and what moved them.

A date moves honestly in one way: a board that may agree dates agrees a revision. Every other way
is said for what it is. All recorded facts count, whatever day they bear: what is looked at is what
was written down, and not how it stood on a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from typing import Literal, NamedTuple

from cipt.evaluation.changes import Changes
from cipt.evaluation.changes_boards import date_boards
from cipt.evaluation.changes_entries import match_entries
from cipt.evaluation.facts import agreed_revisions
from cipt.model.action import Action, Revision
from cipt.model.dates import Day

Cause = Literal[
    "agreed",
    "given",
    "edited",
    "rewritten",
    "taken back",
    "taken out",
    "rights",
    "unmoved",
]


class DueMove(NamedTuple):
    """An action whose current or first due date differs; `action` is its later version.

    `before` and `after` are the current dates: that of the revision agreed last, else the first.
    `cause` is what moved it:

    - agreed: a revision that a board has agreed since; `revision` is that one;
    - given: the action had no date;
    - edited: `due` itself was edited;
    - rewritten: a revision agreed earlier bears another date now;
    - taken back: a revision that was agreed is gone, or is no longer agreed;
    - taken out: the action has no date any more;
    - rights: who may agree dates differs, and with that which revisions count;
    - unmoved: the current date is the same, and the first is not.
    """

    action: Action
    before: Day | None
    after: Day | None
    first_before: Day | None
    first_after: Day | None
    cause: Cause
    revision: Revision | None = None

    @property
    def is_moved(self) -> bool:
        """Whether an action that had a current date has another one, or none."""
        return self.before is not None and self.before != self.after

    @property
    def is_agreed(self) -> bool:
        """Whether a board agreed that the date moves."""
        return self.cause == "agreed"

    @property
    def first_is_edited(self) -> bool:
        """Whether the action had a first date, and has another one or none."""
        return self.first_before is not None and self.first_before != self.first_after

    @property
    def is_edited(self) -> bool:
        """Whether the current date moved because the first one was edited or taken out."""
        by_hand = self.cause in ("edited", "taken out")
        return self.is_moved and self.first_is_edited and by_hand

    @property
    def days(self) -> int | None:
        """Days by which the current date moved, negative for an earlier one; None without both."""
        if self.before is None or self.after is None:
            return None
        return (self.after - self.before).days


def due_moves(changes: Changes) -> tuple[DueMove, ...]:
    """The actions in both versions whose current or first due date differs, in their order."""
    boards = date_boards(changes)
    return tuple(
        move
        for before, after in _actions(changes, whole=boards[0] != boards[1])
        if (move := _move(before, after, *boards))
    )


def current_due(action: Action, boards: Set[str]) -> Day | None:
    """The due date in force by everything recorded; `boards` may agree dates."""
    agreed = agreed_revisions(action, date.max, boards)
    return agreed[-1].due if agreed else action.due


def _actions(changes: Changes, *, whole: bool) -> Iterator[tuple[Action, Action]]:
    """The actions in both versions that differ; all in both where the `whole` plan must be seen."""
    altered = {
        id(change.after): (change.before, change.after)
        for change in changes.of("action")
        if change.before and change.after
    }
    for action in changes.after.actions:
        pair = altered.get(id(action))
        if pair:
            before, after = pair
            assert isinstance(before, Action)
            assert isinstance(after, Action)
            yield before, after
        elif whole:
            # Unaltered, or new: a new one has no other date than the one that it came with.
            yield action, action


def _move(
    before: Action, after: Action, boards_before: Set[str], boards_after: Set[str]
) -> DueMove | None:
    old, new = current_due(before, boards_before), current_due(after, boards_after)
    cause: Cause
    revision = None
    if old == new:
        if before.due == after.due:
            return None
        cause = "unmoved"
    elif new is None:
        cause = "taken out"
    else:
        cause, revision = _cause(before, after, boards_before, boards_after)
        if old is None and cause != "agreed":
            cause = "given"
    return DueMove(after, old, new, before.due, after.due, cause, revision)


def _cause(
    before: Action, after: Action, boards_before: Set[str], boards_after: Set[str]
) -> tuple[Cause, Revision | None]:
    counted = agreed_revisions(after, date.max, boards_after)
    if not counted:
        return _cause_without_revision(before, after, boards_before)
    last = counted[-1]
    matched = match_entries(before.revisions, after.revisions)
    place = next(place for place, one in enumerate(after.revisions) if one is last)
    partner = matched.partners.get(place)
    earlier = None if partner is None else before.revisions[partner]
    if earlier is None or earlier.agreed is None or earlier.by is None:
        return "agreed", last
    if earlier.by not in boards_before:
        return ("rights", None) if earlier == last else ("agreed", last)
    return ("taken back" if earlier.due == last.due else "rewritten"), None


def _cause_without_revision(
    before: Action, after: Action, boards_before: Set[str]
) -> tuple[Cause, Revision | None]:
    counted = agreed_revisions(before, date.max, boards_before)
    if not counted:
        return "edited", None
    return ("rights" if counted[-1] in after.revisions else "taken back"), None
