"""The story of one action: its dated facts, and who committed what of it when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cipt.evaluation.changes import changes_between
from cipt.evaluation.judgement import judge
from cipt.loading.loaded import Loaded
from cipt.model.action import Action
from cipt.model.plan import Plan
from cipt.sources.git_log import Step, Touched, files_around
from cipt.sources.locate import HEADER
from cipt.sources.repository import Commit
from cipt.views.diff.actions import Actions
from cipt.views.diff.compared import Compared
from cipt.views.diff.dates import Dates
from cipt.views.diff.values import Line
from cipt.views.history_merges import merge_notes
from cipt.views.history_moves import Found
from cipt.views.history_past import Past, action_in, frame_of, is_action
from cipt.views.story import Story
from cipt.views.unread import unread_in

PUT_BACK = "Put back into the plan"
READ_FROM_HERE = "It can be read from here on: what it said before cannot be told"
BEGINS_HERE = "The history of this clone begins here: the action may be older"


@dataclass(frozen=True, slots=True)
class Version:
    """What one commit did to an action, by the day from which it counts.

    `commit` is None for what is not yet committed. `brought` are the commits that a merge brought
    in and that touched the action. `lines` say what changed, `notes` what else is to be known.
    """

    day: date
    commit: Commit | None
    brought: tuple[Commit, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionHistory:
    """The story of one action. `story` is None for one that the plan has no more; `versions` are
    the oldest first; `notes` are sentences on what it rests on.
    """

    id: str
    number: str
    title: str
    story: Story | None
    versions: tuple[Version, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Known:
    """The action as it was last read, with the plan that it stood in; `gone` once it was not."""

    action: Action
    plan: Plan
    gone: bool = False


class Versions:
    """What became of one action, commit by commit, by its id and wherever its file lay.

    `known` is the action as last read, None where no commit up to `until` had it.
    """

    def __init__(
        self, past: Past, identity: str, until: date | None, found: Sequence[Found]
    ) -> None:
        self._past = past
        self._id = identity
        self._moved_otherwise = {
            one.step.commit.id
            for one in found
            if any(move.action.id == identity for move in one.moves)
        }
        self.known: _Known | None = None
        self._was_unread = False
        self.all = tuple(self._walk(until))

    def uncommitted(self, loaded: Loaded, day: date) -> Version | None:
        """What differs in the plan as it lies in its folder; None for nothing."""
        action = next((one for one in loaded.plan.actions if one.id == self._id), None)
        could_never_be_read = self.known is None and self._was_unread
        if could_never_be_read or self._id in loaded.lost_ids("action"):
            return None
        plan = frame_of(loaded, self.known.plan if self.known else None)
        lines = self._lines(action, plan, day)
        return Version(day, None, (), lines, ()) if lines else None

    def _walk(self, until: date | None) -> Iterator[Version]:
        for step, _, after in files_around(self._past.steps):
            if until is not None and step.counts_from > until:
                return
            touched = [one for one in step.touched if self._is_mine(one)]
            brought = tuple(
                side.commit
                for side in self._past.sides.get(step.commit.id, ())
                if any(self._is_mine(one) for one in side.touched)
            )
            if touched or brought or step.commit.id in self._moved_otherwise:
                version = self._version(step, touched, brought, after)
                if version.lines or version.notes:
                    yield version

    def _is_lost(self, loaded: Loaded, files: Mapping[str, str]) -> bool:
        """Whether the action is there, and cannot be read."""
        if self._id in loaded.lost_ids("action"):
            return True
        is_there = any(is_action(path) and action_in(path) == self._id for path in files)
        return is_there and "action" in loaded.incomplete

    def _is_mine(self, touched: Touched) -> bool:
        return is_action(touched.path) and action_in(touched.path) == self._id

    def _version(
        self,
        step: Step,
        touched: list[Touched],
        brought: tuple[Commit, ...],
        after: Mapping[str, str],
    ) -> Version:
        loaded = self._past.files(after, after)
        plan = frame_of(loaded, self.known.plan if self.known else None)
        action = next((one for one in loaded.plan.actions if one.id == self._id), None)
        notes = [BEGINS_HERE] if step.is_cut_off else list(_moved(touched))
        if action is None and self._is_lost(loaded, after):
            unread = unread_in(loaded, "")
            told = [one.message for one in unread if one.id == self._id]
            # A plan of a later format is not read at all.
            told = told or [one.message for one in unread if one.path == HEADER]
            notes += [f"It cannot be read as committed here: {message}" for message in told]
            self._was_unread = True
            return Version(step.counts_from, step.commit, brought, (), tuple(notes))
        kept = self.known.action if self.known and not self.known.gone else None
        if action and self.known and self.known.gone:
            notes.append(PUT_BACK)
        notes += merge_notes(self._past, step, kept, action, plan)
        lines: tuple[Line, ...] = ()
        if self.known is None and self._was_unread:
            notes.append(READ_FROM_HERE)
        elif not step.is_cut_off:
            # Of the oldest commit of a shallow clone nobody can say that it added anything.
            lines = self._lines(action, plan, step.counts_from)
        if action:
            self.known = _Known(action, plan)
        elif self.known:
            self.known.gone = True
        return Version(step.counts_from, step.commit, brought, lines, tuple(notes))

    def _lines(self, action: Action | None, plan: Plan, day: date) -> tuple[Line, ...]:
        """What differs from the action as it was last known."""
        known = self.known
        if action is None and (known is None or known.gone):
            return ()
        # Alone with its action each plan says no more than is asked.
        before = (
            replace(known.plan, actions=(known.action,)) if known else replace(plan, actions=())
        )
        after = replace(plan, actions=(action,) if action else ())
        changes = changes_between(before, after)
        compared = Compared(judge(before, day), judge(after, day), changes)
        dates = Dates(compared)
        return (*dates.moved(), *Actions(compared, dates, frozenset()).lines())


def _moved(touched: list[Touched]) -> Iterator[str]:
    gone = [one.path for one in touched if one.after is None]
    new = [one.path for one in touched if one.before is None]
    if len(gone) == len(new) == 1:
        yield f"Its file moved from {gone[0]} to {new[0]}"
