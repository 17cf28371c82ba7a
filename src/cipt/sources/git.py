"""A plan as git has it: the files of one commit, wherever the plan folder lies in the repository.

This and its neighbours `repository`, `blobs` and `git_program` are the only door to git.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Collection, Iterable, Mapping, Sequence

from cipt.faults import CannotGoOn
from cipt.sources.blobs import Blobs, blob_ids, not_in_clone, read_blobs
from cipt.sources.locate import ACTIONS, HEADER
from cipt.sources.repository import Commit, Repository, repository_of
from cipt.sources.tree import CannotRead, Listing

__all__ = [
    "Blobs",
    "Commit",
    "GitTree",
    "Repository",
    "blob_ids",
    "most_alike",
    "plan_folders",
    "read_blobs",
    "repository_of",
]

_REGULAR = ("100644", "100755")
_LINK = "120000"
_PLAN_FILES = (".yaml", ".yml")
_HEADERS = (HEADER, "plan.yml")
_FOLDER_FOR_A_FILE = re.compile(r".*?\.ya?ml(?=/)", re.DOTALL)
_DEEPEST = 8
"""As in a folder on disk: what lies deeper is no plan file."""


class GitTree:
    """The plan files of one commit. `prefix` leads from the top of the repository to the plan.

    They are listed with one run of git, and read with few, when the first is asked for. Trees that
    share `blobs` read what they have in common once.
    """

    def __init__(
        self, repository: Repository, commit: str, prefix: str, blobs: Blobs | None = None
    ) -> None:
        self.repository = repository
        self.commit = commit
        self.prefix = prefix
        self._blobs = blobs or Blobs(repository)
        self._ids: Mapping[str, str] | None = None
        self._refused: dict[str, str] = {}
        self._is_ahead = False

    def listing(self) -> Listing:
        """Every file below the plan folder but hidden ones.

        Raises CannotGoOn where the commit has no plan there: an empty one would look finished.
        """
        if not self.is_there():
            raise self._not_there()
        return Listing(tuple(sorted(self.ids())), tuple(sorted(self._refused.items())))

    def is_there(self) -> bool:
        """Whether the commit has a plan at this place: plan.yaml or, should that lack, actions."""
        found = (*self.ids(), *self._refused)
        return any(path in _HEADERS or path.split("/")[0] == ACTIONS for path in found)

    def ids(self) -> Mapping[str, str]:
        """The id of what each file holds: equal ids, equal bytes."""
        if self._ids is None:
            found: dict[str, str] = {}
            arguments = ["ls-tree", "-r", "-z", "--full-tree", self.commit]
            if self.prefix:
                arguments += ["--", self.prefix]
            listed = os.fsdecode(self.repository.run(*arguments))
            cut = len(self.prefix) + 1 if self.prefix else 0
            for row in listed.split("\0"):
                if row:
                    meta, _, name = row.partition("\t")
                    self._take(meta, name[cut:], found)
            self._ids = found
        return self._ids

    def with_files(self, ids: Mapping[str, str]) -> GitTree:
        """The same files, but for some that are as they were in other commits, by path and id."""
        tree = GitTree(self.repository, self.commit, self.prefix, self._blobs)
        tree._ids = {**self.ids(), **ids}
        tree._refused = self._refused
        return tree

    def fetch(self, paths: Iterable[str]) -> None:
        """Reads these files ahead, all at once, and leaves others until they are asked for."""
        ids = self.ids()
        self._blobs.fetch(ids[path] for path in paths if path in ids)
        self._is_ahead = True

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises CannotRead for one that the commit does not have.

        Raises CannotGoOn where the commit has it and the clone does not.
        """
        blob = self.ids().get(path)
        if blob is None:
            raise CannotRead("is not there")
        if not self._is_ahead:
            self.fetch(path for path in self.ids() if path.endswith(_PLAN_FILES))
        contents = self._blobs.get(blob)
        if contents is None:
            raise not_in_clone(path)
        return contents

    def _take(self, meta: str, path: str, ids: dict[str, str]) -> None:
        mode, _, blob = meta.split()
        if path.startswith(".") or "/." in path:
            return
        odd = _FOLDER_FOR_A_FILE.match(path)
        if odd:
            self._refused[odd[0]] = "is a folder where a file belongs"
        elif path.count("/") > _DEEPEST:
            parts = path.split("/")[: _DEEPEST + 1]
            self._refused["/".join(parts)] = "lies too deep to be read"
        elif mode in _REGULAR:
            ids[path] = blob
        else:
            kind = "a link" if mode == _LINK else "a repository of its own"
            self._refused[path] = f"is {kind} in git, and is not followed"

    def _not_there(self) -> CannotGoOn:
        place = f"in {self.prefix}/" if self.prefix else "at the top of the repository"
        why = f"the commit {self.commit[:10]} has no plan {place}"
        if "" in self._refused:
            why = f"{why}, which {self._refused['']}"
        place = shlex.quote(f":/{self.prefix}")
        return CannotGoOn(why, f"Name a revision that has it: git log -- {place} lists them")


def most_alike(trees: Sequence[GitTree], held: Collection[str]) -> GitTree | None:
    """The plan with the most files of which `held` has the ids; None where two have as many."""
    shared = [sum(blob in held for blob in tree.ids().values()) for tree in trees]
    most = max(shared, default=0)
    return trees[shared.index(most)] if most and shared.count(most) == 1 else None


def plan_folders(repository: Repository, commit: str) -> tuple[str, ...]:
    """The folders that hold a plan.yaml in a commit, from the top of the repository.

    "" is the top itself. Hidden folders are passed over.
    """
    names = repository.run("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit)
    paths = (os.fsdecode(name) for name in names.split(b"\0"))
    found = (path.rpartition("/") for path in paths)
    return tuple(
        sorted(
            folder
            for folder, _, name in found
            if name == HEADER and not any(part.startswith(".") for part in folder.split("/"))
        )
    )
