"""A document as a plan: the trees of its files, and an account of every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.action_fields import Reading
from cipt.exchange.importing.actions import Actions
from cipt.exchange.importing.again import spellings
from cipt.exchange.importing.columns import Chosen, plain
from cipt.exchange.importing.drafts import ThemeDraft
from cipt.exchange.importing.facts import Facts, facts_of, tell
from cipt.exchange.importing.grid import Document, Words, told
from cipt.exchange.importing.layout import Table, lay_out
from cipt.exchange.importing.measures import Measures
from cipt.exchange.importing.people_tables import (
    glossary,
    joined,
    known_people,
    meetings,
    people_trees,
    register,
)
from cipt.exchange.importing.recommendations import Recommendations
from cipt.exchange.importing.roles import (
    OUTCOME_LINE,
    SRO_LINE,
    lines_over,
    people_in,
    responsible_key,
)
from cipt.exchange.importing.rows import Gathered, gather
from cipt.exchange.importing.structure import Structure
from cipt.exchange.importing.waiting import renamed_lines, waiting_lines
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Loaded
from cipt.model.action import Action
from cipt.model.dates import Day, parse_day
from cipt.model.records import Theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an import beside the file; without `as_at` the document is to say it.

    `today` stands in where neither says it. `loaded` is the plan to be brought up to date.
    """

    chosen: Chosen
    as_at: Day | None
    today: Day
    organisation: str = ""
    title: str = ""
    loaded: Loaded | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as read from a document: the trees of its files, by their paths in the folder."""

    trees: dict[str, Any]
    account: Account
    facts: Facts
    tables: tuple[Table, ...]
    as_at: Day
    as_at_why: str
    joined: tuple[str, ...]


def draft_of(document: Document, wanted: Wanted) -> Draft:
    """The plan that the document holds. Raises CannotGoOn where no table of actions is found."""
    account = Account()
    parts = lay_out(document.blocks, wanted.chosen)
    gathered = gather(parts, account)
    tables = _tables(gathered)
    if not gathered.raws and not any(one.kind == "measures" for one in gathered.tables):
        raise _nothing_found(document)
    notes = [cell for entry in account.entries.values() if (cell := entry.cell).text]
    facts = facts_of(gathered, _stem(document.name), notes, account)
    facts = replace(
        facts,
        title=wanted.title or facts.title,
        organisation=wanted.organisation or facts.organisation,
    )
    as_at, why = _as_at(wanted, facts)
    return _Building(document, gathered, account, facts, as_at, wanted.loaded).draft(
        tables, as_at, why
    )


class _Building:
    """The steps from raw records to trees, in the order in which they need each other."""

    def __init__(
        self,
        document: Document,
        gathered: Gathered,
        account: Account,
        facts: Facts,
        as_at: Day,
        loaded: Loaded | None,
    ) -> None:
        self._loaded = loaded
        self._gathered, self._account, self._facts = gathered, account, facts
        self._document = document
        self._known = known_people(gathered.raws, gathered.tables)
        self._registry = register(gathered.raws, gathered.tables, account)
        self._structure = Structure(
            gathered.raws, account, facts.title, _ids_by_words(loaded, "themes")
        )
        self._reading = Reading(self._registry, self._known, as_at, facts.scheme, document.name)

    def draft(self, tables: tuple[Table, ...], as_at: Day, why: str) -> Draft:
        """The whole draft."""
        lines = lines_over(self._gathered.raws)
        for who in {who for one in lines.values() for who in one[:1] if who}:
            for named in people_in(who, self._known):
                self._registry.add(named)
        self._registry.give_ids(spellings(self._loaded) if self._loaded else {})
        asked = Recommendations(self._account)
        measures = Measures(self._reading, self._account)
        for table in self._gathered.tables:
            if table.kind == "recommendations":
                asked.take_table(table)
        responsible = responsible_key(self._gathered.raws, self._known, self._account)
        actions = Actions(
            self._structure,
            asked,
            self._reading,
            self._account,
            responsible,
            _ids_by_words(self._loaded, "actions"),
        )
        actions.build(self._gathered.raws)
        for table in self._gathered.tables:
            if table.kind == "measures":
                measures.take_table(table)
        self._lines_to_themes(lines)
        self._account.unsure.extend(waiting_lines(self._gathered.raws))
        trees = self._trees(actions, measures, asked)
        self._close_account()
        return Draft(
            trees, self._account, self._facts, tables, as_at, why, tuple(joined(self._registry))
        )

    # --- files ----------------------------------------------------------------------------------

    def _trees(
        self, actions: Actions, measures: Measures, asked: Recommendations
    ) -> dict[str, Any]:
        themes = list(self._structure.themes.values())
        for theme in themes:
            theme.sro = self._id_of(theme.sro)
        board = "board"
        met = meetings(self._gathered.tables, self._account, board)
        people = people_trees(self._registry)
        if met:
            people["groups"].append({"id": board, "title": "Board", "kind": "board"})
        trees: dict[str, Any] = {
            "plan.yaml": self._header(actions, themes),
            "people.yaml": people,
        }
        if asked.by_id:
            trees["recommendations.yaml"] = asked.trees()
        for order, theme in enumerate(themes, start=1):
            trees[f"themes/{theme.id}.yaml"] = _theme_tree(theme, order)
        for identity, tree in actions.trees.items():
            trees[f"actions/{actions.themes_of[identity]}/{identity}.yaml"] = tree
        for identity, tree in measures.trees.items():
            trees[f"measures/{identity}.yaml"] = tree
        if met:
            trees["meetings.yaml"] = {"meetings": met}
        self._account.unsure.extend(renamed_lines(trees))
        return trees

    def _header(self, actions: Actions, themes: Sequence[ThemeDraft]) -> dict[str, Any]:
        facts = self._facts
        streams = list(dict.fromkeys(one.workstream for one in themes if one.workstream))
        for theme in themes:
            if theme.workstream:
                theme.workstream = str(streams.index(theme.workstream) + 1)
        used = [
            ("sro", any(theme.sro for theme in themes)),
            ("responsible", any("responsible" in tree for tree in actions.trees.values())),
            ("lead", any("leads" in tree for tree in actions.trees.values())),
        ]
        rated = [
            update["date"]
            for tree in actions.trees.values()
            for update in tree.get("updates", ())
            if "rag" in update
        ]
        return {
            "format": "1",
            "title": facts.title,
            "organisation": facts.organisation or f"Not named in {self._document.name}",
            "version": facts.version or None,
            "taken_over": max(rated, key=parse_day) if rated else None,
            "workstreams": [
                {"id": str(number), "title": title} for number, title in enumerate(streams, 1)
            ],
            "roles": [role for role, is_used in used if is_used],
            "scheme": facts.scheme,
            "glossary": glossary(self._gathered.tables, self._account),
        }

    def _id_of(self, text: str) -> str:
        people = people_in(text, self._known)
        return self._registry.id_of(people[0]) if people else ""

    def _lines_to_themes(self, lines: dict[int, tuple[str, str]]) -> None:
        for number, raw in enumerate(self._gathered.raws):
            who, what = lines.get(number, ("", ""))
            theme = self._structure.theme_of(raw)
            theme.sro = theme.sro or who
            theme.outcome = theme.outcome or what
        for raw in self._gathered.raws:
            for one in raw.headings:
                for source in one.sources:
                    if SRO_LINE.fullmatch(one.text):
                        tell(source, "the SRO of a theme", self._account)
                    elif OUTCOME_LINE.fullmatch(one.text):
                        tell(source, "the outcome of a theme", self._account)

    def _close_account(self) -> None:
        """Names whatever nobody has spoken of yet: nothing is dropped in silence."""
        told_of = {id(words) for words, _ in self._account.words}
        for block in self._document.blocks:
            if isinstance(block, Words) and id(block) not in told_of:
                self._account.words.append((block, ""))
        for cell in self._document.cells():
            if cell not in self._account.entries and (cell.text or cell.remark):
                self._account.note(cell, "", "outside", "outside the tables that were understood")


def _theme_tree(theme: ThemeDraft, order: int) -> dict[str, Any]:
    sections: dict[str, list[str]] = {}
    for area in theme.areas.values():
        if area.section:
            sections.setdefault(area.section, []).append(area.id)
    return {
        "number": theme.number or None,
        "title": theme.title,
        "subtitle": theme.subtitle or None,
        "order": str(order),
        "workstream": theme.workstream or None,
        "sro": theme.sro or None,
        "outcome": theme.outcome or None,
        "sections": [{"title": title, "areas": areas} for title, areas in sections.items()],
        "areas": [
            {
                "id": area.id,
                "number": area.number or None,
                "title": area.title,
                "recommendations": list(area.recommendations),
            }
            for area in theme.areas.values()
        ],
    }


def _tables(gathered: Gathered) -> tuple[Table, ...]:
    return tuple(dict.fromkeys([*(raw.table for raw in gathered.raws), *gathered.tables]))


def _as_at(wanted: Wanted, facts: Facts) -> tuple[Day, str]:
    if wanted.as_at is not None:
        return wanted.as_at, "as asked"
    if facts.as_at is not None:
        return facts.as_at, "as the document says"
    return wanted.today, "the day of the import, since the document says none"


def _ids_by_words(loaded: Loaded | None, kind: Literal["actions", "themes"]) -> dict[str, str]:
    """The ids of a plan's actions or themes by what they say, as far as it tells them apart."""
    if loaded is None:
        return {}
    records: tuple[Action | Theme, ...] = (
        loaded.plan.actions if kind == "actions" else loaded.plan.themes
    )
    return {plain(one.title): one.id for one in reversed(records)}


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _nothing_found(document: Document) -> CannotGoOn:
    headings = next(
        (told(row) for grid in document.grids() for row in grid.rows if len(told(row)) > 2), []
    )
    shown = ", ".join(cell.flat[:30] for cell in headings[:6])
    return CannotGoOn(
        f"no table of actions was found in {document.name}"
        + (f"; its first row of several cells says: {shown}" if shown else ""),
        "Say in a map which heading is which field: a line `actions:`, below it `  Heading: title`",
    )
