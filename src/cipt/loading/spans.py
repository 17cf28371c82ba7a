"""Where each key, entry and value of a file begins and ends, so that one alone can be changed.

Only files that read without a doubt have spans: what a careful reading would have to mend first,
nobody should change by machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cipt.loading.tree import DEEPEST, NULLS, Tree
from cipt.loading.yaml_events import NOT_YAML, parser_of

_LINE_ENDS_OF_YAML = re.compile("[\x85\u2028\u2029]")


class Point(NamedTuple):
    """A place between two characters: line and column, counted from 0."""

    line: int
    column: int


@dataclass(slots=True)
class Span:
    """A value with its place: from `start` up to, and not including, `end`.

    `keys` are those of a group of keys, `entries` those of a list; a text has neither. `bracketed`
    says that it stands in brackets or braces, or is such a list or group itself. An empty value
    has its place just after the colon or the dash.
    """

    tree: Tree
    start: Point
    end: Point
    bracketed: bool
    keys: dict[str, Key] | None = None
    entries: list[Span] | None = None


@dataclass(slots=True)
class Key:
    """A key and its value; `colon` is the place just after its colon."""

    start: Point
    colon: Point
    value: Span


class _Odd(Exception):
    """Something of which the place cannot be told, or which the format refuses."""


def spans_of(text: str) -> Span | None:
    """The spans of a file with this text, whose lines end in LF.

    None where the file is not YAML, or holds what the format refuses or what parsers end lines
    at and editors do not. The tree of a file that holds nothing is None.
    """
    if _LINE_ENDS_OF_YAML.search(text):
        return None
    try:
        return _Reader(text).document()
    except (_Odd, *NOT_YAML):
        return None


class _Reader:
    """The reading of one file."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.next_event: Callable[[], Any] = parser_of(text).get_event

    def document(self) -> Span:
        self.next_event()
        if self.next_event().__class__ is StreamEndEvent:
            return Span(None, Point(0, 0), Point(0, 0), bracketed=False)
        span = self.value(self.next_event(), False, 0)
        self.next_event()
        if self.next_event().__class__ is not StreamEndEvent:
            raise _Odd
        return span

    def value(self, event: Any, bracketed: bool, depth: int) -> Span:
        kind = event.__class__
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            raise _Odd
        if kind is ScalarEvent:
            return self.text(event, bracketed)
        if depth == DEEPEST:
            raise _Odd
        start = _start(event)
        bracketed = bool(event.flow_style)
        if kind is MappingStartEvent:
            return self.group(start, bracketed, depth + 1)
        return self.list(start, bracketed, depth + 1)

    def text(self, event: Any, bracketed: bool) -> Span:
        value: str = event.value
        missing = value in NULLS and event.implicit[0]
        end = _end(event)
        if event.style in ("|", ">"):
            end = self.end_of_block(_start(event), end)
        return Span(None if missing else value, _start(event), end, bracketed)

    def end_of_block(self, start: Point, reached: Point) -> Point:
        """Where a text below `|` or `>` ends: with its last line that holds anything.

        Where the sign says that empty lines count (`|+`), they do.
        """
        last = reached.line if reached.column else reached.line - 1
        last = min(last, len(self.lines) - 1)
        keeps_all = "+" in self.lines[start.line][start.column :].partition("#")[0]
        while not keeps_all and last > start.line and not self.lines[last].strip(" "):
            last -= 1
        return Point(last, len(self.lines[last]))

    def group(self, start: Point, bracketed: bool, depth: int) -> Span:
        keys: dict[str, Key] = {}
        end = start
        while (event := self.next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent or event.anchor or event.tag:
                raise _Odd
            colon = self.colon_after(_end(event))
            value = self.value(self.next_event(), bracketed, depth)
            if event.value in keys:
                raise _Odd
            keys[event.value] = Key(_start(event), colon, value)
            if value.tree is None and value.start == value.end:
                value.start = value.end = colon
            end = value.end
        if bracketed:
            end = _end(event)
        tree: Tree = {name: key.value.tree for name, key in keys.items()}
        return Span(tree, start, end, bracketed, keys=keys)

    def list(self, start: Point, bracketed: bool, depth: int) -> Span:
        entries: list[Span] = []
        end = start
        while (event := self.next_event()).__class__ is not SequenceEndEvent:
            entry = self.value(event, bracketed, depth)
            end = entry.end
            if entry.tree is not None:
                entries.append(entry)
        if bracketed:
            end = _end(event)
        return Span([one.tree for one in entries], start, end, bracketed, entries=entries)

    def colon_after(self, place: Point) -> Point:
        line = self.lines[place.line]
        rest = line[place.column :]
        bare = rest.lstrip(" ")
        if bare.startswith(":"):
            return Point(place.line, len(line) - len(bare) + 1)
        raise _Odd


def _start(event: Any) -> Point:
    return Point(event.start_mark.line, event.start_mark.column)


def _end(event: Any) -> Point:
    return Point(event.end_mark.line, event.end_mark.column)
