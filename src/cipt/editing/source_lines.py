"""The lines of a file that is being changed, and the places at which text is put in or taken out.

Every byte that no change covers stays: line ends, indentation, comments, a last line without an
end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cipt.loading.spans import Point

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class CannotChange(Exception):
    """A file is laid out so that a part cannot be changed without touching what is beside it."""


class Splice(NamedTuple):
    """A piece of the text, from `start` to `end`, and what is to stand in its place."""

    start: int
    end: int
    text: str


class SourceLines:
    """A text as lines with their ends, and the changes to it that have been asked for so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._whole = _LINE.findall(text)
        self.lines: list[str] = [line.rstrip("\r\n") for line in self._whole]
        self._starts = [0]
        for line in self._whole:
            self._starts.append(self._starts[-1] + len(line))
        ends = Counter(line[len(bare) :] for line, bare in self._pairs() if line != bare)
        self.ending = ends.most_common(1)[0][0] if ends else "\n"
        self._splices: list[Splice] = []

    def replace(self, start: Point, end: Point, text: str) -> None:
        """Puts `text` where now stands what lies between two places."""
        self._splices.append(Splice(self._offset(start), self._offset(end), text))

    def insert(self, place: Point, text: str) -> None:
        """Puts `text` in at a place."""
        self.replace(place, place, text)

    def insert_after(self, line: int, lines: Sequence[str]) -> None:
        """Puts whole lines in below a line; -1 is above the first."""
        if line < 0 or self._whole[line] != self.lines[line]:
            text = "".join(one + self.ending for one in lines)
        else:
            text = "".join(self.ending + one for one in lines)
        at = self._starts[line + 1]
        self._splices.append(Splice(at, at, text))

    def delete(self, first: int, last: int) -> None:
        """Takes whole lines out, from the first to the last, with their ends."""
        self._splices.append(Splice(self._starts[first], self._starts[last + 1], ""))

    def joined(self, lines: Sequence[str]) -> str:
        """Lines as one piece of text, without an end after the last."""
        return self.ending.join(lines)

    def between(self, start: Point, end: Point) -> str:
        """The text that stands between two places."""
        return self.text[self._offset(start) : self._offset(end)]

    def last_line(self, end: Point, column: int) -> int:
        """The last line that belongs to what stands at `column` and ends at `end`.

        Comments just below it that stand further in than it does are its own.
        """
        line = end.line
        for below in self.lines[line + 1 :]:
            bare = below.lstrip(" ")
            if not bare.startswith("#") or len(below) - len(bare) <= column:
                break
            line += 1
        return line

    def is_blank(self, line: int) -> bool:
        """Whether a line is there and nothing stands in it."""
        return 0 <= line < len(self.lines) and not self.lines[line].strip()

    def changed(self) -> str:
        """The text with all the changes. Raises CannotChange where two cover each other."""
        parts: list[str] = []
        reached = 0
        for splice in sorted(self._splices, key=lambda one: (one.start, one.end)):
            if splice.start < reached:
                raise CannotChange
            parts += (self.text[reached : splice.start], splice.text)
            reached = splice.end
        return "".join([*parts, self.text[reached:]])

    def _pairs(self) -> list[tuple[str, str]]:
        return list(zip(self._whole, self.lines, strict=True))

    def _offset(self, place: Point) -> int:
        return min(self._starts[min(place.line, len(self.lines))] + place.column, len(self.text))
