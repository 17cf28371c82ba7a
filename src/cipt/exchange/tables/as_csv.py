"""The tidy tables as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from cipt.evaluation.judgement import Judgement
from cipt.exchange.tables.rows import Made, rows
from cipt.render.as_csv import FOR_EXCEL, as_csv


def csv_tables(judgement: Judgement, made: Made) -> Iterator[tuple[str, str]]:
    """Each table's file name and text; days as 2019-05-31, numbers in plain digits."""
    for name, columns, lines in rows(judgement, made):
        yield f"{name}.csv", FOR_EXCEL + as_csv(columns, lines)
