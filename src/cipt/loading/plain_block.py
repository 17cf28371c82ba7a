"""Files in plain block form, which nearly all are, read line by line at a quarter of YAML's cost.

It answers only where every line is of one of a few forms and stands where it must. What it gives
is then what a YAML parser gives; to that it leaves the rest, be it a second space after a colon.

A line is blank, a comment, `key:`, `key: value`, `- value` or `- key: value`. A value is bare
words, words in quotation marks on one line, or a text below that `|`, `>`, `|-` or `>-` opens.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from cipt.loading.known_keys import known_keys
from cipt.loading.tree import DEEPEST, NULLS, ODD_CHARACTERS, Tree

_LINE = re.compile(
    r"( *)(- (?![a-z_]+(?::[^ ]| *=)))?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}):(?:$| (?=.)))?"
    r"([^ ?:,\[\]{}&*!#%@`\\\x00-\x1f\x7f-][^\\\x00-\x1f\x7f]*)?"
)
"""Spaces, a dash, a key, a value. A dash before a key that lacks the space after it is a slip."""

_SAYS_NOTHING = re.compile(r" *(?:#[^\\\x00-\x1f\x7f]*)?")
_TEXT_BELOW = re.compile(r"[\w\"'(£][^#\\\x00-\x1f\x7f]*")
_OPENS_A_TEXT = frozenset({"|", ">", "|-", ">-"})
_BELOW = "below"
_FILE = ""
_LINE_ENDS = re.compile(r"\n(\n*)")
_ODD = re.compile(f"[{ODD_CHARACTERS}]")

_MOST_KEPT = 50_000
_LONGEST_KEPT = 64
"""Lines that are remembered as taken apart: most lines of a plan stand in many of its files."""

Line: TypeAlias = "tuple[int, bool, str | None, str | None, str]"
"""How far in a line stands, whether it has a dash, its key, its value, and where the value is.

That is "" where it stands on the line or is said to be missing, "below" where the key is all
there is, else the sign that opens a text below.
"""


class NotPlainError(Exception):
    """Something that is of none of the plain forms."""


def plain_tree(text: str) -> Tree:
    """The tree of `text`, whose lines end in LF. Raises NotPlainError where it is not plain."""
    if not text.isascii() and _ODD.search(text):
        raise NotPlainError
    file: dict[str, Tree] = {}
    _fill(file, text.split("\n"))
    if _FILE not in file:
        raise NotPlainError
    return file[_FILE]


def _fill(here: Any, lines: list[str]) -> None:
    """Puts under the key _FILE of `here` what the lines hold."""
    outside: list[tuple[int, Any]] = []
    inner, passed = -1, 0
    waiting: str | None = _FILE
    for number, typed in enumerate(lines):
        if number < passed or (line := _LINES[typed]) is None:
            continue
        depth, dash, key, value, where = line
        if waiting is not None and (depth > inner or (dash and depth == inner)):
            outside.append((inner, here))
            here, inner = _begin_below(here, waiting, outside, line), depth
        while depth < inner or (here.__class__ is list and not dash):
            inner, here = outside.pop()
        if depth != inner or dash is not (here.__class__ is list):
            raise NotPlainError
        if where and where is not _BELOW:
            value, passed = _text_below(lines, number, line)
        if dash:
            if key is None:
                here.append(value)
                waiting = None
                continue
            outside.append((inner, here))
            here.append({})
            inner, here = depth + 2, here[-1]
        elif key in here:
            raise NotPlainError
        here[key] = value
        waiting = key if where is _BELOW else None


def _begin_below(here: Any, key: str, outside: list[tuple[int, Any]], line: Line) -> Any:
    """What begins with `line` below a key that has nothing beside it: a list or a group of keys."""
    if len(outside) >= DEEPEST or (key == _FILE and line[0]):
        raise NotPlainError
    below: Any = [] if line[1] else {}
    here[key] = below
    return below


class _Lines(dict[str, "Line | None"]):
    """Lines as taken apart, by what was typed; None for one that is blank or a comment."""

    def __missing__(self, typed: str) -> Line | None:
        line = _taken_apart(typed)
        if len(typed) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[typed] = line
        return line


_LINES = _Lines()


def _taken_apart(typed: str) -> Line | None:
    found = _LINE.fullmatch(typed)
    if found is None:
        if _SAYS_NOTHING.fullmatch(typed):
            return None
        raise NotPlainError
    spaces, dash, key, value = found.groups()
    if not (key or (dash and value)):
        if value is None and not dash:
            return None
        raise NotPlainError
    if dash and key and key not in known_keys():
        raise NotPlainError
    where = _BELOW if value is None else value if value in _OPENS_A_TEXT else ""
    meant = _value(value) if value and not where else None
    # A key of several words that has nothing, or an entry of nothing, is most often a slip.
    if meant is None and not (key.isidentifier() if key else where):
        raise NotPlainError
    return len(spaces), dash is not None, key, meant, where


def _value(typed: str) -> str | None:
    """What stands beside a key or a dash; None where it is said to be missing."""
    sign = typed[0]
    if sign in "\"'":
        if typed[-1] != sign or typed.count(sign) != 2 or "#" in typed:
            raise NotPlainError
        return typed[1:-1]
    if sign in "|>" or ": " in typed or " #" in typed or typed[-1] in ": ":
        raise NotPlainError
    return None if typed in NULLS else typed


def _text_below(lines: list[str], number: int, opening: Line) -> tuple[str, int]:
    """The text below line `number`, which opens it, and the number of the first line after it."""
    depth, dash, key, _, sign = opening
    inner = depth + 2 if dash and key else depth
    end = number + 1
    while end < len(lines) and not lines[end][: inner + 1].strip(" "):
        end += 1
    first = lines[number + 1] if end > number + 1 else ""
    depth = len(first) - len(first.lstrip(" "))
    parts = [line[depth:] for line in lines[number + 1 : end]]
    for line, part in zip(lines[number + 1 : end], parts, strict=True):
        if line[:depth].strip(" ") or (part and not _TEXT_BELOW.fullmatch(part)):
            raise NotPlainError
    text = "\n".join(parts).rstrip("\n")
    if (
        not text[:1].strip()
        or " -" in text
        or (sign[1:] != "-" and end == len(lines) and lines[-1])
    ):
        raise NotPlainError
    if sign[0] == ">":
        text = _LINE_ENDS.sub(lambda found: found[1] or " ", text)
    return (text if sign[1:] else f"{text}\n"), end
