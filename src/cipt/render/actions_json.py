"""Actions, the chase and what could not be read as JSON, to the letter of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cipt.model.plan import Header
from cipt.render.as_json import as_json
from cipt.views.actions import ActionRow
from cipt.views.overdue import MissedStep, Overdue
from cipt.views.unread import Unread

SCHEMA_VERSION = 1


def actions_json(
    header: Header, as_of: date, rows: Iterable[ActionRow], unread: Iterable[Unread]
) -> str:
    """What `cipt list --format json` prints."""
    opening = opening_values(header, as_of, unread)
    return as_json({**opening, "actions": [action_value(row) for row in rows]})


def opening_values(header: Header, as_of: date, unread: Iterable[Unread]) -> dict[str, Any]:
    """What every JSON on a plan begins with: whose it is, for which day, and what it lacks."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "plan": {"title": header.title, "organisation": header.organisation},
        "unreadable": unread_values(unread),
    }


def overdue_json(overdue: Overdue, unread: Iterable[Unread]) -> str:
    """What `cipt overdue --format json` prints."""
    return as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": overdue.as_of.isoformat(),
            "groups": [
                {"sro": group.sro, "actions": [action_value(row) for row in group.actions]}
                for group in overdue.groups
            ],
            "missed": [_missed_value(step) for step in overdue.missed],
            "due_soon": [
                {**action_value(one.action), "next_date": one.due.isoformat()}
                for one in overdue.due_soon
            ],
            "unreadable": unread_values(unread),
        }
    )


CONTRACT = (
    "id",
    "number",
    "title",
    "workstream",
    "theme",
    "area",
    "recommendations",
    "sro",
    "responsible",
    "leads",
    "partners",
    "first_due",
    "due",
    "asked_due",
    "condition",
    "rag",
    "declared_rag",
    "reasons",
    "days_overdue",
    "days_slipped",
    "revisions",
    "last_update",
)
"""What every JSON and CSV says of an action, in this order; others rely on it."""


def action_value(row: ActionRow) -> dict[str, Any]:
    """One action, as it stands in every JSON that cipt prints."""
    return {name: _value(getattr(row, name)) for name in CONTRACT}


def unread_values(unread: Iterable[Unread]) -> list[dict[str, str | None]]:
    """What could not be read."""
    return [{"path": one.path, "id": one.id, "message": one.message} for one in unread]


def _missed_value(step: MissedStep) -> dict[str, Any]:
    return {
        "action": step.action.id,
        "kind": step.kind,
        "title": step.title,
        "due": step.due.isoformat(),
        "days": step.days,
        "sro": step.action.sro,
        "responsible": step.action.responsible,
        "leads": list(step.action.leads),
    }


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
