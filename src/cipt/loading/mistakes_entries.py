"""List entries that YAML reads, without complaint, as part of a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from cipt.findings import Trouble
from cipt.loading.known_keys import is_key
from cipt.loading.mistakes_dashes import with_its_dash
from cipt.loading.mistakes_layout import BULLETS, bullet_fixes
from cipt.loading.mistakes_lines import Line, begin_with, rewritten, shown, take_apart, write
from cipt.loading.mistakes_values import plain_or_quoted
from cipt.loading.tree import Tree

_MOST_LINES = 200
"""Lines of one text that are looked at."""

_ENTRY = re.compile(rf"\s*(?:-(?=[ A-Za-z'\"\[{{])|[{BULLETS}](?= ))\s*(.*)$")
_KEYED = re.compile(r"([a-z_]+) *([:=]) *([^/].*)")


class Told(NamedTuple):
    """What is wrong with a value, and what to take it for so that nothing is told twice."""

    troubles: list[Trouble]
    instead: Tree


class Typed(NamedTuple):
    """A value that was read, with the line and column of its start and of its end, from 0."""

    value: str
    line: int
    column: int
    end_line: int
    end_column: int


def entries_in_text(typed: Typed, lines: list[str], path: str) -> Told | None:
    """What is wrong with a text of which a line was meant as a list entry."""
    last = min(typed.end_line, typed.line + _MOST_LINES, len(lines) - 1)
    texts = lines[typed.line : last + 1]
    if not texts[0][: typed.column].strip() and _ENTRY.match(texts[0]):
        return _badly_begun(texts, typed.line, path)
    inside = next((n for n in range(1, len(texts)) if _ENTRY.match(texts[n])), None)
    if inside is None:
        return None
    line = take_apart(texts[0], typed.line)
    lone = take_apart(texts[inside], typed.line + inside)
    there = lone.number + 1
    instead: Tree = typed.value
    if line.key is not None and not line.dashes:
        message = f"{shown(line.key, 24)} has a value on its line, and a list entry in line {there}"
        hint = (
            f"Put {shown(line.value, 30)} on a line of its own below {shown(line.key + ':', 24)}, "
            "beginning with `- `"
        )
        instead = [line.value, *(_entry_text(text) for text in texts[inside:])]
    elif line.indent % 2 and not lone.indent % 2:
        message = (
            f"this entry begins further left than the one in line {there}: {shown(line.text, 24)}"
        )
        hint = begin_with(" " * lone.indent + line.text.lstrip(), line.number)
        there, lone = line.number + 1, line
    elif line.key is None and not line.dashes:
        numbered = next(bullet_fixes(line.text, line.number), None)
        fix = numbered or with_its_dash(line, lone.indent)
        entries: list[Tree] = [line.value, *(_entry_text(text) for text in texts[inside:])]
        return Told([fix.trouble(path)], entries)
    else:
        of = f"line {there - 1}"
        message = f"this entry was read as part of the text of {of}: {shown(lone.text, 24)}"
        hint = begin_with(" " * line.indent + lone.text.lstrip(), lone.number)
    trouble = Trouble("unreadable-yaml", path, there, lone.indent + 1, message, hint)
    return Told([trouble], instead)


def _badly_begun(texts: list[str], number: int, path: str) -> Told:
    """A list whose dashes lack their space, or are bullets."""
    troubles = []
    for at, text in enumerate(texts):
        sign = text.strip()[:1]
        if not _ENTRY.match(text) or text.strip().startswith("- "):
            continue
        message = f"a space is missing after the dash: {shown(text)}"
        if sign != "-":
            message = f"Word's {sign} stands where a list entry needs a dash"
        hint = write(f"- {_entry_text(text)}")
        column = text.index(sign) + 1
        troubles.append(Trouble("unreadable-yaml", path, number + at + 1, column, message, hint))
    return Told(troubles, [_entry_text(text) for text in texts])


def _entry_text(text: str) -> str:
    found = _ENTRY.match(text)
    return (found[1] if found else text).strip()


def key_in_text(typed: Typed, line: Line, path: str) -> Told | None:
    """What is wrong with a list entry that has a key, and lacks a space or a colon after it."""
    found = _KEYED.fullmatch(typed.value)
    if found is None or not line.dashes or line.value != typed.value or not is_key(found[1]):
        return None
    message = f"a space is missing after the colon: {shown(typed.value)}"
    if found[2] == "=":
        message = f"{shown(found[1])} is followed by = where a colon belongs"
    new = f"{line.lead}{found[1]}: {plain_or_quoted(found[3])}{line.comment}"
    fix = rewritten(line, new, message, line.value_column + found.start(2) + 1)
    return Told([fix.trouble(path)], {found[1]: found[3]})
