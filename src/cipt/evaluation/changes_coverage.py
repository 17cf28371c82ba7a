"""Recommendations that other actions answer in one version of a plan than in the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cipt.evaluation.changes import Changes
from cipt.evaluation.index import Index
from cipt.model.order import natural
from cipt.model.plan import Plan

_WHAT_COUNTS = ("recommendations", "area", "withdrawn")


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """A recommendation with the actions that answer it now and did not, or did and do no longer.

    Actions are ids, withdrawn ones left out. `before` and `after` count all that answer it or a
    part of it in each version.
    """

    recommendation: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    before: int
    after: int


def coverage_changes(changes: Changes) -> tuple[CoverageChange, ...]:
    """The recommendations whose coverage differs, in natural order."""
    if not _may_differ(changes):
        return ()
    old, new = _answered_by(changes.before), _answered_by(changes.after)
    parts = _parts(changes.before), _parts(changes.after)
    found = []
    for identity in sorted({*old, *new}, key=natural):
        before, after = old.get(identity, {}), new.get(identity, {})
        if before.keys() == after.keys():
            continue
        found.append(
            CoverageChange(
                identity,
                gained=tuple(one for one in after if one not in before),
                lost=tuple(one for one in before if one not in after),
                before=_count(identity, old, parts[0]),
                after=_count(identity, new, parts[1]),
            )
        )
    return tuple(found)


def _may_differ(changes: Changes) -> bool:
    return any(
        change.before is None or change.after is None or change.in_field(*_WHAT_COUNTS)
        for change in changes.of("action", "area")
    )


def _answered_by(plan: Plan) -> dict[str, dict[str, None]]:
    """The actions that answer each recommendation, as the keys of a dict for their order."""
    index = Index(plan)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for action in plan.actions:
        if action.withdrawn is None:
            for recommendation in index.recommendations_of(action):
                found[recommendation][action.id] = None
    return dict(found)


def _parts(plan: Plan) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for recommendation in plan.recommendations:
        if recommendation.part_of:
            found[recommendation.part_of].append(recommendation.id)
    return dict(found)


def _count(identity: str, answered: dict[str, dict[str, None]], parts: dict[str, list[str]]) -> int:
    actions = set(answered.get(identity, ()))
    for part in parts.get(identity, ()):
        actions.update(answered.get(part, ()))
    return len(actions)
