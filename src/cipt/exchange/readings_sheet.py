"""The performance team's sheet: a measure a row, with its value for one period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cipt.exchange.importing.dates import one_day_in
from cipt.exchange.importing.grid import Cell, Document, Row
from cipt.faults import CannotGoOn
from cipt.model.dates import Day
from cipt.model.records import Measure

_NAMES = {
    "measure": (
        *("measure", "measures", "measure id", "id", "ref", "reference", "kpi", "kpi ref", "title"),
        *("indicator", "performance indicator", "performance measure", "name", "description"),
    ),
    "value": ("value", "actual", "figure", "result", "performance", "reading", "outturn"),
    "count": ("count", "numerator", "number of children"),
    "of": ("of", "denominator", "out of", "cohort"),
    "provisional": ("provisional",),
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names}
_FIGURE = re.compile(r"£?\s*(-?)£?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(?:%|per ?cent)?", re.I)
_YES = frozenset({"yes", "y", "true", "x", "provisional", "p"})
_HEADERS_WITHIN = 30


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A measure's value as a sheet gives it, in plain digits; `place` is its cell."""

    measure: Measure
    value: str
    count: str | None
    of: str | None
    provisional: bool
    place: str


@dataclass(frozen=True, slots=True)
class SheetReadings:
    """What a sheet holds for a period.

    `unknown` are the rows whose measure the plan does not have, `without_value` those that give no
    figure, each as printed.
    """

    readings: tuple[SheetReading, ...]
    unknown: tuple[str, ...]
    without_value: tuple[str, ...]


def readings_in(document: Document, measures: Sequence[Measure], period: Day) -> SheetReadings:
    """The readings of every table of the document that has a column of measures and of values.

    A column of values is headed so, or by the period: May 2019, 2019-05. Raises CannotGoOn where
    no table has both, and where one measure has two values.
    """
    known = {_plain(name): one for one in measures for name in (one.title, one.id)}
    found: dict[str, SheetReading] = {}
    unknown: list[str] = []
    without: list[str] = []
    tables = 0
    for grid in document.grids():
        header = _header(grid.rows, period)
        if header is None:
            continue
        tables += 1
        at, columns = header
        for row in grid.rows[at + 1 :]:
            names = [row[column] for column in columns["measure"]]
            printed = " ".join(dict.fromkeys(cell.flat for cell in names if cell and cell.text))
            if not printed:
                continue
            measure = next((known[n] for n in map(_name, names) if n in known), None)
            if measure is None:
                unknown += [printed] if _in(row, columns, "value") else []
                continue
            reading = _reading(row, columns, measure)
            if reading is None:
                without.append(printed)
                continue
            before = found.setdefault(measure.id, reading)
            if before.value != reading.value:
                raise CannotGoOn(
                    f"{measure.id} has two values: {before.value} in {before.place}, "
                    f"{reading.value} in {reading.place}",
                    "Take one of them out of the sheet",
                )
    if not tables:
        raise CannotGoOn(
            f"{document.name} has no table with a column for the measure and one for the value",
            "Head the columns Measure and Value, or the second by the period, as in May 2019",
        )
    return SheetReadings(tuple(found.values()), tuple(unknown), tuple(without))


def _header(rows: Sequence[Row], period: Day) -> tuple[int, dict[str, list[int]]] | None:
    """The row that heads the columns, and which columns hold what."""
    for number, row in enumerate(rows[:_HEADERS_WITHIN]):
        columns: dict[str, list[int]] = {}
        for column, role in _headed(row, period):
            columns.setdefault(role, []).append(column)
        if "period" in columns:
            columns["value"] = columns["period"]
        if "measure" in columns and "value" in columns:
            return number, columns
    return None


def _headed(row: Row, period: Day) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(row):
        if cell is None or not cell.text:
            continue
        day = cell.day or one_day_in(cell.flat)
        role = _ROLES.get(_plain(cell.flat).rstrip(":").removesuffix("%").strip())
        if day is not None and day == period:
            yield column, "period"
        elif role:
            yield column, role


def _reading(row: Row, columns: dict[str, list[int]], measure: Measure) -> SheetReading | None:
    cell = _in(row, columns, "value")
    value = _figure(cell)
    if cell is None or value is None:
        return None
    provisional = _in(row, columns, "provisional")
    return SheetReading(
        measure,
        value,
        _figure(_in(row, columns, "count")),
        _figure(_in(row, columns, "of")),
        provisional is not None and _plain(provisional.flat) in _YES,
        cell.place,
    )


def _in(row: Row, columns: dict[str, list[int]], role: str) -> Cell | None:
    cells = [row[column] for column in columns.get(role, ())]
    return next((cell for cell in cells if cell is not None and cell.text), None)


def _figure(cell: Cell | None) -> str | None:
    """The figure that a cell shows, in plain digits: 80.5 for 80.5%.

    Where its format hides some of two decimals, as 81% does of 0.805, they are brought back.
    """
    found = _FIGURE.fullmatch(cell.flat.strip()) if cell else None
    if cell is None or found is None:
        return None
    shown = f"{found[1]}{found[2].replace(',', '')}{found[3] or ''}"
    if cell.number is None:
        return shown
    exact = cell.number * 100 if "%" in cell.flat else cell.number
    whole = round(exact, 2)
    differs = exact == whole and whole != Decimal(shown)
    return f"{whole.normalize():f}" if differs else shown


def _name(cell: Cell | None) -> str:
    return _plain(cell.flat) if cell else ""


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
