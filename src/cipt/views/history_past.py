"""A plan as git has it through time, each file that it ever held read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from cipt.faults import CannotGoOn
from cipt.loading.layout import ACTION, PEOPLE, PLAN, FileKind, file_kind, split_name
from cipt.loading.loaded import Loaded
from cipt.loading.read_once import ReadOnce
from cipt.model.plan import Plan
from cipt.sources.blobs import Blobs
from cipt.sources.git import GitTree
from cipt.sources.git_log import FilesById, Step, steps_of
from cipt.sources.git_sides import SideCommit, sides_of
from cipt.sources.repository import Repository


@dataclass(frozen=True, slots=True)
class Committed:
    """The plan of one commit; `loaded` is None where there was none, and `problem` says why."""

    step: Step
    loaded: Loaded | None
    problem: str = ""


class Past:
    """The first-parent history of a revision. `steps` are its commits, the oldest first.

    Raises CannotGoOn for an unknown revision.
    """

    def __init__(self, repository: Repository, revision: str, folder: str) -> None:
        self.repository = repository
        self.steps: Sequence[Step] = steps_of(repository, revision, folder)
        self._blobs = Blobs(repository)
        self._reader = ReadOnce()
        self._whole: dict[str, Committed] = {}

    @property
    def is_cut_off(self) -> bool:
        """Whether the clone lacks the commits before the oldest."""
        return bool(self.steps) and self.steps[0].is_cut_off

    @cached_property
    def compared_from(self) -> date | None:
        """The day before which nothing is compared: that on which the plan was taken over, else
        the plan's first. Of several that plan.yaml gave in its time it is the earliest: a later
        one that was put in afterwards hides nothing.
        """
        headers = [
            self.files({one.path: one.after}, (one.path,)).plan.header
            for step in self.steps
            for one in step.touched
            if one.after and file_kind(one.path) is PLAN
        ]
        taken_over = [header.taken_over for header in headers if header.taken_over]
        starts = [header.starts for header in headers if header.starts]
        found = min(taken_over or starts, default=None)
        return date(found.year, found.month, found.day) if found else None

    @cached_property
    def sides(self) -> Mapping[str, tuple[SideCommit, ...]]:
        """What each merge brought in, by the merge's id."""
        return sides_of(self.repository, self.steps)

    def fetch(self) -> None:
        """Reads every file of the plan that any step touched, all at once."""
        self._blobs.fetch(
            one.after
            for step in self.steps
            for one in step.touched
            if one.after and isinstance(file_kind(one.path), FileKind)
        )

    def whole(self, step: Step) -> Committed:
        """The whole plan of one commit."""
        found = self._whole.get(step.commit.id)
        if found is None:
            found = self._whole[step.commit.id] = self._read(step)
        return found

    def _read(self, step: Step) -> Committed:
        tree = self.tree(step.commit.id, step.folder)
        try:
            return Committed(step, self._reader.load(tree))
        except CannotGoOn as problem:
            if tree.is_there():
                raise
            return Committed(step, None, problem.why)

    def tree(self, commit: str, folder: str) -> GitTree:
        """The plan files of a commit, on this history or beside it."""
        return GitTree(self.repository, commit, folder, self._blobs)

    def files(self, ids: Mapping[str, str], paths: Iterable[str]) -> Loaded:
        """A plan of some files alone: what stands in the rest is not known of it."""
        return self._reader.load(
            FilesById(self._blobs, {path: ids[path] for path in paths if path in ids})
        )


def frame_of(loaded: Loaded, last: Plan | None) -> Plan:
    """A plan; where it could not be read who may agree dates, with that as it was last known.

    A slip of the pen in people.yaml would otherwise look as if the boards had lost their rights.
    """
    lost = any(one.kind in ("plan", "people", "group") for one in loaded.lost)
    if not lost or last is None:
        return loaded.plan
    return replace(loaded.plan, header=last.header, officers=last.officers, groups=last.groups)


# The same few paths are asked about for every commit.
@lru_cache(maxsize=65_536)
def is_action(path: str) -> bool:
    """Whether a file of the plan is an action."""
    return file_kind(path) is ACTION


@lru_cache(maxsize=65_536)
def says_who_agrees(path: str) -> bool:
    """Whether a file of the plan says which boards may agree dates."""
    return file_kind(path) in (PLAN, PEOPLE)


@lru_cache(maxsize=65_536)
def action_in(path: str) -> str:
    """The id of the action in a file, which is the file's name."""
    return split_name(path.rpartition("/")[2])[0]
