"""Whose story is asked for: an action by its id or printed number, in the plan or in its past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.loading.loaded import Loaded
from cipt.model.dates import in_words
from cipt.views.history_action import ActionHistory, Versions
from cipt.views.history_moves import found_in
from cipt.views.history_past import Past, action_in, is_action
from cipt.views.story import story_of

CUT_OFF = (
    "This clone holds only part of the history, which begins on {day}: fetch all of it "
    "(git fetch --unshallow; fetch-depth: 0 in CI)."
)
LATER = "What was committed after {day} is left out, as asked."
UNREAD = "The action cannot be read in the plan as it is now; `cipt check` says why."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: an id or a printed number, up to a day or (None) up to the newest commit.

    `with_folder` is whether what is not yet committed is told too.
    """

    wanted: str
    until: date | None
    with_folder: bool


def action_histories(
    judgement: Judgement, loaded: Loaded, past: Past | None, asked: Asked, why_not: str
) -> list[ActionHistory]:
    """The stories of the actions that were asked for, none where neither the plan nor git knows
    one. `past` is None where there is no history, and `why_not` says why.
    """
    notes = [f"Only its dated facts are told: {why_not}."] if past is None else []
    if past is not None:
        past.fetch()
        if past.is_cut_off:
            notes.append(CUT_OFF.format(day=in_words(past.steps[0].counts_from)))
        if asked.until and any(step.counts_from > asked.until for step in past.steps):
            notes.append(LATER.format(day=in_words(asked.until)))
    found = found_in(past) if past else ()
    histories = []
    for identity, progress in _found(judgement, loaded, past, asked.wanted).items():
        versions = Versions(past, identity, asked.until, found) if past else None
        told = list(versions.all) if versions else []
        if versions and asked.with_folder:
            uncommitted = versions.uncommitted(loaded, judgement.as_of)
            told += [uncommitted] if uncommitted else []
        known = versions.known.action if versions and versions.known else None
        action = progress.action if progress else known
        unread = [UNREAD] if identity in loaded.lost_ids("action") else []
        histories.append(
            ActionHistory(
                identity,
                action.printed if action else identity,
                action.title if action else "(it could never be read)",
                story_of(progress) if progress else None,
                tuple(told),
                (*notes, *unread),
            )
        )
    return histories


def _found(
    judgement: Judgement, loaded: Loaded, past: Past | None, wanted: str
) -> dict[str, Progress | None]:
    """The ids of the actions that are meant: one by its id, else all that print this number."""
    plain = wanted.strip().lower()
    progress = judgement.progress
    named = [one for one in progress if one.id.lower() == plain]
    named = named or [one for one in progress if one.action.printed.lower() == plain]
    if named:
        return {one.id: one for one in reversed(named)}
    past_ids = (
        action_in(one.path)
        for step in (past.steps if past else ())
        for one in step.touched
        if is_action(one.path)
    )
    ids = (*loaded.lost_ids("action"), *past_ids)
    return {identity: None for identity in ids if identity.lower() == plain}
