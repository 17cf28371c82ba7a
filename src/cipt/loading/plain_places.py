"""Where a key or an entry stands in a file in plain block form, found by how far in it stands.

Nearly every finding points into such a file. No text in it can be taken for a key or an entry, for
a text that takes several lines stands further in than all that is looked for beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

Found = tuple[int, int, int | None]
"""Line of a key or an entry, its column, and the column of what stands after it on the line.

All count from 1; the last is None where nothing stands after it.
"""

_Block = tuple[int, int, int]
"""Where a group of keys or a list begins and ends in the text, and how far in it stands."""

_FIRST_BELOW = re.compile(r"\n( *)[^ \n#]")


def find_place(text: str, at: Sequence[str | int]) -> Found | None:
    """The place of what `at` leads to in a file in plain block form; None if it is not there."""
    if not at:
        return None
    block: _Block = (0, len(text), 0)
    for part in at[:-1]:
        here = _find(text, block, part)
        below = _below(text, block, part, here) if here >= 0 else None
        if below is None:
            return None
        block = below
    last = at[-1]
    here = _find(text, block, last)
    if here < 0:
        return None
    line = text.count("\n", 0, here) + 1
    column = block[2] + 1
    if isinstance(last, int):
        return line, column + 2, column + 2
    after = here + len(last) + 1
    return line, column, column + len(last) + 2 if text.startswith(" ", after) else None


def _find(text: str, block: _Block, part: str | int) -> int:
    """Where a key or an entry of the block begins; less than 0 if it has no such."""
    begin, end, depth = block
    start, skipped = (f"{part}:", 0) if isinstance(part, str) else ("- ", part)
    if text.startswith(start, begin):
        if not skipped:
            return begin
        skipped -= 1
    line = f"\n{' ' * depth}{start}"
    found = text.find(line, begin, end)
    while skipped and found >= 0:
        found = text.find(line, found + 1, end)
        skipped -= 1
    return found + 1 + depth if found >= 0 else -1


def _below(text: str, block: _Block, part: str | int, here: int) -> _Block | None:
    """What stands below a key or in an entry that begins at `here`; None if nothing does."""
    _, end, depth = block
    if isinstance(part, int):
        following = text.find(f"\n{' ' * depth}- ", here, end)
        return here + 2, following if following >= 0 else end, depth + 2
    after = here + len(part) + 1
    first = None if text.startswith(" ", after) else _FIRST_BELOW.search(text, after, end)
    if first is None:
        return None
    begin, inner = first.end() - 1, len(first[1])
    if inner < depth or (inner == depth and text[begin] != "-"):
        return None
    beyond = _beyond(depth).search(text, begin, end)
    return begin, beyond.start() if beyond else end, inner


@cache
def _beyond(depth: int) -> re.Pattern[str]:
    """What begins a line that is not below a key which stands `depth` in.

    The entries of its list may stand as far in as the key itself.
    """
    entry = rf"| {{0,{depth - 1}}}-" if depth else ""
    return re.compile(rf"\n(?: {{0,{depth}}}[^ \n#-]{entry})")
