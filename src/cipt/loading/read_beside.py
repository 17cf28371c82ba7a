"""An earlier plan beside a later one that was loaded: a file that both have is not read again.

What a file gives depends on its path and its bytes, and on nothing else. So where both are the
same the later plan's records are the earlier one's too, and are one object in both: comparing them
costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import repeat

from cipt.loading.gather import Gathered, Placed
from cipt.loading.layout import PLAN, FileKind, file_kind
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.loading.published import is_published
from cipt.loading.read_once import SomeFiles, TreeWithIds, records_by_kind
from cipt.sources.tree import Listing


def load_beside(tree: TreeWithIds, later: Loaded, ids: Mapping[str, str]) -> Loaded:
    """The same as `load_plan(tree)`, but for what is told of two files' names that clash.

    `ids` are those of what the files of the later plan hold.
    """
    listing = tree.listing()
    known = _known(tree.ids(), later, ids)
    unknown = tuple(path for path in listing.paths if path not in known)
    tree.fetch([path for path in unknown if _is_read(path)])
    rest = load_plan(SomeFiles(tree, Listing(unknown, listing.refused)))
    unread = {one.path for one in rest.lost if one.kind == PLAN.kind}
    if not known or not unread.isdisjoint(listing.paths):
        # Of a plan in a later format nothing is read, whatever else of it was known.
        return load_plan(tree) if known else rest
    return _together(later, known, rest)


def _known(earlier: Mapping[str, str], later: Loaded, ids: Mapping[str, str]) -> Set[str]:
    """The paths of files that both plans have, and of which the later one lost nothing.

    The plan's own file is always read again: without it there would seem to be no plan.
    """
    known = {path for path in later.files if earlier.get(path) == ids.get(path) is not None}
    known.difference_update(trouble.path for trouble in later.troubles)
    known.difference_update(lost.path for lost in later.lost)
    return {path for path in known if "/" in path or file_kind(path) is not PLAN}


def _is_read(path: str) -> bool:
    return is_published(path) or isinstance(file_kind(path), FileKind)


def _together(later: Loaded, known: Set[str], rest: Loaded) -> Loaded:
    gathered = Gathered()
    gathered.troubles.extend(rest.troubles)
    gathered.lost.extend(rest.lost)
    gathered.incomplete.update(rest.incomplete)
    gathered.published.update(rest.published)
    gathered.files.update((path, file) for path, file in later.files.items() if path in known)
    gathered.files.update(rest.files)
    for loaded, paths in ((later, known), (rest, rest.files.keys())):
        records = records_by_kind(loaded.plan)
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
