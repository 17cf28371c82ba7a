"""What merges brought in: the commits of pull requests, by those who made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cipt.sources.git_clock import london_day
from cipt.sources.git_listing import Told, commits, files_changed
from cipt.sources.git_log import Step, Touched, touched_in
from cipt.sources.repository import Commit, Repository


@dataclass(frozen=True, slots=True)
class SideCommit:
    """A commit that came in with a merge, and what it did against its own first parent."""

    commit: Commit
    touched: tuple[Touched, ...]


def sides_of(repository: Repository, steps: Sequence[Step]) -> dict[str, tuple[SideCommit, ...]]:
    """What each merge brought in, by the merge's id: commits, the oldest first, no merges.

    A commit that came in with several merges stands with the first of them. The plan is looked for
    where it lay in the merge.
    """
    if not any(step.is_merge for step in steps):
        return {}
    told = {one.id: one for one in commits(repository, steps[-1].commit.id, "--topo-order")}
    sides = _sides(steps, told)
    changes = files_changed(repository, [one for side in sides.values() for one in side])
    order = {identity: place for place, identity in enumerate(told)}
    return {
        step.commit.id: tuple(
            SideCommit(
                Commit(one.id, london_day(one.second), one.author, one.subject),
                touched_in(changes.get(one.id, ()), step.folder),
            )
            for one in sorted(sides[step.commit.id], key=lambda one: -order[one.id])
            if len(one.parents) < 2
        )
        for step in steps
        if step.commit.id in sides
    }


def _sides(steps: Sequence[Step], told: dict[str, Told]) -> dict[str, list[Told]]:
    """The commits that came in with each merge and with none before it."""
    seen = {step.commit.id for step in steps}
    sides: dict[str, list[Told]] = {}
    for step in steps:
        waiting = list(step.parents[1:])
        while waiting:
            one = waiting.pop()
            if one in told and one not in seen:
                seen.add(one)
                sides.setdefault(step.commit.id, []).append(told[one])
                waiting.extend(told[one].parents)
    return sides
