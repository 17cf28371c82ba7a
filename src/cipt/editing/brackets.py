"""Changes inside brackets and braces, where a comma parts one thing from the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cipt.editing.block_text import bracketed_keys, in_brackets
from cipt.editing.source_lines import SourceLines
from cipt.loading.spans import Key, Point, Span
from cipt.loading.tree import Tree


def put(source: SourceLines, key: Key, value: Tree) -> None:
    """Puts another value after a key."""
    old = key.value
    if old.start == old.end:
        source.insert(key.colon, f" {in_brackets(value)}")
    else:
        source.replace(old.start, old.end, in_brackets(value))


def add_key(
    source: SourceLines,
    keys: Mapping[str, Key],
    beside: tuple[str | None, str],
    name: str,
    value: Tree,
) -> None:
    """Puts a key in after the first of `beside`, or where that is None before the second."""
    after, before = beside
    (text,) = bracketed_keys({name: value})
    if after is None:
        source.insert(keys[before].start, f"{text}, ")
    else:
        source.insert(keys[after].value.end, f", {text}")


def add_entries(
    source: SourceLines, entries: Sequence[Span], after: int, values: Sequence[Tree]
) -> None:
    """Puts entries in after the one at `after`, each on a line of its own where that one is."""
    if after < 0:
        source.insert(entries[0].start, "".join(f"{in_brackets(one)}, " for one in values))
        return
    last = entries[after]
    before = source.lines[last.start.line][: last.start.column]
    parted = f",{source.ending}{before}" if not before.strip() and before else ", "
    source.insert(last.end, "".join(parted + in_brackets(one) for one in values))


def remove(
    source: SourceLines, places: Sequence[tuple[Point, Point]], stays: Sequence[bool]
) -> None:
    """Takes out what does not stay, each with the comma that parts it from its neighbour."""
    for number, (start, end) in enumerate(places):
        if stays[number]:
            continue
        if any(stays[:number]):
            source.replace(places[number - 1][1], end, "")
        else:
            source.replace(start, places[number + 1][0], "")


__all__ = ["add_entries", "add_key", "in_brackets", "put", "remove"]
