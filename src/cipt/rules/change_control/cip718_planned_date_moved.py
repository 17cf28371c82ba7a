"""The date of a step was moved, and nothing says so.

Milestones, reviews and the rhythm of an action are the early warning: whoever moves them when they
come near hears the warning only when the whole action is late.

Fix: write the date back and let the step be late, or have the board accept the new one with its
minute (`cipt waive`).

Definition: a milestone, a review or the planned start is later than in the version compared with; a
repeating action is due less often, from a later or until an earlier day; or the day on which the
action joined the plan was edited.

Bad:

    === before
    milestones:
      - title: Audit tool agreed
        due: 2026-05-15
    === after
    milestones:
      - title: Audit tool agreed
        due: 2026-08-31  # CIP718

Bad:

    === before
    repeats:
      every: month
      from: 2026-01-31
    === after
    repeats:
      every: quarter  # CIP718
      from: 2026-01-31

Good:

    === before
    milestones:
      - title: Audit tool agreed
        due: 2026-05-15
    === after
    milestones:
      - title: Audit tool agreed
        due: 2026-05-15
        done: 2026-05-27
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.changes import Difference, RecordChange
from cipt.model.action import LookBack, Repeats
from cipt.model.dates import in_words
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import Past, action_of

_HINT = "Write the date back; what the board has agreed is accepted with its minute (cipt waive)"
_TIMES_A_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}


@change_rule("CIP718", "planned-date-moved", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("action"):
        for what, before, after, at in _moved(change):
            yield Problem(
                f"{what} was {before}, and is {after}", at, _HINT, on=on, subjects=(change.id,)
            )


Moved = tuple[str, str, str, At]


def _moved(change: RecordChange) -> Iterator[Moved]:
    for difference in change.in_field("milestones", "start", "added"):
        found = _later(difference)
        if found:
            at = difference.at if difference.after is not None else ("title",)
            yield (*found, at)
    yield from _reviews(change)
    before, after = action_of(change)
    if before.repeats and after.repeats:
        yield from _rhythm(before.repeats, after.repeats)


def _later(difference: Difference) -> tuple[str, str, str] | None:
    old, new, field = difference.before, difference.after, difference.field
    if field == "added":
        return "the day it joined the plan", _said(old), _said(new)
    if not isinstance(old, date):
        return None
    if field == "start" and (new is None or (isinstance(new, date) and new > old)):
        return "the planned start", _said(old), _said(new)
    if difference.at[-1] == "due" and isinstance(new, date) and new > old:
        return "a milestone's date", _said(old), _said(new)
    return None


def _reviews(change: RecordChange) -> Iterator[Moved]:
    """Reviews that are due later: a review has nothing but its date to be told by."""
    gone: list[date] = []
    new: list[tuple[date, At]] = []
    for difference in change.in_field("reviews"):
        if difference.how == "removed" and isinstance(difference.before, LookBack):
            gone.append(difference.before.due)
        elif difference.how == "added" and isinstance(difference.after, LookBack):
            new.append((difference.after.due, difference.at))
        elif difference.at[-1] == "due" and isinstance(difference.before, date):
            gone.append(difference.before)
            assert isinstance(difference.after, date)
            new.append((difference.after, difference.at))
    for old, (due, at) in zip(gone, new, strict=False):
        if due > old:
            yield "a review's date", _said(old), _said(due), at


def _rhythm(before: Repeats, after: Repeats) -> Iterator[Moved]:
    old, new = (_TIMES_A_YEAR.get(one.every or "", 0) for one in (before, after))
    if new < old:
        at: At = ("repeats", "every") if after.every else ("repeats",)
        yield "its rhythm", f"every {before.every}", after.every or "dates one by one", at
    if before.from_ and (after.from_ is None or after.from_ > before.from_):
        at = ("repeats", "from") if after.from_ else ("repeats",)
        yield "the first day on which it is due", _said(before.from_), _said(after.from_), at
    if after.until and (before.until is None or after.until < before.until):
        until = ("repeats", "until")
        yield "the last day on which it is due", _said(before.until), _said(after.until), until
    gone = sorted(set(before.dates).difference(after.dates))
    if gone:
        at = ("repeats", "dates") if after.dates else ("repeats",)
        yield "a day on which it is due", _said(gone[0]), "gone", at


def _said(day: object) -> str:
    return in_words(day) if isinstance(day, date) else "not said"
