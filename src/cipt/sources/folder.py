"""A plan in a folder on disk.

Links are followed only to files inside the plan folder that are not hidden, so that a plan cannot
bring in what lies outside it, nor git's own files where the plan is the top of a repository.
"""

from __future__ import annotations

import os
from pathlib import Path

from cipt.sources.tree import SIZE_LIMIT, CannotRead, Listing

_DEEPEST = 8
_AT_ONCE = 32 * 1024

_OPENING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Bytes as they are, and no waiting for a pipe that took a file's place since it was listed."""


class FolderTree:
    """The plan files below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._top = os.fspath(root)
        self._real_root = os.path.realpath(root)

    def listing(self) -> Listing:
        """Every file below the folder but hidden ones."""
        paths: list[str] = []
        refused: list[tuple[str, str]] = []
        self._walk("", 0, paths, refused)
        return Listing(tuple(sorted(paths)), tuple(refused))

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises CannotRead where it is no readable file of this folder."""
        try:
            handle = os.open(f"{self._top}/{path}", _OPENING)
            try:
                data = b""
                # A file system may give less than was asked for before the end is reached.
                while len(data) <= SIZE_LIMIT and (more := os.read(handle, _AT_ONCE)):
                    data += more
            finally:
                os.close(handle)
        except OSError as problem:
            raise CannotRead(_why(problem)) from None
        return data

    def _walk(
        self, folder: str, depth: int, paths: list[str], refused: list[tuple[str, str]]
    ) -> None:
        try:
            with os.scandir(os.path.join(self.root, folder)) as found:
                entries = [entry for entry in found if not entry.name.startswith(".")]
        except OSError as problem:
            refused.append((folder, _why(problem)))
            return
        above = f"{folder}/" if folder else ""
        for entry in entries:
            path = above + entry.name
            if entry.is_file(follow_symlinks=False):
                paths.append(path)
            elif entry.is_symlink() and (fault := self._fault_of_link(entry.path)):
                refused.append((path, fault))
            elif entry.is_dir(follow_symlinks=False):
                if path.endswith((".yaml", ".yml")):
                    refused.append((path, "is a folder where a file belongs"))
                elif depth == _DEEPEST:
                    refused.append((path, "lies too deep to be read"))
                else:
                    self._walk(path, depth + 1, paths, refused)
            elif entry.is_file():
                paths.append(path)
            else:
                refused.append((path, "is not a file"))

    def _fault_of_link(self, name: str) -> str | None:
        """Why a link is not followed, or None."""
        target = os.path.realpath(name)
        inside = target.removeprefix(self._real_root.rstrip(os.sep) + os.sep)
        if inside == target:
            return "is a link that leads out of the plan folder"
        if any(part.startswith(".") for part in inside.split(os.sep)):
            return "is a link to a hidden file"
        if not os.path.lexists(target):
            return "is a link to a file that is not there"
        return None if os.path.isfile(target) else "is a link, and not to a file"


def _why(problem: OSError) -> str:
    if isinstance(problem, PermissionError):
        return "may not be read: its permissions forbid it"
    if isinstance(problem, IsADirectoryError):
        return "is a folder where a file belongs"
    return f"cannot be read: {problem.strerror or 'the disk refuses'}"
