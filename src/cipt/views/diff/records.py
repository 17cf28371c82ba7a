"""What differs in the plan's other records: measures, themes, people, settings and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from cipt.evaluation.changes import Difference, RecordChange
from cipt.evaluation.changes_facts import rewrites_the_past
from cipt.evaluation.english import counted
from cipt.model.dates import in_words, on_in_words
from cipt.model.records import Group, Measure, MeasureReading, Recommendation, Waiver
from cipt.views.diff.compared import Compared
from cipt.views.diff.phrases import shortened
from cipt.views.diff.values import Line

_OF_THE_PLAN = ("recommendation", "theme", "area", "measure")
"""What a plan is made of beside actions: its removal is of weight."""

_JUDGING = (
    "scheme",
    "settings",
    "roles",
    "starts",
    "ends",
    "taken_over",
    "closed",
    "waivers",
)
"""What plan.yaml says that ratings, dates and findings depend on."""

_KIND_OF = {
    "recommendation": "recommendation",
    "officer": "people",
    "group": "people",
    "meeting": "people",
    "event": "people",
    "measure": "measure",
    "waiver": "judging",
}


def record_lines(compared: Compared) -> Iterator[Line]:
    """The lines on all records but actions, kind by kind."""
    kinds: tuple[str, ...]
    kinds = ("plan", "inspection", "workstream", "officer", "group", "recommendation", "theme")
    kinds += ("area", "measure", "meeting", "event", "waiver", "committee")
    for change in compared.changes.of(*kinds):
        if change.after is None:
            yield _removed(compared, change)
        elif change.before is None:
            yield _added(compared, change)
        else:
            for difference in change.differences:
                yield _altered(compared, change, difference)


def _removed(compared: Compared, change: RecordChange) -> Line:
    kind = "record_removed" if change.kind in _OF_THE_PLAN else _kind_of(change)
    text = "taken out of the plan"
    if isinstance(change.before, Waiver):
        text = "accepted no longer"
    return compared.line(kind, change, text)


def _added(compared: Compared, change: RecordChange) -> Line:
    record = change.after
    kind = "record_added" if change.kind in _OF_THE_PLAN else _kind_of(change)
    text = "added"
    if isinstance(record, Group) and record.signs_off:
        text = "added, and may sign actions off and agree dates"
    elif isinstance(record, Waiver):
        until = f", until {in_words(record.until)}" if record.until else ""
        by = f" by {shortened(compared.words.person(record.agreed_by))}" if record.agreed_by else ""
        text = f"accepted{by}{until}: {shortened(record.reason)}"
    elif isinstance(record, Recommendation):
        index = compared.after.index
        count = sum(
            change.id in index.recommendations_of(action)
            for action in index.plan.actions
            if action.withdrawn is None
        )
        answers = counted(count, "action") if count else "no action"
        text = f"added; answered by {answers}"
    return compared.line(kind, change, text)


def _kind_of(change: RecordChange) -> str:
    record = change.after or change.before
    if isinstance(record, Group) and record.signs_off:
        return "judging"
    return _KIND_OF.get(change.kind, "other")


def _altered(compared: Compared, change: RecordChange, difference: Difference) -> Line:
    text = compared.told(change, difference)
    kind = _KIND_OF.get(change.kind, "other")
    field = difference.field
    if rewrites_the_past(change.kind, difference):
        kind = "fact_rewritten"
    elif isinstance(change.after, Measure):
        kind, text = _of_measure(compared, change, difference, text)
    elif (change.kind == "plan" and field in _JUDGING) or field == "signs_off":
        kind = "judging"
    elif field == "sro" or (change.kind == "theme" and field == "workstream"):
        kind = "owner"
    elif change.kind == "area" and field == "theme":
        text = f"moved from theme {difference.before} to theme {difference.after}"
    return compared.line(kind, change, text, [difference])


def _of_measure(
    compared: Compared, change: RecordChange, difference: Difference, text: str
) -> tuple[str, str]:
    """The kind of change in a measure, and the text."""
    if difference.field == "owner":
        return "owner", text
    if difference.field in ("targets", "tolerance", "better"):
        return "target", text
    entry = difference.after
    if isinstance(entry, MeasureReading) and isinstance(change.after, Measure):
        return "reading", _reading(compared, change.after, entry)
    return "measure", text


def _reading(compared: Compared, measure: Measure, reading: MeasureReading) -> str:
    of = f" ({reading.count:,} of {reading.of:,})" if reading.count and reading.of else ""
    text = f"{compared.words.number(reading.value, measure)}{of} {on_in_words(reading.date)}"
    if reading.restated_from is not None:
        text += f", restated from {compared.words.number(reading.restated_from, measure)}"
    if reading.published:
        text += f", published {on_in_words(reading.published)}"
    if reading.provisional:
        text += ", provisional"
    return f"{text}: {shortened(reading.note)}" if reading.note else text
