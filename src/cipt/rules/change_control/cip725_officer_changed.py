"""Somebody else answers for it now.

Owners change, and should. But an officer who inherits an overdue action must know of it, and a
board that asks one officer in March and another in June should be told so.

Fix: nothing, if both officers know. `cipt diff` tells the board who it was.

Definition: the responsible or a lead officer of an action, the SRO of a theme or a workstream, or
the owner of a measure is another one; or an action is under another SRO, because its area or theme
has moved.

Bad:

    === before
    responsible: head-of-service
    === after
    responsible: team-manager  # CIP725

Good:

    === before
    title: Publish the standards for visits
    === after
    responsible: team-manager
"""

from __future__ import annotations

from collections.abc import Iterator

from cipt.evaluation.changes import RecordChange
from cipt.evaluation.english import listed
from cipt.loading.refusals import shortened
from cipt.model.action import Action
from cipt.model.records import Theme
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import Past

_ROLES = {
    "action": {"responsible": "responsible officer", "leads": "lead"},
    "theme": {"sro": "SRO"},
    "workstream": {"sro": "SRO"},
    "measure": {"owner": "owner"},
}
_SHOWN = 27
"""Characters of an id: two of them, with how many more, have room in a message."""
_HINT = "See that both officers know; `cipt diff` tells it to the board"


@change_rule("CIP725", "officer-changed", severity="info", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered(*_ROLES):
        for role, before, after, at in (*_changed(change), *_moved(past, change)):
            was, now = _named(before), _named(after)
            yield Problem(
                f"the {role} was {was}, and is {now or 'nobody'}",
                at,
                _HINT,
                on=on,
                subjects=(change.id,),
            )


Changed = tuple[str, tuple[str, ...], tuple[str, ...], At]


def _changed(change: RecordChange) -> Iterator[Changed]:
    """Roles that somebody had and another, or nobody, has now."""
    for field, role in _ROLES[change.kind].items():
        if change.in_field(field):
            before, after = (_ids(getattr(one, field)) for one in (change.before, change.after))
            if before and set(before) != set(after):
                yield role, before, after, (field,) if after else ("title",)


def _moved(past: Past, change: RecordChange) -> Iterator[Changed]:
    """Another SRO, because an action's area or a theme's workstream is another one."""
    old, new = past.indexes
    before, after = change.before, change.after
    if isinstance(before, Action) and isinstance(after, Action) and change.in_field("area"):
        sro, now, at = old.sro_of(before), new.sro_of(after), "area"
    elif isinstance(before, Theme) and isinstance(after, Theme) and change.in_field("workstream"):
        sro, now, at = old.sro_of_theme(before), new.sro_of_theme(after), "workstream"
    else:
        return
    if sro and sro != now and not change.in_field("sro"):
        yield "SRO", (sro,), _ids(now), (at,) if getattr(after, at) else ("title",)


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _named(ids: tuple[str, ...]) -> str:
    """Officers by their ids, as files have them: the first, and how many more."""
    return listed([shortened(one, _SHOWN) for one in ids], 1)
