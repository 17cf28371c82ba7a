"""Something was entered long after the day that it bears, or before a position was published.

What is entered late changes months that are over: a report written again for March has facts that
nobody had in March. It may be true; somebody has to say why it comes now.

Fix: write of a reading, under `published:`, the day on which it became known. Of anything else say
in a `note` why it comes now, and have the board accept it with its minute (`cipt waive`).

Definition: an update, revision, `started`, `done`, `completed`, sign-off, reopening, withdrawal or
reading is new and its day is more than 35 days (`backdated_after_days`) before that of the version
compared with, or not after that of a position published by then. So is what makes such an entry
count that did not: the rating of an update, the board of a revision or a sign-off. So is an action
that is new and joined the plan then, by `added` or, without it, by the plan's first day. Evidence
may be older.

Bad:

    === before
    title: Publish the standards for visits
    === after
    completed: 2026-03-30  # CIP724

Bad:

    === before
    updates:
      - date: 2026-03-30
        note: Two of six are published
    === after
    updates:
      - date: 2026-03-30
        note: Two of six are published
        rag: AMBER  # CIP724

Bad:

    === before
    title: Publish the standards for visits
    === after
    title: Publish the standards for visits
    === actions/1/1.1.2.yaml
    title: Train all managers  # CIP724
    completed: 2026-05-29

Good:

    === before
    title: Publish the standards for visits
    === after
    completed: 2026-05-29
    evidence:
      - date: 2026-03-30
        kind: document
        title: The standards
    === actions/1/1.1.2.yaml
    title: Train all managers
    added: 2026-05-19
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.changes import Difference, RecordChange
from cipt.model.action import (
    Action,
    LookBack,
    Milestone,
    Occurrence,
    Reopening,
    Repeats,
    Revision,
    SignOff,
    Update,
    Withdrawal,
)
from cipt.model.dates import in_words
from cipt.model.records import MeasureReading
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import Past

_DAYS_OF_THEIR_OWN = ("started", "completed")
_DAYS_OF_ENTRIES = ("done", "agreed", "refused")
_KNOWN = "Write under `published:` the day on which the figure was known"
_EXPLAINED = "Say in a `note` why it comes now, and have the board accept it (cipt waive)"


@change_rule("CIP724", "backdated-entry", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("action", "measure"):
        for difference in change.differences:
            for day, at in (*_entered(difference), *_made_to_count(change, difference)):
                why = _late(past, day)
                if why:
                    message = f"new, and dated {in_words(day)}, {why}"
                    hint = _KNOWN if change.kind == "measure" else _EXPLAINED
                    yield Problem(message, at, hint, on=on, subjects=(change.id,))
    if not past.before.actions:
        return
    for on, change in past.added("action"):
        action = change.after
        assert isinstance(action, Action)
        joined = action.added or past.after.header.starts
        why = _late(past, joined) if joined else None
        if joined and why:
            yield Problem(
                f"new, and in the plan since {in_words(joined)}, {why}",
                ("added",) if action.added else ("title",),
                "Write under `added:` the day on which it joined the plan",
                on=on,
                subjects=(change.id,),
            )


def _entered(difference: Difference) -> Iterator[tuple[date, At]]:
    """The days on which what is new is said to have happened, and where they stand."""
    if difference.how != "added":
        return
    new, at = difference.after, difference.at
    match new:
        case date() if difference.field in _DAYS_OF_THEIR_OWN or at[-1] in _DAYS_OF_ENTRIES:
            yield new, at
        case Update() | SignOff() | Reopening() | Withdrawal():
            yield new.date, (*at, "date")
        case Revision():
            days = [day for day in (new.asked, new.agreed, new.refused) if day]
            if days:
                yield max(days), at
        case Milestone() | LookBack() if new.done:
            yield new.done, (*at, "done")
        case Occurrence():
            yield new.on, (*at, "on")
        case MeasureReading():
            known = "published" if new.published else "date"
            yield new.published or new.date, (*at, known)
        case Repeats():
            yield from ((one.on, at) for one in new.done)


def _made_to_count(change: RecordChange, difference: Difference) -> Iterator[tuple[date, At]]:
    """The day of an entry that was there, and counts only by the key that was added to it."""
    if difference.how != "added" or difference.at[-1] not in ("rag", "by"):
        return
    entry: object = change.after
    for step in difference.at[:-1]:
        if isinstance(step, int):
            entry = entry[step] if isinstance(entry, tuple) else None
        else:
            entry = getattr(entry, step, None)
    match entry:
        case Update() if difference.at[-1] == "rag":
            yield entry.date, difference.at
        case Revision() if entry.agreed or entry.refused:
            yield max(day for day in (entry.agreed, entry.refused) if day), difference.at
        case SignOff():
            yield entry.date, difference.at


def _late(past: Past, day: date) -> str | None:
    """Why an entry of that day comes late, or None."""
    days = (past.day - day).days if past.day else 0
    if days > past.limits.backdated_after_days:
        return f"{days:,} days before the version compared with"
    position = max((one.as_of for one in past.positions), default=None)
    if position and day <= position:
        return f"within the position published for {in_words(position)}"
    return None
