"""A comparison of two versions of a plan as plain values, and the order of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cipt.views.unread import Unread

SECTIONS = {
    "removed": "Removed without being withdrawn",
    "rewritten": "Recorded facts altered or taken out",
    "dates": "Dates moved",
    "asked": "New dates asked for, agreed or refused",
    "steps": "Steps planned otherwise",
    "judging": "How the plan is judged",
    "ratings": "Ratings and conditions that change",
    "completed": "Completed",
    "signed_off": "Signed off",
    "reopened": "Reopened",
    "withdrawn": "Withdrawn",
    "added": "Added",
    "owners": "Owners changed",
    "measures": "Measures, targets and readings",
    "recommendations": "Recommendations, and what answers them",
    "reworded": "Commitments reworded",
    "progress": "Updates, evidence and steps done",
    "people": "People, boards and meetings",
    "other": "Other wording",
    "untold": "What cannot be told",
}
"""The parts of a comparison and their headings, the weightiest first."""

WEIGHTY = ("removed", "rewritten", "dates", "asked", "steps", "judging")
"""The parts that nobody should have to open to see."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: the part that it stands in, and how the verdict counts it.

    `by_record` is whether several of them in one record count once.
    """

    section: str
    one: str
    many: str
    by_record: bool = False


KINDS: Mapping[str, Kind] = {
    "action_removed": Kind(
        "removed",
        "action removed without being withdrawn",
        "actions removed without being withdrawn",
    ),
    "record_removed": Kind("removed", "other record removed", "other records removed"),
    "fact_rewritten": Kind(
        "rewritten",
        "recorded fact altered or taken out",
        "recorded facts altered or taken out",
    ),
    "date_moved": Kind("dates", "date moved", "dates moved"),
    "first_edited": Kind("dates", "first date edited", "first dates edited"),
    "date_given": Kind("dates", "first date given", "first dates given"),
    "revision": Kind("asked", "new date asked for", "new dates asked for"),
    "revision_agreed": Kind("asked", "revision agreed", "revisions agreed"),
    "revision_refused": Kind("asked", "new date refused", "new dates refused"),
    "step": Kind("steps", "step planned otherwise", "steps planned otherwise"),
    "judging": Kind("judging", "change to how it is judged", "changes to how it is judged"),
    "rating": Kind("ratings", "rating or condition changed", "ratings or conditions changed"),
    "completed": Kind("completed", "completed", "completed"),
    "signed_off": Kind("signed_off", "signed off", "signed off"),
    "reopened": Kind("reopened", "reopened", "reopened"),
    "withdrawn": Kind("withdrawn", "withdrawn", "withdrawn"),
    "withdrawn_removed": Kind(
        "withdrawn", "withdrawn action taken out", "withdrawn actions taken out"
    ),
    "action_added": Kind("added", "action added", "actions added"),
    "record_added": Kind("added", "other record added", "other records added"),
    "owner": Kind("owners", "owner changed", "owners changed", by_record=True),
    "reading": Kind("measures", "reading", "readings"),
    "target": Kind("measures", "target changed", "targets changed"),
    "measure": Kind("measures", "measure changed", "measures changed", by_record=True),
    "coverage": Kind(
        "recommendations",
        "recommendation answered otherwise",
        "recommendations answered otherwise",
    ),
    "recommendation": Kind(
        "recommendations", "recommendation altered", "recommendations altered", by_record=True
    ),
    "reworded": Kind("reworded", "commitment reworded", "commitments reworded", by_record=True),
    "update": Kind("progress", "update", "updates"),
    "evidence": Kind("progress", "piece of evidence", "pieces of evidence"),
    "started": Kind("progress", "started", "started"),
    "step_done": Kind("progress", "step done", "steps done"),
    "people": Kind(
        "people", "change of people, boards or meetings", "changes of people, boards or meetings"
    ),
    "other": Kind("other", "other change", "other changes"),
    "untold": Kind("untold", "thing that cannot be told", "things that cannot be told"),
}
"""Every kind of change, in the order in which the verdict counts them; of dates see `view`."""

Plain = str | int | bool | None
About = tuple[str, str, str]
"""What a line tells of: the kind of a record, its id and a field of it, "" for all of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change, on one line: `text` reads on from the record's name.

    `kind` is one of KINDS. `record` is the kind of the record it stands under, `id` its id,
    `number` what is printed of that ("" where nothing would be), `title` what it is called.
    `values` are those that a program may want, dates as 2019-04-30.
    """

    kind: str
    record: str
    id: str
    number: str
    title: str
    text: str
    about: tuple[About, ...]
    values: tuple[tuple[str, Plain], ...] = ()

    @property
    def name(self) -> str:
        """The record's number and title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one part; `key` is one of SECTIONS."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions.

    `revision` is what was asked for, "" for the working tree; `commit` the full id, "" likewise.
    `name` is how it is called in a sentence: "main (3f2a1b9c0d of 4 June 2019)".
    """

    revision: str
    commit: str
    name: str
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions of a plan compared. `sections` are those that have lines, weightiest first."""

    title: str
    organisation: str
    base: Side
    head: Side
    as_of: date
    as_of_words: str
    verdict: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs, as far as that can be told."""
        return not self.sections and not self.base.unread and not self.head.unread

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, weightiest first."""
        return tuple(line for section in self.sections for line in section.lines)
