"""All actions of a document, each under its theme and area, with an id of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.action_fields import (
    Reading,
    take_dates,
    take_lists,
    take_people,
    take_title,
)
from cipt.exchange.importing.columns import Column, plain
from cipt.exchange.importing.drafts import AreaDraft, ThemeDraft
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.numbers import as_id, headed
from cipt.exchange.importing.progress import take_progress
from cipt.exchange.importing.recommendations import Recommendations
from cipt.exchange.importing.rows import Raw
from cipt.exchange.importing.structure import Structure
from cipt.exchange.importing.taking import Taking

_TELLING = re.compile(r"\d+(?:\.\d+)+[a-z]?|\d+[a-z]|[A-Z]{1,3}\d+")
"""A number before an action's words that is more than its place in a list."""

_DOTTED = re.compile(r"(.*?)(\d+)\.(\d+)")


class Actions:
    """The actions of a document as they are built, one after another.

    `earlier` has the ids of the plan's actions by what they say, where it is brought up to date.
    """

    def __init__(
        self,
        structure: Structure,
        asked: Recommendations,
        reading: Reading,
        account: Account,
        responsible_key: str,
        earlier: Mapping[str, str],
    ) -> None:
        self._earlier = earlier
        self._reserved: set[str] = set()
        self._structure = structure
        self._asked = asked
        self._reading = reading
        self._account = account
        self._responsible_key = responsible_key
        self._last_number = ""
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()
        self.themes_of: dict[str, str] = {}
        self.trees: dict[str, dict[str, Any]] = {}
        self.areas: dict[str, AreaDraft] = {}

    def build(self, raws: Sequence[Raw]) -> None:
        """Builds them all, then says at the area what all of its actions answer alike."""
        said = {_title_of(raw) for raw in raws}
        same_many = len(raws) == len(self._earlier)
        self._reserved = {
            identity.lower()
            for title, identity in self._earlier.items()
            if title in said or not same_many
        }
        for raw in raws:
            theme, area = self._structure.place(raw)
            self._one(raw, theme, area)
        self._lift_recommendations()

    def _one(self, raw: Raw, theme: ThemeDraft, area: AreaDraft) -> None:
        taking = Taking("", {}, self._account)
        number = self._number(raw)
        identity, printed = self._identity(number, area, _title_of(raw))
        taking.id = identity
        if printed:
            taking.tree["number"] = printed
        self._note_number(raw, taking, number)
        take_title(raw, taking)
        if "title" not in taking.tree:
            taking.tree["title"] = number or identity
            self._account.unsure.append(f"{raw.place}: no words are printed for action {identity}")
        elif not raw.first("number") and number:
            self._part_title(raw, taking)
        taking.tree["area"] = area.id
        if area.id in self._structure.asked_for:
            self._asked.add(area.id, self._structure.asked_for[area.id])
            area.recommendations[area.id] = None
        self._asked.take(raw, taking)
        take_people(raw, taking, self._reading, "responsible", self._responsible_key)
        take_people(raw, taking, self._reading, "leads", "leads")
        take_people(raw, taking, self._reading, "partners", "partners")
        take_dates(raw, taking)
        take_lists(raw, taking)
        take_progress(raw, taking, self._reading)
        self._take_sro(raw, taking, theme)
        for cell, column in raw.cells.get("", ()):
            taking.keep(cell, column)
        self._keep_rest(raw, taking)
        source: dict[str, Any] = {"file": self._reading.file, "place": raw.place}
        if taking.cells:
            source["cells"] = taking.cells
        taking.tree["source"] = source
        self._taken.add(identity.lower())
        self.trees[identity] = taking.tree
        self.themes_of[identity] = theme.id
        self.areas[identity] = area

    def _number(self, raw: Raw) -> str:
        """The number that the document prints, with what Excel made of 1.10 put right."""
        cell = raw.first("number")
        if cell is None:
            title = raw.first("title")
            taken = headed(title.flat) if title is not None else None
            return taken.number if taken and _TELLING.fullmatch(taken.number) else ""
        number = cell.flat.strip()
        if cell.day is not None:
            number = _meant_by_date(cell.day, self._last_number) or number
        elif cell.number is not None:
            number = _meant(number, self._last_number)
        self._last_number = number
        return number

    def _note_number(self, raw: Raw, taking: Taking, number: str) -> None:
        for at, (cell, column) in enumerate(raw.cells.get("number", ())):
            if at:
                taking.keep(cell, column)
                continue
            unsure = ""
            if number != cell.flat:
                unsure = f"Excel shows {cell.flat}; by the numbers around it {number} is meant"
            elif cell.day is not None:
                unsure = "Excel made a date of this number"
            as_printed = cell.flat in (taking.id, taking.tree.get("number"))
            taking.used(cell, column, "id", as_printed=as_printed, unsure=unsure)

    def _part_title(self, raw: Raw, taking: Taking) -> None:
        """Takes the number off the title in which it is printed."""
        cell, column = raw.cells["title"][0]
        rest = headed(cell.flat).title
        if rest and taking.tree["title"] == cell.flat:
            taking.tree["title"] = rest
            taking.used(cell, column, "title and id", as_printed=False)

    def _identity(self, number: str, area: AreaDraft, title: str) -> tuple[str, str]:
        """An id that no other action has, and what the plan prints where that differs."""
        wanted = as_id(number)
        if not wanted:
            known = self._earlier.get(title, "")
            if known and known.lower() not in self._taken:
                return known, number
            count = self._counts[area.id] + 1
            while f"{area.id}.{count}".lower() in self._taken | self._reserved:
                count += 1
            self._counts[area.id] = count
            return f"{area.id}.{count}", number
        identity, letter = wanted, ord("b")
        while identity.lower() in self._taken:
            identity = f"{wanted}{chr(letter)}" if letter <= ord("z") else f"{wanted}-{letter}"
            letter += 1
        if identity != wanted:
            self._account.unsure.append(
                f"The number {number} is printed more than once; one action has the id {identity}"
            )
        printed = number.strip().rstrip(".)")
        return identity, printed if printed != identity else ""

    def _take_sro(self, raw: Raw, taking: Taking, theme: ThemeDraft) -> None:
        """Who answers for the theme, where a column says so and says the same throughout."""
        for cell, column in raw.cells.get("sro", ()):
            if not theme.sro:
                theme.sro = cell.flat
            if theme.sro == cell.flat:
                self._account.note(cell, column.heading, "field", f"`sro` of theme {theme.id}")
            else:
                taking.keep(cell, column, f"theme {theme.id} has another SRO already")

    def _keep_rest(self, raw: Raw, taking: Taking) -> None:
        """Whatever no field took, so that no cell can be forgotten."""
        for cell, column in _all_cells(raw):
            if cell not in self._account.entries:
                taking.keep(cell, column)

    def _lift_recommendations(self) -> None:
        for area in {id(one): one for one in self.areas.values()}.values():
            trees = [self.trees[one] for one, where in self.areas.items() if where is area]
            named = {tuple(tree.get("recommendations", ())) for tree in trees}
            if len(named) == 1 and (alike := next(iter(named))):
                area.recommendations.update(dict.fromkeys(alike))
                for tree in trees:
                    del tree["recommendations"]


def _title_of(raw: Raw) -> str:
    cell = raw.first("title")
    return plain(cell.flat) if cell is not None else ""


def _all_cells(raw: Raw) -> list[tuple[Cell, Column]]:
    return [one for some in raw.cells.values() for one in some if one[0].text]


def _meant_by_date(day: date, before: str) -> str:
    """3.2 where Excel made the second of March, or the third of February, of it after 3.1."""
    last = _DOTTED.fullmatch(before)
    follows = f"{last[1]}{last[2]}.{int(last[3]) + 1}" if last else "1.1"
    both = (f"{day.day}.{day.month}", f"{day.month}.{day.day}")
    return follows if follows in both else ""


def _meant(number: str, before: str) -> str:
    """1.10 where Excel shows 1.1 after 1.9, and 1.20 where it shows 1.2 after 1.19."""
    now, last = _DOTTED.fullmatch(number), _DOTTED.fullmatch(before)
    if not now or not last or (now[1], now[2]) != (last[1], last[2]):
        return number
    if int(now[3]) < int(last[3]) and int(now[3]) * 10 == int(last[3]) + 1:
        return f"{number}0"
    return number
