"""What inspectors asked for: by reference in a column of actions, or in a table of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.columns import Column, plain
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.layout import Table
from cipt.exchange.importing.numbers import references, slug
from cipt.exchange.importing.rows import Raw
from cipt.exchange.importing.taking import Taking
from cipt.model.base import is_id


@dataclass(slots=True)
class RecommendationDraft:
    """A recommendation: what it is printed as, and its words where the document has them."""

    id: str
    printed: str
    wording: str = ""
    part_of: str = ""
    source: str = ""


@dataclass(slots=True)
class Recommendations:
    """Every recommendation that a document names, in the order of the document."""

    account: Account
    by_id: dict[str, RecommendationDraft] = field(default_factory=dict)
    _by_wording: dict[str, str] = field(default_factory=dict)

    def take(self, raw: Raw, taking: Taking) -> None:
        """The recommendations of an action."""
        ids: list[str] = []
        cells = raw.cells.get("recommendations", [])
        self._pair(cells)
        for cell, column in cells:
            named = self._named(cell, column)
            if not named:
                taking.keep(cell, column)
                continue
            ids = list(dict.fromkeys([*ids, *named]))
            as_printed = cell.flat in named or cell.flat in (
                self.by_id[one].wording for one in named
            )
            taking.used(cell, column, "recommendations", as_printed=as_printed)
        if ids:
            taking.tree["recommendations"] = ids

    def _pair(self, cells: Sequence[tuple[Cell, Column]]) -> None:
        """Learns what a recommendation says that has its reference in a column of its own."""
        if len(cells) != 2 or len(cells[0][0].lines) > 1:
            return
        (cell, column), (words, _) = cells
        named = references(cell.flat, prefix_of(column.heading))
        if len(named.ids) == 1 and not named.wording and not references(words.flat, "R").ids:
            self._noted(named.ids, words.flat, cell.flat)

    def add(self, identity: str, wording: str) -> None:
        """A recommendation that a heading names."""
        self._noted((identity,), wording, identity)

    def take_table(self, table: Table) -> None:
        """A table of recommendations."""
        for line in table.lines:
            if line.kind == "record":
                self._take_row(line.row, table)

    def trees(self) -> list[dict[str, object]]:
        """What recommendations.yaml holds."""
        return [
            {
                "id": one.id,
                "source": one.source or None,
                "part_of": one.part_of or None,
                "title": one.wording or one.printed,
            }
            for one in self.by_id.values()
        ]

    def _named(self, cell: Cell, column: Column) -> list[str]:
        """The ids that a cell names: several lines may each name one, or all be one's words."""
        prefix = prefix_of(column.heading)
        whole = references(cell.flat, prefix)
        by_line = [references(line, prefix) for line in cell.lines]
        if len(by_line) > 1 and all(one.ids for one in by_line):
            return [
                identity
                for line, one in zip(cell.lines, by_line, strict=True)
                for identity in self._noted(one.ids, one.wording, line)
            ]
        if whole.ids:
            return self._noted(whole.ids, whole.wording, cell.flat)
        if len(cell.flat) < 4 or plain(cell.flat) in ("n a", "none", "all", "tbc"):
            return []
        known = self._by_wording.get(plain(cell.flat))
        if known is None:
            known = self._free(slug(cell.flat, 40))
            self.account.unsure.append(
                f"{cell.place}: no number is printed for this recommendation; its id is {known}"
            )
        return self._noted((known,), cell.flat, cell.flat)

    def _noted(self, ids: tuple[str, ...], wording: str, printed: str) -> list[str]:
        for identity in ids:
            one = self.by_id.setdefault(
                identity, RecommendationDraft(identity, printed if len(ids) == 1 else identity)
            )
            if wording and len(ids) == 1:
                one.wording = one.wording or wording
                self._by_wording.setdefault(plain(wording), identity)
        return list(ids)

    def _free(self, wanted: str) -> str:
        identity, number = wanted or "recommendation", 2
        while identity in self.by_id:
            identity, number = f"{wanted}-{number}", number + 1
        return identity

    def _take_row(self, row: tuple[Cell | None, ...], table: Table) -> None:
        cells: dict[str, tuple[Cell, Column]] = {}
        for cell, column in zip(row, table.columns, strict=False):
            if cell is not None and cell.text:
                cells.setdefault(column.field or column.heading, (cell, column))
        if "title" not in cells:
            for cell, column in cells.values():
                self.account.note(cell, column.heading, "outside", "a row without words")
            return
        words, column = cells.pop("title")
        prefix = prefix_of(column.heading)
        number = cells.pop("number", None)
        taken = references(number[0].flat if number else words.flat, prefix)
        identity = taken.ids[0] if taken.ids else self._free(slug(words.flat, 40))
        wording = words.flat if number or not taken.wording else taken.wording
        draft = self.by_id.setdefault(identity, RecommendationDraft(identity, words.flat))
        draft.wording = wording
        self._by_wording.setdefault(plain(wording), identity)
        where = f"recommendation {identity}"
        self.account.note(
            words, column.heading, "field" if wording == words.flat else "both", where
        )
        if number:
            self.account.note(number[0], number[1].heading, "field", where)
        parent = cells.pop("part_of", None)
        if parent is not None and is_id(parent[0].flat):
            draft.part_of = parent[0].flat
            self.account.note(parent[0], parent[1].heading, "field", where)
        elif parent is not None:
            cells["part_of"] = parent
        for cell, other in cells.values():
            self.account.note(cell, other.heading, "outside", f"beside {where}")


def prefix_of(heading: str) -> str:
    """What a bare number in a column means: AFI16 in one of areas for improvement, else R16."""
    words = plain(heading)
    if "afi" in words.split() or "area for improvement" in words:
        return "AFI"
    if "para" in words:
        return "para-"
    return "PR" if "peer" in words else "R"
