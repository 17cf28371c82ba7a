"""What is said of an action as it goes on: ratings and words, each with its day."""

from __future__ import annotations

import re
from dataclasses import replace

from cipt.exchange.importing.action_fields import Reading
from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.dates import (
    dated_start,
    done_on,
    is_as_printed,
    period_of,
    plain_day,
)
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.people import is_nobody
from cipt.exchange.importing.ratings import condition_in, is_colour_only, rating_in, words_beside
from cipt.exchange.importing.rows import Raw
from cipt.exchange.importing.taking import Taking
from cipt.model.scheme import BUILT_IN, Condition

_EARLIER = re.compile(r"\b(?:previous|prior|last|former|earlier|old)\b", re.IGNORECASE)


def take_progress(raw: Raw, taking: Taking, reading: Reading) -> None:
    """Ratings and words on progress, as dated updates in their order."""
    updates: dict[str, dict[str, str]] = {}
    for cell, column in raw.cells.get("updated", ()):
        day = plain_day(cell)
        if day is None or day > reading.as_at:
            taking.keep(cell, column)
            continue
        reading = replace(reading, as_at=day)
        taking.used(cell, column, "updates", as_printed=is_as_printed(day, cell.flat))
    rated = raw.cells.get("rag", [])
    for cell, column in rated:
        others = {rating_in(one.flat) for one, of in rated if of is column and one.flat}
        if len(others - {None}) > 1:
            taking.keep(cell, column, "its rows are rated differently, and none was taken for all")
            continue
        _take_rating(cell, column, taking, reading, updates)
    for cell, column in raw.cells.get("status", ()):
        _take_status(cell, column, taking, reading, updates)
    for cell, column in raw.cells.get("progress", ()):
        _take_words(cell, column, taking, reading, updates)
    if updates:
        taking.tree["updates"] = [
            {"date": day, **said} for day, said in sorted(updates.items(), key=lambda one: one[0])
        ]


def _take_rating(
    cell: Cell, column: Column, taking: Taking, reading: Reading, updates: dict[str, dict[str, str]]
) -> None:
    printed_on = period_of(column.heading)
    rating = rating_in(cell.flat) or (
        cell.colour if not re.search(r"\w", cell.text) or condition_in(cell.flat) else None
    )
    if rating is None and condition_in(cell.flat):
        _take_status(cell, column, taking, reading, updates)
        return
    if rating is None or (_EARLIER.search(column.heading) and printed_on is None):
        taking.keep(cell, column, "" if is_nobody(cell.flat) else "no one rating with a day")
        return
    day = _day_of(column, reading)
    if "rag" in updates.get(day, {}):
        taking.keep(cell, column, "a second rating of the same day")
        return
    update = updates.setdefault(day, {})
    update["rag"] = rating
    words = words_beside(cell.text)
    if words and condition_in(words) is None:
        _say(update, words)
    as_printed = is_colour_only(cell.flat) or len(cell.flat) <= 1
    unsure = "" if cell.text else f"read from the fill colour: {rating}"
    taking.used(cell, column, "updates", as_printed=as_printed, unsure=unsure)


def _take_status(
    cell: Cell, column: Column, taking: Taking, reading: Reading, updates: dict[str, dict[str, str]]
) -> None:
    day = _day_of(column, reading)
    update = updates.setdefault(day, {})
    if rating_in(cell.flat) and "rag" not in update:
        _take_rating(cell, column, taking, reading, updates)
        return
    condition = condition_in(cell.flat) or (
        "complete" if re.match("complete", cell.flat, re.I) else None
    )
    day_done = done_on(cell.flat) if condition == "complete" else None
    if day_done is not None and "completed" not in taking.tree:
        taking.tree["completed"] = day_done.text
    if "rag" not in update and condition is not None and reading.scheme is not None:
        update["rag"] = BUILT_IN[reading.scheme].rag(Condition(condition)) or ""
        taking.used(cell, column, "updates", as_printed=False)
        return
    _say(update, f"{column.heading}: {cell.text}")
    taking.used(cell, column, "updates", as_printed=True)


def _take_words(
    cell: Cell, column: Column, taking: Taking, reading: Reading, updates: dict[str, dict[str, str]]
) -> None:
    """Words on progress; lines that begin with a date are updates of their own."""
    day = _day_of(column, reading)
    dated = False
    for line in cell.lines:
        begun = dated_start(line)
        words = line
        if begun is not None:
            day, words, dated = begun[0].text, begun[1], True
        if words:
            _say(updates.setdefault(day, {}), words)
    taking.used(cell, column, "updates", as_printed=not dated)


def _day_of(column: Column, reading: Reading) -> str:
    """The day of what a column says: the end of the period in its heading, if that has come."""
    day = period_of(column.heading)
    return (day if day is not None and day <= reading.as_at else reading.as_at).text


def _say(update: dict[str, str], words: str) -> None:
    old = update.get("note")
    update["note"] = f"{old}\n{words}" if old else words
