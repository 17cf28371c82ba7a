"""Files in plain block form, which nearly all are, read line by line at a quarter of YAML's cost.

It answers only where every line is of one of a few forms and stands where it must. What it gives
is then what a YAML parser gives; to that it leaves the rest, be it a second space after a colon.

A line is blank, a comment, `key:`, `key: value`, `- value` or `- key: value`. A value is bare
words, words in quotation marks on one line, or a text below that `|`, `>`, `|-` or `>-` opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import length_hint
from typing import Any, TypeAlias

from cipt.loading.known_keys import known_keys
from cipt.loading.tree import DEEPEST, NULLS, ODD_CHARACTERS, Tree

_LINE = re.compile(
    r"( *)(- (?![a-z_]+(?::[^ ]| *=)))?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}):(?:$| (?=.)))?"
    r"([^ ?:,\[\]{}&*!#%@`-].*)?"
)
"""Spaces, a dash, a key, a value. A dash before a key that lacks the space after it is a slip."""

_SAYS_NOTHING = re.compile(r" *(?:#.*)?")
_TEXT_BELOW = re.compile(r"[\w\"'(£][^#]*")
_OPENS_A_TEXT = frozenset({"|", ">", "|-", ">-"})
_BELOW = "below"
_FILE = ""
_LINE_ENDS = re.compile(r"\n(\n*)")
_ODD = re.compile(f"[{ODD_CHARACTERS}]")
_NEVER_PLAIN = bytes({*range(0x20), 0x7F, ord("\\")} - {ord("\n")})
_WITHOUT_THEM = bytes.maketrans(_NEVER_PLAIN, b" " * len(_NEVER_PLAIN))
"""Control characters, and what begins an escape: a whole file is searched for them at once."""

_MOST_KEPT = 50_000
_LONGEST_KEPT = 64
_LONGEST_COMMENT_KEPT = 200
"""Lines that are remembered as taken apart: most lines of a plan stand in many of its files, as
does the comment that names the schema of their kind.
"""

Line: TypeAlias = "tuple[int, str | None, str | None, str]"
"""How far in a line stands, its key, its value, and where the value is.

How far in is counted double, and one more where there is a dash, which is further in than a key
above it. The value is "" where it stands on the line or is said to be missing, "below" where the
key is all there is, else the sign that opens a text below.
"""


class NotPlainError(Exception):
    """Something that is of none of the plain forms."""


def plain_tree(text: str) -> Tree:
    """The tree of `text`, whose lines end in LF. Raises NotPlainError where it is not plain."""
    data = text.encode()
    if data.translate(_WITHOUT_THEM) != data or (not text.isascii() and _ODD.search(text)):
        raise NotPlainError
    file: dict[str, Tree] = {}
    _fill(file, text.split("\n"))
    if _FILE not in file:
        raise NotPlainError
    return file[_FILE]


def _fill(here: Any, lines: list[str]) -> None:
    """Puts under the key _FILE of `here` what the lines hold."""
    outside: list[tuple[int, Any]] = []
    inner, in_list = -2, 0
    waiting: str | None = _FILE
    rest = iter(lines)
    for place, key, said, where in filter(None, map(_LINES.__getitem__, rest)):
        if place != inner:
            while place < inner:
                (inner, here), waiting = outside.pop(), None
            if place > inner:
                here = _begin_below(here, inner, waiting, outside, place)
            inner, in_list = place, place % 2
        value, waiting = said, None
        if where is _BELOW:
            waiting = key
        elif where:
            value = _text_below(lines, rest, (place, key, said, where))
        if in_list:
            if key is None:
                here.append(value)
                continue
            outside.append((inner, here))
            here.append({})
            here, inner, in_list = here[-1], place + 3, 0
        elif key in here:
            raise NotPlainError
        here[key] = value


def _begin_below(
    here: Any, inner: int, key: str | None, outside: list[tuple[int, Any]], place: int
) -> Any:
    """What begins at `place` below a key that has nothing beside it: a list or a group of keys."""
    if key is None or len(outside) >= DEEPEST or (key == _FILE and place > 1):
        raise NotPlainError
    outside.append((inner, here))
    below: Any = [] if place % 2 else {}
    here[key] = below
    return below


class _Lines(dict[str, "Line | None"]):
    """Lines as taken apart, by what was typed; None for one that is blank or a comment."""

    def __missing__(self, typed: str) -> Line | None:
        line = _of_bare_words(typed) or _taken_apart(typed)
        if len(typed) <= (_LONGEST_KEPT if line else _LONGEST_COMMENT_KEPT):
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[typed] = line
        return line


_LINES = _Lines()


def _of_bare_words(typed: str) -> Line | None:
    """A line whose value is bare words without any sign that could mean more, else None.

    Nearly every line that stands in one file alone is such, as is a title. What `_taken_apart`
    gives is the same, and takes twice as long.
    """
    bare = typed.lstrip(" ")
    place = 2 * (len(typed) - len(bare))
    if bare.startswith("- "):
        bare = bare[2:]
        place += 1
    start, colon, value = bare.partition(": ")
    key = start if colon else None
    if not colon and place % 2 and "=" not in start:
        value = start
    elif start not in known_keys():
        return None
    if ":" in value or "#" in value or not value or not value[0].isalnum() or value[-1] == " ":
        return None
    return None if value in NULLS else (place, key, value, "")


def _taken_apart(typed: str) -> Line | None:
    found = _LINE.fullmatch(typed)
    if found is None:
        if _SAYS_NOTHING.fullmatch(typed):
            return None
        raise NotPlainError
    spaces, dash, key, value = found.groups()
    if dash and key and key not in known_keys():
        raise NotPlainError
    meant, where = None, ""
    if value is None:
        if not (key or dash):
            return None
        where = _BELOW
    elif not (key or dash):
        raise NotPlainError
    elif value in _OPENS_A_TEXT:
        where = value
    else:
        meant = _value(value)
    # A key of several words that has nothing, or an entry of nothing, is most often a slip.
    if meant is None and not (key.isidentifier() if key else where in _OPENS_A_TEXT):
        raise NotPlainError
    return 2 * len(spaces) + (dash is not None), key, meant, where


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


def _text_below(lines: list[str], rest: Iterator[str], opening: Line) -> str:
    """The text below the line that opens it; it is taken from `rest`, which are lines to come.

    `rest` runs over `lines`, so that how many it has left says where it is.
    """
    place, key, _, sign = opening
    inner = place // 2 + (2 if place % 2 and key else 0)
    begin = end = len(lines) - length_hint(rest)
    while end < len(lines) and not lines[end][: inner + 1].strip(" "):
        end += 1
    below = lines[begin:end]
    first = below[0] if below else ""
    depth = len(first) - len(first.lstrip(" "))
    parts = [line[depth:] for line in below]
    for line, part in zip(islice(rest, len(below)), parts, strict=True):
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
    return text if sign[1:] else f"{text}\n"
