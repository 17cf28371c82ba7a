"""The Bradford plan, laid out as councils do, comes in with every fact right or listed."""

import csv
import re
from datetime import datetime
from pathlib import Path

import pytest

TABLES = Path(__file__).parents[2] / "data" / "bradford"
EACH = pytest.mark.parametrize(
    "name", ["bradford.xlsx", "bradford.docx", "bradford_in_one_table.xlsx"]
)

START_ONLY = {"4.7.3": "2019-01"}
"""What the plan gives only a beginning for."""

ONE_IN_THE_PLAN = {
    "Build A Girl": "Build a Girl",
    "MASH partners": "MASH Partners",
    "BSCB Nominated partners": "BSCB nominated partners",
}
"""Spellings that differ in capitals alone are joined, and said to be."""

PARTED = {
    "Build a Girl BSCB partners": ["Build a Girl", "BSCB partners"],
    "BSCB Officer 8 (post not published)": ["BSCB", "Officer 8 (post not published)"],
    "VCS Health": ["VCS", "Health"],
    "CCG/CAMHS": ["CCG", "CAMHS"],
}
"""Cells of two partners: on lines of their own in the documents, or joined by a stroke."""


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


POSTS = {row["id"]: row["post"] for row in table("officers")}


def names(plan) -> dict[str, str]:
    posts = {officer.id: officer.post for officer in plan.officers}
    return {**posts, **{group.id: group.title for group in plan.groups}}


def plain_date(cell: str) -> bool:
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            datetime.strptime(cell, form)
        except ValueError:
            continue
        return True
    return False


@EACH
def test_every_action_says_what_the_published_table_says(brought, name) -> None:
    plan = brought(name).loaded.plan
    called = names(plan)
    areas = {area.id: area for theme in plan.themes for area in theme.areas}
    theme_of = {area.id: theme.id for theme in plan.themes for area in theme.areas}
    told, printed = {}, {}
    for action in plan.actions:
        told[action.id] = {
            "number": action.printed,
            "title": action.title,
            "area": areas[action.area].printed,
            "theme": theme_of[action.area],
            "recommendations": list(action.recommendations or areas[action.area].recommendations),
            "responsible": called.get(action.responsible or "", ""),
            "leads": [called[one] for one in action.leads],
            "partners": [called[one] for one in action.partners],
            "start": action.start.text if action.start else None,
            "due": action.due.isoformat() if action.due else None,
            "due_text": action.due_text,
            "success": list(action.success),
            "updates": [(one.date.text, one.rag) for one in action.updates],
        }
    number_of = {row["id"]: row["printed_number"] for row in table("areas")}
    for row in table("actions"):
        identity, cell = row["id"], row["due_as_printed"]
        partners = PARTED.get(row["partners"], [row["partners"]] if row["partners"] else [])
        mentioned = row["dates_mentioned"].split()
        printed[identity] = {
            "number": row["printed_number"],
            "title": row["title"],
            "area": number_of[row["area"]],
            "theme": row["theme"],
            "recommendations": row["recommendations"].split(),
            "responsible": POSTS.get(row["responsible"], ""),
            "leads": [POSTS[one] for one in row["leads"].split()],
            "partners": [ONE_IN_THE_PLAN.get(one, one) for one in partners],
            "start": START_ONLY.get(identity),
            "due": mentioned[-1] if mentioned and identity not in START_ONLY else None,
            "due_text": None if plain_date(cell) else cell or None,
            "success": [one.strip() for one in row["success_measure"].split(";") if one.strip()],
            "updates": [("2019-05-31", row["published_rag"])] if row["published_rag"] else [],
        }
    assert told == printed


@EACH
def test_every_area_and_theme_says_what_the_published_table_says(brought, name) -> None:
    plan = brought(name).loaded.plan
    called = names(plan)
    section_of = {
        area: section.title
        for theme in plan.themes
        for section in theme.sections
        for area in section.areas
    }
    told = {
        area.id: (area.printed, area.title, theme.id, section_of.get(area.id, ""))
        for theme in plan.themes
        for area in theme.areas
    }
    sections = {row["number"]: row["title"] for row in table("themes") if row["kind"] == "part"}
    used = {row["area"] for row in table("actions")}
    printed = {
        row["id"]: (
            row["printed_number"],
            row["title"],
            row["theme"],
            sections.get(row["section"], ""),
        )
        for row in table("areas")
        if row["id"] in used
    }
    assert told == printed
    assert [
        (theme.id, theme.title, theme.subtitle or "", called[theme.sro or ""])
        for theme in plan.themes
    ] == [
        (row["number"], row["title"], row["subtitle"], row["sro"])
        for row in table("themes")
        if row["kind"] != "part"
    ]


@EACH
def test_the_plan_as_a_whole_is_known(brought, name) -> None:
    header = brought(name).loaded.plan.header

    assert header.title == "Bradford Children's Services Improvement Plan"
    assert header.organisation == "City of Bradford Metropolitan District Council"
    assert header.taken_over is not None
    assert header.taken_over.text == "2019-05-31"
    assert header.scheme == "completion"
    assert header.roles == ("sro", "responsible", "lead")


@EACH
def test_words_that_are_no_one_plain_date_are_listed_for_a_person(brought, name) -> None:
    unsure = {
        entry.cell.flat for entry in brought(name).draft.account.entries.values() if entry.unsure
    }

    for row in table("actions"):
        if row["due_as_printed"] and not plain_date(row["due_as_printed"]):
            assert row["due_as_printed"] in unsure


@EACH
def test_no_more_than_one_fact_in_twenty_is_only_kept_as_printed(brought, name) -> None:
    facts = brought(name).draft.account.facts()

    assert facts["kept"] * 20 <= facts["field"] + facts["both"] + facts["kept"]


def test_word_and_excel_give_the_same_plan_but_for_where_it_came_from(brought) -> None:
    plans = []
    for name in ("bradford.xlsx", "bradford.docx"):
        files = brought(name).files
        plans.append(
            {
                path: re.sub(rb"\nsource:.*", b"", data, flags=re.DOTALL)
                for path, data in files.items()
            }
        )
    assert plans[0] == plans[1]
