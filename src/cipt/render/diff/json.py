"""A comparison as JSON.

    {"schema_version": 1,
     "as_of": "2019-05-31",
     "plan": {"title": …, "organisation": …},
     "base": {"revision": "main", "commit": "3f2a…"},
     "head": {"revision": null, "commit": null},
     "verdict": "2 dates moved, 1 of them not agreed; 3 updates",
     "notes": ["…"],
     "unreadable": [{"side": "base" or "head", "path": …, "id": …, "message": …}],
     "counts": {"date_moved": 2, "update": 3},
     "changes": [{"section": "dates", "kind": "date_moved", "record": "action", "id": "2.3.10",
                  "number": "2.3.10", "title": …, "text": …,
                  "about": [{"record": "action", "id": "2.3.10", "field": "due"}],
                  "values": {"from": "2019-04-30", "to": "2019-09-30", "days": 153,
                             "agreed": false, …}}]}

Changes stand in order of weight; `section` and `kind` are among those of `views/diff/values.py`. A
side without a revision is the working tree. `id` is null for the plan itself, and `field` for a
record as a whole. `values` holds what the kind of change has to say in numbers and dates.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from cipt.render.actions_json import SCHEMA_VERSION, unread_values
from cipt.render.as_json import as_json
from cipt.views.diff.values import KINDS, Diff, Line, Side


def render(diff: Diff, width: int | None = None, templates: Path | None = None) -> str:
    """The comparison for programs."""
    counts = Counter(line.kind for line in diff.lines)
    return as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": diff.as_of.isoformat(),
            "plan": {"title": diff.title, "organisation": diff.organisation},
            "base": _side(diff.base),
            "head": _side(diff.head),
            "verdict": diff.verdict,
            "notes": list(diff.notes),
            "unreadable": [
                {"side": name, **value}
                for name, side in (("base", diff.base), ("head", diff.head))
                for value in unread_values(side.unread)
            ],
            "counts": {kind: counts[kind] for kind in KINDS if counts[kind]},
            "changes": [_change(line) for line in diff.lines],
        }
    )


def _side(side: Side) -> dict[str, str | None]:
    return {"revision": side.revision or None, "commit": side.commit or None}


def _change(line: Line) -> dict[str, Any]:
    return {
        "section": KINDS[line.kind].section,
        "kind": line.kind,
        "record": line.record,
        "id": line.id or None,
        "number": line.number or None,
        "title": line.title or None,
        "text": line.text,
        "about": [
            {"record": record, "id": identity or None, "field": field or None}
            for record, identity, field in line.about
        ],
        "values": dict(line.values),
    }
