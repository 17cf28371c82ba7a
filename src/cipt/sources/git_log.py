"""What was committed when: the first-parent history of a branch, and which commit ended a month.

The first parent is what a branch held itself: a pull request counts from the day it was merged,
and not from the day on which its author began to write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cipt.faults import CannotGoOn
from cipt.sources.blobs import Blobs
from cipt.sources.git_clock import days_of
from cipt.sources.git_listing import FileChange, commits, files_changed, says_it_has_parents
from cipt.sources.locate import HEADER
from cipt.sources.repository import Commit, Repository
from cipt.sources.tree import CannotRead, Listing


@dataclass(frozen=True, slots=True)
class Touched:
    """A file of the plan that a commit changed, by its path in the plan folder.

    `before` and `after` are the ids of what it held; None where it was not there.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One commit of a branch and what it did below the plan folder, against its first parent.

    `commit.day` is the day by the clock of London, None for a clock that cannot be right.
    `counts_from` is the day from which the commit counts: its own, or that of the one before it
    where its clock was wrong. `parents` are full ids, the first one first. `folder` is where the
    plan lay in this commit, from the top of the repository. `is_cut_off` is whether the clone
    lacks what was before it.
    """

    commit: Commit
    counts_from: date
    parents: tuple[str, ...]
    folder: str
    touched: tuple[Touched, ...]
    is_cut_off: bool = False

    @property
    def is_merge(self) -> bool:
        """Whether it brought in what was committed elsewhere."""
        return len(self.parents) > 1


def steps_of(repository: Repository, revision: str, folder: str) -> tuple[Step, ...]:
    """The first-parent history of a revision, oldest commit first.

    `folder` is where the plan lies in it, from the top of the repository. Where an earlier commit
    moved the whole plan, it is followed. Raises CannotGoOn for an unknown revision.
    """
    told = list(commits(repository, repository.commit(revision), "--first-parent"))
    changes = files_changed(repository, told)
    days = days_of([one.second for one in reversed(told)])
    oldest_is_cut = (
        bool(told) and not told[-1].parents and says_it_has_parents(repository, told[-1].id)
    )
    steps = []
    for place, one in enumerate(told):
        clock, counts_from = days[len(told) - 1 - place]
        mine = changes.get(one.id, [])
        commit = Commit(one.id, clock, one.author, one.subject)
        is_last = place == len(told) - 1
        steps.append(
            Step(
                commit,
                counts_from,
                one.parents,
                folder,
                touched_in(mine, folder),
                is_last and oldest_is_cut,
            )
        )
        folder = _folder_before(folder, mine)
    return tuple(reversed(steps))


def last_by(steps: Sequence[Step], day: date) -> Step | None:
    """What the branch held at the end of a day, by the clock of London; None for nothing yet."""
    found = None
    for step in steps:
        if step.counts_from > day:
            break
        found = step
    return found


def files_around(
    steps: Sequence[Step],
) -> Iterator[tuple[Step, Mapping[str, str], Mapping[str, str]]]:
    """Each step with the ids of what the plan's files held before and after it, by path."""
    before: dict[str, str] = {}
    folder = steps[0].folder if steps else ""
    for step in steps:
        # Of a plan that was moved as a whole every file is told of as new.
        after = dict(before) if step.folder == folder else {}
        folder = step.folder
        for one in step.touched:
            if one.after is None:
                after.pop(one.path, None)
            else:
                after[one.path] = one.after
        yield step, before, after
        before = after


class FilesById:
    """Plan files by the ids of what they hold, wherever in the history they stood so."""

    def __init__(self, blobs: Blobs, ids: Mapping[str, str]) -> None:
        self._blobs = blobs
        self._ids = ids

    def listing(self) -> Listing:
        """The files that were named, and no others."""
        return Listing(tuple(sorted(self._ids)))

    def ids(self) -> Mapping[str, str]:
        """The id of what each file holds."""
        return self._ids

    def fetch(self, paths: Iterable[str]) -> None:
        """Reads these files ahead, all at once."""
        self._blobs.fetch(self._ids[path] for path in paths)

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises CannotRead for one that was not named.

        Raises CannotGoOn where the clone does not have them.
        """
        if path not in self._ids:
            raise CannotRead("is not there")
        contents = self._blobs.get(self._ids[path])
        if contents is None:
            raise CannotGoOn(
                f"{path} as it stood earlier is not in this clone",
                "Clone the repository whole, without --filter (no filter: in CI)",
            )
        return contents


def touched_in(changes: Sequence[FileChange], folder: str) -> tuple[Touched, ...]:
    """The files that were changed in the plan folder; hidden ones are passed over."""
    return tuple(
        Touched(inside, before, after)
        for _, path, before, after in changes
        if before != after and (inside := _inside(path, folder)) is not None
    )


def _inside(path: str, folder: str) -> str | None:
    """A path from the plan folder on; None for a file that does not lie in it, or is hidden."""
    inside = path.removeprefix(f"{folder}/") if folder else path
    if folder and inside == path:
        return None
    return None if any(part.startswith(".") for part in inside.split("/")) else inside


def _folder_before(folder: str, changes: Sequence[FileChange]) -> str:
    """Where the plan lay before a commit: elsewhere, if it took one plan.yaml away and gave this
    folder one.
    """
    here = f"{folder}/{HEADER}" if folder else HEADER
    if not any(letter == "A" and path == here for letter, path, _, _ in changes):
        return folder
    gone = [
        path.removesuffix(HEADER).rstrip("/")
        for letter, path, _, _ in changes
        if letter == "D" and path.rpartition("/")[2] == HEADER
    ]
    return gone[0] if len(gone) == 1 else folder
