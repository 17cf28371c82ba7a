"""The story of one action as a page of text or Markdown: its facts, then who committed what."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from cipt.model.dates import in_words
from cipt.render.markdown import md
from cipt.render.plain import no_command, one_line
from cipt.sources.repository import Commit
from cipt.views.diff.values import KINDS, Line
from cipt.views.history_action import ActionHistory, Version

FACTS = "Dated facts, as they are written down now"
COMMITS = "What was committed, and by whom"
NO_FACTS = "No dated fact is written down."
NO_COMMITS = "No commit of it is told."
NOT_IN_THE_PLAN = "No longer in the plan"
NOT_YET = "Not yet committed"


def action_history_text(history: ActionHistory, width: int) -> str:
    """The story in lines of at most `width` columns, but for a word that is longer by itself."""
    lines = _hanging("", f"{history.number}  {history.title}", width)
    lines += [_standing(history), "", FACTS]
    facts = history.story.facts if history.story else ()
    wide = max((len(in_words(fact.date)) for fact in facts), default=0)
    for fact in facts:
        later = " (after the as-of day)" if fact.later else ""
        day = in_words(fact.date).rjust(wide)
        lines += _hanging(f"  {day}  ", f"{fact.words}{later}", width)
    lines += [] if facts else [f"  {NO_FACTS}"]
    lines += ["", COMMITS]
    for version in history.versions:
        lines += _hanging("  ", _whose(version), width)
        for said in _said(version):
            lines += _hanging("    - ", said, width)
    lines += [] if history.versions else [f"  {NO_COMMITS}"]
    if history.notes:
        lines.append("")
    for note in history.notes:
        lines += _hanging("", note, width)
    return "".join(f"{no_command(line)}\n" for line in lines)


def action_history_markdown(history: ActionHistory) -> str:
    """The story as a page of Markdown."""
    parts = [f"# {md(history.number)} {md(history.title)}", f"**{md(_standing(history))}**"]
    parts.append(f"## {FACTS}")
    facts = history.story.facts if history.story else ()
    items = []
    for fact in facts:
        later = " (after the as-of day)" if fact.later else ""
        items.append(f"- {in_words(fact.date)}: {md(fact.words + later)}")
    parts.append("\n".join(items) or NO_FACTS)
    parts.append(f"## {COMMITS}")
    blocks = []
    for version in history.versions:
        told = "".join(f"\n  - {md(said)}" for said in _said(version))
        blocks.append(f"- {md(_whose(version))}{told}")
    parts.append("\n".join(blocks) or NO_COMMITS)
    parts += [md(note) for note in history.notes]
    return "\n\n".join(parts) + "\n"


def _standing(history: ActionHistory) -> str:
    return history.story.standing if history.story else NOT_IN_THE_PLAN


def _whose(version: Version) -> str:
    """Whose commit it is, and when: "7 May 2019, Improvement Officer: Update (3f2a1b9c0d)"."""
    commit = version.commit
    if commit is None:
        return NOT_YET
    clock = ""
    if commit.day != version.day:
        clock = f", its own clock says {in_words(commit.day) if commit.day else 'no day'}"
    day = in_words(version.day)
    return f"{day}, {commit.author}: {commit.subject} ({commit.short}{clock})"


def _said(version: Version) -> Iterator[str]:
    """What a version has to say, a line each."""
    for commit in version.brought:
        yield f"Brought in: {_brought(commit)}"
    for line in version.lines:
        yield _line(line)
    yield from version.notes


def _brought(commit: Commit) -> str:
    on = f" of {in_words(commit.day)}" if commit.day else ""
    return f"{commit.subject}, by {commit.author} ({commit.short}{on})"


def _line(line: Line) -> str:
    """A change with its kind before it, where the words do not say that themselves."""
    kind = KINDS[line.kind].one
    told = line.text[:1].upper() + line.text[1:]
    if line.kind in ("update", "evidence", "other", "action_added", "action_removed"):
        return told
    return f"{kind[:1].upper()}{kind[1:]}: {line.text}"


def _hanging(first: str, text: str, width: int) -> list[str]:
    room = max(width - len(first), 20)
    plain = one_line(text)
    body = textwrap.wrap(plain, room, break_on_hyphens=False, break_long_words=False) or [""]
    return [first + body[0], *(" " * len(first) + line for line in body[1:])]
