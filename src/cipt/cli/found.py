"""Actions and measures by what an officer types: an id, a printed number, a title."""

from __future__ import annotations

from cipt.cli.opening import Opened
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Lost
from cipt.loading.refusals import nearest
from cipt.model.records import Measure


def found_actions(opened: Opened, judgement: Judgement, wanted: str) -> list[Progress]:
    """The action with this id, else those that print this number. Raises CannotGoOn for none."""
    progress = judgement.progress
    plain = wanted.strip().lower()
    found = [one for one in progress if one.action.id.lower() == plain]
    found = found or [one for one in progress if one.action.printed.lower() == plain]
    if found:
        return found
    for lost in opened.loaded.lost:
        if lost.kind == "action" and (lost.id or "").lower() == plain:
            raise _unread(opened, lost)
    near = nearest(wanted, [one.action.id for one in progress])
    cure = f"Did you mean {near}?" if near else "`cipt list` lists the actions"
    raise CannotGoOn(f"there is no action {wanted} in this plan", cure)


def found_measure(opened: Opened, wanted: str) -> Measure:
    """The measure with this id, else the one with this title. Raises CannotGoOn for none."""
    plain = " ".join(wanted.lower().split())
    measures = opened.loaded.plan.measures
    found = [one for one in measures if one.id.lower() == plain]
    found = found or [one for one in measures if " ".join(one.title.lower().split()) == plain]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise CannotGoOn(f"several measures are called {wanted}", f"Name one by its id: {ids}")
    for lost in opened.loaded.lost:
        if lost.kind == "measure" and (lost.id or "").lower() == plain:
            raise _unread(opened, lost)
    near = nearest(wanted, [one.id for one in measures])
    cure = f"Did you mean {near}?" if near else "The names of the files in measures/ are their ids"
    raise CannotGoOn(f"there is no measure {wanted} in this plan", cure)


def _unread(opened: Opened, lost: Lost) -> CannotGoOn:
    return CannotGoOn(
        f"{opened.prefix}{lost.path} could not be read: {lost.message}",
        "`cipt check` says where, and what to write instead",
    )
