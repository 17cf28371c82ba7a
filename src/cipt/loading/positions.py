"""Where in a file each key and entry stands, beside the tree and never in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Below: TypeAlias = "dict[str, Marks] | list[Marks] | None"
Marks: TypeAlias = "tuple[int, int, int, int, Below]"
"""Line and column of a key and of its value, counted from 0, and the same for all below it.

An entry of a list, and the file as a whole, have one place: it stands for both.
"""


def locate(marks: Marks, at: Sequence[str | int], *, value: bool = False) -> tuple[int, int]:
    """Line and column, both counted from 1, of what `at` leads to.

    That is the key, or the start of an entry in a list; with `value`, where the value stands.
    Parts of `at` that the file does not have are skipped, so that a missing key is placed at what
    should hold it.
    """
    here, all_found = marks, True
    for part in at:
        below = _below(here, part)
        if below is None:
            all_found = False
        else:
            here = below
    if value and all_found:
        return here[2] + 1, here[3] + 1
    return here[0] + 1, here[1] + 1


def _below(marks: Marks, part: str | int) -> Marks | None:
    below = marks[4]
    found: Marks | None = None
    if isinstance(below, dict) and isinstance(part, str):
        found = below.get(part)
    elif isinstance(below, list) and isinstance(part, int) and 0 <= part < len(below):
        found = below[part]
    return found
