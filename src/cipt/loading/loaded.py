"""What loading gives: the plan, where each of its records stands, and all that went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cipt.findings import Trouble
from cipt.loading.decode import lines_of
from cipt.loading.plain_places import find_place
from cipt.loading.positions import Marks, locate
from cipt.loading.text_tree import read_text_tree
from cipt.model.plan import Plan

At = tuple[str | int, ...]

_LOOKED_FOR = 32
"""Places in a large file that are looked for one by one; for more it pays to note them all."""

_SMALL = 4096
"""Bytes of a file in which looking again costs less than keeping what was found."""

_CR = ord("\r")


@dataclass(slots=True)
class PlanFile:
    """One file as read.

    `plain` is whether it is known to be in plain block form, in which places are found by looking.
    `kept` says, for each list of entries ("" for one that is the whole file), which of them could
    be read, by their place in the document; None for a file without lists.
    """

    path: str
    data: bytes
    plain: bool = False
    marks: Marks | None = None
    kept: dict[str, tuple[int, ...]] | None = None
    _asked: int = 0

    def place_of(self, at: At) -> tuple[int, int]:
        """Line and column, from 1, of what stands at `at` among the entries that could be read.

        The column is that of the value where it stands on the line of its key, else of the key.
        """
        return self.document_place(_in_document(at, self.kept) if self.kept else at)

    def document_place(self, at: At, *, of_key: bool = False) -> tuple[int, int]:
        """As `place_of`, of what stands at `at` in the document as typed.

        With `of_key` the column is always that of the key.
        """
        data = self.data
        if at and self.plain and self.marks is None and self._asked < _LOOKED_FOR:
            self._asked += len(data) > _SMALL
            found = find_place(_with_line_feeds(data) if _CR in data else data, at)
            if found is not None:
                line, column, value = found
                return line, column if of_key else value or column
        if self.marks is None:
            self.marks = read_text_tree(self.data, self.path, positions=True).marks
        if self.marks is None:
            return 1, 1
        line, column = locate(self.marks, at)
        value_line, value_column = locate(self.marks, at, value=True)
        return line, value_column if value_line == line and not of_key else column

    def text(self, line: int) -> str:
        """One line as typed, counted from 1; "" beyond the last."""
        lines = self.lines()
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def lines(self) -> list[str]:
        """The lines as typed."""
        return lines_of(self.data.decode("utf-8", errors="replace"))


def _in_document(at: At, lists: Mapping[str, Sequence[int]]) -> At:
    """The way to the same thing among all entries typed; `lists` are as `PlanFile.kept`."""
    key, place = ("", 0) if at and isinstance(at[0], int) else (str(at[0]) if at else "", 1)
    kept = lists.get(key)
    if kept is None or len(at) <= place:
        return at
    number = at[place]
    if not isinstance(number, int) or number >= len(kept):
        return at
    return (*at[:place], kept[number], *at[place + 1 :])


def _with_line_feeds(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


class Place(NamedTuple):
    """Where a record stands: its file, and the way from the top of the file to it."""

    path: str
    at: At = ()


class Lost(NamedTuple):
    """A record or file that could not be read, wholly or in part; `id` where it is known."""

    kind: str
    id: str | None
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan as far as it could be read.

    `places` has, for each kind of record, a place for each record in the plan's own order.
    `lost` is what every command names. `incomplete` are the kinds of which more may be lost than
    is known by id, so that nobody should be told that an id of that kind is unknown. `published`
    holds the files of published positions by their paths.
    """

    plan: Plan
    files: Mapping[str, PlanFile]
    places: Mapping[str, tuple[Place, ...]]
    troubles: tuple[Trouble, ...]
    lost: tuple[Lost, ...]
    incomplete: frozenset[str] = frozenset()
    published: Mapping[str, bytes] = field(default_factory=dict)

    def lost_ids(self, kind: str) -> frozenset[str]:
        """The ids of records of a kind that are there and could not be read."""
        return frozenset(lost.id for lost in self.lost if lost.kind == kind and lost.id)
