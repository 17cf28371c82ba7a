"""Plans of several revisions, of which a file that they have in common is read once.

What a file gives depends on its bytes and on what its path says it holds, and on nothing else. So
a file that is the same in another revision, by the id that git gives to its bytes, gives the same
records, and only what differs is fetched and read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from cipt.loading.gather import Gathered
from cipt.loading.layout import PLAN, FileKind, file_kind, is_published, split_name
from cipt.loading.loaded import At, Loaded, Place, PlanFile
from cipt.loading.plan import load_plan
from cipt.model.base import Record
from cipt.sources.tree import Listing, Tree

Key = tuple[str, str, str]


class TreeWithIds(Tree, Protocol):
    """Plan files of which it is known, before they are read, which hold the same."""

    def ids(self) -> Mapping[str, str]:
        """The id of what each file holds: equal ids, equal bytes."""
        ...

    def fetch(self, paths: list[str]) -> None:
        """Reads these files ahead."""
        ...


class _Part(NamedTuple):
    """One file as read without any trouble, and its records with where they stand in it."""

    file: PlanFile
    records: tuple[tuple[str, Record, At], ...]


class ReadOnce:
    """The files that were read so far, whatever revision they were read for."""

    def __init__(self) -> None:
        self._parts: dict[Key, _Part] = {}

    def know(self, loaded: Loaded, ids: Mapping[str, str]) -> None:
        """Keeps the files of a plan that was loaded otherwise; `ids` are those of its files."""
        troubled = {one.path for one in loaded.troubles} | {one.path for one in loaded.lost}
        records = _records_by_path(loaded)
        for path, file in loaded.files.items():
            key = _key(path, ids.get(path))
            if key and path not in troubled:
                self._parts[key] = _Part(file, tuple(records.get(path, ())))

    def load(self, tree: TreeWithIds) -> Loaded:
        """The same as `load_plan(tree)`, but for what is told of two files' names that clash."""
        listing, ids = tree.listing(), tree.ids()
        known: dict[str, _Part] = {}
        for path in listing.paths:
            key = _key(path, ids.get(path))
            # The plan's own file is always read again: without it there would seem to be no plan.
            if key and key[0] != PLAN.name and key in self._parts:
                known[path] = self._parts[key]
        unknown = tuple(path for path in listing.paths if path not in known)
        tree.fetch([path for path in unknown if is_read(path)])
        rest = load_plan(SomeFiles(tree, Listing(unknown, listing.refused)))
        self.know(rest, ids)
        unread = {one.path for one in rest.lost if one.kind == PLAN.kind}
        if known and not unread.isdisjoint(listing.paths):
            # Of a plan in a later format nothing is read, whatever else of it was known.
            return load_plan(tree)
        return _together(listing, known, rest) if known else rest


class SomeFiles(NamedTuple):
    """Some files of a tree."""

    tree: Tree
    some: Listing

    def listing(self) -> Listing:
        """Those files."""
        return self.some

    def read(self, path: str) -> bytes:
        """The bytes of one of them."""
        return self.tree.read(path)


def is_read(path: str) -> bool:
    """Whether anything is looked for in the file at this path of a plan folder."""
    return isinstance(file_kind(path), FileKind) or is_published(path)


def _key(path: str, blob: str | None) -> Key | None:
    """What two files have in common that give the same records: kind, id and bytes."""
    kind = file_kind(path)
    if blob is None or not isinstance(kind, FileKind):
        return None
    return kind.name, split_name(path.rpartition("/")[2])[0], blob


def _together(listing: Listing, known: Mapping[str, _Part], rest: Loaded) -> Loaded:
    """The plan of the files that were known and of the rest, in the order of their paths."""
    gathered = Gathered()
    gathered.troubles.extend(rest.troubles)
    gathered.lost.extend(rest.lost)
    gathered.incomplete.update(rest.incomplete)
    gathered.published.update(rest.published)
    others = _records_by_path(rest)
    for path in sorted(listing.paths):
        part = known.get(path)
        if part is None:
            if path in rest.files:
                gathered.files[path] = rest.files[path]
            records = others.get(path, [])
        else:
            same = part.file.path == path
            gathered.files[path] = part.file if same else replace(part.file, path=path)
            records = list(part.records)
        for kind, record, at in records:
            gathered.add(kind, record, Place(path, at))
    return gathered.loaded()


def _records_by_path(loaded: Loaded) -> dict[str, list[tuple[str, Record, At]]]:
    """The records of each file, with their kinds and where they stand in it."""
    whole = loaded.plan.by_kind()
    found: defaultdict[str, list[tuple[str, Record, At]]] = defaultdict(list)
    files: dict[str, Record] = {}
    for kind, records in whole.items():
        for place, record in zip(loaded.places.get(kind, ()), records, strict=False):
            found[place.path].append((kind, record, place.at))
            if not place.at:
                files[place.path] = record
    for kind, places in loaded.places.items():
        if kind not in whole:
            # An entry of a list within a record: what counts of it is where it stands.
            for place in places:
                if place.path in files:
                    found[place.path].append((kind, files[place.path], place.at))
    return found
