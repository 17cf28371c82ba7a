"""A field as a cell has it, and the text by which two cells are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from cipt.exchange.workbook.columns import Form
from cipt.exchange.workbook.people import Labels
from cipt.model.action import MeasureLink
from cipt.model.dates import Day

Cell = str | date | Decimal | int | None

MEASURE = "measure: "
"""What stands before the id of a KPI among success measures."""

LONGEST = 32_000
"""Characters of a cell; Excel holds 32,767 of them and drops the rest without a word."""
CUT = " … [cut short here; the whole text stands in the plan]"

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EXACT_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""


def cell_of(form: Form, value: object, labels: Labels) -> Cell:
    """What is put into the cell: a text, a date, a number, or None for nothing.

    A month or a year that stands for its last day is a text, as typed.
    """
    match value:
        case None | "" | ():
            cell: Cell = None
        case bool():
            cell = "yes" if value else "no"
        case int():
            cell = value
        case Decimal():
            cell = value if len(value.as_tuple().digits) <= _EXACT_DIGITS else str(value)
        case date():
            cell = _day(value)
        case tuple():
            cell = _several(form, value, labels)
        case _:
            cell = clean(labels.of(str(value)) if form == "person" else str(value))
    return cell


def _day(day: date) -> Cell:
    if isinstance(day, Day) and day.text != day.isoformat():
        return day.text
    return date(day.year, day.month, day.day)


def _several(form: Form, values: Sequence[object], labels: Labels) -> Cell:
    if form == "days" and len(values) == 1 and isinstance(values[0], date):
        return _day(values[0])
    return clean("\n".join(entry(form, value, labels) for value in values))


def entry(form: Form, value: object, labels: Labels) -> str:
    """One of several values as its line in the cell."""
    if isinstance(value, Day):
        return value.text
    if isinstance(value, MeasureLink):
        return f"{MEASURE}{value.measure}"
    text = " ".join(str(value).split())
    return labels.of(text) if form == "people" else text


def clean(text: str) -> str:
    """A text that a workbook can hold."""
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", _line_ends(text))
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT


def same_text(value: object) -> str:
    """The text by which two cells are the same, whatever program has saved them in between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        # Midnight is how a spreadsheet says a day.
        is_day = value.time() == datetime.min.time()
        return value.date().isoformat() if is_day else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return plain_number(value)
    return _line_ends(str(value)).strip()


def plain_number(value: float | Decimal) -> str:
    """A number in plain digits: "80.5", "7"."""
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
