"""The whole plan as JSON: every field that its files hold, and how it stands on a day.

Keys are those of the plan's files. Every key is there: what a file leaves out is null, or an empty
list. Texts, days and numbers are strings, just as the file has them: `2019-04` is a month and
means its last day, `80.50` keeps its nought; yes and no are true and false. Nothing is lost: the
plan can be made again from it, and a test does so. What is reckoned stands apart, under
`standing`, as in `cipt list --format json`, where a date is always a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cipt.evaluation.judgement import Judgement
from cipt.model.base import Record
from cipt.model.dates import Day
from cipt.model.plan import Plan
from cipt.render.actions_json import action_value, unread_values
from cipt.render.as_json import as_json
from cipt.views.actions import action_row
from cipt.views.unread import Unread

SCHEMA_VERSION = 1

KINDS = (
    "officers",
    "groups",
    "recommendations",
    "themes",
    "actions",
    "measures",
    "meetings",
    "events",
    "waivers",
    "committees",
)
"""The kinds of record that a plan holds beside its header, each a list."""


def plan_json(
    plan: Plan, judgement: Judgement, fingerprint: str, unread: tuple[Unread, ...]
) -> str:
    """What `cipt export --format json` writes; `fingerprint` is that of the plan's files."""
    return as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": judgement.as_of.isoformat(),
            "fingerprint": fingerprint,
            "plan": value_of(plan.header),
            **{kind: value_of(getattr(plan, kind)) for kind in KINDS},
            "standing": [action_value(action_row(each)) for each in judgement.progress],
            "unreadable": unread_values(unread),
        }
    )


def value_of(value: object) -> Any:
    """A field, a record or a list of them, as JSON has it."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        return {
            field.alias or name: value_of(getattr(value, name)) for name, field in fields.items()
        }
    if isinstance(value, Mapping):
        return {key: value_of(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [value_of(each) for each in value]
    return _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, Day):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    return value
