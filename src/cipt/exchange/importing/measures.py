"""KPI tables as measures: targets by their dates, benchmarks, and readings by dated columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.action_fields import Reading
from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.dates import is_as_printed, period_of, plain_day
from cipt.exchange.importing.figures import (
    Figure,
    better_in,
    figures_in,
    one_figure,
    unit_in,
)
from cipt.exchange.importing.grid import Cell, told
from cipt.exchange.importing.layout import Table
from cipt.exchange.importing.numbers import as_id, for_a_file, slug
from cipt.exchange.importing.people import is_nobody, named_in
from cipt.exchange.importing.taking import Taking
from cipt.model.dates import Day

_FREQUENCIES = {
    "weekly": r"week",
    "fortnightly": r"fortnight|two weeks",
    "monthly": r"\bmonth",
    "quarterly": r"quarter|3 months|three months",
    "termly": r"term",
    "half-yearly": r"half|six[- ]month|6[- ]month|bi-?annual",
    "yearly": r"year|annual",
}
_YEAR = re.compile(r"\b(20\d\d(?:\s*[/-]\s*(?:20)?\d\d)?)\b")

Cells = dict[str, list[tuple[Cell, Column]]]


@dataclass(slots=True)
class Measures:
    """Every measure that a document's KPI tables name."""

    reading: Reading
    account: Account
    trees: dict[str, dict[str, Any]] = field(default_factory=dict)

    def take_table(self, table: Table) -> None:
        """A KPI table."""
        for line in table.lines:
            cells: Cells = {}
            for cell, column in zip(line.row, table.columns, strict=False):
                if cell is not None and cell.text:
                    cells.setdefault(column.field or "", []).append((cell, column))
            if line.kind != "record" or "title" not in cells:
                for cell in told(line.row):
                    self.account.note(cell, "", "outside", "a row of the KPI table without a name")
                continue
            self._take(cells)

    def _take(self, cells: Cells) -> None:
        title, column = cells["title"][0]
        number = cells.get("number", [(None, None)])[0][0]
        identity = self._identity(number.flat if number else "", title.flat)
        taking = Taking(identity, {"title": title.flat}, self.account)
        taking.used(title, column, "title", as_printed=True)
        for cell, one in cells.get("number", ()):
            taking.used(cell, one, "id", as_printed=cell.flat == identity)
        self._words(cells, taking)
        self._figures(cells, taking)
        self._readings(cells, taking)
        for some in cells.values():
            for cell, one in some:
                if cell not in self.account.entries:
                    taking.keep(cell, one)
        source: dict[str, Any] = {"file": self.reading.file, "place": title.place}
        if taking.cells:
            source["cells"] = taking.cells
        taking.tree["source"] = source
        self.trees[identity] = taking.tree

    def _identity(self, number: str, title: str) -> str:
        wanted = as_id(number) or for_a_file(slug(title)) or "measure"
        identity, count = wanted, 2
        while identity.lower() in {one.lower() for one in self.trees}:
            identity, count = f"{wanted}-{count}", count + 1
        return identity

    def _words(self, cells: Cells, taking: Taking) -> None:
        for cell, column in cells.get("owner", ()):
            people = named_in(cell, self.reading.known).people
            if not people or "owner" in taking.tree:
                taking.keep(cell, column, "" if is_nobody(cell.flat) else "one owner was taken")
                continue
            taking.tree["owner"] = self.reading.registry.id_of(people[0])
            several = "names several, and the first was taken" if len(people) > 1 else ""
            as_printed = len(people) == 1 and people[0].text == cell.flat
            taking.used(cell, column, "owner", as_printed=as_printed, unsure=several)
        for key, read in (("frequency", _frequency), ("unit", unit_in), ("better", better_in)):
            for cell, column in cells.get(key, ()):
                value = read(cell.flat)
                if value is None or key in taking.tree:
                    taking.keep(cell, column)
                    continue
                taking.tree[key] = value
                taking.used(cell, column, key, as_printed=cell.flat.lower() == value)
        # A measure is judged by its target: a printed rating of it is a remark.
        for cell, column in (*cells.get("note", ()), *cells.get("rag", ())):
            old = taking.tree.get("note")
            text = f"{' '.join(column.heading.split())}: {cell.text}"
            taking.tree["note"] = f"{old}\n{text}" if old else text
            taking.used(cell, column, "note", as_printed=True)

    def _figures(self, cells: Cells, taking: Taking) -> None:
        dues = cells.get("target_due", [])
        due = next((day for cell, _ in dues if (day := plain_day(cell))), None)
        for cell, column in cells.get("target", ()):
            figures = figures_in(cell.text)
            if figures is None:
                taking.keep(cell, column, "no one figure could be told from it")
                continue
            self._targets(cell, column, taking, figures, due)
        for cell, column in dues:
            day = plain_day(cell)
            used = day is not None and day is due and "targets" in taking.tree
            if used and day is not None:
                taking.used(cell, column, "targets", as_printed=is_as_printed(day, cell.flat))
            else:
                taking.keep(cell, column, "no one plain date")
        for cell, column in cells.get("baseline", ()):
            figure = one_figure(cell.flat)
            if figure is None or "baseline" in taking.tree:
                taking.keep(cell, column)
                continue
            day = figure.date or period_of(column.heading)
            dated = {"date": day.text} if day is not None else {}
            taking.tree["baseline"] = {**dated, "value": figure.number}
            self._unit(taking, figure)
            taking.used(cell, column, "baseline", as_printed=figure.is_all)
        for cell, column in cells.get("tolerance", ()):
            figure = one_figure(cell.flat)
            if figure is None:
                taking.keep(cell, column)
                continue
            taking.tree["tolerance"] = figure.number
            taking.used(cell, column, "tolerance", as_printed=figure.is_all)
        self._benchmarks(cells, taking)

    def _targets(
        self, cell: Cell, column: Column, taking: Taking, figures: list[Figure], due: Day | None
    ) -> None:
        headed = period_of(column.heading)
        for figure in figures:
            day = figure.date or headed or (due if len(figures) == 1 else None)
            dated = {"date": day.text} if day is not None else {}
            taking.tree.setdefault("targets", []).append({**dated, "value": figure.number})
            self._unit(taking, figure)
            if figure.better is not None:
                taking.tree.setdefault("better", figure.better)
        alone = len(figures) == 1 and figures[0].is_all
        taking.used(cell, column, "targets", as_printed=alone)

    def _benchmarks(self, cells: Cells, taking: Taking) -> None:
        for cell, column in cells.get("benchmark", ()):
            figure = one_figure(cell.flat)
            if figure is None:
                taking.keep(cell, column, "" if is_nobody(cell.flat) else "no one figure in it")
                continue
            heading = " ".join(column.heading.split())
            year = _YEAR.search(heading)
            name = _YEAR.sub("", heading).strip(" -–—,()") or heading
            benchmark = {"of": name, "value": figure.number}
            if year:
                benchmark["year"] = year[1]
            taking.tree.setdefault("benchmarks", []).append(benchmark)
            taking.used(cell, column, "benchmarks", as_printed=figure.is_all)

    def _readings(self, cells: Cells, taking: Taking) -> None:
        readings: list[dict[str, str]] = []
        for cell, column in cells.get("reading", ()):
            figure = one_figure(cell.flat)
            day = period_of(column.heading) or (figure.date if figure else None)
            if figure is None or day is None:
                nothing = is_nobody(cell.flat)
                taking.keep(cell, column, "" if nothing else "no figure with a day of its own")
                continue
            readings.append({"date": day.text, "value": figure.number})
            self._unit(taking, figure)
            taking.used(cell, column, "readings", as_printed=figure.is_all)
        if readings:
            taking.tree["readings"] = sorted(readings, key=lambda one: one["date"])

    def _unit(self, taking: Taking, figure: Figure) -> None:
        if figure.unit is not None:
            taking.tree.setdefault("unit", figure.unit)


def _frequency(text: str) -> str | None:
    found = [name for name, pattern in _FREQUENCIES.items() if re.search(pattern, text, re.I)]
    if "half-yearly" in found:
        return "half-yearly"
    return found[0] if len(found) == 1 else None


def owners(table: Table) -> Iterator[Cell]:
    """The cells of a KPI table that name officers."""
    for line in table.lines:
        for cell, column in zip(line.row, table.columns, strict=False):
            if line.kind == "record" and column.field == "owner" and cell is not None and cell.text:
                yield cell
