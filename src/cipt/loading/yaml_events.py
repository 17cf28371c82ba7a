"""The one door to PyYAML: text to events, and the place where a text stops being YAML.

libyaml's parser is used where PyYAML has it, else PyYAML's own, which gives the same events.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
)

from cipt.loading.tree import DEEPEST

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark

NOT_YAML = (yaml.YAMLError, ValueError, OverflowError)
"""What a parser raises: its own errors, and numbers in escapes or directives out of range."""


class Parser(Protocol):
    """The part of PyYAML's parsers that is used."""

    def get_event(self) -> Event | None:
        """The next event. Raises one of NOT_YAML."""
        ...


@dataclass(frozen=True, slots=True)
class Problem:
    """Where parsing stopped: the line and column, from 0, at which the trouble began.

    `reached` is the line at which it was noticed, which may be the end of the file. `kind` is
    "quote" or "bracket" for one that is not closed as it should be, "key" for a line without a
    colon, "text" for a file that is nothing but text, "other" for the rest.
    """

    line: int
    column: int
    reached: int
    kind: str = "other"

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, for comparing how far two readings came."""
        return self.line, self.column


def _quickest_parser() -> Callable[[str], Parser]:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return yaml.BaseLoader
    return CParser


_parser = _quickest_parser()


def parser_of(text: str) -> Parser:
    """A parser of `text`. Raises one of NOT_YAML."""
    return _parser(text)


def first_problem(text: str) -> Problem | None:
    """Where `text` stops being the YAML of a plan file, or None.

    It looks at the first document, no deeper than the limit: what lies beyond is refused anyway.
    """
    depth, begun = 0, False
    try:
        parser = parser_of(text)
        while (event := parser.get_event()) is not None:
            if isinstance(event, ScalarEvent):
                if depth == 0 and event.value:
                    return _at_mark("text", event.start_mark)
            elif isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    return _at_mark("other", event.start_mark)
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            elif isinstance(event, DocumentStartEvent):
                if begun:
                    return None
                begun = True
    except NOT_YAML as error:
        return problem_of(error)
    return None


_KINDS = (("quoted", "quote"), ("flow", "bracket"), ("simple key", "key"))


def problem_of(error: Exception) -> Problem:
    """Where and how parsing failed; for what opens and is not closed, where it opens."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(0, 0, 0)
    noticed = error.problem_mark or error.context_mark
    reached = 0 if noticed is None else noticed.line
    for words, kind in _KINDS:
        if error.context_mark is not None and words in (error.context or ""):
            return Problem(error.context_mark.line, error.context_mark.column, reached, kind)
    return Problem(reached, 0 if noticed is None else noticed.column, reached)


def _at_mark(kind: str, mark: Mark | CMark | None) -> Problem:
    return (
        Problem(0, 0, 0, kind) if mark is None else Problem(mark.line, mark.column, mark.line, kind)
    )
