"""A workbook as tables: values as they are seen, fills, merged cells, and what is hidden.

Formulas are not worked out: the value that was saved with the workbook is taken, and said to be
one. Macros and links to other workbooks are left where they are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.styleable import StyleableObject
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cipt.exchange.importing.broken import OPENED, PARSED, told_as_broken
from cipt.exchange.importing.colours import rating_colour, tinted
from cipt.exchange.importing.grid import Cell, Document, Grid, Row, tidy
from cipt.exchange.importing.hidden import hidden_lines
from cipt.exchange.importing.opening import MOST_CELLS, MOST_ROWS, too_long
from cipt.exchange.importing.shown import as_text, day_of
from cipt.exchange.importing.survey import survey
from cipt.faults import CannotGoOn
from cipt.model.dates import FIRST_YEAR, LAST_YEAR

_MOST_PLACES = 4 * MOST_CELLS
"""How many cells, empty ones too, are gone through between the first and the last that tell
anything."""


def read_xlsx(path: Path, data: bytes, names: frozenset[str]) -> Document:
    """The workbook as a document: a table a sheet."""
    formulas = survey(path, data)
    book = _opened(path, data, values=True)
    typed = _opened(path, data, values=False) if formulas else None
    grids, notices = [], list(_notices(path, names))
    themes = _theme_colours(book)
    for sheet in book.worksheets:
        as_typed = typed[sheet.title] if typed else None
        if sheet.sheet_state != "visible":
            notices.append(f"The sheet {sheet.title} is hidden; it was read like the others")
        notices.extend(hidden_lines(sheet))
        if sheet.conditional_formatting:
            notices.append(
                f"Colours of {sheet.title} that come from conditional formatting are not read"
            )
        grids.append(Grid(sheet.title, tuple(_rows(sheet, as_typed, themes)), is_sheet=True))
    if len(book.sheetnames) > len(book.worksheets):
        notices.append("Sheets that hold only a chart were left out")
    return Document(path.name, tuple(grids), tuple(notices))


def _opened(path: Path, data: bytes, *, values: bool) -> Any:
    """The workbook, with the values that were saved or else with the formulas.

    Raises CannotGoOn for a broken one: openpyxl looks for a cell's font, fill and number format
    only when it is asked for them, so each style that cells have is gone through here.
    """
    with told_as_broken(path, OPENED):
        book: Any = load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
        for style in book._cell_styles if book.worksheets else ():
            one = StyleableObject(book.worksheets[0], style)
            _ = one.font, one.fill, one.number_format
    return book


def _notices(path: Path, names: frozenset[str]) -> Iterator[str]:
    if any(name.endswith("vbaProject.bin") for name in names):
        yield f"{path.name} has macros; they were not run and not kept"
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield f"{path.name} links to other workbooks; the values saved with it were taken"


def _rows(sheet: Worksheet, as_typed: Any, themes: list[str]) -> Iterator[Row]:
    anchors: dict[tuple[int, int], tuple[int, int, int]] = {}
    for span in sheet.merged_cells.ranges:
        _note_merged(span, anchors)
    made: dict[tuple[int, int], Cell | None] = {}
    last_row, last_column = reach(sheet, as_typed)
    for number, row in enumerate(sheet.iter_rows(max_row=last_row, max_col=last_column), start=1):
        cells: list[Cell | None] = []
        for column, one in enumerate(row, start=1):
            top, left, across = anchors.get((number, column), (number, column, 1))
            if (top, left) == (number, column):
                made[top, left] = _cell(sheet, one, across, as_typed, themes)
            cells.append(made.get((top, left)))
        yield tuple(cells)


def reach(sheet: Worksheet, as_typed: Any = None) -> tuple[int, int]:
    """The last row that says something, and the last column that does or has a colour; a comment
    says something.

    Raises CannotGoOn where they lie further out than those of any plan: a value in the last cell
    of a sheet would make seventeen thousand million cells of it.
    """
    # The cells that are there; iter_rows would make all those that are not.
    there = sheet._cells
    told = {place for place, one in there.items() if _says_something(one.value) or one.comment}
    if as_typed is not None:
        told |= {place for place, one in as_typed._cells.items() if one.data_type == "f"}
    last_row = max((row for row, _ in told), default=1)
    coloured = (place for place, one in there.items() if place[0] <= last_row and _is_filled(one))
    last_column = max((column for _, column in (*told, *coloured)), default=1)
    if last_row > MOST_ROWS:
        raise too_long(f"the sheet {sheet.title}", last_row)
    if last_row * last_column > _MOST_PLACES:
        raise CannotGoOn(
            f"the sheet {sheet.title} reaches to column {get_column_letter(last_column)} and row "
            f"{last_row:,}, further than any plan",
            "Delete what stands there, the columns or rows whole, save it, and import it again",
        )
    return last_row, last_column


def _says_something(value: Any) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _is_filled(one: Any) -> bool:
    return bool(one.has_style and one.fill and one.fill.fill_type)


def _note_merged(span: Any, anchors: dict[tuple[int, int], tuple[int, int, int]]) -> None:
    across = span.max_col - span.min_col + 1
    for row in range(span.min_row, span.max_row + 1):
        for column in range(span.min_col, span.max_col + 1):
            anchors[row, column] = (span.min_row, span.min_col, across)


def _cell(sheet: Worksheet, one: Any, across: int, as_typed: Any, themes: list[str]) -> Cell | None:
    colour = rating_colour(_fill(one, themes)) if one.has_style else None
    if colour is None and isinstance(one.value, str) and not re.search(r"\w", one.value):
        # A dot or an arrow in a colour is a rating as a fill is.
        colour = rating_colour(_rgb(one.font.color, themes)) if one.has_style else None
    formula = _formula(as_typed, one) if as_typed is not None else ""
    if one.value is None and colour is None and not formula and one.comment is None:
        return None
    remarks = []
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
    number = Decimal(str(value)) if is_number else None
    return Cell(
        tidy(as_text(value, number_format)),
        f"{sheet.title}!{get_column_letter(one.column)}{one.row}",
        colour,
        day_of(day, number_format) if day is not None else None,
        number if number is not None and number.is_finite() else None,
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
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:]
    if colour.type == "theme" and 0 <= colour.theme < len(themes):
        return tinted(themes[colour.theme], colour.tint)
    return None


def _theme_colours(book: Workbook) -> list[str]:
    """The colours of the workbook's theme, in the order in which cells name them."""
    if not book.loaded_theme:
        return []
    try:
        tree = ElementTree.fromstring(book.loaded_theme)
    except PARSED:
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
