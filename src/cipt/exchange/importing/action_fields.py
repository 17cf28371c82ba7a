"""The fields of an action, each read from its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cipt.exchange.importing.columns import Column, plain
from cipt.exchange.importing.dates import is_as_printed, one_day_in, plain_day, read_due
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.lists import entries_of
from cipt.exchange.importing.people import is_nobody, named_in
from cipt.exchange.importing.registry import Registry
from cipt.exchange.importing.rows import Raw
from cipt.exchange.importing.taking import Taking
from cipt.model.dates import Day

_NOTES_ALONE = {"note", "notes", "comment", "comments", "remarks"}
_LONGEST_TITLE = 600
_NO_REASON = "No reason is printed"
_NO_BOARD = "which board agreed the new date, and when? Until that is said the first stands"

Cells = Iterable[tuple[Cell, Column]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for all actions of a document."""

    registry: Registry
    known: Callable[[str], bool]
    as_at: Day
    scheme: str | None
    file: str


def take_title(raw: Raw, taking: Taking) -> None:
    """The action's words; of a long cell the first paragraph, with the others as a note."""
    for number, (cell, column) in enumerate(raw.cells.get("title", ())):
        if number:
            add_note(taking, cell, column)
            continue
        if len(cell.text) <= _LONGEST_TITLE or len(cell.lines) == 1:
            taking.tree["title"] = cell.flat
        else:
            taking.tree["title"] = cell.lines[0]
            taking.tree["note"] = "\n".join(cell.lines[1:])
        taking.used(cell, column, "title", as_printed=True)


def add_note(taking: Taking, cell: Cell, column: Column) -> None:
    """Words for which there is no key of their own, under the heading of their column."""
    heading = " ".join(column.heading.split())
    text = cell.text if plain(heading) in _NOTES_ALONE else f"{heading}: {cell.text}"
    old = taking.tree.get("note")
    taking.tree["note"] = f"{old}\n{text}" if old else text
    taking.used(cell, column, "note", as_printed=True)


def take_people(raw: Raw, taking: Taking, reading: Reading, field: str, key: str) -> None:
    """Officers or partners, by id; `field` is the column's, `key` that of the action."""
    ids: list[str] = taking.tree.get(key, []) if key != "responsible" else []
    for cell, column in raw.cells.get(field, ()):
        found = named_in(cell, reading.known, partners=field == "partners")
        named = [reading.registry.id_of(one) for one in found.people]
        if not named:
            unsure = "" if is_nobody(cell.flat) else "nobody could be told from it"
            taking.keep(cell, column, unsure)
            continue
        unsure = found.doubt
        if key == "responsible" and len(named) > 1:
            unsure = "names several, and one answers for an action: the first was taken"
        as_printed = len(named) == 1 and found.people[0].text == cell.flat
        taking.used(cell, column, key, as_printed=as_printed, unsure=unsure)
        ids = list(dict.fromkeys([*ids, *named]))
        helpers = [reading.registry.id_of(one) for one in found.helpers]
        if helpers:
            partners = [*taking.tree.get("partners", ()), *helpers]
            taking.tree["partners"] = list(dict.fromkeys(partners))
    if ids:
        taking.tree[key] = ids[0] if key == "responsible" else ids


def take_dates(raw: Raw, taking: Taking) -> None:
    """The due date, the start and the completion."""
    dues = raw.cells.get("due", [])
    days = [day for cell, _ in dues if (day := plain_day(cell)) is not None]
    if len(days) > 1 and len(days) == len(dues) and len({id(column) for _, column in dues}) == 1:
        _take_last(dues, max(days), taking)
        dues = []
    for number, (cell, column) in enumerate(dues):
        if number and "due" in taking.tree:
            taking.keep(cell, column, "a second date: the first column was taken as the due date")
            continue
        _take_due(cell, column, taking)
    for key in ("added", "start", "completed"):
        for cell, column in raw.cells.get(key, ()):
            day = plain_day(cell) or one_day_in(cell.flat)
            if day is None or key in taking.tree:
                _keep_or_status(cell, column, taking)
                continue
            taking.tree[key] = day.text
            whole = plain_day(cell) is not None and is_as_printed(day, cell.flat)
            taking.used(cell, column, key, as_printed=whole)
    for cell, column in raw.cells.get("review", ()):
        _take_review(cell, column, taking)
    _take_revised(raw, taking)


def _take_last(dues: Cells, last: Day, taking: Taking) -> None:
    """Of the dates in the rows of one action the last is due; all are kept as printed."""
    taking.tree["due"] = last.text
    texts = [cell.flat for cell, _ in dues]
    taking.tree["due_text"] = "; ".join(texts)
    for cell, column in dues:
        doubt = "its rows have several dates: the last is due"
        taking.used(cell, column, "due` and `due_text", as_printed=True, unsure=doubt)


def _take_review(cell: Cell, column: Column, taking: Taking) -> None:
    """A day on which to look at the action, where the column names one."""
    day = plain_day(cell) or one_day_in(cell.flat)
    if day is None:
        add_note(taking, cell, column)
        return
    taking.tree.setdefault("reviews", []).append({"due": day.text})
    whole = plain_day(cell) is not None and is_as_printed(day, cell.flat)
    taking.used(cell, column, "reviews", as_printed=whole)


def _take_due(cell: Cell, column: Column, taking: Taking) -> None:
    printed = read_due(cell)
    for key, day in (
        ("due", printed.due),
        ("start", printed.start),
        ("completed", printed.completed),
    ):
        if day is not None:
            taking.tree[key] = day.text
    if printed.revised is not None:
        revision = {"due": printed.revised.text, "reason": _NO_REASON}
        taking.tree.setdefault("revisions", []).append(revision)
    if printed.is_plain and printed.due is not None:
        taking.used(cell, column, "due", as_printed=is_as_printed(printed.due, cell.flat))
        return
    old = taking.tree.get("due_text")
    taking.tree["due_text"] = f"{old}; {cell.flat}" if old else cell.flat
    keys = [key for key in ("due", "start", "completed") if key in taking.tree]
    if keys:
        unsure = (
            "" if "completed" in keys else _NO_BOARD if printed.revised else "no one plain date"
        )
        taking.used(cell, column, f"{keys[0]}` and `due_text", as_printed=True, unsure=unsure)
    else:
        where = f"`due_text` of {taking.id}"
        taking.account.note(cell, column.heading, "kept", where, "no date could be told from it")


def _keep_or_status(cell: Cell, column: Column, taking: Taking) -> None:
    taking.keep(cell, column, "" if is_nobody(cell.flat) else "no one date could be told from it")


def _take_revised(raw: Raw, taking: Taking) -> None:
    """A revised date, which a reason belongs to, and without a board's agreement moves nothing."""
    reasons = raw.cells.get("revision_reason", [])
    for cell, column in raw.cells.get("revised", ()):
        day = plain_day(cell) or one_day_in(cell.flat)
        if day is None:
            taking.keep(cell, column, "" if is_nobody(cell.flat) else "no one date in it")
            continue
        whole = plain_day(cell) is not None and is_as_printed(day, cell.flat)
        if "due" not in taking.tree:
            taking.tree["due"] = day.text
            taking.used(
                cell, column, "due", as_printed=whole, unsure="a revised date is all there is"
            )
            continue
        if day.text == taking.tree["due"]:
            taking.used(cell, column, "due", as_printed=whole)
            continue
        reason = reasons[0][0].flat if reasons else _NO_REASON
        taking.tree.setdefault("revisions", []).append({"due": day.text, "reason": reason})
        taking.used(
            cell,
            column,
            "revisions",
            as_printed=whole,
            unsure=_NO_BOARD,
        )
    for cell, column in reasons:
        if "revisions" in taking.tree:
            taking.used(cell, column, "revisions", as_printed=True)
        else:
            add_note(taking, cell, column)


def take_lists(raw: Raw, taking: Taking) -> None:
    """Success measures, assurance, milestones, and notes of every kind."""
    for field in ("success", "assurance"):
        for cell, column in raw.cells.get(field, ()):
            entries = entries_of(cell.lines)
            if not entries or is_nobody(cell.flat):
                taking.keep(cell, column)
                continue
            taking.tree.setdefault(field, []).extend(entries)
            taking.used(cell, column, field, as_printed=entries == list(cell.lines))
    for cell, column in raw.cells.get("milestones", ()):
        _take_milestones(cell, column, taking)
    for cell, column in raw.cells.get("note", ()):
        add_note(taking, cell, column)


def _take_milestones(cell: Cell, column: Column, taking: Taking) -> None:
    entries = entries_of(cell.lines)
    days = [one_day_in(entry) for entry in entries]
    if not entries or not all(days):
        add_note(taking, cell, column)
        return
    steps = [
        {"title": entry, "due": day.text} for entry, day in zip(entries, days, strict=True) if day
    ]
    taking.tree.setdefault("milestones", []).extend(steps)
    taking.used(cell, column, "milestones", as_printed=entries == list(cell.lines))
