"""A comparison as plain text: the verdict, what was compared, then a line for each change."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from cipt.render.plain import one_line
from cipt.views.diff.values import Diff, Side
from cipt.views.unread import unread_in_words


def render(diff: Diff, width: int | None = None, templates: Path | None = None) -> str:
    """The comparison in lines; filled to `width` columns, where there are so many."""
    blocks = [[diff.verdict], list(_compared(diff))]
    for section in diff.sections:
        lines = [f"  {line.name}: {line.text}" for line in section.lines]
        blocks.append([section.title, *lines])
    return "\n\n".join(
        "\n".join(_filled(line, width) for line in block) for block in blocks if block
    )


def _compared(diff: Diff) -> Iterator[str]:
    yield f"{diff.title}: from {diff.base.name} to {diff.head.name}"
    yield f"Both judged as of {diff.as_of_words}"
    yield from diff.notes
    yield from (sentence for side in (diff.base, diff.head) if (sentence := unread(side)))


def unread(side: Side) -> str:
    """What could not be read in one of the versions, as a sentence; "" where all was."""
    words = unread_in_words(side.unread)
    return f"In {side.name}: {words}" if words else ""


def _filled(line: str, width: int | None) -> str:
    plain = one_line(line)
    if width is None:
        return plain
    margin = "      " if plain.startswith("  ") else ""
    return textwrap.fill(
        plain, width, subsequent_indent=margin, break_on_hyphens=False, drop_whitespace=True
    )
