"""What an editor says of a plan file: to explain a key, below a mistake, and when it offers help.

Descriptions of keys stand with the fields of the model. Here is what has no place there. Nothing
that an editor writes by itself may pass for a fact: what it puts behind a key is empty, or refused
until it has been replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from cipt.loading.schema_fields import SOMETHING
from cipt.model.base import DayField, Flag, Id, Number, Rating, Text, Whole
from cipt.model.scheme import ConditionName

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A kind of text, number or date.

    `message` stands below a value of another kind, `pattern_message` below one in another form.
    `asks` is what JSON Schema must ask beyond the model's own words, for a value that YAML has
    made a number of; `offers` is what an editor offers.
    """

    type: Any
    message: str
    pattern_message: str | None = None
    asks: Schema = field(default_factory=dict)
    offers: Schema = field(default_factory=dict)


_A_DATE = "Write the date as 2019-04-30, or 2019-04 for the end of April"

SCALARS = {
    "text": Scalar(
        Text,
        "Write text here; put it in double quotes if it begins with a bracket or holds a colon",
        "There is nothing here: write the text, or take the line out",
        {"pattern": r"\S"},
    ),
    "id": Scalar(
        Id,
        "Write an id: letters, digits, dots, - and _, as in 1.10 or head-of-service",
        "An id has only letters, digits, dots, - and _, and begins and ends with a letter or digit",
        {"minimum": 0},
    ),
    "date": Scalar(DayField, _A_DATE),
    "number": Scalar(
        Number,
        "Write a plain number, as in 80.5, without % or commas",
        asks={"minimum": -999_999_999_999_999, "maximum": 999_999_999_999_999},
    ),
    "whole-number": Scalar(Whole, "Write a whole number, as in 28", asks={"maximum": 999_999_999}),
    "true-or-false": Scalar(Flag, "Write true or false"),
    "rating": Scalar(
        Rating,
        "Write the rating as a word, as in AMBER",
        offers={
            "defaultSnippets": [
                {"label": colour, "body": colour}
                for colour in ("RED", "AMBER", "GREEN", "GREY", "BLUE")
            ]
        },
    ),
    "as-printed": Scalar(
        str, "Write the cell as it was printed", asks={"type": ["string", "number", "boolean"]}
    ),
}

TITLES = {
    "LookBack": "Day to look at it",
    "MeasureLink": "A measure of the plan",
    "MeasureReading": "Reading",
    "OtherPlanLink": "Another plan",
    "SignOff": "Sign-off",
    "Waiting": "What it waits for",
    "Band": "Colour",
    "PaperPart": "Part of a section",
    "PaperSection": "Section",
}
"""Titles of records whose name in the code is not the officer's word."""

NO_ID: Schema = {
    "description": "The file's name is the id: this key stays out.",
    "enum": [],
    "errorMessage": "The file's name is the id: take this line out",
    "doNotSuggest": True,
}
"""The key `id` where there is none: named, so that the message can say why."""

_A_RHYTHM_OR_DATES = "Write `every` and `from`, or `dates`"


def _there(*types: str) -> Schema:
    return {"title": "Filled in", "type": list(types), "errorMessage": _A_RHYTHM_OR_DATES}


RECORDS: dict[str | None, Schema] = {
    None: {
        "type": ["object", "null"],
        "errorMessage": "This has keys of its own: write each on a line below, as `key: value`",
    },
    "Repeats": {
        "anyOf": [
            {
                "properties": {"every": _there("string"), "from": _there("string", "integer")},
                "required": ["every", "from"],
                "errorMessage": _A_RHYTHM_OR_DATES,
            },
            {
                "properties": {
                    "dates": {**_there("string", "integer", "array"), "contains": SOMETHING}
                },
                "required": ["dates"],
                "errorMessage": _A_RHYTHM_OR_DATES,
            },
        ]
    },
}
"""What is asked of a record beyond its keys; under None what is asked of all."""


def _once(condition: str) -> Schema:
    named = {"conditions": {"contains": {"enum": [condition]}, "maxContains": 1}}
    return {
        "contains": {"type": "object", "properties": named, "required": ["conditions"]},
        "maxContains": 1,
        "errorMessage": f"Give the condition {condition} exactly one colour",
    }


LISTS: dict[str | None, Schema] = {
    None: {"errorMessage": "Write each on a line of its own, beginning with `- `"},
    "Band": {"allOf": [_once(condition) for condition in get_args(ConditionName)]},
}
"""What is asked of a list of such records, or said of it; under None of all lists."""

EITHER: dict[str | None, str] = {
    "MeasureLink": "Write how you will know, or `measure:` with a measure's id",
    "OtherPlanLink": "Write an action's id, or `plan:` and `text:` for another plan",
    "Source": "Write where the figure comes from",
}
"""Said where words may stand in the place of such a record, and neither was written."""

MEANINGS = {
    "audit": "Files were looked at by somebody who judges them",
    "feedback": "What children, families, staff or partners say",
    "data": "A figure or a set of figures",
    "document": "A policy, a procedure, minutes or another paper",
    "percent": "So many of a hundred",
    "count": "How many there are",
    "rate": "So many for each 1,000 or 10,000 children",
    "average": "The mean of many values, as in days or cases",
    "ratio": "One number set against another",
    "higher": "The more the better",
    "lower": "The less the better",
    "target": "The nearer the target the better: too much is as bad as too little",
    "recommendation": "A recommendation of a report",
    "priority": "A priority action, which inspectors ask for first",
    "area": "An area for improvement, by its paragraph of the report",
    "verbal": "Asked for by word of mouth",
    "notice": "Asked for by an improvement notice",
    "peer": "Asked for by a peer review",
    "enabler": "Makes the rest possible, so that no recommendation is expected",
    "sro": "The senior responsible officer of a workstream or theme",
    "responsible": "The officer who answers for an action",
    "lead": "The officers who do the work",
    "completion": "AMBER is on track, GREEN completed, BLUE signed off, RED slipped",
    "delivery": "GREEN is on track, BLUE done, AMBER at risk, RED off track or overdue",
    "signed_off": "A board that signs off has accepted it as done",
    "outcome_missed": "Complete, and a measure that it is linked to misses its target",
    "complete": "Completed, and not reopened since",
    "claimed": "Taken over as done, without a date of completion",
    "overdue": "Past its current due date, and not complete",
    "off_track": "Its officer rates it as off track",
    "milestone_missed": "A milestone, a repeat or a look at it is past its date and not done",
    "not_started": "Nothing says that work began",
    "at_risk": "Its officer rates it as at risk",
    "on_track": "None of the others",
    "summary": "How the plan stands, in a few sentences",
    "background": "Which inspections it answers, when it began and who answers for its themes",
    "progress": "What has changed since the committee last saw it",
    "exceptions": "The actions that are furthest off their way",
    "decisions": "What the board that oversees the plan is asked to decide",
    "measures": "Whether it makes a difference: the key measures",
    "recommendations": "What inspectors asked for, and the actions that answer it",
    "dates": "Dates that moved, first and current",
    "risks": "Overdue actions by SRO, and what the check of the plan's files found",
    "next": "What falls due, meetings and visits",
    "method": "How ratings are derived, and the plan's own definitions",
    "appendices": "Every action by theme",
    "documents": "The inspections' reports, and the papers published before",
}
"""What each word means that a key can have, for keys whose words do not speak for themselves."""


def _entry(label: str, description: str, *keys: str) -> Schema:
    body = {key: f"${place}" for place, key in enumerate(keys, start=1)}
    return {"label": label, "description": description, "type": "array", "body": body}


SNIPPETS: dict[str | None, list[Schema]] = {
    "Update": [
        _entry(
            "a new update",
            "How it stands. Add it at the end; earlier ones stay as they are.",
            *("date", "rag", "by", "note"),
        )
    ],
    "Revision": [
        _entry(
            "a new date",
            "Asks for another due date. The old one stands until the board agrees.",
            *("asked", "due", "reason"),
        ),
    ],
    "Milestone": [_entry("a milestone", "A step on the way, with its date.", "title", "due")],
    "Evidence": [
        _entry(
            "evidence",
            "What shows that it was done, or what difference it made.",
            *("date", "kind", "title", "ref"),
        )
    ],
    "MeasureReading": [
        _entry("a reading", "One dated value of the measure.", "date", "published", "value")
    ],
}
"""Entries that an editor offers to write, for lists of such records."""
