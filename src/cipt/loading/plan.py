"""A plan folder as a plan: every file read, every record judged for its shape, nothing hidden.

Loading never stops early and never raises for what a file holds: a broken file costs itself, a
broken entry of a list costs that entry, and each is named in `troubles` and in `lost`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from cipt.loading.gather import Gathered
from cipt.loading.layout import PLAN, FileKind, Stray, file_kind, is_published
from cipt.loading.loaded import Loaded, PlanFile
from cipt.loading.read_file import read_file
from cipt.model.plan import FORMAT
from cipt.sources.locate import HEADER
from cipt.sources.tree import CannotRead, Listing, Tree

_PLAN_FILES = (HEADER, "plan.yml")


def load_plan(tree: Tree) -> Loaded:
    """The plan that `tree` holds, with every trouble met."""
    with collector_off():
        listing = tree.listing()
        gathered = Gathered()
        for path, why in listing.refused:
            gathered.cannot_read(path, why)
        gathered.clashes(listing.paths)
        gathered.reserved(listing.paths)
        first = [path for path in _PLAN_FILES if path in listing.paths]
        for path in (*first, *(path for path in listing.paths if path not in first)):
            kind = file_kind(path)
            if isinstance(kind, Stray):
                gathered.stray(path, kind)
            elif kind is not None:
                _read(tree, path, kind, gathered)
                if kind is PLAN and gathered.later_format > FORMAT:
                    return gathered.loaded()
            elif is_published(path):
                gathered.published[path] = _bytes_of(tree, path)
        if not first and _has_no_header(listing):
            gathered.no_plan_file()
        return gathered.loaded()


def _has_no_header(listing: Listing) -> bool:
    """Whether nothing is called as the plan's own file is, in whatever case, or hides it."""
    there = {path.lower() for path in (*listing.paths, *(path for path, _ in listing.refused))}
    return there.isdisjoint((*_PLAN_FILES, ""))


def _read(tree: Tree, path: str, kind: FileKind, gathered: Gathered) -> None:
    try:
        data = tree.read(path)
    except CannotRead as problem:
        gathered.cannot_read(path, str(problem))
        return
    file = PlanFile(path, data)
    gathered.files[path] = file
    read_file(file, kind, path.rpartition("/")[2].rpartition(".")[0], gathered)


def _bytes_of(tree: Tree, path: str) -> bytes:
    """What a file holds that is no part of the plan; nothing where it cannot be read."""
    try:
        return tree.read(path)
    except CannotRead:
        return b""


@contextmanager
def collector_off() -> Iterator[None]:
    """Without the garbage collector: a batch of records that all stay has no garbage to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
