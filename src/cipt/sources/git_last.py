"""Files as they were before a commit: what was altered or taken out, the latest first."""

from __future__ import annotations

import os
from collections.abc import Set

from cipt.sources.repository import Repository

_REGULAR = ("100644", "100755")
MOST = 20
"""Versions of a file that are looked back at."""


def earlier_versions(
    repository: Repository, commit: str, folders: tuple[str, ...], names: Set[str]
) -> dict[str, list[tuple[str, str]]]:
    """What files of these names held before the first-parent commits up to `commit` changed them.

    By the name, without its folders: the path from the top of the repository and the id of what
    it held, the latest first, MOST at the most.
    """
    how = ("--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff")
    asked = ("log", *how, "--no-textconv", "--diff-filter=MD", "--format=", commit, "--", *folders)
    found: dict[str, list[tuple[str, str]]] = {}
    parts = iter(repository.run(*asked).split(b"\0"))
    for part in parts:
        if not part.lstrip(b"\n").startswith(b":"):
            continue
        mode, _, blob, _, _ = part.lstrip(b"\n")[1:].decode().split()
        path = os.fsdecode(next(parts))
        name = path.rpartition("/")[2]
        if name in names and mode in _REGULAR:
            versions = found.setdefault(name, [])
            if len(versions) < MOST:
                versions.append((path, blob))
    return found
