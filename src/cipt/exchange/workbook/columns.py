"""The sheets of an exported workbook: each column's heading, and the field that it stands for.

This table is all that export and import agree on. A column with `keys` holds a field of a record
just as its file has it, and a changed cell becomes a changed field. A column that `shows`
something is reckoned from the facts for the reader's sake, and is never read back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from cipt.evaluation.measures import Standing
from cipt.evaluation.progress import Progress
from cipt.model.dates import in_words

MARK = "cipt export"
"""What stands in the first cell of the sheet `MARK_SHEET`: the sign of a workbook of cipt's own."""
MARK_SHEET = "cipt"
LISTS_SHEET = "Lists"
MARK_VERSION = 1
TOP_ROWS = 1
"""How many rows stand above the records of a sheet: the headings."""

Form = Literal[
    "text",  # a text, as typed
    "lines",  # several texts, a line each
    "id",  # the id of a record
    "ids",  # several ids, a line each
    "person",  # an officer or a group, by post or title
    "people",  # several of them, a line each
    "success",  # success measures: texts, and `measure: ID` for a KPI
    "day",
    "days",
    "number",
    "whole",
    "flag",
    "rating",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    `keys`: the key of the field in the plan's files; of several, the one that the record has.
    `part`: "update" where the field belongs to the action's latest update, so that a change of it
    is a new update and not a change of the old one; "number" where it tells the entries of a record
    apart: 1 for its first.
    `shows`: what is reckoned for a reader, from what the line is about.
    """

    title: str
    form: Form
    keys: tuple[str, ...] = ()
    width: int = 14
    part: Literal["", "update", "number"] = ""
    shows: Callable[[Any], object] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its columns, of which the first holds the id of the record.

    `on_paper`: how many of them are printed, where a page cannot hold them all.
    """

    title: str
    columns: tuple[Column, ...]
    on_paper: int | None = None

    @property
    def number(self) -> Column | None:
        """The column that tells the entries of a record apart, where the sheet is of entries."""
        return next((column for column in self.columns if column.part == "number"), None)


def _field(title: str, form: Form, *keys: str, width: int = 14) -> Column:
    return Column(title, form, keys, width)


def _update(title: str, form: Form, key: str, width: int = 14) -> Column:
    return Column(title, form, (key,), width, part="update")


def _reckoned(title: str, form: Form, shows: Callable[[Any], object], width: int = 14) -> Column:
    return Column(title, form, width=width, shows=shows)


def _entry_number() -> Column:
    return Column("No.", "whole", width=6, part="number")


# What is reckoned of an action


def _theme(progress: Progress) -> str:
    theme = progress.judgement.index.theme_of(progress.action)
    return f"{theme.printed} {theme.title}" if theme else ""


def _area(progress: Progress) -> str:
    area = progress.judgement.index.area_of(progress.action)
    return area.title if area else ""


def _sro(progress: Progress) -> str:
    return progress.judgement.index.person_name(progress.sro) if progress.sro else ""


def _meaning(progress: Progress) -> str:
    band = progress.judgement.scheme.band(progress.rag) if progress.rag else None
    return band.label if band else "Withdrawn"


def _condition(progress: Progress) -> str:
    return progress.condition.value.replace("_", " ")


def _signed_off(progress: Progress) -> str:
    signed = progress.sign_off
    if signed is None:
        return ""
    board = f" by {progress.judgement.index.person_name(signed.by)}" if signed.by else ""
    return f"{in_words(signed.date)}{board}"


def _why(progress: Progress) -> str:
    return "; ".join(progress.reasons)


ACTIONS = Sheet(
    "Actions",
    (
        _field("ID", "id", "id", width=10),
        _field("Action", "text", "title", width=48),
        _reckoned("RAG by the facts", "rating", lambda one: one.rag, width=12),
        _reckoned("Condition", "text", _condition, width=14),
        _reckoned("Due now", "day", lambda one: one.due, width=18),
        _reckoned("Days overdue", "whole", lambda one: one.days_overdue or None, width=10),
        _reckoned("Times moved", "whole", lambda one: one.revisions or None, width=10),
        _field("Responsible officer", "person", "responsible", width=28),
        _field("Lead officers", "people", "leads", width=28),
        _update("Officer's rating", "rating", "rag", width=12),
        _update("Updated", "day", "date", width=18),
        _update("Update", "text", "note", width=40),
        _update("Back on track by", "day", "recovery", width=18),
        _reckoned("Why", "text", _why, width=48),
        _reckoned("Meaning", "text", _meaning, width=13),
        _reckoned("Theme", "text", _theme, width=24),
        _field("Area", "id", "area", width=8),
        _reckoned("Area title", "text", _area, width=26),
        _field("Number", "text", "number", width=10),
        _field("Recommendations", "ids", "recommendations", width=17),
        _reckoned("SRO", "text", _sro, width=26),
        _field("Partners", "people", "partners", width=24),
        _field("First due", "day", "due", width=18),
        _field("Due as printed", "text", "due_text", width=20),
        _reckoned("Date asked for", "day", lambda one: one.asked_due, width=18),
        _field("Start", "day", "start", width=18),
        _field("Started", "day", "started", width=18),
        _field("Completed", "days", "completed", width=18),
        _reckoned("Signed off", "text", _signed_off, width=24),
        _field("Success measures", "success", "success", width=40),
        _field("Assurance", "lines", "assurance", width=24),
        _field("Waits for actions", "ids", "depends_on", width=14),
        _field("Public wording", "text", "public", width=36),
        _field("Note", "text", "note", width=30),
    ),
    on_paper=13,
)

DATES = Sheet(
    "Dates",
    (
        _field("Action", "id", width=10),
        _entry_number(),
        _reckoned("Title", "text", lambda one: one.action.title, width=44),
        _reckoned("First due", "day", lambda one: one.first_due, width=18),
        _field("Asked on", "day", "asked", width=18),
        _field("New date", "day", "due", width=18),
        _field("Reason", "text", "reason", width=48),
        _field("Agreed on", "day", "agreed", width=18),
        _field("Refused on", "day", "refused", width=18),
        _field("By", "person", "by", width=28),
        _field("Minute", "text", "minute", width=10),
        _reckoned("Due now", "day", lambda one: one.due, width=18),
        _field("Note", "text", "note", width=30),
    ),
)


# What is reckoned of a measure


def _on_target(standing: Standing) -> str:
    return {True: "yes", False: "no", None: "cannot be said"}[standing.on_target]


MEASURES = Sheet(
    "Measures",
    (
        _field("ID", "id", "id", width=18),
        _field("Measure", "text", "title", width=48),
        _field("Unit", "text", "unit", width=10),
        _field("Better", "text", "better", width=10),
        _field("Owner", "person", "owner", width=28),
        _field("Frequency", "text", "frequency", width=12),
        _field("Tolerance", "number", "tolerance", width=10),
        _reckoned("Latest reading", "number", lambda one: one.reading and one.reading.value),
        _reckoned("Of", "day", lambda one: one.reading and one.reading.date, width=18),
        _reckoned("Target", "number", lambda one: one.target and one.target.value),
        _reckoned("Target by", "day", lambda one: one.target and one.target.date, width=18),
        _reckoned("On target", "text", _on_target),
        _reckoned("Since the reading before", "text", lambda one: one.short),
        _field("Definition differs from", "days", "breaks", width=18),
        _field("Note", "text", "note", width=30),
    ),
)

READINGS = Sheet(
    "Readings",
    (
        _field("Measure", "id", width=18),
        _entry_number(),
        _reckoned("Title", "text", lambda one: one.measure.title, width=48),
        _field("Date", "day", "date", width=18),
        _field("Published", "day", "published", width=18),
        _field("Value", "number", "value", width=10),
        _field("Count", "whole", "count", width=10),
        _field("Out of", "whole", "of", width=10),
        _field("Provisional", "flag", "provisional", width=12),
        _field("Restated from", "number", "restated_from", width=14),
        _field("Note", "text", "note", width=30),
    ),
)

RECOMMENDATIONS = Sheet(
    "Recommendations",
    (
        _field("ID", "id", "id", width=10),
        _field("Source", "id", "source", width=14),
        _field("Kind", "text", "kind", width=16),
        _field("Part of", "id", "part_of", width=10),
        _field("Paragraph", "text", "paragraph", width=10),
        _field("Recommendation", "text", "title", width=48),
        _field("In their words", "text", "wording", width=60),
        _reckoned("Actions", "ids", lambda one: one, width=30),
        _field("Note", "text", "note", width=30),
    ),
)

PEOPLE = Sheet(
    "People",
    (
        _field("ID", "id", "id", width=28),
        _reckoned("Officer or group", "text", lambda one: one, width=16),
        _field("Post or title", "text", "post", "title", width=44),
        _field("Organisation", "text", "organisation", width=28),
        _field("Kind", "text", "kind", width=14),
        _field("Also written", "lines", "aliases", width=30),
        _field("In post from", "day", "from", width=18),
        _field("In post to", "day", "to", width=18),
        _field("Name", "text", "name", width=24),
        _field("E-mail or contact", "text", "email", "contact", width=28),
        _field("Signs off", "flag", "signs_off", width=10),
        _field("Note", "text", "note", width=30),
    ),
)

SHEETS = (ACTIONS, MEASURES, READINGS, RECOMMENDATIONS, PEOPLE, DATES)
