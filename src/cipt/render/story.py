"""One action's story as plain text, filled to a width."""

from __future__ import annotations

import textwrap

from cipt.model.dates import in_words
from cipt.render.plain import no_command, one_line
from cipt.views.story import Story


def story_text(story: Story, width: int) -> str:
    """The story in lines of at most `width` columns, but for a word that is longer by itself."""
    row = story.row
    lines = [
        *textwrap.wrap(f"{one_line(row.number)}  {one_line(row.title)}", width),
        story.standing,
        "",
    ]
    margin = max((len(label) for label, _ in story.lines), default=0) + 2
    before = ""
    for label, text in story.lines:
        shown = "" if label == before else label
        lines += _hanging(shown.ljust(margin), one_line(text), width)
        before = label
    if story.facts:
        dates = [in_words(fact.date) for fact in story.facts]
        wide = max(map(len, dates)) + 2
        lines.append("")
        for day, fact in zip(dates, story.facts, strict=True):
            words = f"{fact.words} (after the as-of day)" if fact.later else fact.words
            lines += _hanging(day.rjust(wide - 2) + "  ", one_line(words), width)
    return "".join(f"{no_command(line)}\n" for line in lines)


def _hanging(first: str, text: str, width: int) -> list[str]:
    room = max(width - len(first), 20)
    body = textwrap.wrap(text, room, break_on_hyphens=False) or [""]
    return [first + body[0], *(" " * len(first) + line for line in body[1:])]
