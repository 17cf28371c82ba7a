"""A file's bytes to a tree of the text that was typed, with a trouble for all that cannot stand.

Nothing here gives a value a type: 1.10 stays "1.10" and `no` stays "no" until the model reads
them. A plain `~`, `null` or nothing is None.

Nearly every file is sound, so a file is first read the quick way, which gives up at the first
oddity. What it gives up is read again in `careful_reading`, which says what is wrong and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from sys import intern
from typing import Any, TypeAlias

from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cipt.findings import Trouble
from cipt.loading.decode import decode
from cipt.loading.known_keys import known_keys
from cipt.loading.positions import Marks
from cipt.loading.yaml_events import DEEPEST, NOT_YAML, parser_of

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | None"

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What an unquoted value says that is missing."""

SPECIAL_KEYS = frozenset({"", "<<"})
"""No key, and the one by which YAML merges other keys in."""

_ODD_CHARACTERS = re.compile(
    "[\\x7f-\\xa0\\xad\\u2000-\\u200b\\u200e\\u200f\\u2018\\u201a\\u201c\\u201e\\u2028-\\u202f"
    "\\u205f-\\u206f\\u3000\\ufeff\\ufffd\\u00e2\\u00c2]"
)
_ODD_LINE = re.compile(
    r"\n(?:%|<<<<<<<|=======|>>>>>>>|\|{7}|[ ]*(?:-[^ \n-]|- +[a-z_]+(?::[^ \n]| *=)|[•·▪●○■◦‣–—]))"
)
_ODD_START = re.compile(r"%|<<<<<<<|=======|>>>>>>>|\|{7}|-[^ \n-]")
_COMMENT_AFTER_TEXT = re.compile(r"[^ \n] #")


@dataclass(slots=True)
class Reading:
    """What one file holds.

    `readable` is False where the file as a whole could not be taken: `tree` is then None, and the
    first of `troubles` says why. `marks` are kept where positions were asked for.
    """

    tree: Tree
    marks: Marks | None
    troubles: tuple[Trouble, ...]
    readable: bool


class _NeedsCareError(Exception):
    """Something that the quick way does not deal with."""


def read_text_tree(data: bytes, path: str, *, positions: bool = False) -> Reading:
    """The tree of texts in the file `data`, which stands at `path` in the plan folder.

    Never raises for what `data` holds. A key that stands twice has its first value, and an empty
    entry of a list is left out.
    """
    text = decode(data, path)
    if isinstance(text, Trouble):
        return Reading(None, None, (text,), readable=False)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = _read_quickly(text, path, positions=positions) if _looks_plain(text) else None
    if reading is None:
        from cipt.loading.careful_reading import read_carefully

        reading = read_carefully(text, path, positions=positions)
    return reading


def _looks_plain(text: str) -> bool:
    """Whether `text` has none of the traces that mistakes leave; all are cheap to look for."""
    return (
        "\t" not in text
        and "\\" not in text
        and (" #" not in text or _COMMENT_AFTER_TEXT.search(text) is None)
        and _ODD_LINE.search(text) is None
        and _ODD_START.match(text) is None
        and (text.isascii() or _ODD_CHARACTERS.search(text) is None)
    )


def _read_quickly(text: str, path: str, *, positions: bool) -> Reading | None:
    """The reading of `text`, None where anything about it is odd."""
    try:
        if not positions:
            return Reading(_quick_tree(text), None, (), readable=True)
        from cipt.loading.marked_tree import marked_tree

        marked = marked_tree(text.split("\n"), path, plain=True)
    except (_NeedsCareError, *NOT_YAML):
        return None
    if marked.refused or marked.troubles or isinstance(marked.tree, str):
        return None
    return Reading(marked.tree, marked.marks, (), readable=True)


def _quick_tree(text: str) -> Tree:
    # Events are told apart by their class, the quickest way, which a type checker cannot follow.
    next_event: Callable[[], Any] = parser_of(text).get_event
    next_event()
    if next_event().__class__ is StreamEndEvent:
        return None
    tree = _quick_value(next_event(), next_event, 0)
    if isinstance(tree, str) or next_event().__class__ is not DocumentEndEvent:
        raise _NeedsCareError
    if next_event().__class__ is not StreamEndEvent:
        raise _NeedsCareError
    return tree


def _quick_value(event: Any, next_event: Callable[[], Any], depth: int) -> Tree:
    if event.anchor is not None or event.tag is not None:
        raise _NeedsCareError
    kind = event.__class__
    if kind is ScalarEvent:
        value: str = event.value
        if value in NULLS and event.implicit[0]:
            return None
        # On one line it is a dash; over two, most often an entry of a list that is out of line.
        if " -" in value and event.start_mark.line != event.end_mark.line:
            raise _NeedsCareError
        return value
    if depth == DEEPEST:
        raise _NeedsCareError
    if kind is MappingStartEvent:
        return _quick_keys(next_event, depth + 1)
    return _quick_list(next_event, depth + 1)


def _quick_keys(next_event: Callable[[], Any], depth: int) -> dict[str, Tree]:
    tree: dict[str, Tree] = {}
    while (event := next_event()).__class__ is ScalarEvent:
        key = intern(event.value)
        if key in tree or key in SPECIAL_KEYS or event.anchor or event.tag:
            raise _NeedsCareError
        value = tree[key] = _quick_value(next_event(), next_event, depth)
        if value is None and not key.isidentifier():
            raise _NeedsCareError
    if event.__class__ is MappingEndEvent:
        return tree
    raise _NeedsCareError


def _quick_list(next_event: Callable[[], Any], depth: int) -> list[Tree]:
    tree: list[Tree] = []
    while (event := next_event()).__class__ is not SequenceEndEvent:
        value = _quick_value(event, next_event, depth)
        if value is None:
            continue
        if value.__class__ is dict and len(value) == 1 and not known_keys().issuperset(value):
            raise _NeedsCareError
        tree.append(value)
    return tree
