"""Sound YAML to a tree of texts, straight from the parser's events, giving up at any oddity."""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cipt.loading.known_keys import known_keys
from cipt.loading.positions import Marks
from cipt.loading.tree import DEEPEST, NULLS, ODD_CHARACTERS, SPECIAL_KEYS, Tree
from cipt.loading.yaml_events import NOT_YAML, parser_of

_ODD_CHARACTERS = re.compile(f"[{ODD_CHARACTERS}]")
_ODD_LINE = re.compile(
    r"\n(?:%|<<<<<<<|=======|>>>>>>>|\|{7}|[ ]*(?:-[^ \n-]|- +[a-z_]+(?::[^ \n]| *=)|[•·▪●○■◦‣–—]))"
)
_ODD_START = re.compile(r"%|<<<<<<<|=======|>>>>>>>|\|{7}|-[^ \n-]")
_COMMENT_AFTER_TEXT = re.compile(r"[^ \n] #")


class NeedsCareError(Exception):
    """Something that the quick way does not deal with."""


def read_quickly(text: str, path: str, *, positions: bool) -> tuple[Tree, Marks | None]:
    """The tree of `text`, with its marks where `positions` are asked for.

    Raises NeedsCareError where anything about it is odd.
    """
    if not _looks_sound(text):
        raise NeedsCareError
    try:
        if not positions:
            return _quick_tree(text), None
        from cipt.loading.marked_tree import marked_tree

        marked = marked_tree(text.split("\n"), path, plain=True)
    except NOT_YAML:
        raise NeedsCareError from None
    if marked.refused or marked.troubles or isinstance(marked.tree, str):
        raise NeedsCareError
    return marked.tree, marked.marks


def _looks_sound(text: str) -> bool:
    """Whether `text` has none of the traces that mistakes leave; all are cheap to look for."""
    return (
        "\t" not in text
        and "\\" not in text
        and (" #" not in text or _COMMENT_AFTER_TEXT.search(text) is None)
        and _ODD_LINE.search(text) is None
        and _ODD_START.match(text) is None
        and (text.isascii() or _ODD_CHARACTERS.search(text) is None)
    )


def _quick_tree(text: str) -> Tree:
    # Events are told apart by their class, the quickest way, which a type checker cannot follow.
    next_event: Callable[[], Any] = parser_of(text).get_event
    next_event()
    if next_event().__class__ is StreamEndEvent:
        return None
    tree = _quick_value(next_event(), next_event, 0)
    if isinstance(tree, str) or next_event().__class__ is not DocumentEndEvent:
        raise NeedsCareError
    if next_event().__class__ is not StreamEndEvent:
        raise NeedsCareError
    return tree


def _quick_value(event: Any, next_event: Callable[[], Any], depth: int) -> Tree:
    if event.anchor is not None or event.tag is not None:
        raise NeedsCareError
    kind = event.__class__
    if kind is ScalarEvent:
        value: str = event.value
        if value in NULLS and event.implicit[0]:
            return None
        # On one line it is a dash; over two, most often an entry of a list that is out of line.
        if " -" in value and event.start_mark.line != event.end_mark.line:
            raise NeedsCareError
        return value
    if depth == DEEPEST:
        raise NeedsCareError
    if kind is MappingStartEvent:
        return _quick_keys(next_event, depth + 1)
    return _quick_list(next_event, depth + 1)


def _quick_keys(next_event: Callable[[], Any], depth: int) -> dict[str, Tree]:
    tree: dict[str, Tree] = {}
    while (event := next_event()).__class__ is ScalarEvent:
        key = intern(event.value)
        if key in tree or key in SPECIAL_KEYS or event.anchor or event.tag:
            raise NeedsCareError
        value = tree[key] = _quick_value(next_event(), next_event, depth)
        if value is None and not key.isidentifier():
            raise NeedsCareError
    if event.__class__ is MappingEndEvent:
        return tree
    raise NeedsCareError


def _quick_list(next_event: Callable[[], Any], depth: int) -> list[Tree]:
    tree: list[Tree] = []
    while (event := next_event()).__class__ is not SequenceEndEvent:
        value = _quick_value(event, next_event, depth)
        if value is None:
            continue
        if value.__class__ is dict and len(value) == 1 and not known_keys().issuperset(value):
            raise NeedsCareError
        tree.append(value)
    return tree
