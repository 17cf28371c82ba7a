"""The plan as a workbook that a council would want: headings that stay, filters, lists to choose
from, a word and a fill for each colour. No cell of it can become a formula.

Beside what people see it holds, on a sheet that is not shown, every cell as it was written. That
is how the workbook is read back later: a cell that still says the same has not been changed,
whatever has become of the plan in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cipt.evaluation.judgement import Judgement
from cipt.exchange.parts import with_fixed_times
from cipt.exchange.workbook import styles
from cipt.exchange.workbook.cells import Cell, cell_of, clean, same_text
from cipt.exchange.workbook.choices import Choices, offer_choices, write_lists
from cipt.exchange.workbook.columns import (
    MARK,
    MARK_SHEET,
    MARK_VERSION,
    SHEETS,
    TOP_ROWS,
    Column,
    Sheet,
)
from cipt.exchange.workbook.lines import Line, all_lines
from cipt.exchange.workbook.people import Labels
from cipt.model.dates import in_words

_ABOUT_WIDTH = 90
_TITLE_HEIGHT = 24
LEAST_ROWS = 200
"""As far down as lists to choose from are offered, for lines that somebody adds."""


def workbook(judgement: Judgement, notices: Sequence[str], made_by: str) -> bytes:
    """The workbook's bytes, the same in each part on every run.

    `notices`: what a reader must know first, a sentence each, such as files that could not be
    read. `made_by`: the program and the fingerprint of the plan's files.
    """
    book = Workbook()
    about = book.active
    assert isinstance(about, Worksheet)
    _about(about, judgement, notices, made_by)
    labels = Labels(judgement.plan)
    choices = Choices(tuple(judgement.declares), tuple(labels.all.values()))
    written: list[list[str]] = []
    for sheet, lines in all_lines(judgement).items():
        if sheet in SHEETS:
            written += _sheet(book.create_sheet(sheet.title), sheet, lines, labels, choices)
    write_lists(book, choices)
    _mark(book, judgement, written)
    book.active = 1
    day = judgement.as_of.isoformat()
    book.properties.creator = "cipt"
    book.properties.title = clean(judgement.plan.header.title)
    page = BytesIO()
    book.save(page)
    return with_fixed_times(page.getvalue(), f"{day}T00:00:00Z")


def _about(page: Worksheet, judgement: Judgement, notices: Sequence[str], made_by: str) -> None:
    page.title = "About"
    header = judgement.plan.header
    told = [
        header.title,
        header.organisation,
        f"As of {in_words(judgement.as_of)}",
        *notices,
        "Columns with a dark heading hold what the plan's files say. Change a cell, and "
        "`cipt import` takes the change into the plan.",
        "Columns with a grey heading are reckoned from the plan's facts. A change there is not "
        "taken in. To move a date, ask the board: `cipt revise`.",
        "Officer's rating, Updated, Update and Back on track by show the latest update. Write a "
        "new one over it: the old one stays in the plan.",
        made_by,
    ]
    for number, text in enumerate(told, start=1):
        _put(page, number, 1, clean(text)).alignment = styles.WRAPPED
        styles.set_height(page, number, [(text, _ABOUT_WIDTH)])
    page.cell(1, 1).font = styles.TITLE
    page.column_dimensions["A"].width = _ABOUT_WIDTH
    page.row_dimensions[1].height = _TITLE_HEIGHT
    page.sheet_view.showGridLines = False
    styles.set_page(page, 1, f"A1:A{len(told)}")


def _sheet(
    page: Worksheet, sheet: Sheet, lines: Sequence[Line], labels: Labels, choices: Choices
) -> list[list[str]]:
    """Fills the sheet; what it says, cell by cell, as the mark keeps it."""
    _headings(page, sheet)
    widths = [column.width for column in sheet.columns]
    written = []
    for row, line in enumerate(lines, start=TOP_ROWS + 1):
        values = [cell_of(column.form, line.value(column), labels) for column in sheet.columns]
        for number, value in enumerate(values, start=1):
            if value is not None:
                _draw(_put(page, row, number, value), sheet.columns[number - 1], value)
        texts = [same_text(value) for value in values]
        styles.set_height(page, row, zip(texts, widths, strict=True))
        written.append([sheet.title, *texts])
    last, bottom = get_column_letter(len(sheet.columns)), TOP_ROWS + len(lines)
    page.freeze_panes = f"B{TOP_ROWS + 1}"
    page.auto_filter.ref = f"A{TOP_ROWS}:{last}{bottom}"
    offer_choices(page, sheet, TOP_ROWS + max(len(lines), LEAST_ROWS), choices)
    printed = get_column_letter(sheet.on_paper or len(sheet.columns))
    styles.set_page(page, TOP_ROWS, f"A{TOP_ROWS}:{printed}{bottom}")
    return written


def _headings(page: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        head = _put(page, TOP_ROWS, number, column.title)
        styles.draw_heading(head, reckoned=not column.keys and number > 1)
        page.column_dimensions[get_column_letter(number)].width = column.width
    styles.set_height(page, TOP_ROWS, ((one.title, one.width) for one in sheet.columns))


def _draw(cell: SheetCell, column: Column, value: Cell) -> None:
    is_number = isinstance(value, int | Decimal)
    cell.alignment = styles.NUMBER if is_number else styles.WRAPPED
    if column.form == "rating" and column.shows is not None and isinstance(value, str):
        styles.draw_rating(cell, value)


def _put(page: Worksheet, row: int, number: int, value: Cell) -> SheetCell:
    """A value in a cell; a text stays a text, also for somebody who edits it."""
    cell = page.cell(row, number)
    assert isinstance(cell, SheetCell)
    cell.value = value
    if isinstance(value, str):
        # Else what begins with = would be reckoned, and #N/A taken for a fault.
        cell.data_type = "s"
        cell.number_format = styles.TEXT
        cell.quotePrefix = value.lstrip().startswith(styles.FORMULA)
    elif isinstance(value, date):
        cell.number_format = styles.DAY
    return cell


def _mark(book: Workbook, judgement: Judgement, written: Iterable[Sequence[str]]) -> None:
    """The sheet by which the workbook is known, with all that was written, text by text."""
    page = book.create_sheet(MARK_SHEET)
    page.sheet_state = "veryHidden"
    header = judgement.plan.header
    first = (MARK, str(MARK_VERSION), judgement.as_of.isoformat())
    for number, text in enumerate((*first, header.title, header.organisation), start=1):
        _put(page, 1, number, clean(text))
    for row, texts in enumerate(written, start=2):
        for number, text in enumerate(texts, start=1):
            if text:
                _put(page, row, number, text)
