"""One record in the making: its fields as a plan file has them, and what is kept as printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cipt.exchange.importing.account import Account, Fate
from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.grid import Cell


@dataclass(slots=True)
class Taking:
    """A record: `tree` is what its file will hold, `cells` what goes into `source.cells`."""

    id: str
    tree: dict[str, Any]
    account: Account
    cells: dict[str, str] = field(default_factory=dict)
    _kept: set[Cell] = field(default_factory=set)

    def used(
        self, cell: Cell, column: Column, key: str, *, as_printed: bool, unsure: str = ""
    ) -> None:
        """A cell that filled the field `key`; kept as printed too unless it says just the same."""
        fate: Fate = "field" if as_printed else "both"
        self.account.note(cell, column.heading, fate, f"`{key}` of {self.id}", unsure)
        if not as_printed:
            self._keep(cell, column)

    def keep(self, cell: Cell, column: Column, unsure: str = "") -> None:
        """A cell that fills no field: its words stay in the record as printed."""
        self.account.note(cell, column.heading, "kept", f"`source.cells` of {self.id}", unsure)
        self._keep(cell, column)

    def _keep(self, cell: Cell, column: Column) -> None:
        if cell in self._kept or not cell.text:
            return
        self._kept.add(cell)
        name = base = " ".join(column.heading.split()) or "(no heading)"
        number = 2
        while name in self.cells:
            name, number = f"{base} ({number})", number + 1
        self.cells[name] = cell.text
