"""Something that was recorded is altered or gone.

What was known and said on a day is the plan's memory: an inspector who reads March's paper in June
must find the same facts behind it. A figure or a rating that is made better afterwards is worse
than a bad one.

Fix: put the entry back as it was, and add what is true now as an entry of its own, with its day. A
restated reading stands beside the first, with `restated_from`.

Definition: an update, revision, reading, baseline, piece of evidence, `done`, `started`,
`completed`, sign-off, reopening or withdrawal that the version compared with has is altered or is
gone, or facts of one day stand in another order; or a published position is altered or gone. A key
that is added, such as `agreed` to a revision that was asked for, rewrites nothing; but a reading
that the version compared with has was known by then, and cannot be `published` later.

Bad:

    === before
    updates:
      - date: 2026-04-20
        rag: RED
    === after
    updates:
      - date: 2026-04-20
        rag: AMBER  # CIP713

Bad:

    === before
    completed: 2026-05-18
    === after
    completed: 2026-04-30  # CIP713

Bad:

    === before
    === reports/published/improvement-board-2026-04-30.json
    {"schema_version": 1, "as_of": "2026-04-30", "board": "improvement-board"}
    === after
    === plan.yaml
    title: Example improvement plan  # CIP713
    organisation: Exampleshire Council

Bad:

    === before
    === measures/m1.yaml
    title: Visits in time
    readings:
      - date: 2026-04-30
        value: 61
    === after
    === measures/m1.yaml
    title: Visits in time
    readings:
      - date: 2026-04-30
        value: 61
        published: 2027-01-31  # CIP713

Good:

    === before
    updates:
      - date: 2026-04-20
        rag: RED
    revisions:
      - asked: 2026-04-20
        due: 2026-09-30
        reason: Two auditors' posts are vacant
    === after
    updates:
      - date: 2026-04-20
        rag: RED
      - date: 2026-05-20
        rag: AMBER
    revisions:
      - asked: 2026-04-20
        due: 2026-09-30
        reason: Two auditors' posts are vacant
        agreed: 2026-05-19
        by: improvement-board
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.changes import Difference, RecordChange
from cipt.evaluation.changes_facts import is_sign_off_removed, rewritten_facts
from cipt.loading.refusals import shortened
from cipt.model.dates import on_in_words
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.change_control.facts import rewritten
from cipt.rules.past import PUBLISHED, Past

_HINT = "Put it back as it was, and add what is true now as an entry of its own"


@change_rule("CIP713", "past-entry-rewritten", severity="error", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("action", "measure"):
        assert change.after
        for difference in _one_an_entry(change):
            yield Problem(
                rewritten(difference, change.after),
                _place(change, difference),
                _HINT,
                on=on,
                subjects=(change.id,),
            )
        for known, published in _withheld(past.day, change):
            yield Problem(
                f"a reading known {on_in_words(known)} is said to be published later",
                published.at,
                "Take `published:` out, or write the day on which the figure was known",
                on=on,
                subjects=(change.id,),
            )
    yield from _positions(past)


def _one_an_entry(change: RecordChange) -> Iterator[Difference]:
    """The first difference of each entry that is rewritten; signed-off ones have a rule."""
    seen: set[tuple[bool, At]] = set()
    for one in rewritten_facts(change):
        entry = (one.how == "removed", one.at[:3] if one.field == "repeats" else one.at[:2])
        if entry not in seen and not is_sign_off_removed(one):
            seen.add(entry)
            yield one


def _withheld(known: date | None, change: RecordChange) -> Iterator[tuple[date, Difference]]:
    """Readings that were there on that day, and are to count from a later one."""
    for one in change.in_field("readings"):
        added = one.after if one.how == "added" and one.at[-1] == "published" else None
        if known and isinstance(added, date) and added > known:
            yield known, one


def _place(change: RecordChange, difference: Difference) -> At:
    """Where it stands now; of what is gone, its list or, should that be gone too, the title."""
    if not getattr(change.after, difference.field):
        return ("title",)
    return difference.at if difference.how == "altered" else difference.at[:1]


def _positions(past: Past) -> Problems:
    """Published positions that are not what they were."""
    now = past.later.published
    places = {path: number for number, path in enumerate(sorted(now))}
    for path, data in sorted(past.earlier.published.items()):
        # A git on Windows gives a folder other line ends than the commit has.
        if path not in now or _lines(now[path]) != _lines(data):
            what = "is altered" if path in now else "is gone"
            name = shortened(path.rpartition("/")[2])
            yield Problem(
                f"the published position {name} {what}",
                () if path in now else ("title",),
                "Put the file back as it was published; a correction is published as another",
                on=(PUBLISHED, places[path]) if path in now else None,
            )


def _lines(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n", b"\n").split(b"\n")
