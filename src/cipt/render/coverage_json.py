"""Coverage as JSON and as CSV, in ids and plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cipt.model.plan import Header
from cipt.model.records import Dispute
from cipt.render.actions_json import opening_values
from cipt.render.as_csv import as_csv
from cipt.render.as_json import as_json
from cipt.views.coverage.rows import Coverage, CoverageRow
from cipt.views.unread import Unread


def coverage_json(header: Header, as_of: date, found: Coverage, unread: Iterable[Unread]) -> str:
    """What `cipt coverage --format json` prints."""
    return as_json(
        {
            **opening_values(header, as_of, unread),
            "recommendations": [_value(row, as_of) for row in found.rows],
            "unanswering": [one.id for one in found.unanswering],
            "enablers": [one.id for one in found.enablers],
            "unknown": [
                {"id": ref, "actions": [one.id for one in entries]}
                for ref, entries in found.unknown
            ],
        }
    )


def _value(row: CoverageRow, as_of: date) -> dict[str, Any]:
    record, disputed = row.record, row.record.disputed
    return {
        "id": record.id,
        "title": record.title,
        "source": record.source,
        "kind": record.kind,
        "part_of": record.part_of,
        "parts": list(row.parts),
        "actions": [one.id for one in row.answering],
        "by_condition": {each.value: count for each, count in row.of.by_condition.items()},
        "by_rag": dict(row.of.by_rag),
        "measures": [measure.id for measure in row.measures],
        "flags": [flag.code for flag in row.flags],
        "disputed": _dispute(disputed) if disputed and disputed.date <= as_of else None,
    }


def _dispute(disputed: Dispute) -> dict[str, Any]:
    return {
        "date": disputed.date.isoformat(),
        "by": disputed.by,
        "why": disputed.why,
        "outcome": disputed.outcome,
    }


def coverage_csv(found: Coverage, as_of: date) -> str:
    """A line a recommendation; each condition and each colour has a column of its own."""
    lines = [_flat(_value(row, as_of)) for row in found.rows]
    return as_csv(lines[0], (line.values() for line in lines)) if lines else ""


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, each in value.items():
        if name in ("by_condition", "by_rag"):
            flat.update(each)
        elif name == "disputed":
            flat[name] = each["date"] if each else None
        else:
            flat[name] = each
    return flat
