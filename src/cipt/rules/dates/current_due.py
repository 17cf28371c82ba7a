"""An action's current due date: whether it matters still, is certain, and where it stands."""

from __future__ import annotations

from cipt.evaluation.progress import Progress
from cipt.rules.base import At


def is_to_be_done(progress: Progress) -> bool:
    """Whether the action is open, and its officer does not say that it is done.

    A rating that says so counts here whatever its date: while plan.yaml cannot be read, nobody
    knows whether it was taken over.
    """
    if not progress.is_open:
        return False
    return progress.said is None or not progress.said.done


def is_due_certain(progress: Progress) -> bool:
    """Whether every board that agreed a date is known.

    The entry of one that is not may be there and unreadable, and then its date counts.
    """
    if not progress.action.revisions:
        return True
    people = progress.judgement.index.people
    return all(
        revision.agreed is None or revision.by is None or revision.by in people
        for revision in progress.action.revisions
    )


def due_at(progress: Progress) -> At:
    """The way to the current due date: the first one, or that of the revision agreed last."""
    if progress.action.revisions:
        agreed = progress.agreed
        for place, revision in enumerate(progress.action.revisions):
            if agreed and revision is agreed[-1]:
                return ("revisions", place, "due")
    return ("due",)
