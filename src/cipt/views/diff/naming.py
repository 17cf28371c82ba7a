"""What the records of a plan are called in a comparison: what is printed of them, and a title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cipt.model.action import Action
from cipt.model.base import Record
from cipt.model.committee import Committee
from cipt.model.dates import on_in_words
from cipt.model.plan import Inspection, Workstream
from cipt.model.records import (
    Area,
    Event,
    Group,
    Measure,
    Meeting,
    Officer,
    Recommendation,
    Theme,
    Waiver,
)

Person = Callable[[str], str]
Name = tuple[str, str]


def record_name(record: Record, person: Person) -> Name:
    """What is printed of a record, and what it is called; `person` names officers and groups."""
    naming = _NAMES.get(type(record))
    return naming(record, person) if naming else ("The plan", "")


def _action(record: Any, person: Person) -> Name:
    number = record.printed
    return number if number == record.id else f"{number} ({record.id})", record.title


def _printed(record: Any, person: Person) -> Name:
    return f"{record.KIND.capitalize()} {record.printed}", record.title


def _titled(record: Any, person: Person) -> Name:
    return f"{record.KIND.capitalize()} {record.id}", record.title


_NAMES: Mapping[type[Record], Callable[[Any, Person], Name]] = {
    Action: _action,
    Theme: _printed,
    Area: _printed,
    Measure: _titled,
    Workstream: _titled,
    Group: _titled,
    Recommendation: lambda record, person: (record.id, record.title),
    Officer: lambda record, person: (f"Officer {record.id}", record.post),
    Inspection: lambda record, person: (
        f"Inspection {record.id}",
        record.title or record.inspectorate or "",
    ),
    Meeting: lambda record, person: (
        "Meeting",
        f"of {person(record.board)} {on_in_words(record.date)}",
    ),
    Event: lambda record, person: ("Event", f"{record.kind} {on_in_words(record.date)}"),
    Committee: lambda record, person: (f"Form of the paper {record.id}", record.title),
    Waiver: lambda record, person: (
        "Accepted findings",
        f"{record.rule} for {', '.join(record.subjects)}",
    ),
}
