"""Every place of a plan that names an officer or a group by id."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from cipt.model.action import Action
from cipt.model.plan import Plan
from cipt.rules.base import At
from cipt.rules.context import Context, once


class Reference(NamedTuple):
    """One officer or group, named by id.

    `at` leads to it from its record; `key` is what it stands under, `entry` whether as an entry
    of a list; `group` whether only a group can be meant.
    """

    id: str
    at: At
    key: str
    entry: bool = False
    group: bool = False


@once
def ids_in_actions(context: Context) -> frozenset[str]:
    """The ids of all officers and groups that actions name, known or not."""
    columns = context.columns
    found: set[str | None] = {*columns.responsible}
    found.update(*columns.leads, *columns.partners)
    found.update([update.by for update in chain(*columns.updates)])
    found.update(evidence.tested_by for evidence in chain(*columns.evidence))
    found.update(waiting.who for waiting in columns.waiting_for if waiting)
    found.update(revision.by for revision in chain(*columns.revisions))
    found.update(signed.by for signed in chain(*columns.signed_off))
    found.update(reopening.by for reopening in chain(*columns.reopened))
    found.update(withdrawal.by for withdrawal in columns.withdrawn if withdrawal)
    return frozenset(identity for identity in found if identity)


def in_action(action: Action) -> Iterator[Reference]:
    """Everyone whom an action names."""
    if action.responsible:
        yield Reference(action.responsible, ("responsible",), "responsible")
    for key, named in (("leads", action.leads), ("partners", action.partners)):
        for place, identity in enumerate(named):
            yield Reference(identity, (key, place), key, entry=True)
    for place, update in enumerate(action.updates):
        if update.by:
            yield Reference(update.by, ("updates", place, "by"), "by")
    for place, evidence in enumerate(action.evidence):
        if evidence.tested_by:
            yield Reference(evidence.tested_by, ("evidence", place, "tested_by"), "tested_by")
    if action.waiting_for and action.waiting_for.who:
        yield Reference(action.waiting_for.who, ("waiting_for", "who"), "who")
    yield from _decisions(action)


def _decisions(action: Action) -> Iterator[Reference]:
    for place, revision in enumerate(action.revisions):
        if revision.by:
            yield Reference(revision.by, ("revisions", place, "by"), "by", group=True)
    for place, signed in enumerate(action.signed_off):
        if signed.by:
            yield Reference(signed.by, ("signed_off", place, "by"), "by", group=True)
    for place, reopening in enumerate(action.reopened):
        if reopening.by:
            yield Reference(reopening.by, ("reopened", place, "by"), "by")
    if action.withdrawn and action.withdrawn.by:
        yield Reference(action.withdrawn.by, ("withdrawn", "by"), "by", group=True)


class Holder(NamedTuple):
    """A record that names someone: its kind, its place in the plan and its id, "" for none."""

    kind: str
    number: int
    id: str


def _boards(plan: Plan) -> Iterator[tuple[Holder, Reference]]:
    """The boards that meet, and the committees that papers are for."""
    meetings = [("meeting", number, "", one.board) for number, one in enumerate(plan.meetings)]
    papers = [
        ("committee", number, one.id, one.board) for number, one in enumerate(plan.committees)
    ]
    for kind, number, identity, board in (*meetings, *papers):
        if board:
            yield Holder(kind, number, identity), Reference(board, ("board",), "board", group=True)


def outside_actions(plan: Plan) -> Iterator[tuple[Holder, Reference]]:
    """Everyone whom the plan names outside its actions."""
    for place, identity in enumerate(plan.header.limits.dates_agreed_by):
        at: At = ("settings", "dates_agreed_by", place)
        yield Holder("plan", 0, ""), Reference(identity, at, "dates_agreed_by", True, True)
    yield from sros(plan)
    for number, group in enumerate(plan.groups):
        if group.reports_to:
            found = Reference(group.reports_to, ("reports_to",), "reports_to", group=True)
            yield Holder("group", number, group.id), found
    for number, measure in enumerate(plan.measures):
        if measure.owner:
            yield (
                Holder("measure", number, measure.id),
                Reference(measure.owner, ("owner",), "owner"),
            )
    yield from _boards(plan)
    for number, waiver in enumerate(plan.waivers):
        if waiver.agreed_by:
            found = Reference(waiver.agreed_by, ("agreed_by",), "agreed_by", group=True)
            yield Holder("waiver", number, ""), found


def sros(plan: Plan) -> Iterator[tuple[Holder, Reference]]:
    """The SRO that each workstream and each theme names itself."""
    for number, workstream in enumerate(plan.header.workstreams):
        if workstream.sro:
            holder = Holder("workstream", number, workstream.id)
            yield holder, Reference(workstream.sro, ("sro",), "sro")
    for number, theme in enumerate(plan.themes):
        if theme.sro:
            yield Holder("theme", number, theme.id), Reference(theme.sro, ("sro",), "sro")
