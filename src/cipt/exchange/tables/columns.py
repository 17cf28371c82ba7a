"""The tidy tables: what a line of each is about, and its columns, of which the first are its key.

`docs/export.md` is held to this list by a test.
"""

from __future__ import annotations

TABLES: dict[str, tuple[str, ...]] = {
    "plans": (
        *("plan", "as_of", "title", "organisation", "authority", "version", "follows"),
        *("starts", "ends", "taken_over", "closed", "fingerprint", "cipt"),
    ),
    "themes": ("plan", "theme", "number", "title", "workstream", "sro", "outcome"),
    "areas": ("plan", "area", "number", "title", "theme", "kind"),
    "actions": (
        *("plan", "action", "number", "title", "area", "theme", "workstream", "added", "start"),
        *("started", "first_due", "due_text", "completed", "withdrawn", "public"),
    ),
    "action_months": (
        *("plan", "action", "month", "as_of", "condition", "rag", "declared_rag", "due"),
        *("asked_due", "days_overdue", "days_slipped", "revisions", "last_update"),
    ),
    "action_people": ("plan", "action", "role", "person"),
    "action_recommendations": ("plan", "action", "recommendation"),
    "action_measures": ("plan", "action", "measure"),
    "revisions": (
        *("plan", "action", "entry", "asked", "due", "reason", "agreed", "refused", "by", "minute"),
    ),
    "updates": ("plan", "action", "entry", "date", "rag", "by", "note", "recovery"),
    "milestones": ("plan", "action", "entry", "title", "due", "done"),
    "evidence": ("plan", "action", "entry", "date", "kind", "title", "ref", "tested_by"),
    "sign_offs": ("plan", "action", "entry", "date", "by", "minute"),
    "recommendations": (
        *("plan", "recommendation", "source", "kind", "part_of", "paragraph", "title", "wording"),
        "disputed",
    ),
    "people": ("plan", "person", "kind", "title", "organisation", "signs_off"),
    "measures": (
        *("plan", "measure", "title", "unit", "better", "owner", "frequency", "tolerance"),
        *("baseline_date", "baseline"),
    ),
    "targets": ("plan", "measure", "entry", "date", "value"),
    "readings": (
        *("plan", "measure", "entry", "date", "published", "value", "count", "of"),
        *("provisional", "restated_from"),
    ),
    "benchmarks": ("plan", "measure", "entry", "of", "year", "value"),
    "meetings": ("plan", "board", "date", "papers_due"),
    "unreadable": ("plan", "path", "id", "message"),
}
"""In each table, `plan` tells one council's lines from another's when tables are put together."""
