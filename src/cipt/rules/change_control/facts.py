"""What a recorded fact is called: "the update of 31 May 2019"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cipt.evaluation.changes import Difference
from cipt.loading.refusals import shortened
from cipt.model.action import LookBack, Milestone, Occurrence, Revision
from cipt.model.base import Record
from cipt.model.dates import in_words

_NOUNS = {
    "revisions": "revision",
    "started": "start",
    "updates": "update",
    "evidence": "evidence",
    "completed": "completion",
    "signed_off": "sign-off",
    "reopened": "reopening",
    "withdrawn": "withdrawal",
    "milestones": "milestone",
    "reviews": "review",
    "repeats": "occurrence",
    "readings": "reading",
    "baseline": "baseline",
}
_LONGEST = 100
"""Characters of a message."""

_SHOWN = 30
_IN_WORDS = frozenset({"note", "reason", "title", "ref"})
"""Keys that hold free text: what stood there is not repeated, for it may be personal."""


def rewritten(difference: Difference, record: Record) -> str:
    """That a recorded fact of a record, in its later version, is altered or gone."""
    noun = _NOUNS.get(difference.field, difference.field)
    day = _day(_entry(difference, record))
    name = f"the {noun} of {in_words(day)}" if day else f"the {noun}"
    if difference.how == "reordered":
        return f"{name} and others of its day stand in another order"
    if _is_whole(difference):
        return f"{name} is altered or gone"
    key = difference.at[-1]
    said = f"{name} is altered: `{key}`"
    values = difference.before, difference.after
    if key in _IN_WORDS or not all(map(_is_short, values)):
        return said
    whole = f"{said} was {_said(values[0])} and is {_said(values[1])}"
    return whole if len(whole) <= _LONGEST else said


def _entry(difference: Difference, record: Record) -> object:
    """The entry itself: of a removed one as it was, else as it stands in the later version."""
    entries: object = getattr(record, difference.field, None)
    places = [step for step in difference.at if isinstance(step, int)]
    if _is_whole(difference):
        return difference.before
    if difference.field == "repeats":
        entries = getattr(entries, "done", ())
    if places and isinstance(entries, tuple) and places[0] < len(entries):
        return entries[places[0]]
    return difference.before if entries in (None, ()) or not places else None


def _is_whole(difference: Difference) -> bool:
    """Whether a fact is gone as a whole."""
    at = difference.at
    return difference.how == "removed" and (isinstance(at[-1], int) or len(at) == 1)


def _day(entry: object) -> date | None:
    match entry:
        case Revision():
            day: object = entry.agreed or entry.refused or entry.asked or entry.due
        case Milestone() | LookBack():
            day = entry.done or entry.due
        case Occurrence():
            day = entry.on
        case _:
            day = getattr(entry, "date", None) if isinstance(entry, Record) else entry
    return day if isinstance(day, date) else None


def _is_short(value: object) -> bool:
    return value is None or isinstance(value, date | Decimal | bool | int | str)


def _said(value: object) -> str:
    if value is None:
        return "gone"
    if isinstance(value, date):
        return in_words(value)
    return shortened(str(value)) if len(str(value)) <= _SHOWN else "other words"
