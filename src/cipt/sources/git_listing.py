"""What git tells of many commits at once: who made them when, and which files each one changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cipt.sources.repository import Repository

_ABOUT = "--format=%P%x00%ct%x00%an%x00%s"
_REGULAR = ("100644", "100755")


class Told(NamedTuple):
    """A commit as git tells of it: full ids, the first parent first.

    `second` is what the clock of its maker said, 0 for nothing that can be read.
    """

    id: str
    parents: tuple[str, ...]
    second: int
    author: str
    subject: str


class FileChange(NamedTuple):
    """A file that a commit changed, from the top of the repository.

    `letter` is git's: A for one that is new, D for one that is gone. `before` and `after` are the
    ids of what it held, None where it was no plain file.
    """

    letter: str
    path: str
    before: str | None
    after: str | None


def commits(
    repository: Repository,
    commit: str,
    which: Literal["--first-parent", "--topo-order"],
    most: int | None = None,
) -> Iterator[Told]:
    """A commit and those before it, the newest first: all of them, or the first parents alone; at
    the most so many, if that is said.
    """
    limit = () if most is None else (f"--max-count={most}",)
    arguments = ("rev-list", which, *limit, "--encoding=UTF-8", _ABOUT, commit, "--")
    rows = repository.run(*arguments).split(b"\n")
    for head, row in zip(rows[::2], rows[1::2], strict=False):
        parents, second, author, subject = row.decode(errors="replace").split("\0", 3)
        yield Told(
            head.decode().removeprefix("commit "),
            tuple(parents.split()),
            int(second) if second.isdecimal() else 0,
            author,
            subject,
        )


def says_it_has_parents(repository: Repository, commit: str) -> bool:
    """Whether a commit says that there was one before it, be it in the clone or not."""
    head, _, _ = repository.run("cat-file", "commit", commit).partition(b"\n\n")
    return any(line.startswith(b"parent ") for line in head.split(b"\n"))


def files_changed(repository: Repository, told: Sequence[Told]) -> dict[str, list[FileChange]]:
    """What each commit changed against its first parent, by its id, in one run of git."""
    asked = "".join(f"{' '.join((one.id, *one.parents[:1]))}\n" for one in told)
    arguments = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--root", "--always")
    parts = iter(repository.run(*arguments, stdin=asked.encode()).split(b"\0"))
    found: dict[str, list[FileChange]] = {}
    mine: list[FileChange] = []
    for part in parts:
        if part.startswith(b":"):
            before_mode, after_mode, before, after, letter = part[1:].decode().split()
            mine.append(
                FileChange(
                    letter[0],
                    os.fsdecode(next(parts)),
                    before if before_mode in _REGULAR else None,
                    after if after_mode in _REGULAR else None,
                )
            )
        elif part:
            mine = found.setdefault(part.decode().strip(), [])
    return found
