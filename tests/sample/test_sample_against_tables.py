"""The sample's actions, areas and themes say what the published plan says: no more, less or other.

Plan and tables are both turned into facts, a dict of fields for each record, and these compared.
Titles may be worded better than the tables' paraphrases: of them the numbers are facts, and whose
they are.
"""

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from cipt.model.plan import Plan

Facts = dict[str, dict[str, object]]
Table = Callable[[str], list[dict[str, str]]]

PARTNERS = {
    "": [],
    "All Nominated MASH Partners": ["nominated-mash-partners"],
    "All council departments": ["all-council-departments"],
    "Assistant Director of Social Care": ["assistant-director-social-care"],
    "BSCB": ["bscb"],
    "BSCB Board Manager": ["bscb-board-manager"],
    "BSCB Nominated partners": ["bscb-nominated-partners"],
    "BSCB Officer 8 (post not published)": ["bscb", "officer-08"],
    "BSCB nominated partners": ["bscb-nominated-partners"],
    "BSCB partners": ["bscb-partners"],
    "Bradford College": ["bradford-college"],
    "Build A Girl": ["build-a-girl"],
    "Build a Girl BSCB partners": ["build-a-girl", "bscb-partners"],
    "CAFCASS and judiciary": ["cafcass", "judiciary"],
    "CCG/CAMHS": ["ccg", "camhs"],
    "City Solicitor": ["city-solicitor"],
    "Corporate Parenting Panel": ["corporate-parenting-panel"],
    "Corporate Parenting partners": ["corporate-parenting-partners"],
    "Corporate and nominated agency partners": ["corporate-and-nominated-agency-partners"],
    "LSCB QA sub group": ["bscb-qa-sub-group"],
    "LSCB Training Sub group": ["bscb-training-sub-group"],
    "Leaving Well developers": ["leaving-well-developers"],
    "Liquid Logic": ["liquid-logic"],
    "MASH Partners": ["mash-partners"],
    "MASH partners": ["mash-partners"],
    "Nominated MASH Partners": ["nominated-mash-partners"],
    "Officer 3 (post not published)": ["officer-03"],
    "VCS Health": ["vcs", "health"],
    "West Yorkshire Police": ["west-yorkshire-police"],
    "Youth Homeless Team": ["youth-homeless-team"],
}
"""What each printed cell of partners names, by id."""

REWORDED = {"2.1.1", "3.1.1", "3.7.1", "5.5.1"}
"""Actions whose success measures are put in plainer words, with the same numbers."""

START_ONLY = {"4.7.3": "2019-01"}
"""Actions of which the plan prints when they begin, and no more."""


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+%?", text)


def in_words(action_id: str, entries: list[str]) -> object:
    """The entries to be compared word by word; of those put in plainer words, how many."""
    return len(entries) if action_id in REWORDED else [entry.casefold() for entry in entries]


def one_plain_date(cell: str) -> str | None:
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(cell, form).date().isoformat()
        except ValueError:
            continue
    return None


def actions_told(plan: Plan) -> Facts:
    theme_of = {area.id: theme.id for theme in plan.themes for area in theme.areas}
    asked_of = {area.id: area.recommendations for theme in plan.themes for area in theme.areas}
    facts: Facts = {}
    for action in plan.actions:
        entries = [entry for entry in action.success if isinstance(entry, str)]
        facts[action.id] = {
            "number": action.number or action.id,
            "numbers in the title": numbers(action.title),
            "area": action.area,
            "theme": theme_of.get(action.area),
            "recommendations": list(action.recommendations or asked_of.get(action.area, ())),
            "responsible": action.responsible,
            "leads": list(action.leads),
            "partners": list(action.partners),
            "start": action.start.text if action.start else None,
            "due": action.due.text if action.due else None,
            "due_text": action.due_text,
            "success": in_words(action.id, entries),
            "numbers in success": numbers("; ".join(entries)),
            "measures": [entry.measure for entry in action.success if not isinstance(entry, str)],
            "ratings": [(update.date.text, update.rag) for update in action.updates],
        }
    return facts


def actions_printed(table: Table) -> Facts:
    facts: Facts = {}
    for row in table("actions"):
        action, cell, rag = row["id"], row["due_as_printed"], row["published_rag"]
        entries = [entry.strip() for entry in row["success_measure"].split(";") if entry]
        mentioned = row["dates_mentioned"].split()
        plain = one_plain_date(cell)
        assert plain is None or mentioned == [plain]
        facts[action] = {
            "number": row["printed_number"],
            "numbers in the title": numbers(row["title"]),
            "area": row["area"],
            "theme": row["theme"],
            "recommendations": row["recommendations"].split(),
            "responsible": row["responsible"] or None,
            "leads": row["leads"].split(),
            "partners": PARTNERS[row["partners"]],
            "start": START_ONLY.get(action),
            "due": mentioned[-1] if mentioned and action not in START_ONLY else None,
            "due_text": None if plain else cell or None,
            "success": in_words(action, entries),
            "numbers in success": numbers(row["success_measure"]),
            "measures": [m["id"] for m in table("measures") if m["action"] == action],
            "ratings": [("2019-05-31", rag)] if rag else [],
        }
    return facts


def areas_told(plan: Plan) -> Facts:
    section_of = {
        area: section.title
        for theme in plan.themes
        for section in theme.sections
        for area in section.areas
    }
    return {
        area.id: {
            "number": area.number or area.id,
            "numbers in the title": numbers(area.title),
            "theme": theme.id,
            "section": section_of.get(area.id),
            "recommendations": list(area.recommendations),
            "kind": area.kind,
        }
        for theme in plan.themes
        for area in theme.areas
    }


def areas_printed(table: Table) -> Facts:
    titles = {row["number"]: row["title"] for row in table("themes")}
    enabling = {"1-platform-enablers", "2-enabling"}
    return {
        row["id"]: {
            "number": row["printed_number"],
            "numbers in the title": numbers(row["title"]),
            "theme": row["theme"],
            "section": titles.get(row["section"]),
            "recommendations": row["recommendations"].split(),
            "kind": "enabler" if row["section"] in enabling else None,
        }
        for row in table("areas")
    }


def themes_told(plan: Plan) -> Facts:
    names = {officer.id: officer.post for officer in plan.officers}
    names |= {group.id: group.title for group in plan.groups}
    streams = {stream.id: stream for stream in plan.header.workstreams}
    return {
        theme.id: {
            "title": theme.title,
            "subtitle": theme.subtitle or "",
            "workstream": theme.workstream,
            "sro": names[theme.sro or streams[theme.workstream or ""].sro or ""],
            "sections": [section.title for section in theme.sections],
        }
        for theme in plan.themes
    }


def themes_printed(table: Table) -> Facts:
    parts = [row for row in table("themes") if row["kind"] == "part"]
    return {
        row["number"]: {
            "title": row["title"],
            "subtitle": row["subtitle"],
            "workstream": row["workstream"],
            "sro": row["sro"],
            "sections": [p["title"] for p in parts if p["number"].startswith(row["number"] + "-")],
        }
        for row in table("themes")
        if row["kind"] != "part"
    }


def stems(title: str) -> set[str]:
    """The words of a title, without their endings: "recording" and "records" are one."""
    return {word[:5] for word in re.findall(r"[a-z]+", title.casefold())}


def nearness(some: set[str], others: set[str]) -> float:
    """The share of all stems that both have."""
    return len(some & others) / len(some | others)


def differences(told: Facts, printed: Facts) -> set[tuple[str, str]]:
    """The record and field of each fact that is not the same on both sides."""
    return {
        (record, field)
        for record in told.keys() | printed.keys()
        for field in told.get(record, {}).keys() | printed.get(record, {}).keys()
        if told.get(record, {}).get(field) != printed.get(record, {}).get(field)
    }


def test_every_action_says_what_its_row_says(plan: Plan, table: Table) -> None:
    assert actions_told(plan).keys() == actions_printed(table).keys()
    assert differences(actions_told(plan), actions_printed(table)) == set()


def test_every_area_says_what_its_row_says(plan: Plan, table: Table) -> None:
    assert areas_told(plan).keys() == areas_printed(table).keys()
    assert differences(areas_told(plan), areas_printed(table)) == set()


def test_every_theme_says_what_its_rows_say(plan: Plan, table: Table) -> None:
    assert themes_told(plan).keys() == themes_printed(table).keys()
    assert differences(themes_told(plan), themes_printed(table)) == set()


def test_themes_and_their_areas_stand_in_printed_order(plan: Plan, table: Table) -> None:
    areas = [row["id"] for row in table("areas")]
    assert [theme.id for theme in plan.themes] == ["1", "2", "4", "5", "3", "PR"]
    assert [area.id for theme in plan.themes for area in theme.areas] == areas
    for theme in plan.themes:
        in_sections = [area for section in theme.sections for area in section.areas]
        assert in_sections == [area for area in areas if area in in_sections]


def test_a_title_is_nearer_to_its_own_row_than_to_any_other(plan: Plan, table: Table) -> None:
    rows = {row["id"]: stems(row["title"]) for row in table("actions")}
    for action in plan.actions:
        words = stems(action.title)
        own = nearness(words, rows[action.id])
        assert own == max(nearness(words, row) for row in rows.values()), action.id


@pytest.mark.parametrize(
    ("path", "old", "new", "record", "field"),
    [
        ("2/2.3.10.yaml", "due: 2019-04-30", "due: 2019-05-30", "2.3.10", "due"),
        ("4/4.4.2.yaml", "Revised date of 30 June", "30 June", "4.4.2", "due_text"),
        ("4/4.7.3.yaml", "start: 2019-01", "start: 2019-01-31", "4.7.3", "start"),
        ("2/2.3.1.yaml", "- R5", "- R4", "2.3.1", "recommendations"),
        ("1/1.10.1.yaml", "area: 1.10", "area: 1.1", "1.10.1", "area"),
        ("1/1.1.2.yaml", "- officer-10", "- officer-01", "1.1.2", "leads"),
        ("5/5.1.2.yaml", "  - health\n", "", "5.1.2", "partners"),
        ("3/3.6.1b.yaml", "number: 3.6.1\n", "", "3.6.1b", "number"),
        ("PR/PR3.yaml", "rag: RED", "rag: AMBER", "PR3", "ratings"),
        ("1/1.3.1.yaml", "91%", "90%", "1.3.1", "success"),
        ("2/2.1.1.yaml", "45 days", "50 days", "2.1.1", "numbers in success"),
        ("4/4.2.1.yaml", "staff-turnover", "caseload-experienced", "4.2.1", "measures"),
    ],
)
def test_one_fact_changed_in_an_action_is_noticed(
    changed: Callable[[str, str, str], Plan],
    table: Table,
    path: str,
    old: str,
    new: str,
    record: str,
    field: str,
) -> None:
    told = actions_told(changed(f"actions/{path}", old, new))
    assert (record, field) in differences(told, actions_printed(table))
