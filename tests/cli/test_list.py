"""`cipt list`: every filter, every way to say who or what, and what others rely on."""

import csv
import io

import pytest

DAY = ("--as-of", "2026-05-31")
ALL = ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2", "2.1.3"]

ACTION = (
    *("id", "number", "title", "workstream", "theme", "area", "recommendations", "sro"),
    *("responsible", "leads", "partners", "first_due", "due", "asked_due", "condition", "rag"),
    *("declared_rag", "reasons", "days_overdue", "days_slipped", "revisions", "last_update"),
)


@pytest.fixture
def listed(council, cipt_says):
    council()

    def ids(*options):
        said = cipt_says("list", *DAY, "--format", "json", *options)
        assert (said.code, said.err) == (0, "")
        return [action["id"] for action in said.value["actions"]]

    return ids


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ALL),
        (["--rag", "RED"], ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]),
        (["--rag", "grey"], ["1.2.2"]),
        (["--rag", "grey", "--rag", "Green"], ["1.2.2", "2.1.2"]),
        (["--rag", "BLUE"], []),
        (["--condition", "overdue"], ["1.1.1", "1.1.2", "2.1.1"]),
        (["--condition", "off track"], ["1.2.1"]),
        (["--condition", "off-track"], ["1.2.1"]),
        (["--condition", "OFF_TRACK"], ["1.2.1"]),
        (["--condition", "withdrawn"], ["2.1.3"]),
        (["--theme", "2"], ["2.1.1", "2.1.2", "2.1.3"]),
        (["--sro", "director"], ["1.1.1", "1.1.2", "1.2.1", "1.2.2"]),
        (["--sro", "Director of Children's Services"], ["1.1.1", "1.1.2", "1.2.1", "1.2.2"]),
        (["--sro", "improvement board"], ["2.1.1", "2.1.2", "2.1.3"]),
        (["--responsible", "head"], ["1.1.1", "1.2.1", "2.1.2"]),
        (["--responsible", "HoS"], ["1.1.1", "1.2.1", "2.1.2"]),
        (["--responsible", "head of service, visits"], ["1.1.1", "1.2.1", "2.1.2"]),
        (["--lead", "Team Manager"], ["1.1.1"]),
        (["--recommendation", "R2"], ["1.2.1", "1.2.2", "2.1.1", "2.1.2", "2.1.3"]),
        (["--recommendation", "r1a"], ["1.1.1", "1.1.2"]),
        (["--recommendation", "R1"], ["1.1.1", "1.1.2"]),
        (["--due-before", "2026-04-30"], ["2.1.2"]),
        (["--due-before", "2026-05-01"], ["1.1.1", "2.1.2"]),
        (["--due-before", "2026-05"], ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]),
        (["--rag", "RED", "--theme", "1", "--responsible", "manager"], ["1.1.2"]),
        (["--theme", "2", "--rag", "GREY"], []),
    ],
)
def test_actions_are_chosen_by_every_filter_given(listed, options, ids):
    assert listed(*options) == ids


@pytest.mark.parametrize(
    ("option", "value", "cure"),
    [
        ("--rag", "purple", "--rag can be: RED, GREY, AMBER, GREEN, BLUE"),
        ("--rag", "gren", "Did you mean --rag GREEN?"),
        ("--condition", "overdu", "Did you mean --condition overdue?"),
        ("--theme", "9", "--theme can be: 1, 2"),
        ("--sro", "directr", "Did you mean --sro director?"),
        ("--responsible", "Head of Service, Vists", "Did you mean --responsible head?"),
        ("--lead", "Team Manger", "Did you mean --lead manager?"),
        ("--recommendation", "R9", "--recommendation can be: R1, R1a, R2"),
        ("--theme", "", "--theme can be: 1, 2"),
    ],
)
def test_a_value_that_the_plan_does_not_know_is_told_with_the_nearest(
    council, cipt_says, option, value, cure
):
    council()
    said = cipt_says("list", option, value)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"cipt: {option} {value} is not in this plan\n{cure}\n"


@pytest.mark.parametrize(
    ("value", "why", "cure"),
    [
        ("31/05/2026", "is not in the form year-month-day", "Write: --due-before 2026-05-31"),
        ("soon", "is not a date", "Write a day, a month or a year: --due-before 2019-05-31, "),
    ],
)
def test_a_day_in_another_form_is_told_with_the_day_to_write(council, cipt_says, value, why, cure):
    council()
    said = cipt_says("list", "--due-before", value)
    assert said.code == 2
    assert said.err.startswith(f"cipt: --due-before {value} {why}\n{cure}")


def test_an_id_that_only_an_action_names_can_be_asked_for(council, cipt_says):
    council({"actions/1/1.1.1.yaml": "title: A\narea: 1.1\nresponsible: unknown-officer\n"})
    said = cipt_says("list", *DAY, "--format", "json", "--responsible", "unknown-officer")
    assert [action["id"] for action in said.value["actions"]] == ["1.1.1"]


# --- what others rely on ------------------------------------------------------------------------


def test_the_json_is_what_others_rely_on(council, cipt_says):
    council()
    value = cipt_says("list", *DAY, "--format", "json").value
    assert list(value) == ["schema_version", "as_of", "plan", "unreadable", "actions"]
    assert (value["schema_version"], value["as_of"], value["unreadable"]) == (1, "2026-05-31", [])
    assert value["plan"] == {
        "title": "Example improvement plan",
        "organisation": "Exampleshire Council",
    }
    assert all(tuple(action) == ACTION for action in value["actions"])


def test_people_themes_and_areas_are_ids_and_lists_are_never_null(council, cipt_says):
    council()
    actions = {
        action["id"]: action
        for action in cipt_says("list", *DAY, "--format", "json").value["actions"]
    }
    assert actions["1.1.1"] == {
        "id": "1.1.1",
        "number": "1.1.1",
        "title": "Publish the standards for visits",
        "workstream": "a",
        "theme": "1",
        "area": "1.1",
        "recommendations": ["R1a"],
        "sro": "director",
        "responsible": "head",
        "leads": ["manager"],
        "partners": [],
        "first_due": "2026-04-30",
        "due": "2026-04-30",
        "asked_due": None,
        "condition": "overdue",
        "rag": "RED",
        "declared_rag": "AMBER",
        "reasons": ["due 30 April 2026, 31 days overdue", "rated AMBER on 10 May 2026"],
        "days_overdue": 31,
        "days_slipped": 0,
        "revisions": 0,
        "last_update": "2026-05-10",
    }
    moved = actions["1.1.2"]
    assert (moved["first_due"], moved["due"], moved["days_slipped"], moved["revisions"]) == (
        *("2026-03-31", "2026-05-15"),
        *(45, 1),
    )
    withdrawn = actions["2.1.3"]
    assert (withdrawn["condition"], withdrawn["rag"], withdrawn["days_slipped"]) == (
        *("withdrawn", None),
        None,
    )
    assert (withdrawn["workstream"], withdrawn["responsible"], withdrawn["leads"]) == (
        *(None, None),
        [],
    )
    for action in actions.values():
        assert (action["days_overdue"] > 0) == (action["condition"] == "overdue")
        for name in ("recommendations", "leads", "partners", "reasons"):
            assert isinstance(action[name], list)


def test_a_month_is_its_last_day_and_a_date_asked_for_waits(council, cipt_says):
    text = """\
title: A
area: 1.1
due: 2026-06
revisions:
  - asked: 2026-05-01
    due: 2026
    reason: More time
"""
    council({"actions/1/1.1.1.yaml": text})
    actions = cipt_says("list", *DAY, "--format", "json").value["actions"]
    assert (actions[0]["due"], actions[0]["asked_due"]) == ("2026-06-30", "2026-12-31")


def test_the_table_says_how_many_of_how_many_and_for_which_day(council, cipt_says):
    council()
    said = cipt_says("list", *DAY, "--theme", "1", "--rag", "RED")
    assert said.lines[0].split() == [
        "Action",
        "RAG",
        "Condition",
        "Due",
        "Late",
        "Responsible",
        "Title",
    ]
    assert [line.split()[0] for line in said.lines[1:4]] == ["1.1.1", "1.1.2", "1.2.1"]
    assert said.lines[-1] == "3 actions of 7, as of 31 May 2026 (as asked)."


def test_a_list_of_nothing_says_so(council, cipt_says):
    council()
    said = cipt_says("list", *DAY, "--rag", "BLUE")
    assert (said.code, said.out) == (0, "0 actions of 7, as of 31 May 2026 (as asked).\n")


def test_csv_has_the_columns_of_the_json_and_cannot_become_a_formula(council, cipt_says):
    text = "title: '=HYPERLINK(\"http://example.com\")'\narea: 1.1\nleads: [head, manager]\n"
    council({"actions/1/1.1.1.yaml": text})
    said = cipt_says("list", *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert tuple(rows[0]) == ACTION
    assert [row["id"] for row in rows] == ALL
    assert rows[0]["title"] == '\'=HYPERLINK("http://example.com")'
    assert rows[0]["leads"] == "head; manager"
    assert rows[0]["due"] == ""


def test_the_same_actions_are_in_the_table_the_json_and_the_csv(council, cipt_says):
    council()
    options = [*DAY, "--theme", "1"]
    table = [line.split()[0] for line in cipt_says("list", *options).lines[1:5]]
    value = cipt_says("list", *options, "--format", "json").value
    rows = csv.DictReader(io.StringIO(cipt_says("list", *options, "--format", "csv").out))
    assert table == [one["id"] for one in value["actions"]] == [row["id"] for row in rows]
