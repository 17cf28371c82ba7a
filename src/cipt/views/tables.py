"""Lists of actions and the chase as grids, worded for an officer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cipt.evaluation.words import days
from cipt.model.dates import in_words
from cipt.views.actions import ActionRow
from cipt.views.grid import Column, Grid, grid
from cipt.views.overdue import DueSoon, MissedStep, Overdue

_LIST = (
    Column("Action"),
    Column("RAG"),
    Column("Condition"),
    Column("Due"),
    Column("Late", number=True),
    Column("Responsible", breaks=True),
    Column("Title", breaks=True),
)
_CHASE = (
    Column("Action"),
    Column("Due"),
    Column("Late", number=True),
    Column("Moved", number=True),
    Column("Responsible", breaks=True),
    Column("Lead", breaks=True),
    Column("Last update"),
    Column("Title", breaks=True),
)
_SOON = (
    Column("Action"),
    Column("Next date"),
    Column("RAG"),
    Column("Responsible", breaks=True),
    Column("Lead", breaks=True),
    Column("Last update"),
    Column("Title", breaks=True),
)
_MISSED = (
    Column("Action"),
    Column("Missed"),
    Column("Due"),
    Column("Late", number=True),
    Column("Responsible", breaks=True),
    Column("What", breaks=True),
)


def condition_in_words(condition: str) -> str:
    """A condition as it is printed: "off track"."""
    return condition.replace("_", " ")


def actions_grid(heading: str, rows: Sequence[ActionRow]) -> Grid:
    """Actions, a row each; days late stand as "31 d"."""
    return grid(
        heading,
        _LIST,
        [
            (
                row.number,
                row.rag or "",
                condition_in_words(row.condition),
                _day(row.due),
                _days(row.days_overdue),
                row.owner_name,
                row.title,
            )
            for row in rows
        ],
        tones=[row.rag or "" for row in rows],
        toned=1,
    )


def overdue_grids(overdue: Overdue) -> tuple[Grid, ...]:
    """The chase: one grid an SRO, then what else was missed, then what falls due soon."""
    grids = [
        _chase_grid(f"{group.sro_name or 'No SRO'}: {len(group.actions)} overdue", group.actions)
        for group in overdue.groups
    ]
    if overdue.missed:
        grids.append(_missed_grid(overdue.missed))
    if overdue.due_soon:
        grids.append(_soon_grid(f"Due within {days(overdue.within or 0)}", overdue.due_soon))
    return tuple(grids)


def _chase_grid(heading: str, rows: Iterable[ActionRow]) -> Grid:
    return grid(
        heading,
        _CHASE,
        [
            (
                row.number,
                _day(row.due),
                _days(row.days_overdue),
                f"{row.revisions}×" if row.revisions else "",
                row.responsible_name or "nobody named",
                "; ".join(row.lead_names),
                _day(row.last_update) or "never",
                row.title,
            )
            for row in rows
        ],
    )


def _soon_grid(heading: str, soon: Sequence[DueSoon]) -> Grid:
    return grid(
        heading,
        _SOON,
        [
            (
                one.action.number,
                _day(one.due),
                one.action.rag or "",
                one.action.responsible_name or "nobody named",
                "; ".join(one.action.lead_names),
                _day(one.action.last_update) or "never",
                one.action.title,
            )
            for one in soon
        ],
        tones=[one.action.rag or "" for one in soon],
        toned=2,
    )


def _missed_grid(steps: Sequence[MissedStep]) -> Grid:
    return grid(
        "Missed milestones, occurrences, reviews and recovery dates",
        _MISSED,
        [
            (
                step.action.number,
                step.kind,
                _day(step.due),
                _days(step.days),
                step.action.owner_name or "nobody named",
                step.action.title if step.title == step.kind.capitalize() else step.title,
            )
            for step in steps
        ],
    )


def _day(day: date | None) -> str:
    return in_words(day) if day else ""


def _days(number: int) -> str:
    return f"{number:,} d" if number else ""
