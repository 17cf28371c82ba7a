"""Printed numbers, of which a plan may have tens of thousands."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def each(numbers: Sequence[str], change: Callable[[str], str]) -> Sequence[str]:
    """What `change` makes of each number; it changes letter by letter, and leaves line ends alone.

    All are changed at once, which takes a tenth of the time of one after the other.
    """
    changed = change("\n".join(numbers)).split("\n")
    return changed if len(changed) == len(numbers) else [change(number) for number in numbers]
