"""The tree of a file with the place of every key and entry, and every refusal of the format.

Two equal keys, anchors, aliases, tags, merge keys, lists as keys, a second document and deep
nesting are refused: an improvement plan needs none of them, and each can lose or hide text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from sys import intern
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cipt.findings import Trouble
from cipt.loading.known_keys import is_nearly_a_key, known_keys
from cipt.loading.mistakes_refused import (
    MOST_TROUBLES,
    key_twice,
    lacks_dash,
    list_as_key,
    odd_key,
    second_document,
    sign_refused,
    too_deep,
    too_many,
)
from cipt.loading.mistakes_silent import colon_in_entry, cut_off_in_braces, mistake_in_value
from cipt.loading.positions import Below, Marks
from cipt.loading.tree import DEEPEST, NULLS, SPECIAL_KEYS, Tree
from cipt.loading.yaml_events import parser_of


@dataclass(frozen=True, slots=True)
class Marked:
    """A tree with its places; `refused` says why the file as a whole is none, if it is none."""

    tree: Tree
    marks: Marks | None
    troubles: tuple[Trouble, ...]
    refused: Trouble | None = None


class _RefusedError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


def marked_tree(lines: list[str], path: str, *, plain: bool) -> Marked:
    """The tree of `lines` with its places and troubles. Raises one of NOT_YAML.

    `plain` says that the text has none of the traces for which every value would have to be
    looked at.
    """
    build = _Build(lines, path, plain)
    try:
        tree, marks = build.document()
    except _RefusedError as refusal:
        return Marked(None, None, build.troubles(), refusal.trouble)
    return Marked(tree, marks, build.troubles())


class _Build:
    """The building of one tree. What is found is given its way from the top on the way back up."""

    __slots__ = ("found", "lines", "next_event", "path", "plain", "refusals")

    def __init__(self, lines: list[str], path: str, plain: bool) -> None:
        self.lines = [*lines, ""]  # a parser may place what is missing behind the last line
        self.path = path
        self.plain = plain
        self.next_event: Callable[[], Any] = parser_of("\n".join(lines)).get_event
        self.refusals = 0
        self.found: list[tuple[list[str | int], Trouble]] = []

    def troubles(self) -> tuple[Trouble, ...]:
        """What was found, with the way from the top of the file to each."""
        return tuple(replace(trouble, at=tuple(reversed(way))) for way, trouble in self.found)

    def document(self) -> tuple[Tree, Marks | None]:
        next_event = self.next_event
        next_event()
        if next_event().__class__ is StreamEndEvent:
            return None, (0, 0, 0, 0, None)
        event = next_event()
        mark = event.start_mark
        tree, below = self.value(event, 0)
        next_event()
        event = next_event()
        if event.__class__ is not StreamEndEvent:
            line = event.start_mark.line
            raise _RefusedError(second_document(self.lines, self.path, line))
        if tree is None:
            return None, (0, 0, 0, 0, None)
        return tree, (mark.line, mark.column, mark.line, mark.column, below)

    def value(self, event: Any, depth: int) -> tuple[Tree, Below]:
        kind = event.__class__
        if event.anchor is not None or event.tag is not None:
            self.refuse(sign_refused(self.lines, self.path, _place(event)))
            if kind is AliasEvent:
                return f"*{event.anchor}", None
        if kind is ScalarEvent:
            value: str = event.value
            if value in NULLS and event.implicit[0]:
                return (self.looked_at(event, None) if not self.plain else None), None
            if not self.plain or " -" in value:
                return self.looked_at(event, value), None
            return value, None
        if depth == DEEPEST:
            raise _RefusedError(too_deep(self.path, _place(event)))
        if kind is MappingStartEvent:
            return self.keys(depth + 1, event.flow_style)
        return self.entries(depth + 1)

    def looked_at(self, event: Any, value: Tree) -> Tree:
        told = mistake_in_value(event, self.lines, self.path)
        if told is None:
            return value
        for trouble in told.troubles:
            self.refuse(trouble)
        return told.instead

    def keys(self, depth: int, in_braces: bool) -> tuple[Tree, Below]:
        next_event, found = self.next_event, self.found
        tree: dict[str, Tree] = {}
        marks: dict[str, Marks] = {}
        next_entry = False
        while (event := next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self.bracket_key(event)
                continue
            key = intern(event.value)
            before = len(found)
            odd = (
                key in SPECIAL_KEYS or event.anchor or event.tag or key[0] == "-"
            ) and self.is_odd_key(event, key, in_braces)
            start: Any = event.start_mark
            value_event = next_event()
            value_start = value_event.start_mark
            value, below = self.value(value_event, depth)
            if key in tree:
                first = marks[key][0] if key in marks else start.line
                if not next_entry:
                    self.refuse(key_twice(self.lines, self.path, key, first, _place(event)))
                # With its dash every further key is the next entry's, and stands there once.
                next_entry = next_entry or lacks_dash(self.lines, first, start.line)
            elif odd:
                del found[before + 1 :]
            elif value is None and in_braces and not key.isidentifier():
                self.cut_off(key, start, tree)
            else:
                tree[key] = value
                marks[key] = (start.line, start.column, value_start.line, value_start.column, below)
            for way, _ in found[before:]:
                way.append(key)
        return tree, marks

    def is_odd_key(self, event: Any, key: str, in_braces: bool) -> bool:
        """Whether a key that looks odd is refused, which is then told."""
        tight_dash = key[:1] == "-" and key[1:2] not in "-" and not (self.plain or in_braces)
        if not (tight_dash or key in SPECIAL_KEYS or event.anchor or event.tag):
            return False
        self.refuse(odd_key(self.lines, self.path, key, _place(event)))
        return True

    def entries(self, depth: int) -> tuple[Tree, Below]:
        next_event, found = self.next_event, self.found
        tree: list[Tree] = []
        marks: list[Marks] = []
        while (event := next_event()).__class__ is not SequenceEndEvent:
            start = event.start_mark
            before = len(found)
            value, below = self.value(event, depth)
            if value.__class__ is dict and len(value) == 1:
                value, below = self.lone_key(value, below, start)
            for way, _ in found[before:]:
                way.append(len(tree))
            if value is not None:
                tree.append(value)
                marks.append((start.line, start.column, start.line, start.column, below))
        return tree, marks

    def lone_key(self, value: Any, below: Below, start: Any) -> tuple[Tree, Below]:
        """An entry with a single key, which may be text with a colon in it."""
        (key,) = value
        if key in known_keys() or is_nearly_a_key(key):
            return value, below
        told = colon_in_entry(value, start.line, self.lines, self.path)
        if told is None:
            return value, below
        self.refuse(told.troubles[0])
        return told.instead, None

    def cut_off(self, key: str, start: Any, tree: dict[str, Tree]) -> None:
        told = cut_off_in_braces(start.line, start.column, key, self.lines, self.path)
        self.refuse(told)
        before, colon, after = key.partition(":")
        if colon and before.isidentifier():
            tree.setdefault(before, after)

    def bracket_key(self, event: Any) -> None:
        """Passes over a key that is no word, and over its value."""
        before = len(self.found)
        if event.__class__ is AliasEvent:
            self.refuse(odd_key(self.lines, self.path, "", _place(event)))
        else:
            self.refuse(list_as_key(self.lines, self.path, _place(event)))
            self.skip(event)
        for way, _ in self.found[before:]:
            way.append("[…]")
        self.skip(self.next_event())

    def skip(self, event: Any) -> None:
        depth = 0
        while True:
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise _RefusedError(too_deep(self.path, _place(event)))
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = self.next_event()

    def refuse(self, trouble: Trouble) -> None:
        self.refusals += 1
        if self.refusals > MOST_TROUBLES:
            place = (trouble.line - 1, (trouble.column or 1) - 1)
            raise _RefusedError(too_many(self.path, place))
        last = self.found[-1][1] if self.found else None
        if last is None or (last.line, last.hint) != (trouble.line, trouble.hint):
            self.found.append(([], trouble))  # else one corrected line mends both


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column
