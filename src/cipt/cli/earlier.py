"""The plan as it was at a commit, for commands that compare it with a later version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cipt.loading.layout import file_kind, split_name
from cipt.loading.loaded import Loaded
from cipt.loading.read_beside import load_beside
from cipt.loading.readable import gives_its_record
from cipt.model.action import Action
from cipt.model.records import Measure
from cipt.sources.git import Blobs, GitTree, Repository, blob_ids, plan_folders
from cipt.sources.git_last import earlier_versions

_MOST_FOLDERS = 20
"""Plans in one commit that are looked at for the one that was moved."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The plan at a commit, and the folder that it was in, from the top of the repository.

    `changed` are the paths, from the plan folder on, of files of the later version that it has
    otherwise or not at all.
    """

    loaded: Loaded
    folder: str
    changed: frozenset[str]


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
    plan whose folder has moved since is looked for by its files. With `look_back` an action or a
    measure of the later version that the commit lacks, or has in a file that cannot be read, is
    given as it last stood before.
    """
    blobs = Blobs(repository)
    tree = _tree(repository, commit, place, ids, blobs)
    if tree is None:
        return None
    ids = {**ids, **_as_committed(later, ids, tree.ids())}
    changed = frozenset(path for path, blob in ids.items() if tree.ids().get(path) != blob)
    loaded = load_beside(tree, later, ids)
    if look_back:
        last = dict(_last_versions(repository, tree, blobs, later, loaded))
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
    held = set(ids.values())
    shared = [len(held.intersection(one.ids().values())) for one in trees]
    most = max(shared)
    return trees[shared.index(most)] if most and shared.count(most) == 1 else None


def _last_versions(
    repository: Repository, tree: GitTree, blobs: Blobs, later: Loaded, earlier: Loaded
) -> Iterator[tuple[str, str]]:
    """Paths and ids of the last readable versions of records that the commit does not give."""
    wanted = {
        *(("action", one) for one in _ids(later.plan.actions) - _ids(earlier.plan.actions)),
        *(("measure", one) for one in _ids(later.plan.measures) - _ids(earlier.plan.measures)),
    }
    if not wanted:
        return
    names = {f"{identity}{ending}" for _, identity in wanted for ending in (".yaml", ".yml")}
    prefix = f"{tree.prefix}/" if tree.prefix else ""
    folders = (f"{prefix}actions", f"{prefix}measures")
    found = earlier_versions(repository, tree.commit, folders, names)
    blobs.fetch(blob for versions in found.values() for _, blob in versions)
    for name, versions in found.items():
        for path, blob in versions:
            inside = path.removeprefix(prefix)
            data = blobs.get(blob)
            if data is not None and _is_wanted(inside, name, wanted, data):
                wanted.discard((_kind_of(inside), split_name(name)[0]))
                yield inside, blob


def _ids(records: Iterable[Action | Measure]) -> set[str]:
    return {record.id for record in records}


def _is_wanted(path: str, name: str, wanted: set[tuple[str, str]], data: bytes) -> bool:
    return (_kind_of(path), split_name(name)[0]) in wanted and gives_its_record(path, data)


def _kind_of(path: str) -> str:
    return getattr(file_kind(path), "kind", "")
