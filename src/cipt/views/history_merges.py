"""What a merge itself did to an action, beside bringing in what was committed elsewhere.

Where two people changed one action, whoever merges decides what stays. A line can be lost so that
no commit shows it, and a date can be written that nobody's pull request had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cipt.evaluation.index import Index
from cipt.faults import CannotGoOn
from cipt.model.action import Action
from cipt.model.plan import Plan
from cipt.rules.masking import Mask
from cipt.sources.git_log import Step
from cipt.views.diff.phrases import Phrases, key_in_words
from cipt.views.history_past import Past, action_in, is_action

LOST = "Lost in the merge, though the branch had it"
WRITTEN = "Written by the merge itself, in neither version"
TAKEN_OUT = "Taken out by the merge itself, though both versions had it"

_FACTS = (
    "revisions",
    "milestones",
    "reviews",
    "started",
    "updates",
    "evidence",
    "completed",
    "signed_off",
    "reopened",
    "withdrawn",
)
_NAMED_BY_WHAT_THEY_ARE = frozenset({"revisions", "milestones", "updates", "evidence"})


def merge_notes(
    past: Past, step: Step, kept: Action | None, merged: Action | None, plan: Plan
) -> tuple[str, ...]:
    """Sentences on what a merge left out of a branch, and on what neither side had.

    `kept` is the action as the first parent had it; `plan` is where people's names are looked up.
    """
    here = merged or kept
    if here is None or not step.is_merge:
        return ()
    sides = [_at(past, parent, step.folder, here.id) for parent in step.parents[1:]]
    branches = [side for side in sides if side is not None]
    index = Index(plan)
    words, mask = Phrases(index, index), Mask(plan)
    notes = []
    for parent, side in zip(step.parents[1:], sides, strict=True):
        base = _base(past, step, parent, here.id)
        if side is not None and base is not None:
            notes += [f"{LOST}: {told}" for told in _told(words, side, [base, merged], _FACTS)]
    if branches and kept and merged:
        every = tuple(Action.model_fields)
        notes += [f"{WRITTEN}: {told}" for told in _told(words, merged, [kept, *branches], every)]
        notes += [
            f"{TAKEN_OUT}: {told}"
            for told in _told(words, kept, [merged], _FACTS, also_in=branches)
        ]
    return tuple(mask.text(note) for note in dict.fromkeys(notes))


def _told(
    words: Phrases,
    action: Action,
    lacking: Sequence[Action | None],
    fields: Sequence[str],
    also_in: Sequence[Action] = (),
) -> Iterator[str]:
    """What an action says and none of the others does, and all of `also_in` do, in words."""
    for field in fields:
        for value in _values(action, field):
            if any(value in _values(other, field) for other in lacking if other):
                continue
            if all(value in _values(other, field) for other in also_in):
                said = words.value(field, value)
                plain = field in _NAMED_BY_WHAT_THEY_ARE
                yield said if plain else f"{key_in_words(field)} {said}"


def _values(action: Action, field: str) -> tuple[object, ...]:
    value = getattr(action, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _base(past: Past, step: Step, parent: str, identity: str) -> Action | None:
    """The action where the two sides parted; None where that cannot be told."""
    try:
        base = past.repository.merge_base(step.parents[0], parent)
    except CannotGoOn:
        return None
    return _at(past, base, step.folder, identity)


def _at(past: Past, commit: str, folder: str, identity: str) -> Action | None:
    """The action in a commit; None where it was not there, or could not be read."""
    ids = past.tree(commit, folder).ids()
    paths = [path for path in ids if is_action(path) and action_in(path) == identity]
    if not paths:
        return None
    found = past.files(ids, paths).plan.actions
    return next((action for action in found if action.id == identity), None)
