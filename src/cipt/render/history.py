"""The story of one action or of a plan as text, Markdown and JSON.

`cipt history --format json`, where `source` is "facts" or "git":

    {"schema_version": 1, "as_of": "2019-07-31", "source": "facts",
     "plan": {"title": …, "organisation": …}, "notes": ["…"],
     "months": [{"day": "2019-06-30", "commit": COMMIT or null, "problem": null, "actions": 130,
                 "withdrawn": 0, "conditions": {"overdue": 62, …}, "rag": {"RED": 63, …},
                 "compared": true, "newly_overdue": ["2.3.10"],
                 "moves": [{"action": "2.3.10", "from": …, "to": …, "days": 61, "agreed": true,
                            "text": …, "commit": COMMIT or null}],
                 "removed": [{"action": …, "title": …, "commit": COMMIT or null}],
                 "unreadable": […]}],
     "unreadable": […]}

`cipt history ID --format json`:

    {"schema_version": 1, "as_of": …, "plan": {…}, "notes": […],
     "actions": [{"id": …, "number": …, "title": …, "now": as in `cipt list`, or null,
                  "facts": [{"date": …, "text": …, "later": false}],
                  "commits": [{"commit": COMMIT or null, "day": …, "brought": [COMMIT],
                               "changes": [{"kind": …, "text": …, "values": {…}}],
                               "notes": […]}]}],
     "unreadable": […]}

COMMIT is {"id", "date", "author", "subject"}. `day` is the day from which a commit counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from cipt.model.plan import Header
from cipt.render.actions_json import SCHEMA_VERSION, action_value, unread_values
from cipt.render.as_json import as_json
from cipt.sources.repository import Commit
from cipt.views.diff.values import Line
from cipt.views.history import DateMove, MonthEnd, PlanHistory
from cipt.views.history_action import ActionHistory, Version
from cipt.views.unread import Unread


def history_json(history: PlanHistory, unread: Iterable[Unread]) -> str:
    """The story of a plan for programs."""
    return as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": history.as_of.isoformat(),
            "source": history.source,
            "plan": {"title": history.title, "organisation": history.organisation},
            "notes": list(history.notes),
            "months": [_month(month) for month in history.months],
            "unreadable": unread_values(unread),
        }
    )


def action_history_json(
    header: Header, as_of: date, histories: Sequence[ActionHistory], unread: Iterable[Unread]
) -> str:
    """The story of one action for programs; of several where they print one number."""
    notes = dict.fromkeys(note for history in histories for note in history.notes)
    return as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": as_of.isoformat(),
            "plan": {"title": header.title, "organisation": header.organisation},
            "notes": list(notes),
            "actions": [_action(history) for history in histories],
            "unreadable": unread_values(unread),
        }
    )


def _month(month: MonthEnd) -> dict[str, Any]:
    position = month.position
    tally = position.tally if position else None
    return {
        "day": month.day.isoformat(),
        "commit": _commit(month.commit),
        "problem": month.problem or None,
        "actions": tally.total if tally else None,
        "withdrawn": position.withdrawn if position else None,
        "conditions": {key.value: tally.by_condition[key] for key in tally.by_condition}
        if tally
        else None,
        "rag": dict(tally.by_rag) if tally else None,
        "compared": month.is_compared,
        "newly_overdue": [late.id for late in month.newly_overdue],
        "moves": [_move(move) for move in month.moves],
        "removed": [
            {
                "action": one.action.id,
                "title": one.action.title,
                "commit": _commit(one.commit),
            }
            for one in month.removed
        ],
        "unreadable": unread_values(month.unread),
    }


def _move(move: DateMove) -> dict[str, Any]:
    return {
        "action": move.action.id,
        "from": move.before.isoformat() if move.before else None,
        "to": move.after.isoformat() if move.after else None,
        "days": move.days,
        "agreed": move.agreed,
        "text": move.text,
        "commit": _commit(move.commit),
    }


def _action(history: ActionHistory) -> dict[str, Any]:
    story = history.story
    return {
        "id": history.id,
        "number": history.number,
        "title": history.title,
        "now": action_value(story.row) if story else None,
        "facts": [
            {"date": fact.date.isoformat(), "text": fact.words, "later": fact.later}
            for fact in (story.facts if story else ())
        ],
        "commits": [_version(version) for version in history.versions],
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "commit": _commit(version.commit),
        "day": version.day.isoformat(),
        "brought": [_commit(one) for one in version.brought],
        "changes": [_change(line) for line in version.lines],
        "notes": list(version.notes),
    }


def _change(line: Line) -> dict[str, Any]:
    return {"kind": line.kind, "text": line.text, "values": dict(line.values)}


def _commit(commit: Commit | None) -> dict[str, str | None] | None:
    if commit is None:
        return None
    return {
        "id": commit.id,
        "date": commit.day.isoformat() if commit.day else None,
        "author": commit.author,
        "subject": commit.subject,
    }
