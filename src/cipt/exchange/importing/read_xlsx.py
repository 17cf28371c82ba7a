"""A workbook as tables: values as they are seen, fills, merged cells, and what is hidden.

Formulas are not worked out: the value that was saved with the workbook is taken, and said to be
one. Macros and links to other workbooks are left where they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cipt.exchange.importing.colours import rating_colour
from cipt.exchange.importing.grid import Cell, Document, Grid, Row, tidy
from cipt.exchange.importing.opening import MOST_CELLS, MOST_ROWS, too_long
from cipt.exchange.importing.shown import as_text, day_of
from cipt.faults import CannotGoOn
from cipt.model.dates import FIRST_YEAR, LAST_YEAR

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_OVERLAP = 16


def read_xlsx(path: Path, data: bytes, names: frozenset[str]) -> Document:
    """The workbook as a document: a table a sheet."""
    formulas = _survey(path, data, names)
    book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    typed = load_workbook(io.BytesIO(data), keep_links=False) if formulas else None
    grids, notices = [], list(_notices(path, names))
    themes = _theme_colours(book)
    for sheet in book.worksheets:
        as_typed = typed[sheet.title] if typed else None
        if sheet.sheet_state != "visible":
            notices.append(f"The sheet {sheet.title} is hidden; it was read like the others")
        if sheet.conditional_formatting:
            notices.append(
                f"Colours of {sheet.title} that come from conditional formatting are not read"
            )
        grids.append(Grid(sheet.title, tuple(_rows(sheet, as_typed, themes)), is_sheet=True))
    if len(book.sheetnames) > len(book.worksheets):
        notices.append("Sheets that hold only a chart were left out")
    return Document(path.name, tuple(grids), tuple(notices))


def _survey(path: Path, data: bytes, names: frozenset[str]) -> bool:
    """Whether there are formulas. Raises CannotGoOn for more cells than any plan has."""
    formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(filter(_SHEET.fullmatch, names)):
            cells = rows = 0
            tail = b""
            with package.open(name) as part:
                while piece := part.read(1 << 20):
                    text = tail + piece
                    cells += len(_CELL.findall(text)) - len(_CELL.findall(tail))
                    rows += len(_ROW.findall(text)) - len(_ROW.findall(tail))
                    formulas = formulas or _FORMULA.search(text) is not None
                    tail = text[-_OVERLAP:]
            if cells > MOST_CELLS or rows > 4 * MOST_ROWS:
                raise too_long(f"{path}, {name.rpartition('/')[2]},", rows)
    return formulas


def _notices(path: Path, names: frozenset[str]) -> Iterator[str]:
    if any(name.endswith("vbaProject.bin") for name in names):
        yield f"{path.name} has macros; they were not run and not kept"
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield f"{path.name} links to other workbooks; the values saved with it were taken"


def _rows(sheet: Worksheet, as_typed: Any, themes: list[str]) -> Iterator[Row]:
    anchors: dict[tuple[int, int], tuple[int, int, int]] = {}
    for span in sheet.merged_cells.ranges:
        _note_merged(span, anchors)
    hidden = {
        number for number, one in sheet.row_dimensions.items() if one.hidden and number is not None
    }
    hidden_columns = set(_hidden_columns(sheet))
    made: dict[tuple[int, int], Cell | None] = {}
    told_last = 0
    rows: list[Row] = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells: list[Cell | None] = []
        for column, one in enumerate(row, start=1):
            top, left, across = anchors.get((number, column), (number, column, 1))
            if (top, left) == (number, column):
                remark = "hidden" if number in hidden or column in hidden_columns else ""
                made[top, left] = _cell(sheet, one, across, as_typed, themes, remark)
            cells.append(made.get((top, left)))
        rows.append(tuple(cells))
        if any(cell is not None and cell.text for cell in cells):
            told_last = number
            if told_last > MOST_ROWS:
                raise too_long(f"the sheet {sheet.title}", sheet.max_row)
        if number - told_last > MOST_ROWS:
            break
    yield from rows[:told_last]


def _note_merged(span: Any, anchors: dict[tuple[int, int], tuple[int, int, int]]) -> None:
    across = span.max_col - span.min_col + 1
    if across * (span.max_row - span.min_row + 1) > MOST_ROWS:
        raise CannotGoOn(
            f"the cells {span.coord} are merged, more than any plan needs",
            "Undo the merging of whole columns, save the workbook, and import it again",
        )
    for row in range(span.min_row, span.max_row + 1):
        for column in range(span.min_col, span.max_col + 1):
            anchors[row, column] = (span.min_row, span.min_col, across)


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min and one.max:
            yield from range(one.min, min(one.max, sheet.max_column) + 1)


def _cell(
    sheet: Worksheet, one: Any, across: int, as_typed: Any, themes: list[str], remark: str
) -> Cell | None:
    colour = rating_colour(_fill(one, themes)) if one.has_style else None
    if colour is None and isinstance(one.value, str) and not re.search(r"\w", one.value):
        # A dot or an arrow in a colour is a rating as a fill is.
        colour = rating_colour(_rgb(one.font.color, themes)) if one.has_style else None
    formula = _formula(as_typed, one) if as_typed is not None else ""
    if one.value is None and colour is None and not formula:
        return None
    remarks = [remark] if remark else []
    if formula:
        saved = "" if one.value is not None else ", whose value was not saved"
        remarks.append(f"from the formula {formula}{saved}")
    if one.comment is not None:
        remarks.append(f"comment: {tidy(one.comment.text).replace(chr(10), ' ')}")
    if one.has_style and one.font is not None and one.font.strike:
        remarks.append("struck through")
    value = one.value if one.value is not None else formula or None
    number_format = one.number_format or "General"
    day = value if isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Cell(
        tidy(as_text(value, number_format)),
        f"{sheet.title}!{get_column_letter(one.column)}{one.row}",
        colour,
        day_of(day, number_format) if day is not None else None,
        Decimal(str(value)) if is_number else None,
        across,
        bool(one.has_style and one.font is not None and one.font.bold),
        "; ".join(remarks),
    )


def _formula(as_typed: Any, one: Any) -> str:
    typed = as_typed.cell(one.row, one.column)
    if typed.data_type != "f":
        return ""
    return tidy(str(getattr(typed.value, "text", typed.value))).replace("\n", " ")[:200]


def _fill(one: Any, themes: list[str]) -> str | None:
    """The colour of the fill as six digits, None where there is none."""
    fill = one.fill
    if fill is None or fill.fill_type != "solid":
        return None
    return _rgb(fill.fgColor, themes)


def _rgb(colour: Any, themes: list[str]) -> str | None:
    """A colour as six digits, however the workbook names it."""
    if colour is None:
        return None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:]
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:]
    if colour.type == "theme" and colour.theme < len(themes):
        return _tinted(themes[colour.theme], colour.tint)
    return None


def _tinted(rgb: str, tint: float) -> str:
    parts = [int(rgb[at : at + 2], 16) for at in (0, 2, 4)]
    goal = 255 if tint > 0 else 0
    return "".join(f"{round(part + (goal - part) * abs(tint)):02X}" for part in parts)


def _theme_colours(book: Workbook) -> list[str]:
    """The colours of the workbook's theme, in the order in which cells name them."""
    if not book.loaded_theme:
        return []
    try:
        tree = ElementTree.fromstring(book.loaded_theme)
    except ElementTree.ParseError:
        return []
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    scheme = tree.find(f".//{space}clrScheme")
    if scheme is None:
        return []
    found = [next(iter(one), None) for one in scheme]
    colours = [
        (one.get("lastClr") or one.get("val") or "FFFFFF") if one is not None else "FFFFFF"
        for one in found
    ]
    # Cells count light before dark, the theme dark before light.
    return [*colours[1::-1], *colours[3:1:-1], *colours[4:]] if len(colours) > 3 else colours
