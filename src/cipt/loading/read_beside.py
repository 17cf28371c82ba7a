"""An earlier plan beside a later one that was loaded: a file that both have is not read again.

What a file gives depends on its path and its bytes, and on nothing else. So where both are the
same the later plan's records are the earlier one's too, and are one object in both: comparing them
costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import repeat

from cipt.loading.gather import Gathered, Placed
from cipt.loading.layout import PLAN, file_kind
from cipt.loading.loaded import Loaded, PlanFile
from cipt.loading.plan import load_plan
from cipt.loading.read_once import SomeFiles, TreeWithIds, is_read
from cipt.sources.memory import MemoryTree
from cipt.sources.tree import Listing


def load_beside(tree: TreeWithIds, later: Loaded, ids: Mapping[str, str]) -> Loaded:
    """The same as `load_plan(tree)`, but for what is told of two files' names that clash.

    `ids` are those of what the files of the later plan hold.
    """
    listing = tree.listing()
    same = _same(tree.ids(), later, ids)
    header = _header(same)
    known = same.keys() - header.keys()
    unknown = tuple(path for path in listing.paths if path not in known)
    tree.fetch([path for path in unknown if path not in header and is_read(path)])
    some = SomeFiles(tree, Listing(unknown, listing.refused))
    rest = load_plan(MemoryTree(header, over=some))
    unread = {one.path for one in rest.lost if one.kind == PLAN.kind}
    if not known or not unread.isdisjoint(listing.paths):
        # Of a plan in a later format nothing is read, whatever else of it was known.
        return load_plan(tree) if known else rest
    return _together(later, known, rest)


def _same(earlier: Mapping[str, str], later: Loaded, ids: Mapping[str, str]) -> dict[str, PlanFile]:
    """The files that both plans have, and of which the later one lost nothing."""
    troubled = {one.path for one in later.troubles} | {one.path for one in later.lost}
    return {
        path: file
        for path, file in later.files.items()
        if earlier.get(path) == ids.get(path) is not None and path not in troubled
    }


def _header(same: Mapping[str, PlanFile]) -> dict[str, bytes]:
    """The plan's own file. It is parsed again: without it there would seem to be no plan."""
    top = ((path, file) for path, file in same.items() if "/" not in path)
    return {path: file.data for path, file in top if file_kind(path) is PLAN}


def _together(later: Loaded, known: Set[str], rest: Loaded) -> Loaded:
    gathered = Gathered()
    gathered.troubles.extend(rest.troubles)
    gathered.lost.extend(rest.lost)
    gathered.incomplete.update(rest.incomplete)
    gathered.published.update(rest.published)
    gathered.files.update((path, file) for path, file in later.files.items() if path in known)
    gathered.files.update(rest.files)
    for loaded, paths in ((later, known), (rest, rest.files.keys())):
        records = loaded.plan.by_kind()
        for kind, places in loaded.places.items():
            # Of an entry of a list within a record, what counts is where it stands.
            mine = records.get(kind) or repeat(loaded.plan.header)
            gathered.records[kind].extend(
                (record, place)
                for record, place in zip(mine, places, strict=False)
                if place.path in paths
            )
    for kind in rest.places:
        gathered.records[kind].sort(key=_path)
    return gathered.loaded()


def _path(placed: Placed) -> str:
    return placed[1].path
