"""Lists to choose from in a workbook: ratings, and officers and groups."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cipt.exchange.workbook import styles
from cipt.exchange.workbook.cells import clean
from cipt.exchange.workbook.columns import LISTS_SHEET, TOP_ROWS, Form, Sheet


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen: the colours of the plan's scheme, the labels of officers and groups."""

    ratings: tuple[str, ...]
    people: tuple[str, ...]

    def of(self, form: Form) -> tuple[str, int] | None:
        """The column of the sheet of lists that holds what may be chosen, and how many."""
        found = {"rating": ("A", self.ratings), "person": ("B", self.people)}.get(
            "person" if form == "people" else form
        )
        return (found[0], len(found[1])) if found and found[1] else None


def write_lists(book: Workbook, choices: Choices) -> None:
    """The sheet that the lists are taken from; it is not shown."""
    page = book.create_sheet(LISTS_SHEET)
    page.sheet_state = "hidden"
    for number, texts in enumerate((choices.ratings, choices.people), start=1):
        for row, text in enumerate(texts, start=1):
            cell = page.cell(row, number, clean(text))
            cell.data_type = "s"
            cell.number_format = "@"


def offer_choices(page: Worksheet, sheet: Sheet, last_row: int, choices: Choices) -> None:
    """Offer in each column of ratings or people what may be chosen.

    Another text is let through where several may stand in a cell, and asked about elsewhere: a
    plan may name somebody new.
    """
    for number, column in enumerate(sheet.columns, start=1):
        source = choices.of(column.form)
        if column.shows is not None or source is None:
            continue
        letter, count = source
        several = column.form == "people"
        offered = DataValidation(
            type="list",
            formula1=f"'{LISTS_SHEET}'!${letter}$1:${letter}${count}",
            allow_blank=True,
            showErrorMessage=not several,
            errorStyle="stop" if column.form == "rating" else "warning",
            errorTitle=column.title,
            error="Choose one from the list."
            if column.form == "rating"
            else "This is nobody in the list. Choose one, or add them to the plan first.",
            showInputMessage=several,
            prompt="Choose one, or write several, a line each (Alt+Enter)." if several else None,
        )
        own = get_column_letter(number)
        cells = f"{own}{TOP_ROWS + 1}:{own}{last_row}"
        offered.add(cells)
        page.add_data_validation(offered)
        if column.form == "rating":
            styles.colour_as_chosen(page, cells, choices.ratings)
