"""The cells of an exported workbook that no longer say what was written, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cipt.exchange.workbook.cells import same_text
from cipt.exchange.workbook.changes import NotTaken
from cipt.exchange.workbook.columns import MARK_SHEET, TOP_ROWS, Column, Sheet

Name = tuple[str, str]
"""What tells a line apart: the id of its record, and which of its entries it is, or ""."""


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that says something else than was written: where, and both texts."""

    column: Column
    place: str
    text: str
    was: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed cells of a sheet by line, and what cannot be told to be of any line."""

    lines: Mapping[Name, list[ChangedCell]]
    not_taken: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    texts: Mapping[Column, str]


def changed_lines(book: Workbook, sheet: Sheet) -> Changed:
    """What was changed in one sheet. Lines may have been sorted, and columns moved or taken out."""
    written = _written(book[MARK_SHEET], sheet)
    if not written:
        return Changed({}, ())
    page = book[sheet.title] if sheet.title in book.sheetnames else None
    if not isinstance(page, Worksheet):
        why = "is no longer in the workbook; in the plan it stays"
        return Changed({}, (NotTaken(sheet.title, "", why),))
    columns, not_taken = _columns(page, sheet)
    found: dict[Name, list[_Row]] = {}
    for row in _rows(page, columns):
        found.setdefault(_name(sheet, row.texts), []).append(row)
    why = "is a line that cipt has not written"
    not_taken += [
        NotTaken(f"{sheet.title}!{row.number}", "; ".join(filter(None, row.texts.values())), why)
        for name, rows in found.items()
        for row in rows
        if name not in written
    ]
    lines: dict[Name, list[ChangedCell]] = {}
    for name, was in written.items():
        rows = found.get(name, [])
        if len(rows) == len(was) == 1:
            lines[name] = _changed(sheet, rows[0], was[0], columns)
        elif len(rows) != len(was) or not all(any(_same(row, one) for one in was) for row in rows):
            why = "stands there more than once" if rows else "is gone; in the plan it stays"
            not_taken.append(NotTaken(sheet.title, " ".join(name).strip(), why))
    return Changed({name: cells for name, cells in lines.items() if cells}, tuple(not_taken))


def _same(row: _Row, was: Mapping[Column, str]) -> bool:
    return all(text == was.get(column, "") for column, text in row.texts.items())


def _changed(
    sheet: Sheet, row: _Row, was: Mapping[Column, str], columns: Mapping[Column, int]
) -> list[ChangedCell]:
    return [
        ChangedCell(
            column,
            f"{sheet.title}!{get_column_letter(columns[column] + 1)}{row.number}",
            text,
            was.get(column, ""),
        )
        for column, text in row.texts.items()
        if text != was.get(column, "")
    ]


def _written(mark: Worksheet, sheet: Sheet) -> dict[Name, list[dict[Column, str]]]:
    """What was written into the sheet, by line; of a plan in which an id stands twice, twice."""
    found: dict[Name, list[dict[Column, str]]] = {}
    for title, *values in mark.iter_rows(min_row=2, values_only=True):
        if title == sheet.title:
            texts = dict(zip(sheet.columns, map(same_text, values), strict=False))
            found.setdefault(_name(sheet, texts), []).append(texts)
    return found


def _columns(page: Worksheet, sheet: Sheet) -> tuple[dict[Column, int], list[NotTaken]]:
    """Where each column stands, from 0, by its heading; and the columns that are not there."""
    heads = next(page.iter_rows(min_row=TOP_ROWS, max_row=TOP_ROWS, values_only=True), ())
    found: dict[str, int] = {}
    for place, value in enumerate(heads):
        found.setdefault(same_text(value), place)
    columns = {one: found[one.title] for one in sheet.columns if one.title in found}
    missing = [one.title for one in sheet.columns if one not in columns]
    why = "is no longer among the headings; in the plan it stays"
    return columns, [NotTaken(f"{sheet.title}!{TOP_ROWS}", title, why) for title in missing]


def _rows(page: Worksheet, columns: Mapping[Column, int]) -> Iterator[_Row]:
    rows = page.iter_rows(min_row=TOP_ROWS + 1, values_only=True)
    for number, values in enumerate(rows, start=TOP_ROWS + 1):
        texts = {column: same_text(values[place]) for column, place in columns.items()}
        if any(texts.values()):
            yield _Row(number, texts)


def _name(sheet: Sheet, texts: Mapping[Column, str]) -> Name:
    number = sheet.number
    return texts.get(sheet.columns[0], ""), texts.get(number, "") if number else ""
