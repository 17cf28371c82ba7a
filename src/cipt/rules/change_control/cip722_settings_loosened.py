"""The plan judges itself more gently than it did.

A setting that is loosened makes findings disappear with nothing put right. Moved to another day,
`taken_over` makes completions count that nobody has dated.

Fix: write the setting back, or have the board accept the change with its minute (`cipt waive`).

Definition: a limit of the settings moved to its gentle side, fewer forms of case numbers or roles
are looked for, or `starts`, `ends`, `taken_over` or `closed` are other days. `taken_over` that is
given or moved later is an error.

Bad:

    === before
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    === after
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    settings:
      stale_after_days: 90  # CIP722

Bad:

    === before
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    taken_over: 2026-01-31
    === after
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    taken_over: 2026-05-31  # CIP722

Good:

    === before
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    === after
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    settings:
      stale_after_days: 28
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.english import listed
from cipt.findings import Severity
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.model.plan import Header
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import Past

_HINT = "Write it back, or have the board accept the change with its minute (cipt waive)"
_HIGHER_IS_GENTLER = (
    "stale_after_days",
    "revisions_allowed",
    "officer_share_percent",
    "deadlines_share_percent",
    "backdated_after_days",
)
_LOWER_IS_GENTLER = ("due_soon_days", "papers_working_days", "clear_days", "small_number_below")
_DAYS = ("starts", "ends", "taken_over", "closed")
_MOST = 1


@change_rule("CIP722", "settings-loosened", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("plan"):
        before, after = change.before, change.after
        assert isinstance(before, Header)
        assert isinstance(after, Header)
        differing = {one.field for one in change.differences}
        for message, at, severity in _loosened(before, after, differing):
            yield Problem(message, at, _HINT, on=on, severity=severity)


Loosened = tuple[str, At, Severity | None]


def _loosened(before: Header, after: Header, differing: set[str]) -> Iterator[Loosened]:
    if "settings" in differing:
        yield from _limits(before, after)
    if "roles" in differing:
        gone = sorted(before.named_roles - after.named_roles)
        if gone:
            yield f"{listed(gone)} is looked for no longer", ("roles",), None
    for name in _DAYS:
        if name in differing:
            old, new = getattr(before, name), getattr(after, name)
            is_claimed = name == "taken_over" and new and (old is None or new > old)
            at: At = (name,) if new else ("title",)
            message = f"`{name}` was {_said(old)} and is {_said(new)}"
            yield message, at, "error" if is_claimed else None


def _limits(before: Header, after: Header) -> Iterator[Loosened]:
    for names, way in ((_HIGHER_IS_GENTLER, 1), (_LOWER_IS_GENTLER, -1)):
        for name in names:
            old, new = getattr(before.limits, name), getattr(after.limits, name)
            if (new - old) * way > 0:
                at = _at(after, name)
                yield f"`{name}` was {old:,} and is {new:,}, which is gentler", at, None
    gone = [one for one in before.limits.case_numbers if one not in after.limits.case_numbers]
    if gone:
        forms = listed([shortened(one) for one in gone], _MOST)
        at = _at(after, "case_numbers")
        yield f"case numbers like {forms} are looked for no longer", at, None


def _at(header: Header, name: str) -> At:
    settings = header.settings
    if settings is None:
        return ("title",)
    return ("settings", name) if name in settings.model_fields_set else ("settings",)


def _said(day: object) -> str:
    return in_words(day) if isinstance(day, date) else "not given"
