"""Ids and printed numbers: doubled, missing, in the wrong place, untidy; and doubled texts."""

import textwrap
from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import all_rules, find_rule
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

WITHDRAWN = "withdrawn: {date: 2026-01-01, reason: Merged}"


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def found(rule, text):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, EXAMPLE_DAY).files
    return check_on(load_plan(MemoryTree(files)), EXAMPLE_DAY, [the_rule(rule)], "").findings


def subjects(rule, text):
    return [finding.subjects for finding in found(rule, text)]


def actions(*numbers, **texts):
    """Files of actions in area 1.1, with further lines for some of them by their number."""
    lines = []
    for number in numbers:
        lines += [f"=== actions/1/{number}.yaml", f"title: Action {number}", "area: 1.1"]
        lines += texts.get(f"n{number.replace('.', '')}", "").splitlines()
    return "\n".join(lines)


@pytest.fixture(scope="module")
def on_the_sample(sample):
    loaded = load_plan(FolderTree(sample))

    def outcome(rule):
        return check_on(loaded, date(2019, 5, 31), [the_rule(rule)], "")

    return outcome


# duplicate-id


def test_an_officer_and_a_group_cannot_share_an_id():
    text = """
        === people.yaml
        officers:
          - id: director
            post: Director
        groups:
          - id: director
            title: Directors' meeting
    """
    (finding,) = found("duplicate-id", text)
    assert (finding.path, finding.line) == ("people.yaml", 5)
    assert finding.message == "director is the id of an officer and of a group"


def test_areas_are_told_apart_across_themes():
    text = """
        === themes/2.yaml
        title: Workforce
        areas:
          - id: 1.1
            title: Recruitment
    """
    (finding,) = found("duplicate-id", text)
    assert (finding.path, finding.line) == ("themes/2.yaml", 3)
    assert finding.message == "1.1 is the id of an area in themes/1.yaml too"


def test_an_action_an_area_and_a_recommendation_may_share_an_id():
    text = """
        === recommendations.yaml
        - id: PR1
          title: Audits
        === themes/PR.yaml
        title: Peer review
        areas:
          - id: PR1
            title: Audits
        === actions/PR/PR1.yaml
        title: Audit ten records a month
        area: PR1
    """
    assert found("duplicate-id", text) == ()


def test_of_three_with_one_id_the_second_and_the_third_are_told():
    text = """
        === recommendations.yaml
        - id: R1
          title: One
        - id: R1
          title: Two
        - id: R1
          title: Three
    """
    assert [finding.line for finding in found("duplicate-id", text)] == [3, 5]


# duplicate-printed-number


def test_the_sample_prints_one_action_and_one_area_twice_and_both_are_accepted(on_the_sample):
    outcome = on_the_sample("duplicate-printed-number")
    assert outcome.findings == ()
    waived = {one.finding.subjects for one in outcome.waived}
    assert waived == {("3.6.1", "3.6.1b"), ("3.7", "3.7b")}


def test_numbers_are_the_same_whatever_their_spaces_and_capitals():
    text = actions("PR6", "PR7", nPR7="number: pr 6")
    assert subjects("duplicate-printed-number", text) == [("PR6", "PR7")]


def test_a_line_break_in_one_number_does_not_move_the_others():
    text = actions(
        "1.1.1", "1.1.2", "1.1.03", "1.1.4", n111='number: "1.1\\n1"', n114="number: 1.1.2"
    )
    assert subjects("duplicate-printed-number", text) == [("1.1.2", "1.1.4")]
    assert subjects("untidy-number", text) == [("1.1.03",)]


def test_a_doubled_id_is_not_told_again_as_a_doubled_number():
    text = """
        === actions/1/1.1.2.yaml
        title: One
        area: 1.1
        === actions/2/1.1.2.yaml
        title: Two
        area: 1.1
    """
    assert len(found("duplicate-id", text)) == 1
    assert found("duplicate-printed-number", text) == ()


def test_an_action_may_have_the_number_of_its_area():
    text = """
        === themes/PR.yaml
        title: Peer review
        areas:
          - id: PR1
            title: Audits
        === actions/PR/PR1.yaml
        title: Audit ten records a month
        area: PR1
    """
    assert found("duplicate-printed-number", text) == ()


def test_the_number_of_a_withdrawn_action_may_be_printed_again():
    withdrawn = "withdrawn:\n  date: 2026-04-21\n  replaced_by: 1.1.1b"
    text = actions("1.1.1", "1.1.1b", n111=withdrawn, n111b="number: 1.1.1")
    assert found("duplicate-printed-number", text) == ()


# gap-in-numbering


def test_the_sample_lacks_two_actions_and_two_areas(on_the_sample):
    assert [
        (finding.subjects, finding.message)
        for finding in on_the_sample("gap-in-numbering").findings
    ] == [
        (("2.1.5",), "no action is printed as 2.1.4, though 2.1.5 follows"),
        (("3.6.4",), "no action is printed as 3.6.3, though 3.6.4 follows"),
        (("3.5",), "no area is printed as 3.3 or 3.4, though 3.5 follows"),
    ]


def test_a_wide_gap_is_one_finding():
    text = actions("1.1.1", "1.1.2", "1.1.3", "1.1.7")
    (finding,) = found("gap-in-numbering", text)
    assert finding.message == "no action is printed as 1.1.4 to 1.1.6, though 1.1.7 follows"


def test_a_number_that_is_missing_at_the_start_is_a_gap():
    text = "number: 1.1.4\n" + actions("1.1.2", "1.1.3")
    assert subjects("gap-in-numbering", text) == [("1.1.2",)]


def test_an_action_that_stands_in_another_area_fills_the_gap_in_its_numbers():
    text = """
        === themes/1.yaml
        title: Practice
        areas:
          - id: 1.1
            title: Visits
          - id: 1.2
            title: Supervision
        === actions/1/1.1.2.yaml
        title: Two
        area: 1.2
        === actions/1/1.1.3.yaml
        title: Three
        area: 1.1
    """
    assert found("gap-in-numbering", text) == ()


def test_a_file_that_cannot_be_read_is_no_gap():
    text = actions("1.1.2", "1.1.4") + "\n=== actions/1/1.1.3.yaml\ntitle: 'Never closed"
    assert found("gap-in-numbering", text) == ()


def test_nothing_is_said_while_an_unreadable_file_may_have_the_missing_number():
    text = actions("1.1.2", "1.1.4") + "\n=== actions/1/supervision.yaml\ntitle: 'Never closed"
    assert found("gap-in-numbering", text) == ()


def test_areas_are_not_missed_while_a_theme_cannot_be_read():
    text = """
        === themes/1.yaml
        title: Practice
        areas:
          - id: 1.1
            title: Visits
          - id: 1.3
            title: Supervision
        === themes/2.yaml
        title: 'Never closed
    """
    assert found("gap-in-numbering", text) == ()


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.1.10", "1.1.20", "1.1.30"),
        ("2019", "2020"),
        ("a1", "a3"),
        ("1.1.1a", "1.1.1c"),
        ("1.1.2", "1.2.1", "1.2.2"),
    ],
)
def test_numbers_that_do_not_run_have_no_gaps(numbers):
    assert found("gap-in-numbering", "number: 1.1.1\n" + actions(*numbers)) == ()


# action-outside-its-area


def test_the_sample_prints_one_action_under_an_area_of_another_number(on_the_sample):
    (finding,) = on_the_sample("action-outside-its-area").findings
    assert finding.subjects == ("3.6.4",)
    assert finding.message == "3.6.4 is numbered as of 3.6, and stands under 3.7"


TWO_AREAS = """
=== themes/1.yaml
title: Practice
areas:
  - id: 1.1
    title: Visits
  - id: 1.2
    title: Supervision
"""


def test_a_plan_that_numbers_its_actions_otherwise_has_none_outside():
    placed = zip(("1.1.2", "1.2.2", "1.1.3", "1.2.4"), ("1.2", "1.1", "1.2", "1.1"), strict=True)
    text = "number: 1.2.1\n" + TWO_AREAS
    for number, area in placed:
        text += f"=== actions/1/{number}.yaml\ntitle: Action {number}\narea: {area}\n"
    assert found("action-outside-its-area", text) == ()


@pytest.mark.parametrize(("inside", "findings"), [(2, 0), (3, 2)])
def test_numbers_say_an_area_only_where_more_actions_stand_inside_than_outside(inside, findings):
    text = "number: 1.2.1\n" + TWO_AREAS
    placed = [("1.2.2", "1.1"), *((f"1.1.{n}", "1.1") for n in range(2, 2 + inside))]
    for number, area in placed:
        text += f"=== actions/1/{number}.yaml\ntitle: Action {number}\narea: {area}\n"
    assert len(found("action-outside-its-area", text)) == findings


def test_the_number_that_is_printed_says_the_area_and_not_the_name_of_the_file():
    text = TWO_AREAS + actions("1.1.2", "1.1.3", n113="number: 1.2.3")
    (finding,) = found("action-outside-its-area", text)
    assert finding.message == "1.2.3 is numbered as of 1.2, and stands under 1.1"


def test_of_two_areas_with_one_id_the_first_says_the_number_and_the_theme():
    text = """
        === themes/2.yaml
        title: Workforce
        areas:
          - id: 1.1
            number: 2.1
            title: Recruitment
        === actions/2/1.1.2.yaml
        title: Advertise the vacant posts
        area: 1.1
        === actions/2/2.1.1.yaml
        title: Welcome every new social worker
        area: 1.1
    """
    assert [finding.message for finding in found("action-outside-its-area", text)] == [
        "the file lies in actions/2/, and its area belongs to theme 1",
        "2.1.1 is numbered as of 2.1, and stands under 1.1",
    ]


@pytest.mark.parametrize("number", ["1.2", "7", "extra", "1.2.5.1"])
def test_only_a_number_that_says_an_area_is_compared(number):
    text = TWO_AREAS + f"=== actions/1/{number}.yaml\ntitle: Something\narea: 1.2\n"
    assert found("action-outside-its-area", text) == ()


def test_an_action_in_a_folder_that_is_no_themes_is_not_outside():
    text = "=== actions/winter/1.1.2.yaml\ntitle: Something\narea: 1.1\n"
    assert found("action-outside-its-area", text) == ()


@pytest.mark.parametrize(("further", "findings"), [("", 1), (WITHDRAWN, 0)])
def test_a_withdrawn_action_may_lie_in_the_folder_of_another_theme(further, findings):
    text = f"""
        === themes/2.yaml
        title: Workforce
        areas:
          - id: 2.1
            title: Recruitment
        === actions/1/2.1.1.yaml
        title: Advertise the vacant posts
        area: 2.1
        {further}
    """
    assert len(found("action-outside-its-area", text)) == findings


def test_an_action_whose_area_cannot_be_read_is_not_outside():
    text = """
        === themes/2.yaml
        title: 'Never closed
        === actions/2/2.1.1.yaml
        title: Something
        area: 2.1
        === actions/1/2.1.2.yaml
        title: Something else
        area: 2.1
    """
    assert found("action-outside-its-area", text) == ()


# untidy-number


def test_two_numbers_of_the_sample_have_a_space_that_the_others_lack(on_the_sample):
    assert [(one.subjects, one.hint) for one in on_the_sample("untidy-number").findings] == [
        (("PR6",), "Write: number: PR6"),
        (("PR10",), "Write: number: PR10"),
    ]


@pytest.mark.parametrize(
    ("untidy", "tidy"),
    [("1.1.2.", "1.1.2"), ("1-1-2", "1.1.2"), ("1.1.02", "1.1.2"), ("1. 1. 2", "1.1.2")],
)
def test_a_number_is_untidy_beside_others_of_another_form(untidy, tidy):
    text = "number: 1.1.1\n" + actions("x", "1.1.3", "1.1.4", nx=f"number: {untidy}")
    (finding,) = found("untidy-number", text)
    assert finding.subjects == ("x",)
    assert finding.hint == f"Write: number: {tidy}"


def test_capitals_are_part_of_the_form():
    text = actions("PR1", "PR2", "pr3")
    assert [one.hint for one in found("untidy-number", text)] == ["Write: number: PR3"]


@pytest.mark.parametrize(
    "numbers",
    [("PR 1", "PR 2", "PR 10"), ("1.01", "1.02", "1.10"), ("1.9", "1.10", "1.11"), ("R6", "R6a")],
)
def test_numbers_that_are_all_of_one_form_are_tidy(numbers):
    names = [f"x{place}" for place in range(len(numbers))]
    further = {f"n{name}": f"number: {number}" for name, number in zip(names, numbers, strict=True)}
    assert found("untidy-number", actions(*names, **further)) == ()


def test_where_most_have_noughts_the_one_without_is_untidy():
    text = actions("1.01", "1.02", "1.3")
    assert [one.hint for one in found("untidy-number", text)] == ["Write: number: 1.03"]


# duplicate-text


def test_the_sample_has_two_actions_of_one_text(on_the_sample):
    (finding,) = on_the_sample("duplicate-text").findings
    assert finding.subjects == ("PR6", "PR7")
    assert finding.path == "actions/PR/PR7.yaml"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Train all managers in supervision", "Train managers in supervision.", True),
        ("Recruit a social worker", "Recruit social workers", True),
        ("Audit the records of 2026", "Audit the records of 2027", False),
        ("Train managers in supervision", "Train managers in court work", False),
        ("Launch phase 1 of the pilot", "Launch phase 2 of the pilot", False),
        ("As above", "All of it", False),
    ],
)
def test_titles_are_alike_by_their_words(one, other, alike):
    text = (
        f"title: {one}\n=== actions/1/1.1.2.yaml\ntitle: {other}\narea: 1.1\n"
        f"=== actions/1/1.1.3.yaml\ntitle: Something else\narea: 1.1\n"
    )
    assert subjects("duplicate-text", text) == ([("1.1.1", "1.1.2")] if alike else [])


def test_an_action_may_say_what_a_withdrawn_one_said():
    text = """
        title: Train managers
        withdrawn:
          date: 2026-04-21
          by: improvement-board
        === actions/1/1.1.2.yaml
        title: Train managers
        area: 1.1
    """
    assert found("duplicate-text", text) == ()


# Broken files


def test_no_broken_file_of_the_sample_brings_a_finding_on_ids_and_numbers(sample):
    whole = FolderTree(sample)
    rules = [rule for rule in all_rules() if rule.family == "identity"]

    def said(tree):
        outcome = check_on(load_plan(tree), date(2019, 5, 31), rules, "")
        waived = [one.finding for one in outcome.waived]
        return {(one.code, one.path, one.subjects) for one in (*outcome.findings, *waived)}

    before = said(whole)
    assert len(before) > 5
    for path in ("themes/3.yaml", "themes/PR.yaml", "actions/3/3.6.1.yaml", "actions/2/2.3.5.yaml"):
        for text in ("title: 'Never closed", whole.read(path) + b"\nown_key: 1\n"):
            assert said(MemoryTree({path: text}, whole)) <= before
