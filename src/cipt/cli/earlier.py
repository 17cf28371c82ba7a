"""The plan as it was at a commit, for commands that compare it with a later version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cipt.cli.last_versions import last_versions
from cipt.loading.loaded import Loaded
from cipt.loading.read_beside import load_beside
from cipt.sources.git import Blobs, GitTree, Repository, blob_ids, most_alike, plan_folders

_MOST_FOLDERS = 20
"""Plans in one commit that are looked at for the one that was moved."""


class Earlier(NamedTuple):
    """The plan at a commit, and the folder that it was in, from the top of the repository.

    `changed` are the paths, from the plan folder on, of files of the later version that it has
    otherwise or not at all.
    """

    loaded: Loaded
    folder: str
    changed: frozenset[str]

    @property
    def prefix(self) -> str:
        """What leads from the top of the repository to its files, with `/` at its end."""
        return f"{self.folder}/" if self.folder else ""


def earlier_plan(
    repository: Repository,
    commit: str,
    place: str,
    later: Loaded,
    ids: Mapping[str, str],
    *,
    look_back: bool = False,
) -> Earlier | None:
    """The plan at a commit, beside a later version in the folder `place`; None where it has none.

    `ids` are those of what the later version's files hold: what both have is not read again. A
    plan whose folder has moved since is looked for by its files. With `look_back` what the commit
    lacks or has in files that cannot be read is given as it last stood before.
    """
    blobs = Blobs(repository)
    tree = _tree(repository, commit, place, ids, blobs)
    if tree is None:
        return None
    ids = {**ids, **_as_committed(later, ids, tree.ids())}
    changed = frozenset(path for path, blob in ids.items() if tree.ids().get(path) != blob)
    loaded = load_beside(tree, later, ids)
    if look_back:
        last = last_versions(tree, blobs, later, loaded, ids)
        if last:
            tree = tree.with_files(last)
            loaded = load_beside(tree, later, ids)
    return Earlier(loaded, tree.prefix, changed)


def _as_committed(
    later: Loaded, ids: Mapping[str, str], earlier: Mapping[str, str]
) -> Mapping[str, str]:
    """The ids of files that differ from what was committed in their line ends alone, by path.

    A git on Windows gives a folder other line ends than the commit has: no plan differs by that.
    """
    files = {
        path: file.data.replace(b"\r\n", b"\n")
        for path, file in later.files.items()
        if b"\r\n" in file.data and ids.get(path) != earlier.get(path) is not None
    }
    like = next(iter(earlier.values()), "")
    plain = blob_ids(files, like) if files else {}
    return {path: blob for path, blob in plain.items() if blob == earlier.get(path)}


def _tree(
    repository: Repository, commit: str, place: str, ids: Mapping[str, str], blobs: Blobs
) -> GitTree | None:
    tree = GitTree(repository, commit, place, blobs)
    if tree.is_there():
        return tree
    folders = plan_folders(repository, commit)[:_MOST_FOLDERS]
    trees = [GitTree(repository, commit, folder, blobs) for folder in folders]
    if len(trees) < 2:
        return trees[0] if trees else None
    return most_alike(trees, set(ids.values()))
