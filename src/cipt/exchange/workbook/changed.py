"""The cells of an exported workbook that no longer say what was written, line by line."""

from __future__ import annotations

from collections import Counter
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
    if sheet.title not in book.sheetnames:
        why = "is no longer in the workbook; in the plan it stays"
        return Changed({}, (NotTaken(sheet.title, "", why),))
    page = book[sheet.title]
    columns, not_taken = _columns(page, sheet)
    lines: dict[Name, list[ChangedCell]] = {}
    seen: Counter[Name] = Counter()
    for row in _rows(page, columns):
        name = _name(sheet, row.texts)
        if name not in written:
            text = "; ".join(text for text in row.texts.values() if text)
            why = "is a line that cipt has not written"
            not_taken.append(NotTaken(f"{sheet.title}!{row.number}", text, why))
            continue
        seen[name] += 1
        lines[name] = [
            ChangedCell(
                column,
                f"{sheet.title}!{get_column_letter(columns[column] + 1)}{row.number}",
                text,
                was,
            )
            for column, text in row.texts.items()
            if text != (was := written[name].get(column, ""))
        ]
    for name in written:
        if seen[name] != 1:
            lines.pop(name, None)
            why = "stands there more than once" if seen[name] else "is gone; in the plan it stays"
            not_taken.append(NotTaken(sheet.title, " ".join(name).strip(), why))
    return Changed({name: cells for name, cells in lines.items() if cells}, tuple(not_taken))


def _written(mark: Worksheet, sheet: Sheet) -> dict[Name, dict[Column, str]]:
    """What was written into the sheet, by line."""
    found = {}
    for title, *values in mark.iter_rows(min_row=2, values_only=True):
        if title == sheet.title:
            texts = dict(zip(sheet.columns, map(same_text, values), strict=False))
            found[_name(sheet, texts)] = texts
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
