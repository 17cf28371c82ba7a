"""A line as typed, taken apart, and put together again as it was probably meant.

The taking apart is deliberately simple: it is for lines in which something is wrong, so whatever
is proposed from it is tried out on the parser before it is told to anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cipt.findings import Trouble
from cipt.loading.known_keys import is_key

LONGEST = 4000
"""A longer line is not taken apart: no advice about it would fit on a screen."""

_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<key>[^\s:#'\"\[\]{},&*!|>%@`?-][^:]{0,80}?)[ ]*:(?P<gap>[ ]+|$))?"
    r"(?P<rest>.*)"
)
_COMMENT = re.compile(r"(?:^|[ ]{2,})#.*$")
_TEXT_HEADER = re.compile(r"[|>][-+0-9]{0,2}$")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `number` from 0, the spaces before it, its dashes, its key, its value, its comment.

    In a list entry, what looks like a key and is none of the format's is taken for text.
    """

    number: int
    text: str
    indent: int
    dashes: str
    key: str | None
    value: str
    comment: str
    value_column: int

    @property
    def lead(self) -> str:
        """All that stands before the value."""
        return self.text[: self.value_column]

    @property
    def depth(self) -> int:
        """The column at which the key or the text of the line begins, after its dashes."""
        return self.indent + len(self.dashes)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but a comment stands here."""
        return not (self.dashes or self.key or self.value)

    @property
    def opens_text(self) -> bool:
        """Whether a text of several lines begins below, after a | or >."""
        return _TEXT_HEADER.match(self.value) is not None


def take_apart(text: str, number: int) -> Line:
    """The parts of one line; of one that is too long, no more than its text."""
    found = _LINE.match(text) if len(text) <= LONGEST else None
    if found is None:
        return Line(number, text, 0, "", None, text.strip(), "", 0)
    indent, dashes, key, rest = found.group("indent", "dashes", "key", "rest")
    column = found.start("rest")
    if key is not None and dashes and not is_key(key):
        key, column = None, found.start("key")
        rest = text[column:]
    if key is None and rest == "-":
        dashes, rest, column = dashes + "-", "", column + 1
    comment = _COMMENT.search(rest)
    value = (rest[: comment.start()] if comment else rest).rstrip()
    tail = rest[len(value) :].rstrip() if comment else ""
    return Line(number, text, len(indent), dashes, key, value, tail, column)


@dataclass(frozen=True, slots=True)
class Fix:
    """A mistake that may have been made, and the lines as they would stand without it.

    `line` and `column` count from 0. `first` is the first of the `replaced` lines, whose number
    stays the same, so that what is found further on keeps its line.
    """

    line: int
    column: int | None
    message: str
    hint: str
    first: int
    replaced: tuple[str, ...]
    rule: str = "unreadable-yaml"

    def applied(self, lines: list[str]) -> list[str]:
        """`lines` with the mistake mended."""
        after = self.first + len(self.replaced)
        return [*lines[: self.first], *self.replaced, *lines[after:]]

    def trouble(self, path: str) -> Trouble:
        """What is told of it."""
        column = None if self.column is None else self.column + 1
        return Trouble(self.rule, path, self.line + 1, column, self.message, self.hint)


def rewritten(
    line: Line, new: str, message: str, column: int | None = None, rule: str = "unreadable-yaml"
) -> Fix:
    """`line` replaced by the text `new`, which the hint gives."""
    at = line.value_column if column is None else column
    return Fix(line.number, at, message, write(new), line.number, (new,), rule)


def with_value(line: Line, value: str, message: str, column: int | None = None) -> Fix:
    """`line` with another value; its comment stays."""
    return rewritten(line, f"{line.lead}{value}{line.comment}", message, column)


def write(text: str) -> str:
    """The hint that gives a line as it should stand, without the spaces before it."""
    stripped = text.strip()
    if len(stripped) > 1000:
        return "Put the whole text of that line in double quotes"
    return f"Write: {stripped}"


def begin_with(text: str, number: int, *, anew: bool = False) -> str:
    """The hint that says how far in a line begins; `text` is the line as it should stand.

    `anew` is whether the spaces only look as they should now.
    """
    spaces = len(text) - len(text.lstrip())
    if spaces == 0:
        return f"Begin line {number + 1} at the very left with {shown(text, 60)}"
    named = f"{spaces_named(spaces)}, typed anew," if anew else spaces_named(spaces)
    return f"Begin line {number + 1} with {named} before {shown(text, 60)}"


def spaces_named(count: int) -> str:
    """A count of spaces in words, as in "1 space"."""
    return f"{count} space{'' if count == 1 else 's'}"


def quoted(text: str) -> str:
    """`text` in quotation marks, as YAML reads them, with as few changes as it can be."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def shown(text: str, room: int = _SHOWN) -> str:
    """`text` between backticks for a message: on one line, printable, and no longer than `room`."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[:200]).split())
    return f"`{line if len(line) <= room else line[: room - 1].rstrip() + '…'}`"


def lines_in_texts(lines: list[str]) -> frozenset[int]:
    """The numbers of the lines that are part of a text begun with | or >."""
    inside: set[int] = set()
    depth: int | None = None
    for number, text in enumerate(lines):
        stripped = text.lstrip(" ")
        if depth is not None:
            if not stripped or len(text) - len(stripped) > depth:
                inside.add(number)
                continue
            depth = None
        if stripped[-1:] in "|>-+0123456789" and ("|" in stripped or ">" in stripped):
            line = take_apart(text, number)
            if line.opens_text:
                depth = line.depth if line.key is not None else line.indent
    return frozenset(inside)


def above(lines: list[str], number: int, reach: int = 60) -> Iterator[Line]:
    """The lines before `number` that hold something, the nearest first."""
    for other in range(number - 1, max(-1, number - 1 - reach), -1):
        line = take_apart(lines[other], other)
        if not line.is_blank:
            yield line
