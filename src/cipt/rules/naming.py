"""Ids and words in a row and cut short, as a sentence has room for them."""

from __future__ import annotations

from collections.abc import Sequence


def in_a_row(words: Sequence[str], most: int | None = None) -> str:
    """All of them, as in "a, b and c"; of more than `most` the first, and how many more."""
    if most is not None and len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most:,} more"
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def cut(text: str, most: int) -> str:
    """A text on one line, its end left out where it has more than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
