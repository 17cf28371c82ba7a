"""The tidy tables as CSV, in which no cell can become a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from cipt.evaluation.judgement import Judgement
from cipt.exchange.tables.rows import Made, rows
from cipt.render.actions_csv import cell


def csv_tables(judgement: Judgement, made: Made) -> Iterator[tuple[str, str]]:
    """Each table's file name and text, with the byte-order mark by which Excel knows UTF-8."""
    for name, columns, lines in rows(judgement, made):
        page = StringIO()
        writer = csv.writer(page, lineterminator="\n")
        writer.writerow(columns)
        for line in lines:
            writer.writerow([_cell(value) for value in line])
        yield f"{name}.csv", "\ufeff" + page.getvalue()


def _cell(value: object) -> str:
    """Numbers in plain digits, days as 2019-05-31, true and false; texts on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return cell(value)
