"""Files as they last could be read, for what an earlier version of the plan does not give.

An action that was taken out and comes back, or a file that was broken and is mended, is else new:
nothing that was done to it on the way would be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cipt.loading.layout import file_kind, split_name
from cipt.loading.loaded import Loaded
from cipt.loading.readable import is_read_whole
from cipt.model.action import Action
from cipt.model.records import Measure
from cipt.sources.git import Blobs, GitTree
from cipt.sources.git_last import earlier_versions


def last_versions(
    tree: GitTree, blobs: Blobs, later: Loaded, earlier: Loaded, ids: Mapping[str, str]
) -> dict[str, str]:
    """The ids of the last sound versions of files, by their paths in the plan folder.

    Of actions and measures of the later version that the earlier one, that of `tree`, has not; and
    of files that cannot be read whole in it and are others now. `ids` are those of the later
    version's files.
    """
    records = {
        *(("action", one) for one in _ids(later.plan.actions) - _ids(earlier.plan.actions)),
        *(("measure", one) for one in _ids(later.plan.measures) - _ids(earlier.plan.measures)),
    }
    held = tree.ids()
    broken = {
        lost.path
        for lost in earlier.lost
        if lost.path in held and held[lost.path] != ids.get(lost.path)
    }
    if not records and not broken:
        return {}
    prefix = f"{tree.prefix}/" if tree.prefix else ""
    places = [f"{prefix}actions", f"{prefix}measures", *(prefix + path for path in sorted(broken))]
    names = {f"{identity}{ending}" for _, identity in records for ending in (".yaml", ".yml")}
    names |= {path.rpartition("/")[2] for path in broken}
    versions = earlier_versions(tree.repository, tree.commit, tuple(places), names)
    blobs.fetch(blob for each in versions.values() for _, blob in each)
    found: dict[str, str] = {}
    for path, blob in (one for each in versions.values() for one in each):
        inside = path.removeprefix(prefix)
        record = _record(inside)
        if inside in broken or record in records:
            data = blobs.get(blob)
            if data is not None and is_read_whole(inside, data):
                broken.discard(inside)
                records.discard(record)
                found[inside] = blob
    return found


def _ids(records: Iterable[Action | Measure]) -> set[str]:
    return {record.id for record in records}


def _record(path: str) -> tuple[str, str]:
    """The kind and the id of the record that a file holds, if it holds one."""
    return getattr(file_kind(path), "kind", ""), split_name(path.rpartition("/")[2])[0]
