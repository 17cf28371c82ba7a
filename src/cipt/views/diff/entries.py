"""What the entries of a plan's lists are called: "update of 31 May 2019"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from cipt.model.action import (
    Evidence,
    LookBack,
    MeasureLink,
    Milestone,
    Occurrence,
    OtherPlanLink,
    Reopening,
    Repeats,
    Revision,
    SignOff,
    Source,
    Update,
    Waiting,
    Withdrawal,
)
from cipt.model.base import Record
from cipt.model.dates import in_words, on_in_words
from cipt.model.plan import Settings
from cipt.model.records import (
    Baseline,
    Benchmark,
    Dispute,
    Event,
    MeasureReading,
    Meeting,
    Section,
    Target,
    Waiver,
)
from cipt.model.scheme import Band

Figure = Callable[[Decimal], str]


def _dated(what: str) -> Callable[[Any, Figure], str]:
    return lambda entry, figure: f"{what} of {in_words(entry.date)}"


def _target(entry: Any, figure: Figure) -> str:
    by = f" by {in_words(entry.date)}" if entry.date else ""
    return f"target of {figure(entry.value)}{by}"


def _benchmark(entry: Any, figure: Figure) -> str:
    year = f" in {entry.year}" if entry.year else ""
    return f"benchmark of {entry.of}{year}"


_NAMES: Mapping[type[Record], tuple[Callable[[Any, Figure], str], tuple[str, ...]]] = {
    Revision: (lambda entry, figure: f"revision to {in_words(entry.due)}", ("due",)),
    Milestone: (lambda entry, figure: f"milestone “{entry.title}”", ("title",)),
    Occurrence: (lambda entry, figure: f"occurrence of {in_words(entry.for_)}", ("for_",)),
    LookBack: (lambda entry, figure: f"review of {in_words(entry.due)}", ("due",)),
    Repeats: (lambda entry, figure: "rhythm", ()),
    MeasureLink: (lambda entry, figure: f"measure {entry.measure}", ("measure",)),
    Update: (_dated("update"), ("date",)),
    Evidence: (_dated("evidence"), ("date",)),
    SignOff: (_dated("sign-off"), ("date",)),
    Reopening: (_dated("reopening"), ("date",)),
    Withdrawal: (_dated("withdrawal"), ("date",)),
    Dispute: (_dated("dispute"), ("date",)),
    OtherPlanLink: (lambda entry, figure: f"link to “{entry.plan}”", ("plan",)),
    Waiting: (lambda entry, figure: f"“{entry.what}”", ("what",)),
    Source: (lambda entry, figure: "source", ()),
    Settings: (lambda entry, figure: "settings", ()),
    Band: (lambda entry, figure: f"colour {entry.rag}", ("rag",)),
    Section: (lambda entry, figure: f"heading “{entry.title}”", ("title",)),
    Baseline: (lambda entry, figure: f"baseline of {figure(entry.value)}", ("value",)),
    Target: (_target, ("date", "value")),
    Benchmark: (_benchmark, ("of", "year")),
    MeasureReading: (_dated("reading"), ("date",)),
    Meeting: (_dated("meeting"), ("date",)),
    Event: (lambda entry, figure: f"{entry.kind} {on_in_words(entry.date)}", ("kind", "date")),
    Waiver: (lambda entry, figure: f"acceptance of {entry.rule}", ("rule",)),
}
"""For each kind of entry its name, and the fields that the name tells."""


def entry_name(entry: Record, figure: Figure) -> str:
    """What an entry is called; `figure` prints its values."""
    naming = _NAMES.get(type(entry))
    return naming[0](entry, figure) if naming else "entry"


def told_by_name(entry: Record) -> tuple[str, ...]:
    """The fields that the name of such an entry tells."""
    naming = _NAMES.get(type(entry))
    return naming[1] if naming else ()
