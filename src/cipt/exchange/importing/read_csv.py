"""A CSV file as a table, in whichever encoding and with whichever separator it was saved."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from cipt.exchange.importing.grid import Cell, Document, Grid, Row, tidy
from cipt.exchange.importing.opening import MOST_CELLS, MOST_ROWS, too_long
from cipt.faults import CannotGoOn

_SEPARATORS = ",;\t|"


def read_csv(path: Path, data: bytes) -> Document:
    """The file as a document of one table. Raises CannotGoOn for what is no such file."""
    text = _decoded(path, data)
    separator = _separator(text)
    rows: list[Row] = []
    cells = 0
    try:
        for number, fields in enumerate(csv.reader(io.StringIO(text, ""), delimiter=separator), 1):
            cells += len(fields)
            if number > MOST_ROWS or cells > MOST_CELLS:
                raise too_long(path.name, text.count("\n"))
            rows.append(tuple(_cell(value, number, at) for at, value in enumerate(fields)))
    except csv.Error:
        raise CannotGoOn(
            f"{path} cannot be read as CSV from its line {len(rows) + 1} on",
            "Open it in a spreadsheet program, save it as .xlsx, and import that",
        ) from None
    widest = max(map(len, rows), default=0)
    padded = tuple(row + (None,) * (widest - len(row)) for row in rows)
    return Document(path.name, (Grid(path.stem, padded),))


def _cell(value: str, row: int, column: int) -> Cell:
    return Cell(tidy(value), f"row {row}, column {column + 1}")


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CannotGoOn(f"{path} is no text, so it is no CSV file", "Name a .xlsx, .docx or .csv file")


def _separator(text: str) -> str:
    """The sign that parts most of the first lines into the most fields."""
    first = text[:20_000]

    def fields(separator: str) -> int:
        rows = list(csv.reader(io.StringIO(first, ""), delimiter=separator))[:20]
        return sum(len(row) - 1 for row in rows)

    try:
        return max(_SEPARATORS, key=fields)
    except csv.Error:
        return ","
