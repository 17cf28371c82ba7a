"""Which commit moved a date or took an action out of a plan, told commit by commit.

Each version of an action is compared with the last one that could be read, however long ago that
was. So a date moves in nobody's shadow: not in a commit that takes the action out and another
that puts it back, nor in one that breaks the file and another that mends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cipt.evaluation.changes import changes_between
from cipt.evaluation.changes_dates import due_moves
from cipt.evaluation.index import Index
from cipt.evaluation.judgement import judge
from cipt.model.action import Action
from cipt.model.plan import Plan
from cipt.sources.git_log import Step, files_around
from cipt.views.diff.compared import Compared
from cipt.views.diff.dates import Dates
from cipt.views.diff.values import Line
from cipt.views.history import DateMove, Named, Removal
from cipt.views.history_past import Past, action_in, frame_of, is_action, says_who_agrees


@dataclass(frozen=True, slots=True)
class Found:
    """What one commit did: dates that it moved, actions that it took out."""

    step: Step
    moves: tuple[DateMove, ...]
    removed: tuple[Removal, ...]


def found_in(past: Past) -> tuple[Found, ...]:
    """The commits that moved dates or took actions out, the oldest first.

    A first date given to an action that had none is no move.
    """
    walk = _Walk(past)
    return tuple(
        found for step, _, after in files_around(past.steps) if (found := walk.step(step, after))
    )


class _Walk:
    """The plan as last known, from commit to commit."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._known: dict[str, Action] = {}
        self._frame: Plan | None = None

    def step(self, step: Step, after: Mapping[str, str]) -> Found | None:
        """What a commit did; None for nothing. The ids are those of the files after it."""
        ids = {action_in(one.path) for one in step.touched if is_action(one.path)}
        paths = [path for path in after if is_action(path) and action_in(path) in ids]
        frame = self._frame
        if frame is None or any(says_who_agrees(one.path) for one in step.touched):
            read = self._past.files(after, filter(says_who_agrees, after))
            frame = replace(frame_of(read, frame), actions=())
            if self._frame and Index(frame).date_boards != Index(self._frame).date_boards:
                # Which dates count is another question now, and for every action.
                paths = [path for path in after if is_action(path)]
        loaded = self._past.files(after, paths)
        there = dict.fromkeys(one.id for one in loaded.plan.actions)
        earlier = replace(
            self._frame or frame,
            actions=tuple(self._known[one] for one in there if one in self._known),
        )
        moves = self._moves(step, earlier, replace(frame, actions=loaded.plan.actions))
        removed = self._removed(step, after)
        self._known.update({one.id: one for one in reversed(loaded.plan.actions)})
        self._frame = frame
        return Found(step, moves, removed) if moves or removed else None

    def _moves(self, step: Step, before: Plan, after: Plan) -> tuple[DateMove, ...]:
        changes = changes_between(before, after)
        if not due_moves(changes):
            return ()
        day = step.counts_from
        lines = Dates(Compared(judge(before, day), judge(after, day), changes)).moved()
        return tuple(_move(line, step) for line in lines if line.kind != "date_given")

    def _removed(self, step: Step, after: Mapping[str, str]) -> tuple[Removal, ...]:
        gone = {
            action_in(one.path) for one in step.touched if is_action(one.path) and not one.after
        }
        there = {action_in(path) for path in after if is_action(path)} if gone else set()
        known = (self._known[one] for one in sorted(gone - there) if one in self._known)
        return tuple(
            Removal(Named(one.id, one.printed, one.title), step.commit)
            for one in known
            if one.withdrawn is None
        )


def _move(line: Line, step: Step) -> DateMove:
    values = dict(line.values)
    return DateMove(
        Named(line.id, line.number, line.title),
        _day(values.get("from")),
        _day(values.get("to")),
        values.get("agreed") is True,
        line.text,
        step.commit,
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
