"""Where a key or an entry stands in a file in plain block form, found by how far in it stands.

Nearly every finding points into such a file. No text in it can be taken for a key or an entry, for
a text that takes several lines stands further in than all that is looked for beside it. They are
looked for in the bytes as they are: nothing but spaces and a dash stands before any of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

Found = tuple[int, int, int | None]
"""Line of a key or an entry, its column, and the column of what stands after it on the line.

All count from 1; the last is None where nothing stands after it.
"""

_End = re.Pattern[bytes]
"""What begins a line with which a group of keys or a list is at its end."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FIRST_ENTRY = re.compile(rb"^(?:\xef\xbb\xbf)?- ", re.MULTILINE)


def find_place(data: bytes, at: Sequence[str | int]) -> Found | None:
    """The place of what `at` leads to in a file in plain block form; None if it is not there.

    The lines of `data` end in LF. `at` is not empty.
    """
    last, depth = at[0], 0
    here = data.find(f"\n{last}:".encode()) + 1 if isinstance(last, str) else 0
    if not here:
        here = _at_the_top(data, last)
    for part in at[1:]:
        if here < 0:
            return None
        if isinstance(last, int):
            begin, depth = here + 2, depth + 2
            end = _less_than(depth)
        else:
            first = _first_below(depth).match(data, here + len(last) + 1)
            if first is None:
                return None
            begin, end, depth = first.end(), _beyond(depth), len(first[1])
        here = _find(data, begin, depth, part)
        if here > begin and end.search(data, begin, here + 1):
            return None
        last = part
    if here < 0:
        return None
    line, column = data.count(b"\n", 0, here) + 1, depth + 1
    if isinstance(last, int):
        return line, column + 2, column + 2
    after = len(last) + 1
    return line, column, column + after + 1 if data.startswith(b" ", here + after) else None


def _at_the_top(data: bytes, part: str | int) -> int:
    """Where the file's first key, if it is that one, or one of its entries begins; else -1."""
    if isinstance(part, int):
        first = _FIRST_ENTRY.search(data)
        return _find(data, first.end() - 2, 0, part) if first else -1
    here = len(_BYTE_ORDER_MARK) if data.startswith(_BYTE_ORDER_MARK) else 0
    return here if data.startswith(f"{part}:".encode(), here) else -1


def _find(data: bytes, begin: int, depth: int, part: str | int) -> int:
    """Where a key or an entry begins that stands `depth` in as does the first one, at `begin`.

    It is -1 if there is none. What is found may stand beyond the group or the list.
    """
    if isinstance(part, str):
        start = f"{part}:".encode()
        if data.startswith(start, begin):
            return begin
        before = data.find(b"\n" + b" " * depth + start, begin)
        return before + 1 + depth if before >= 0 else -1
    if not data.startswith(b"- ", begin):
        return -1
    if not part:
        return begin
    line, before = b"\n" + b" " * depth + b"- ", begin - 1
    for _ in range(part):
        before = data.find(line, before + 1)
        if before < 0:
            return -1
    return before + 1 + depth


@lru_cache(maxsize=256)
def _first_below(depth: int) -> re.Pattern[bytes]:
    """What stands between a key that stands `depth` in, with nothing beside it, and what is below.

    The entries of its list may stand as far in as the key itself.
    """
    says_nothing = rb"(?:\n *+(?:#[^\n]*+)?)*"
    return re.compile(rb"%b\n( {%d,}(?=[^ \n#])| {%d}(?=-))" % (says_nothing, depth + 1, depth))


@lru_cache(maxsize=256)
def _less_than(depth: int) -> _End:
    """What begins a line that stands less than `depth` in."""
    return re.compile(rb"\n {0,%d}[^ \n#]" % (depth - 1))


@lru_cache(maxsize=256)
def _beyond(depth: int) -> _End:
    """What begins a line that is not below a key which stands `depth` in."""
    entry = rb"| {0,%d}-" % (depth - 1) if depth else b""
    return re.compile(rb"\n(?: {0,%d}[^ \n#-]%b)" % (depth, entry))
