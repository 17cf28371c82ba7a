"""Who is named in a cell, what a heading calls itself, which recommendations a cell names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.exchange.importing.columns import field_of, known_headings
from cipt.exchange.importing.figures import figures_in
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.lists import entries_of
from cipt.exchange.importing.numbers import as_id, headed, references
from cipt.exchange.importing.people import Named, named_in
from cipt.exchange.importing.ratings import rating_in
from cipt.exchange.importing.registry import Registry
from cipt.model.base import is_id


def named(text: str, *, partners: bool = False, known: tuple[str, ...] = ()) -> list[str]:
    found = named_in(Cell(text, "A1"), lambda one: one in known, partners=partners)
    return [one.text for one in found.people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Head of Service", ["Head of Service"]),
        ("Team Manager\nPrincipal Social Worker", ["Team Manager", "Principal Social Worker"]),
        ("Head of Safeguarding and Principal Social Worker",
         ["Head of Safeguarding", "Principal Social Worker"]),
        ("Head of Service, MASH & Head of Service, Early Help",
         ["Head of Service, MASH", "Head of Service, Early Help"]),
        ("Assistant Director, Performance, Commissioning and Partnerships",
         ["Assistant Director, Performance, Commissioning and Partnerships"]),
        ("Head of Safeguarding and Quality Assurance",
         ["Head of Safeguarding and Quality Assurance"]),
        ("Head of Safeguarding and\nQuality Assurance",
         ["Head of Safeguarding and Quality Assurance"]),
        ("Priya Nair and Tom O’Neill", ["Priya Nair", "Tom O’Neill"]),
        ("Jane Smith (DCS) and John Brown (AD)", ["DCS", "AD"]),
        ("Jane Smith\nHead of Service", ["Head of Service"]),
        ("Local Authority Designated Officer (LADO)", ["Local Authority Designated Officer"]),
        ("Director of Children’s Services (DCS)", ["Director of Children’s Services"]),
        ("Head of Service (MASH)", ["Head of Service (MASH)"]),
        ("AD / HoS", ["AD", "HoS"]),
        ("Director of Children’s Services; Director of Public Health",
         ["Director of Children’s Services", "Director of Public Health"]),
        ("Service Manager, First Response\nNamed Nurse",
         ["Service Manager, First Response", "Named Nurse"]),
        ("Service Manager (Edge Hill)", ["Service Manager (Edge Hill)"]),
        ("Service Manager, Priya Shah", ["Service Manager"]),
        ("Head of Service - Cllr Ng", ["Head of Service"]),
        ("J Bloggs (Head of Service)", ["Head of Service"]),
        ("HR Business Partner and Service Director", ["HR Business Partner", "Service Director"]),
        ("Lead: Virtual School Head\nSupport: SEND Manager", ["Virtual School Head"]),
        ("Systems Lead, with Health and Education", ["Systems Lead"]),
        ("TBC", []),
        ("-", []),
    ],
)  # fmt: skip
def test_a_cell_names_these_officers(text, people) -> None:
    assert named(text) == people


def test_who_is_said_to_support_is_a_partner_and_no_lead() -> None:
    cell = Cell("Lead: Virtual School Head\nSupport: SEND Manager; Police", "A1")

    found = named_in(cell, lambda _: False)

    assert [one.text for one in found.people] == ["Virtual School Head"]
    assert [one.text for one in found.helpers] == ["SEND Manager", "Police"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Service Manager (Edge Hill)", "may hold the name of a person; it was left whole"),
        ("Headteachers and DSLs", "may name more than one; it was left whole"),
        ("Service Manager, First Response", ""),
    ],
)
def test_what_may_be_a_name_or_two_officers_is_left_whole_and_told(text, doubt) -> None:
    assert named_in(Cell(text, "A1"), lambda _: False).doubt == doubt


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Police, Health & Schools", ["Police", "Health", "Schools"]),
        ("CCG/CAMHS", ["CCG", "CAMHS"]),
        ("Corporate and nominated agency partners", ["Corporate and nominated agency partners"]),
        ("BSCB\nOfficer 8", ["BSCB", "Officer 8"]),
    ],
)
def test_a_cell_names_these_partners(text, partners) -> None:
    assert named(text, partners=True) == partners


def test_a_half_that_stands_alone_elsewhere_is_somebody_by_itself() -> None:
    assert named("Fostering and Adoption") == ["Fostering and Adoption"]
    assert named("Fostering and Adoption", known=("Fostering", "Adoption")) == [
        "Fostering",
        "Adoption",
    ]


def test_spellings_of_one_post_are_one_officer_and_different_posts_are_not() -> None:
    registry = Registry()
    texts = ["Assistant Director, Early Help", "AD - Early Help", "Asst Director Early Help",
             "Assistant Directer, Early Help", "Officer 1", "Officer 2", "Team Manager",
             "Team Managers", "Service Manager (East)", "Service Manager (West)"]  # fmt: skip
    for text in texts:
        registry.add(Named(text))
    registry.give_ids()

    ids = [registry.id_of(Named(text)) for text in texts]

    assert ids[:4] == ["assistant-director-early-help"] * 4
    assert ids[4:] == [
        "officer-1",
        "officer-2",
        "team-manager",
        "team-managers",
        "service-manager-east",
        "service-manager-west",
    ]


@given(st.lists(st.text(min_size=1, max_size=20), max_size=8))
def test_whoever_is_named_gets_an_id_of_their_own(texts: list[str]) -> None:
    registry = Registry()
    for text in texts:
        registry.add(Named(text))
    registry.give_ids()

    ids = [one.id for one in registry.everybody]

    assert all(map(is_id, ids))
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "word", "number", "title"),
    [
        ("Theme 1: Leadership", "theme", "1", "Leadership"),
        ("Priority Two – Practice", "priority", "2", "Practice"),
        ("1.10 Services improve", "", "1.10", "Services improve"),
        ("1. Leadership", "", "1", "Leadership"),
        ("Workstream A – Management", "workstream", "A", "Management"),
        ("PR 6", "", "PR 6", ""),
        ("16 and 17 year olds", "", "", "16 and 17 year olds"),
        ("Leadership", "", "", "Leadership"),
    ],
)
def test_a_heading_is_taken_apart(text, word, number, title) -> None:
    taken = headed(text)

    assert (taken.word, taken.number, taken.title) == (word, number, title)


@pytest.mark.parametrize(
    ("text", "ids", "wording"),
    [
        ("R4, AFI 6", ("R4", "AFI6"), ""),
        ("R4\nAFI6", ("R4", "AFI6"), ""),
        ("3", ("R3",), ""),
        ("1 & 2", ("R1", "R2"), ""),
        ("R1-R4", ("R1", "R2", "R3", "R4"), ""),
        ("Recommendation 3: Improve plans", ("R3",), "Improve plans"),
        ("The quality of plans", (), "The quality of plans"),
        ("16 and 17 year olds", (), "16 and 17 year olds"),
    ],
)
def test_a_cell_names_these_recommendations(text, ids, wording) -> None:
    found = references(text, "R")

    assert (found.ids, found.wording) == (ids, wording)


@given(st.text(max_size=30))
def test_any_printed_number_gives_an_id_or_none(text: str) -> None:
    identity = as_id(text)

    assert not identity or is_id(identity)
    headed(text)
    references(text, "R")


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (("1. One", "2. Two"), ["One", "Two"]),
        (("• One", "• Two"), ["One", "Two"]),
        (("1. One 2. Two 3. Three",), ["One", "Two", "Three"]),
        (
            (
                "One and",
                "a half",
            ),
            ["One and a half"],
        ),
        (("Reports", "audits"), ["Reports", "audits"]),
        (("In 2. Two",), ["In 2. Two"]),
    ],
)
def test_a_list_inside_a_cell_is_taken_apart(lines, entries) -> None:
    assert entries_of(lines) == entries


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Red", "RED"),
        ("g", "GREEN"),
        ("AMBER", "AMBER"),
        ("Green - on track", "GREEN"),
        ("Gray", "GREY"),
        ("Amber/Green", None),
        ("Red to Amber", None),
        ("A little late", None),
        ("", None),
    ],
)
def test_a_rating_is_one_colour_or_none(text, rating) -> None:
    assert rating_in(text) == rating


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("87%", [("87", "percent", None, None)]),
        ("at least 90%", [("90", "percent", "higher", None)]),
        ("below 10% by March 2020", [("10", "percent", "lower", "2020-03")]),
        ("10% by 31/07/2019; 5% by 31/12/2019",
         [("10", "percent", None, "2019-07-31"), ("5", "percent", None, "2019-12-31")]),
        ("1,200", [("1200", None, None, None)]),
        ("80 in year 1", None),
        ("1 in 10", None),
        ("to be agreed", None),
    ],
)  # fmt: skip
def test_a_cell_of_targets_gives_these_figures(text, figures) -> None:
    found = figures_in(text)
    told = None
    if found is not None:
        told = [
            (one.number, one.unit, one.better, one.date.text if one.date else None) for one in found
        ]

    assert told == figures


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Lead Officer(s)", "leads"),
        ("By when?", "due"),
        ("Responsible Officer", "responsible"),
        ("Success measures / How will we know", "success"),
        ("Progress update – May 2019", "progress"),
        ("RAG (31 May 2019)", "rag"),
        ("Ofsted Rec. No", "recommendations"),
        ("Action owner", "leads"),
        ("Date action completed", "completed"),
        ("Reason for delay", "revision_reason"),
        ("Wibble", None),
    ],
)
def test_a_heading_is_known_by_what_plans_call_it(heading, field) -> None:
    assert field_of(heading, "actions") == field


def test_no_phrase_stands_twice_in_the_table_of_headings() -> None:
    for kind, fields in known_headings().items():
        phrases = [phrase for some in fields.values() for phrase in some]
        twice = {phrase for phrase in phrases if phrases.count(phrase) > 1}
        assert not twice, f"{kind}: {sorted(twice)}"
