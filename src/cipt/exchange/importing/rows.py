"""Rows of action tables as raw records: which cells belong to one action, and under what it stands.

A merged cell counts for every row that it covers; an area or a theme that is printed once counts
until the next; a row without a number and without words goes on from the one above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.grid import Cell, Row, Words, told
from cipt.exchange.importing.headings import Heading, Under, is_area, is_theme
from cipt.exchange.importing.layout import Line, Outside, Part, Table
from cipt.exchange.importing.numbers import references

CARRIED = ("workstream", "theme", "section", "area_number", "area")
"""Columns in which a blank means: the same as above."""


_BOLD = 4
"""The level of a heading that stands in a cell, bold or across the sheet."""


@dataclass(slots=True)
class Raw:
    """The cells of one action by field, and the headings over it, the outermost first."""

    table: Table
    cells: dict[str, list[tuple[Cell, Column]]]
    headings: tuple[Heading, ...]

    def first(self, field_name: str) -> Cell | None:
        """The first cell of a field that says something."""
        return next((cell for cell, _ in self.cells.get(field_name, ()) if cell.text), None)

    @property
    def place(self) -> str:
        """Where the action stands: the place of its words, else of its first cell."""
        cell = self.first("title") or self.first("number")
        return (cell or next(cell for some in self.cells.values() for cell, _ in some)).place


@dataclass(slots=True)
class Gathered:
    """What a document's parts come to, before anything is typed."""

    raws: list[Raw] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    outside: list[tuple[Under, Table | None]] = field(default_factory=list)


def gather(parts: Sequence[Part], account: Account) -> Gathered:
    """The raw records of all action tables, the other tables, and all that stands outside.

    Of what stands outside, the second is the table that it comes before, None after the last.
    """
    gathered = Gathered()
    waiting: list[Under] = []
    since: tuple[Heading, ...] = ()
    last_name = ""
    for part in parts:
        if isinstance(part, Words):
            waiting.append(part)
            continue
        if isinstance(part, Outside):
            waiting.extend(part.cells)
            continue
        gathered.outside.extend((one, part) for one in waiting)
        over = tuple(heading_of(one) for one in waiting)
        begins_anew = part.name != last_name and part.is_sheet
        anew = begins_anew or any(_is_heading(one) for one in over)
        since = over if anew else (*since, *over)
        waiting, last_name = [], part.name
        for row in part.header:
            for cell in told(row):
                account.note(cell, "", "outside", "heading of a column")
        if part.kind == "actions":
            gathered.raws.extend(_raws(part, since, account))
        else:
            gathered.tables.append(part)
    gathered.outside.extend((one, None) for one in waiting)
    return gathered


def _raws(table: Table, outer: tuple[Heading, ...], account: Account) -> Iterator[Raw]:
    sections: tuple[Heading, ...] = ()
    carried: dict[str, list[tuple[Cell, Column]]] = {}
    last: Raw | None = None
    run_of_sections = False
    for at, line in enumerate(table.lines):
        heading = _section(table, at)
        if heading is not None:
            sections = (*_still_over(heading, sections, run_of_sections), heading)
            run_of_sections, last, carried = True, None, {}
            continue
        if line.kind != "record":
            _note_line(line, account)
            continue
        run_of_sections = False
        cells = _by_field(line.row, table.columns)
        if last is not None and _goes_on(cells, last):
            _add(last, cells)
            continue
        _carry_down(cells, carried)
        carried = {name: cells[name] for name in CARRIED if name in cells}
        carried.update(_words_asked_for(cells))
        last = Raw(table, cells, (*outer, *sections))
        yield last


def _still_over(
    heading: Heading, sections: tuple[Heading, ...], directly: bool
) -> tuple[Heading, ...]:
    """The headings inside the table that stand over a new one as well."""
    if is_theme(heading) and not is_area(heading):
        return ()
    if directly:
        return sections
    themes = tuple(one for one in sections if is_theme(one))
    if not is_area(heading):
        return themes
    return tuple(one for one in sections if one in themes or not is_area(one))


def _carry_down(
    cells: dict[str, list[tuple[Cell, Column]]], carried: dict[str, list[tuple[Cell, Column]]]
) -> None:
    """Adds what the row above says of areas and themes, in an order that is always the same."""
    own = set(cells)
    if "area" in cells:
        own.add("area_number")
    if "theme" in cells:
        own.update(("area", "area_number", "section"))
    for name in (*CARRIED, "recommendations"):
        if name in carried and name not in own:
            cells[name] = carried[name]


def _words_asked_for(
    cells: dict[str, list[tuple[Cell, Column]]],
) -> dict[str, list[tuple[Cell, Column]]]:
    """The recommendation that stands over the rows below it, where its words are printed once.

    A reference alone is not carried down: an action may well answer none.
    """
    asked = cells.get("recommendations")
    if "area" in cells or not asked:
        return {}
    words = references(asked[0][0].flat, "R").wording
    return {"recommendations": asked} if len(words.split()) > 1 else {}


def heading_of(under: Under) -> Heading:
    """What stands outside a table as a heading over it."""
    if isinstance(under, Words):
        level = under.level
    else:
        level = _BOLD if under.bold or under.across > 2 else None
    text = under.text if isinstance(under, Words) else under.flat
    return Heading(" ".join(text.split()), (under,), level)


def _is_heading(one: Heading) -> bool:
    return (one.level is not None and one.level > 0) or is_theme(one) or is_area(one)


def _section(table: Table, at: int) -> Heading | None:
    """The heading that a line of a table is, or None for one that is an action.

    A number and words, with nothing else, over rows whose numbers begin with it, are one.
    """
    line = table.lines[at]
    if line.kind == "section":
        cell = told(line.row)[0]
        return Heading(cell.flat, (cell,), inside=True)
    if line.kind != "record":
        return None
    cells = _by_field(line.row, table.columns)
    if not {"number", "title"} >= cells.keys() or len(cells) < 2:
        return None
    number = cells["number"][0][0].flat.rstrip(".")
    below = next((one for one in table.lines[at + 1 :] if one.kind == "record"), None)
    following = _by_field(below.row, table.columns).get("number") if below else None
    if not following or not following[0][0].flat.startswith(f"{number}."):
        return None
    both = (cells["number"][0][0], cells["title"][0][0])
    return Heading(f"{number} {both[1].flat}", both, inside=True)


def _note_line(line: Line, account: Account) -> None:
    became = "the header again" if line.kind == "header" else "a note or key below the table"
    for cell in told(line.row):
        account.note(cell, "", "outside", became)


def _by_field(row: Row, columns: Sequence[Column]) -> dict[str, list[tuple[Cell, Column]]]:
    """The cells of a row that say something, by field; "" for those that have none."""
    cells: dict[str, list[tuple[Cell, Column]]] = {}
    seen: set[Cell] = set()
    for cell, column in zip(row, columns, strict=False):
        if (
            cell is None
            or cell in seen
            or not (cell.text or (cell.colour and column.field == "rag"))
        ):
            continue
        seen.add(cell)
        cells.setdefault(column.field or "", []).append((cell, column))
    return cells


def _goes_on(cells: dict[str, list[tuple[Cell, Column]]], last: Raw) -> bool:
    """Whether a row belongs to the action above: it has its words, or neither words nor number."""
    if "title" in cells:
        above = last.cells.get("title", [])
        return bool(above) and above[0][0] is cells["title"][0][0]
    new = {"number", "area", "theme", "area_number", "recommendations"} & cells.keys()
    return not any(cells[name][0] not in last.cells.get(name, ()) for name in new)


def _add(raw: Raw, cells: dict[str, list[tuple[Cell, Column]]]) -> None:
    for name, some in cells.items():
        mine = raw.cells.setdefault(name, [])
        mine.extend(one for one in some if one not in mine)
