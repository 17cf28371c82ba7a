"""The positions that papers were published on, read from the plan folder.

A file of them that cannot be read is named: without it a published month could change unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from cipt.loading.layout import is_published
from cipt.model.plan import PUBLISHED_IN
from cipt.model.position import SCHEMA_VERSION, Position
from cipt.sources.tree import SIZE_LIMIT, CannotRead, Tree


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, from the plan folder on; `why` reads on from its path."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """All published positions, the earliest first, and the files of them that cannot be read."""

    positions: tuple[Position, ...] = ()
    unread: tuple[UnreadFile, ...] = ()


def published_positions(tree: Tree) -> Published:
    """Every position that the plan folder keeps."""
    positions, unread = [], []
    listing = tree.listing()
    for path, why in listing.refused:
        if path == PUBLISHED_IN or path.startswith(f"{PUBLISHED_IN}/"):
            unread.append(UnreadFile(path, why))
    for path in listing.paths:
        if is_published(path):
            found = _read(tree, path)
            if isinstance(found, Position):
                positions.append(found)
            else:
                unread.append(UnreadFile(path, found))
    ordered = sorted(positions, key=lambda one: (one.as_of, one.board))
    return Published(tuple(ordered), tuple(unread))


def read_position(data: bytes) -> Position | str:
    """The position that a file's bytes hold, or why they hold none, to read on from its path."""
    if len(data) > SIZE_LIMIT:
        return "is larger than a plan file can be"
    try:
        position = _position().validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            return "is not JSON as cipt writes it"
        at = ".".join(map(str, first["loc"])) or "the whole"
        return f"is not a position as cipt writes it, at {at}"
    if position.schema_version > SCHEMA_VERSION:
        return f"is in format {position.schema_version}, and this cipt reads {SCHEMA_VERSION}"
    return position


def _read(tree: Tree, path: str) -> Position | str:
    try:
        found = read_position(tree.read(path))
    except CannotRead as problem:
        return str(problem)
    if isinstance(found, Position) and found.path != path:
        return f"holds the position {found.path.rpartition('/')[2]}, and not what its name says"
    return found


@cache
def _position() -> TypeAdapter[Position]:
    return TypeAdapter(Position)
