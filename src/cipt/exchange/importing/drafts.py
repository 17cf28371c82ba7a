"""Themes and areas in the making, and what the numbers of their actions tell of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cipt.exchange.importing.numbers import as_id, headed, level_of, parent_of
from cipt.exchange.importing.rows import Raw


@dataclass(slots=True)
class AreaDraft:
    """An area: its id, what the plan prints, its recommendations, the cells that say so."""

    id: str
    number: str
    title: str
    recommendations: dict[str, None] = field(default_factory=dict)
    section: str = ""


@dataclass(slots=True)
class ThemeDraft:
    """A theme with its areas, in the order of the document."""

    id: str
    number: str
    title: str
    subtitle: str = ""
    workstream: str = ""
    sro: str = ""
    outcome: str = ""
    areas: dict[str, AreaDraft] = field(default_factory=dict)


def untitled(theme: str) -> str:
    """What is said of a theme of which only the number is printed."""
    return f"No title is printed for theme {theme}; its number stands in for it"


def level_in(raw: Raw) -> int:
    """How many parts the number of a record has; 0 without one."""
    cell = raw.first("number")
    return level_of(as_id(cell.flat)) if cell is not None else 0


def first_part(raw: Raw) -> str:
    """What a record's number begins with: 1 of 1.10.2, PR of PR6, "" for a plain 7."""
    for name in ("number", "area_number", "area"):
        cell = raw.first(name)
        if cell is None:
            continue
        number = (
            as_id(headed(cell.flat).number or cell.flat) if name == "area" else as_id(cell.flat)
        )
        letters = re.fullmatch(r"([A-Za-z]{2,4})\d.*", number)
        if letters:
            return letters[1].upper()
        if parent_of(number) and re.fullmatch(r"[A-Za-z]?\d+(?:\.\d+)+[a-z]?", number):
            return number.partition(".")[0]
    return ""
