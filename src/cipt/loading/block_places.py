"""Where a key or an entry stands in a file in plain block form, found by its indentation.

Nearly every finding points into such a file, and most into its first level, so that looking down
its lines costs a fraction of reading it a second time with the place of every key.
"""

from __future__ import annotations

from collections.abc import Sequence

_NOT_PLAIN = (
    *("\t", "\r", '"', " '", "\n'", " [", "\n[", " {", "\n{", "\n?", " ? ", ":  "),
    *(f"{before} {begins}" for before in ":-" for begins in "|>&*!"),
)
"""Traces of values that are quoted, bracketed, blocks, or begin far from their key."""

Found = tuple[int, int, int | None]
"""Line of a key or an entry, its column, and the column of what stands after it on the line.

All count from 1; the last is None where nothing stands after it.
"""


def is_plain_block(text: str) -> bool:
    """Whether every value is bare words on the lines of its own key, however deep."""
    return not any(map(text.__contains__, _NOT_PLAIN))


def find_place(text: str, at: Sequence[str | int]) -> Found | None:
    """The place of what `at` leads to in a plain block file; None if not found."""
    if not at or not isinstance(at[0], str):
        return _inside(text.split("\n"), 0, at)
    start = _start_of_key(text, at[0])
    found = _after_key(_line_at(text, start), 0, 0, len(at[0]) + 1) if start >= 0 else None
    if found and len(at) > 1:
        found = _inside(text[start:].split("\n"), 1, at[1:])
    if found is None:
        return None
    line, column, value = found
    return line + text.count("\n", 0, start), column, value


def _inside(lines: Sequence[str], row: int, at: Sequence[str | int]) -> Found | None:
    """The place of what `at` leads to from the group of keys or entries at or below `row`."""
    found: Found | None = None
    row, depth = _below(lines, row)
    first = lines[row] if row < len(lines) else ""
    for part in at:
        if isinstance(part, str):
            found = _key(lines, row, depth, first, part)
        else:
            found = _entry(lines, row, depth, part)
        if found is None:
            return None
        line, _, value = found
        row = line - 1
        if isinstance(part, str):
            row, depth = _below(lines, row + 1)
            first = lines[row] if row < len(lines) else ""
        elif value is not None:
            depth = value - 1
            first = " " * depth + lines[row][depth:]
    return found


def _start_of_key(text: str, key: str) -> int:
    """Where a line begins that is a key of the whole file; less than 0 if none does."""
    label = f"{key}:"
    if text.startswith(label):
        return 0
    before = text.find(f"\n{label}")
    return before + 1 if before >= 0 else -1


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:end] if end >= 0 else text[start:]


def _key(lines: Sequence[str], row: int, depth: int, first: str, key: str) -> Found | None:
    """A key that stands `depth` in, at or below `row`, whose line reads as `first`."""
    start = f"{' ' * depth}{key}:"
    line = first
    for number in range(row, len(lines)):
        if number > row:
            line = lines[number]
        if line.startswith(start):
            return _after_key(line, number, depth, len(start))
        if line[:depth].strip(" ") and not line.lstrip(" ").startswith("#"):
            return None
    return None


def _after_key(line: str, row: int, depth: int, end: int) -> Found | None:
    """The place of a key that ends, with its colon, at `end` of its line."""
    rest = line[end:]
    if rest and rest[0] != " ":
        return None
    bare = rest.lstrip(" ")
    value = len(line) - len(bare) + 1 if bare and bare[0] != "#" else None
    return row + 1, depth + 1, value


def _entry(lines: Sequence[str], row: int, depth: int, wanted: int) -> Found | None:
    """An entry of the list whose first stands `depth` in at `row`; empty ones are not known."""
    start = f"{' ' * depth}-"
    count = -1
    for number in range(row, len(lines)):
        line = lines[number]
        if line.startswith(start):
            rest = line[depth + 1 :]
            bare = rest.lstrip(" ")
            if not bare or bare[0] == "#" or rest[0] != " ":
                return None
            count += 1
            if count == wanted:
                column = len(line) - len(bare) + 1
                return number + 1, column, column
        elif line[: depth + 1].strip(" ") and not line.lstrip(" ").startswith("#"):
            return None
    return None


def _below(lines: Sequence[str], row: int) -> tuple[int, int]:
    """The first line at or below `row` that holds anything, and how far in it stands."""
    for number in range(row, len(lines)):
        bare = lines[number].lstrip(" ")
        if bare and bare[0] != "#":
            return number, len(lines[number]) - len(bare)
    return len(lines), 0
