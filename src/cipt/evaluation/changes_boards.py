"""Which boards may sign off and agree dates in two versions of a plan, as far as can be told.

Where a board could not be read in one version, nobody knows that it lost or got its right: it
counts there as it does in the other. Else a slip in people.yaml would move every agreed date.
"""

from __future__ import annotations

from collections.abc import Set

from cipt.evaluation.changes import Changes, Gaps
from cipt.evaluation.index import Index
from cipt.model.plan import Plan

Boards = tuple[Set[str], Set[str]]
"""The ids of groups in the earlier version, and in the later one."""


def signing_boards(changes: Changes) -> Boards:
    """The boards that may sign actions off."""
    known = Index(changes.before).signing_boards, Index(changes.after).signing_boards
    return (
        known[0] | _unread(known[1], changes.gaps[0]),
        known[1] | _unread(known[0], changes.gaps[1]),
    )


def date_boards(changes: Changes) -> Boards:
    """The groups that may agree dates: those boards, and those that the settings name."""
    signing = signing_boards(changes)
    named = _named(changes.before), _named(changes.after)
    unread = [gaps.part_of("plan", "") for gaps in changes.gaps]
    return (
        signing[0] | (named[1] if unread[0] and not named[0] else named[0]),
        signing[1] | (named[0] if unread[1] and not named[1] else named[1]),
    )


def _named(plan: Plan) -> frozenset[str]:
    return frozenset(plan.header.limits.dates_agreed_by)


def _unread(others: Set[str], gaps: Gaps) -> Set[str]:
    return {group for group in others if gaps.hide("group", group)}
