"""Measures as JSON and as CSV, in ids and plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from cipt.model.plan import Header
from cipt.model.records import MeasureReading, Target
from cipt.render.actions_json import opening_values
from cipt.render.as_csv import as_csv
from cipt.render.as_json import as_json
from cipt.views.measures.rows import MeasureRow
from cipt.views.unread import Unread


def measures_json(
    header: Header, as_of: date, rows: Iterable[MeasureRow], unread: Iterable[Unread]
) -> str:
    """What `cipt measures --format json` prints."""
    return as_json(
        {
            **opening_values(header, as_of, unread),
            "measures": [measure_value(row) for row in rows],
        }
    )


def measure_value(row: MeasureRow) -> dict[str, Any]:
    """One measure; what is absent is null, and a list never is."""
    measure, baseline = row.measure, row.measure.baseline
    return {
        "id": measure.id,
        "title": measure.title,
        "unit": measure.unit,
        "better": measure.better,
        "owner": measure.owner,
        "frequency": measure.frequency,
        "tolerance": number(measure.tolerance),
        "baseline": {"date": _day(baseline.date), "value": number(baseline.value)}
        if baseline
        else None,
        "reading": _reading(row.reading),
        "target": _target(row.target),
        "target_not_yet_due": row.target_not_yet_due,
        "target_in_force": _target(row.target_in_force),
        "final_target": _target(row.final_target),
        "on_target": row.on_target,
        "before": _reading(row.before),
        "mean_before": number(row.mean_before),
        "short": row.short,
        "long": row.long,
        "benchmarks": [
            {"of": one.of, "year": one.year, "value": number(one.value)}
            for one in measure.benchmarks
        ],
        "breaks": [each.isoformat() for each in measure.breaks],
        "actions": list(row.actions),
    }


def number(value: Decimal | None) -> int | float | None:
    """A figure as JSON writes numbers."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _reading(reading: MeasureReading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "date": reading.date.isoformat(),
        "published": _day(reading.published),
        "value": number(reading.value),
        "count": reading.count,
        "of": reading.of,
        "provisional": bool(reading.provisional),
        "restated_from": number(reading.restated_from),
    }


def _target(target: Target | None) -> dict[str, Any] | None:
    return {"date": _day(target.date), "value": number(target.value)} if target else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


_IN_TWO = ("baseline", "reading", "target", "target_in_force", "final_target", "before")
_LEFT_OUT = ("benchmarks",)


def measures_csv(rows: Iterable[MeasureRow]) -> str:
    """A line a measure with the columns of the JSON, a value and its date side by side."""
    lines = [_flat(measure_value(row)) for row in rows]
    return as_csv(lines[0], (line.values() for line in lines)) if lines else ""


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, each in value.items():
        if name in _IN_TWO:
            found[name] = each["value"] if each else None
            found[f"{name}_date"] = each["date"] if each else None
        elif name not in _LEFT_OUT:
            found[name] = each
    reading = value["reading"] or {}
    for name in ("published", "count", "of", "provisional", "restated_from"):
        found[f"reading_{name}"] = reading.get(name)
    found["benchmarks"] = [
        f"{one['of']} {one['year'] or ''}: {one['value']}".replace(" :", ":")
        for one in value["benchmarks"]
    ]
    return found
