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
    "repeats": "time that it was done",
    "readings": "reading",
    "baseline": "baseline",
}
_SHOWN = 30
_IN_WORDS = frozenset({"note", "reason", "title", "ref"})
"""Keys that hold free text: what stood there is not repeated, for it may be personal."""


def fact(difference: Difference, record: Record) -> str:
    """The fact in which a record, in its later version, differs: "the update of 31 May 2019"."""
    noun = _NOUNS.get(difference.field, difference.field)
    day = _day(_entry(difference, record))
    return f"the {noun} of {in_words(day)}" if day else f"the {noun}"


def how(difference: Difference) -> str:
    """What has become of it, reading on from its name."""
    if difference.how == "reordered":
        return "and others of its day stand in another order"
    key = difference.at[-1]
    before, after = difference.before, difference.after
    if difference.how == "removed" and (isinstance(key, int) or len(difference.at) == 1):
        return "is altered or gone"
    if key in _IN_WORDS or not _is_short(before) or not _is_short(after):
        return f"is altered: `{key}`"
    return f"is altered: `{key}` was {_said(before)} and is {_said(after)}"


def _entry(difference: Difference, record: Record) -> object:
    """The entry itself: of a removed one as it was, else as it stands in the later version."""
    entries: object = getattr(record, difference.field, None)
    places = [step for step in difference.at if isinstance(step, int)]
    if difference.how == "removed" and (
        isinstance(difference.at[-1], int) or len(difference.at) == 1
    ):
        return difference.before
    if difference.field == "repeats":
        entries = getattr(entries, "done", ())
    if places and isinstance(entries, tuple) and places[0] < len(entries):
        return entries[places[0]]
    return difference.before if entries in (None, ()) or not places else None


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
        return "given"
    if isinstance(value, date):
        return in_words(value)
    return shortened(str(value)) if len(str(value)) <= _SHOWN else "other words"
