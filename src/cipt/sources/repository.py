"""A git repository: which commits its names mean, and how they hang together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cipt.faults import CannotGoOn
from cipt.sources.git_program import Ran, run_git

DEFAULT_BRANCHES = (
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
"""Where the default branch is looked for, if nothing in the repository names it."""

_ORIGINS_OWN = "refs/remotes/origin/HEAD"
"""What the remote called origin calls its default branch, as it was when it was cloned."""

_LOOK = "`git log --oneline` lists the commits, `git branch --all` the branches"
SHALLOW = "Only part of the history is here: fetch all of it (fetch-depth: 0 in CI)"


class Commit(NamedTuple):
    """A commit: its full id, the day on which it was made, and whose it is.

    The day is that of its maker's clock, None where that is no day of any calendar. `subject` is
    the first line of its message.
    """

    id: str
    day: date | None
    author: str
    subject: str

    @property
    def short(self) -> str:
        """The first ten digits of the id, however many the repository would need."""
        return self.id[:10]


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, by the folder that holds its working tree."""

    top: Path

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What git prints. Raises CannotGoOn where git is missing or refuses."""
        ran = run_git(self.top, arguments, stdin)
        if ran.code != 0:
            raise self._refused(arguments[0], ran)
        return ran.out

    def commit(self, revision: str) -> str:
        """The full id of the commit that a revision names.

        Raises CannotGoOn for one that the repository does not know.
        """
        found = self.find(revision)
        if found is None:
            raise self._unknown(revision)
        return found

    def find(self, revision: str) -> str | None:
        """The full id of the commit that a revision names, or None for an unknown one."""
        # No revision begins with a hyphen, and git would take it for an option.
        if not revision.isprintable() or not revision.strip() or revision.startswith("-"):
            return None
        arguments = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        ran = run_git(self.top, arguments)
        if ran.code == 0:
            return ran.out.decode().strip()
        if ran.code != 1 and self._is_broken():
            raise self._refused(arguments[0], ran)
        return None

    def about(self, commit: str) -> Commit:
        """What is to be told of a commit, by its full id."""
        form = "--format=%cs%x00%an%x00%s"
        printed = self.run("rev-list", "--max-count=1", "--encoding=UTF-8", form, commit, "--")
        _, _, line = printed.decode(errors="replace").partition("\n")
        day, author, subject = line.rstrip("\n").split("\0", 2)
        return Commit(commit, _day(day), author, subject)

    def merge_base(self, one: str, other: str) -> str:
        """The full id of the commit at which two revisions parted.

        Raises CannotGoOn for an unknown revision, and where they have no history in common.
        """
        found = self.parted(self.commit(one), self.commit(other))
        if found:
            return found
        cure = SHALLOW if self.is_shallow() else "Compare with a revision that it was made from"
        raise CannotGoOn(f"{one} and {other} have no history in common", cure)

    def parted(self, one: str, other: str) -> str | None:
        """The commit at which two commits parted, all by their full ids; None where they never were
        one.
        """
        ran = run_git(self.top, ("merge-base", one, other))
        if ran.code not in (0, 1):
            raise self._refused("merge-base", ran)
        return ran.out.decode().split()[0] if ran.code == 0 else None

    def default_branch(self) -> str | None:
        """The branch that pull requests are made against, or None where none can be told.

        It is what the remote called origin calls its own, else the first of the usual names that
        is there, as origin has it before as it is here. The name is written in full, as in
        refs/remotes/origin/main: a tag of the same name is no branch.
        """
        form = "--format=%(refname)%00%(symref)"
        told = self.run("for-each-ref", form, _ORIGINS_OWN, *DEFAULT_BRANCHES)
        rows = (row.split("\0") for row in told.decode(errors="replace").splitlines())
        there = dict(rows)
        own = there.get(_ORIGINS_OWN)
        return own or next((name for name in DEFAULT_BRANCHES if name in there), None)

    def is_shallow(self) -> bool:
        """Whether the clone holds only a part of the history."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def has_commits(self) -> bool:
        """Whether anything was ever committed on what is checked out, or on any branch."""
        known = run_git(self.top, ("rev-parse", "--verify", "--quiet", "HEAD^{commit}")).code == 0
        return known or bool(self.run("for-each-ref", "--count=1").strip())

    def _is_broken(self) -> bool:
        return run_git(self.top, ("rev-parse", "--git-dir")).code != 0

    def _unknown(self, revision: str) -> CannotGoOn:
        if not revision.strip():
            return CannotGoOn("the revision is empty", "Name a tag, a branch or a commit: HEAD")
        if not self.has_commits():
            return CannotGoOn(
                f"git does not know the revision {revision}: nothing is committed yet",
                "Commit the plan first, or ask only for the plan as it lies",
            )
        cure = SHALLOW if self.is_shallow() else _LOOK
        return CannotGoOn(f"git does not know the revision {revision}", cure)

    def _refused(self, command: str, ran: Ran) -> CannotGoOn:
        said = ran.said or f"it ended with {ran.code}"
        return CannotGoOn(f"git {command}: {said}", f"Look at the repository: {self.top}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def repository_of(folder: Path) -> Repository | None:
    """The repository that a folder stands in, or None."""
    real = Path(os.path.realpath(folder))
    top = next((one for one in (real, *real.parents) if os.path.lexists(one / ".git")), None)
    return Repository(top) if top else None
