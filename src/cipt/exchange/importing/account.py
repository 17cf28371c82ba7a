"""An account of every cell: what became of it, so that nothing is lost without a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cipt.exchange.importing.grid import Cell, Words

Fate = Literal["field", "both", "kept", "outside"]
"""In a field; in one and as printed as well; only as printed; in the report alone."""


@dataclass(slots=True)
class Entry:
    """What became of one cell: `became` says where it is now, `unsure` what is to be settled."""

    cell: Cell
    heading: str
    fate: Fate
    became: str
    unsure: str = ""


@dataclass(slots=True)
class Account:
    """Every cell and every paragraph of a document, with what became of it."""

    entries: dict[Cell, Entry] = field(default_factory=dict)
    words: list[tuple[Words, str]] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def note(self, cell: Cell, heading: str, fate: Fate, became: str, unsure: str = "") -> None:
        """Says what became of a cell; one that several records share has the best of its fates."""
        old = self.entries.get(cell)
        if old is None:
            self.entries[cell] = Entry(cell, heading, fate, became, unsure)
            return
        if became not in old.became:
            old.became = f"{old.became}; {became}" if len(old.became) < 200 else old.became
        old.unsure = old.unsure or unsure
        if _ORDER.index(fate) < _ORDER.index(old.fate):
            old.fate = fate

    def facts(self) -> dict[Fate, int]:
        """How many cells came to which end."""
        counts: dict[Fate, int] = {"field": 0, "both": 0, "kept": 0, "outside": 0}
        for entry in self.entries.values():
            counts[entry.fate] += 1
        return counts


_ORDER: tuple[Fate, ...] = ("field", "both", "kept", "outside")
