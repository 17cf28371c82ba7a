"""A comparison as Markdown, to be read as a comment on a pull request.

What nobody should have to open stands open; of other long parts the rest can be unfolded. A
comment on GitHub holds 65,536 characters: what would pass that is counted instead of shown, the
lightest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cipt.render.diff.text import unread
from cipt.render.markdown import md
from cipt.views.diff.phrases import shortened
from cipt.views.diff.values import WEIGHTY, Diff, Line, Section

MARK = "<!-- cipt diff -->"
"""The first line, by which a pipeline finds the comment that it is to bring up to date."""

LONG = 8
"""Lines after which a part is folded."""

MOST = 60_000
"""Characters of a comment, with room for what a pipeline adds."""

_LONGEST_SENTENCE = 4_000
"""Characters of a sentence that names what could not be read."""


def render(diff: Diff, width: int | None = None, templates: Path | None = None) -> str:
    """The comparison as a comment."""
    closing = list(_compared(diff))
    parts = [MARK, f"## {md(diff.title)}", f"**{md(diff.verdict)}**", *closing]
    room = MOST - sum(len(part) + 2 for part in parts)
    left_out = 0
    for section in diff.sections:
        kept: list[str] = []
        for line in section.lines:
            item = f"- {_item(line)}"
            room -= len(item) + 1
            if room < 0:
                left_out += len(section.lines) - len(kept)
                break
            kept.append(item)
        if kept:
            parts += _part(section, kept)
            room -= len(section.title) + 100
    if left_out:
        parts.append(
            f"**{left_out:,} more changes are not shown here**: `cipt diff` shows them all."
        )
    return "\n\n".join(parts) + "\n"


def _compared(diff: Diff) -> Iterator[str]:
    yield f"From {md(diff.base.name)} to {md(diff.head.name)}."
    yield f"Both judged as of {md(diff.as_of_words)}."
    yield from (f"**{md(note)}.**" for note in diff.notes)
    for side in (diff.base, diff.head):
        words = unread(side)
        if words:
            yield f"**{md(shortened(words, _LONGEST_SENTENCE))}.**"


def _part(section: Section, items: list[str]) -> Iterator[str]:
    yield f"### {section.title} ({len(section.lines):,})"
    if section.key in WEIGHTY or len(items) <= LONG:
        yield "\n".join(items)
        return
    yield "\n".join(items[: LONG // 2])
    rest = items[LONG // 2 :]
    yield (
        f"<details>\n<summary>{len(rest):,} more</summary>\n\n" + "\n".join(rest) + "\n\n</details>"
    )


def _item(line: Line) -> str:
    name = f"**{md(line.number)}**" if line.number else ""
    title = md(line.title)
    return f"{' '.join(part for part in (name, title) if part)}: {md(line.text)}"
