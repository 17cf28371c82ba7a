"""What `cipt check` compares the plan with: an earlier version, or nothing and why."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cipt.cli.base import Base, base_of
from cipt.cli.earlier import earlier_plan
from cipt.cli.opening import Opened
from cipt.evaluation.english import listed
from cipt.faults import CannotGoOn
from cipt.loading.plan import collector_off
from cipt.model.dates import in_words
from cipt.model.order import natural
from cipt.rules.base import Rule
from cipt.rules.past import Past, past_beside
from cipt.rules.run import check_on
from cipt.sources.git import GitTree, Repository, blob_ids, repository_of
from cipt.sources.git_clock import days_of
from cipt.sources.git_listing import commits
from cipt.sources.repository import SHALLOW
from cipt.views.comparison import Comparison, Since

_NAMED = 3
"""Files that could not be read in the version compared with, of which more are counted."""

_LOOKED_AT = 200
"""Commits before the one compared with by whose clocks its own is held."""


class Compared(NamedTuple):
    """What the plan is compared with; `past` is None for nothing. `told` says which or why not.

    `changed` are the paths, from the plan folder on, of files that differ.
    """

    past: Past | None
    told: Comparison
    changed: frozenset[str] = frozenset()

    def since(self, opened: Opened, rules: Sequence[Rule]) -> Since:
        """The findings of the version compared with, judged on the same day.

        Raises CannotGoOn where nothing was compared.
        """
        if self.past is None:
            raise CannotGoOn(f"--changed: {self.told.sentence}", "Name a version: --against REV")
        outcome = check_on(self.past.earlier, opened.as_of, rules, opened.prefix)
        changed = frozenset(opened.prefix + path for path in self.changed)
        return Since(outcome.findings, changed)


def _with_nothing(why: str, *, is_amiss: bool = False) -> Compared:
    return Compared(None, Comparison(None, f"Not compared with the past: {why}", is_amiss))


NOT_ASKED = _with_nothing("--no-history leaves it out")


def compared(opened: Opened, against: str | None = None, rev: str | None = None) -> Compared:
    """The plan beside an earlier version: `against`, else the one at which the work began.

    Raises CannotGoOn where `against` names no version that there is; where none is named, the
    plan is checked without the past, and why is told.
    """
    repository = repository_of(opened.folder)
    if repository is None:
        if against is not None:
            raise CannotGoOn(
                f"--against {against}: {opened.folder} is in no git repository",
                "Leave --against out, or go to the clone",
            )
        return _with_nothing("the plan is in no git repository")
    try:
        with collector_off():
            return _compared(repository, opened, against, rev)
    except CannotGoOn as problem:
        if against is not None:
            raise
        return _with_nothing(problem.why, is_amiss=True)


def _compared(
    repository: Repository, opened: Opened, against: str | None, rev: str | None
) -> Compared:
    head = repository.commit(rev) if rev else repository.find("HEAD")
    if against is not None:
        base = Base(repository.commit(against), against)
    else:
        base = base_of(repository, head, os.environ)
    if base.commit is None:
        return _with_nothing(base.called, is_amiss=base.is_amiss)
    ids = _ids(repository, opened, base.commit, head if rev else None)
    place = opened.prefix.rstrip("/")
    earlier = earlier_plan(repository, base.commit, place, opened.loaded, ids, look_back=True)
    day = _day_of(repository, base.commit)
    called = _called(base.called, base.commit, day)
    if earlier is None:
        return _with_nothing(f"{called} has no plan in {place or 'this place'}")
    if earlier.folder != place:
        called = f"{called}, where the plan is in {earlier.folder or 'the top folder'}"
    unread = sorted({lost.path for lost in earlier.loaded.lost}, key=natural)
    if unread:
        lost = listed([earlier.prefix + path for path in unread], _NAMED)
        called = f"{called}; what could not be read there is not compared: {lost}"
    past = past_beside(earlier.loaded, opened.loaded, day)
    if not past.changes and not earlier.changed:
        called = f"{called}: nothing differs"
        if repository.is_shallow():
            called = f"{called}. {SHALLOW}"
    return Compared(past, Comparison(base.commit, f"Compared with {called}"), earlier.changed)


def _ids(
    repository: Repository, opened: Opened, commit: str, head: str | None
) -> Mapping[str, str]:
    """The ids of what the plan's files hold: those of a commit, or of the files as they lie."""
    if head is not None:
        return GitTree(repository, head, opened.prefix.rstrip("/")).ids()
    loaded = opened.loaded
    files = {path: file.data for path, file in loaded.files.items()}
    return blob_ids({**files, **loaded.published}, like=commit)


def _day_of(repository: Repository, commit: str) -> date:
    """The day from which a commit counts, whatever its own clock says."""
    told = list(commits(repository, commit, "--first-parent", _LOOKED_AT))
    return days_of([one.second for one in reversed(told)])[-1][1]


def _called(called: str, commit: str, day: date) -> str:
    """A version as a sentence has it: "main (3f2a1b9c0d of 4 June 2019)"."""
    of = f"{commit[:10]} of {in_words(day)}"
    return of if commit.startswith(called) else f"{called} ({of})"
