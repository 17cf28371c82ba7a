"""Whom a document names, and its small tables: of officers, of abbreviations, of meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.dates import plain_day
from cipt.exchange.importing.grid import Cell, Row, told
from cipt.exchange.importing.layout import Line, Table
from cipt.exchange.importing.measures import owners
from cipt.exchange.importing.people import (
    Named,
    is_group,
    is_post,
    lines_of_people,
    named_in,
)
from cipt.exchange.importing.registry import Registry, key_of
from cipt.exchange.importing.rows import Raw

_PARTING = (" and ", " & ", "/", ", ")

Fields = dict[str, tuple[Cell, Column]]


def known_people(raws: Iterable[Raw], tables: Iterable[Table]) -> Callable[[str], bool]:
    """Tells whether a text stands alone in a cell of people, or in a table of officers.

    Such a text is somebody by itself, and so may be a half of "X and Y".
    """
    found: Counter[str] = Counter()
    for cell, _ in _cells_of_people(raws, tables):
        for line in lines_of_people(cell):
            if not any(sign in line for sign in _PARTING):
                found[key_of(line)] += 1
    listed = set()
    for table in tables:
        if table.kind == "people":
            for fields in (fields_of(line, table) for line in table.lines):
                listed |= {key_of(cell.flat) for cell, _ in fields.values() if len(cell.flat) > 1}
    return lambda text: found[key_of(text)] > 0 or key_of(text) in listed


def register(raws: Iterable[Raw], tables: Iterable[Table], account: Account) -> Registry:
    """Everybody whom the document names, with ids."""
    raws, tables = list(raws), list(tables)
    known = known_people(raws, tables)
    registry = Registry()
    for table in tables:
        if table.kind == "people":
            _register_table(table, registry, account)
    for cell, partners in _cells_of_people(raws, tables):
        found = named_in(cell, known, partners=partners)
        for named in (*found.people, *found.helpers):
            registry.add(named)
    return registry


def fields_of(line: Line, table: Table) -> Fields:
    """The cells of a row by field, or by heading where a column has none."""
    fields: Fields = {}
    for cell, column in zip(line.row, table.columns, strict=False):
        if cell is not None and cell.text and line.kind == "record":
            fields.setdefault(column.field or column.heading, (cell, column))
    return fields


def people_trees(registry: Registry) -> dict[str, Any]:
    """What people.yaml holds."""
    officers = [
        {
            "id": one.id,
            "post": one.title,
            "organisation": one.organisation or None,
            "aliases": one.aliases,
        }
        for one in registry.everybody
        if not one.is_group
    ]
    groups = [
        {"id": one.id, "title": one.title, "note": _also(one.aliases)}
        for one in registry.everybody
        if one.is_group
    ]
    return {"officers": officers, "groups": groups}


def joined(registry: Registry) -> Iterator[str]:
    """A sentence for each post or group that the document writes in several ways."""
    for one in registry.everybody:
        if one.aliases:
            others = "; ".join(one.aliases)
            yield f"{one.title} (`{one.id}`) is also written: {others}"


def glossary(tables: Iterable[Table], account: Account) -> dict[str, str]:
    """Abbreviations and what each stands for."""
    found: dict[str, str] = {}
    for table in tables:
        if table.kind != "glossary":
            continue
        for line in table.lines:
            fields = fields_of(line, table)
            both = fields.get("term"), fields.get("meaning")
            if both[0] and both[1] and both[0][0].flat not in found:
                found[both[0][0].flat] = both[1][0].flat
                for cell, column in (both[0], both[1]):
                    account.note(cell, column.heading, "field", "`glossary` of plan.yaml")
            _rest(line.row, account, "a row of the list of abbreviations")
    return found


def meetings(tables: Iterable[Table], account: Account, board: str) -> list[dict[str, str]]:
    """Meetings with the dates of their papers; those without a plain date stay in the report."""
    found: list[dict[str, str]] = []
    for table in tables:
        if table.kind != "meetings":
            continue
        for line in table.lines:
            fields = fields_of(line, table)
            days: dict[str, str] = {
                key: day.text
                for key in ("date", "papers_due", "briefing")
                if key in fields and (day := plain_day(fields[key][0])) is not None
            }
            if "date" in days:
                found.append({"board": board, **days})
                for key in days:
                    cell, column = fields[key]
                    account.note(cell, column.heading, "field", f"`{key}` in meetings.yaml")
            _rest(line.row, account, "a row of the table of meetings")
    return found


def _cells_of_people(raws: Iterable[Raw], tables: Iterable[Table]) -> Iterator[tuple[Cell, bool]]:
    """Every cell that names people, and whether it names partners."""
    for raw in raws:
        for field in ("sro", "responsible", "leads", "partners"):
            yield from ((cell, field == "partners") for cell, _ in raw.cells.get(field, ()))
    for table in tables:
        if table.kind == "measures":
            yield from ((cell, False) for cell in owners(table))


def _register_table(table: Table, registry: Registry, account: Account) -> None:
    for line in table.lines:
        fields = fields_of(line, table)
        post = fields.pop("post", None)
        if post is None or not (is_post(post[0].flat) or len(post[0].flat) > 2):
            _rest(line.row, account, "a row of the table of officers")
            continue
        also = [fields[key][0].flat for key in ("name", "initials") if key in fields]
        organisation = fields["organisation"][0].flat if "organisation" in fields else ""
        one = Named(post[0].flat, tuple(also), is_group(post[0].flat))
        registry.add(one, organisation)
        account.note(post[0], post[1].heading, "field", "`post` of an officer in people.yaml")
        for key in ("name", "initials", "organisation"):
            if key in fields:
                cell, column = fields[key]
                account.note(cell, column.heading, "field", "an officer in people.yaml")
        _rest(line.row, account, f"beside {post[0].flat} in the table of officers")


def _rest(row: Row, account: Account, became: str) -> None:
    for cell in told(row):
        if cell not in account.entries:
            account.note(cell, "", "outside", became)


def _also(aliases: list[str]) -> str | None:
    return f"Also written: {'; '.join(aliases)}" if aliases else None
