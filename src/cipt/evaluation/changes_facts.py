"""Which differences rewrite the past: a dated fact that was on record is altered, or is gone.

A key added to an entry rewrites nothing, such as `agreed` to a revision that was asked for; nor
does one completion made a list of two, or a restated reading beside the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from cipt.evaluation.changes import Difference, RecordChange
from cipt.model.action import LookBack, Milestone, Reopening, Repeats, Revision, SignOff, Update
from cipt.model.records import MeasureReading

_FACTS = {
    "action": frozenset(
        {
            "revisions",
            "started",
            "updates",
            "evidence",
            "completed",
            "signed_off",
            "reopened",
            "withdrawn",
        }
    ),
    "measure": frozenset({"readings", "baseline"}),
}


def rewritten_facts(change: RecordChange) -> tuple[Difference, ...]:
    """The differences of a record that both versions have which rewrite the past."""
    return tuple(one for one in change.differences if rewrites_the_past(change.kind, one))


def rewrites_the_past(kind: str, difference: Difference) -> bool:
    """Whether a difference in a record of this kind alters or removes a dated fact."""
    if difference.how == "added":
        return False
    if difference.how == "reordered":
        return _is_order_of_one_day(difference)
    if kind == "action" and difference.field in ("milestones", "reviews", "repeats"):
        return _is_step_done(difference)
    return difference.field in _FACTS.get(kind, ())


def is_sign_off_removed(difference: Difference) -> bool:
    """Whether a board's acceptance is gone as a whole."""
    return difference.how == "removed" and isinstance(difference.before, SignOff)


def _is_step_done(difference: Difference) -> bool:
    """Whether a step, or the day on which it was done, was there and is no longer."""
    gone = difference.before
    if isinstance(gone, Milestone | LookBack | Repeats):
        return bool(gone.done)
    return "done" in difference.at


def _is_order_of_one_day(difference: Difference) -> bool:
    """Whether facts of one day stand in another order, which is the order in which they count."""
    return _by_day(difference.before) != _by_day(difference.after)


def _by_day(entries: object) -> dict[object, list[object]]:
    days: dict[object, list[object]] = {}
    for entry in entries if isinstance(entries, Sequence) else ():
        if isinstance(entry, Update | SignOff | Reopening):
            days.setdefault(entry.date, []).append(entry)
        elif isinstance(entry, MeasureReading):
            days.setdefault((entry.date, entry.published), []).append(entry)
        elif isinstance(entry, Revision):
            days.setdefault(("asked", entry.asked), []).append(entry)
            if entry.agreed:
                days.setdefault(("agreed", entry.agreed), []).append(entry)
    return days
