"""Recommendations and links: what is asked, what answers it, and what leads nowhere."""

import textwrap
from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def plan_of(text, as_of=EXAMPLE_DAY):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, as_of).files
    return load_plan(MemoryTree(files))


def found(rule, text, as_of=EXAMPLE_DAY):
    return check_on(plan_of(text, as_of), as_of, [the_rule(rule)], "").findings


def messages(rule, text, as_of=EXAMPLE_DAY):
    return [finding.message for finding in found(rule, text, as_of)]


@pytest.fixture(scope="module")
def on_the_sample(sample):
    loaded = load_plan(FolderTree(sample))

    def findings(rule, as_of=date(2019, 5, 31)):
        return check_on(loaded, as_of, [the_rule(rule)], "").findings

    return findings


# recommendation-without-action


def test_every_recommendation_of_the_sample_has_an_action_or_a_part_that_has_one(on_the_sample):
    assert on_the_sample("recommendation-without-action") == ()


ASKED = """
    recommendations: [{}]
    === recommendations.yaml
    - id: R1
      title: Visits to children
    - id: R6
      title: Three groups of children
    - id: R6a
      part_of: R6
      title: Homeless 16 and 17 year olds
    - id: R6b
      part_of: R6
      title: Children in private fostering
"""


def unanswered(*recommendations):
    text = ASKED.format(", ".join(recommendations))
    return [finding.subject for finding in found("recommendation-without-action", text)]


def test_a_part_that_is_answered_counts_for_the_whole_and_not_for_the_other_part():
    assert unanswered("R1", "R6a") == ["R6b"]


def test_an_answer_to_the_whole_counts_for_its_parts():
    assert unanswered("R1", "R6") == []


def test_a_recommendation_that_only_a_withdrawn_action_answers_is_without_one():
    text = """
        withdrawn: {date: 2026-04-21, by: improvement-board, reason: Merged}
    """
    assert messages("recommendation-without-action", text) == [
        "no action answers R1, Visits to children"
    ]


def test_nothing_is_said_of_what_lacks_an_action_while_a_file_is_broken():
    text = """
        title: Publish the standards
        due: 2026-04-30
        === actions/1/1.1.2.yaml
        titel: Supervise every social worker
        === recommendations.yaml
        - {id: R1, title: Visits to children}
        - {id: R2, title: Supervision}
    """
    assert len(plan_of(text).lost) == 1
    for rule in (
        "recommendation-without-action",
        "thin-recommendation",
        "recommendation-all-late",
    ):
        assert found(rule, text) == ()


def test_parts_that_lead_in_a_circle_are_followed_once():
    text = """
        recommendations: [R1]
        === recommendations.yaml
        - {id: R1, title: Visits to children}
        - {id: R2, title: Supervision, part_of: R3}
        - {id: R3, title: Caseloads, part_of: R2}
    """
    subjects = [finding.subject for finding in found("recommendation-without-action", text)]
    assert subjects == ["R2", "R3"]


def test_an_open_dispute_answers_nobody():
    text = """
        === recommendations.yaml
        - {id: R1, title: Visits to children}
        - id: R2
          title: Supervision
          disputed: {date: 2026-02-10}
    """
    assert messages("recommendation-without-action", text) == [
        "no action answers R2, Supervision, and its dispute has no outcome"
    ]


# unknown-recommendation


def test_a_recommendation_written_with_a_space_is_answered_with_its_id():
    text = """
        recommendations: [AFI 7]
        === recommendations.yaml
        - {id: R1, title: Visits to children}
        - {id: AFI7, title: Drift}
    """
    (finding,) = found("unknown-recommendation", text)
    assert finding.message == "the plan has no recommendation AFI 7"
    assert finding.hint == "Did you mean AFI7?"


def test_a_recommendation_whose_entry_is_broken_is_not_unknown():
    text = """
        recommendations: [R2]
        === recommendations.yaml
        - {id: R1, title: Visits to children}
        - {id: R2, titel: Supervision}
    """
    assert found("unknown-recommendation", text) == ()


# thin-recommendation, recommendation-all-late


def test_the_thin_recommendations_of_the_sample_are_those_a_board_would_ask_about(on_the_sample):
    subjects = [finding.subject for finding in on_the_sample("thin-recommendation")]
    assert subjects == ["AFI12", "PR4", "PR6", "PR7", "PR8", "PR9"]


def test_a_recommendation_is_not_thin_where_the_plan_names_no_responsible_officers():
    text = """
        due: 2026-09-30
        success: [Nine in ten children are seen on time]
        === plan.yaml
        title: Example improvement plan
        organisation: Exampleshire Council
        roles: [sro]
    """
    assert found("thin-recommendation", text) == ()


def test_what_is_repeated_needs_no_due_date():
    text = """
        responsible: head-of-service
        repeats: {every: quarter, from: 2026-06-30}
        success: [Nine in ten children are seen on time]
    """
    assert found("thin-recommendation", text) == ()


def test_the_recommendations_of_the_sample_of_which_everything_is_late(on_the_sample):
    findings = on_the_sample("recommendation-all-late")
    subjects = [finding.subject for finding in findings]
    assert subjects == ["R6c", "AFI2", "AFI5", "PR1", "PR2", "PR3", "PR5"]
    assert findings[1].message == (
        "AFI2, Screening of contacts in the safeguardi…: all its 3 actions are overdue, by 92 days"
    )


def test_one_action_that_is_done_keeps_a_recommendation_from_being_all_late():
    text = """
        due: 2026-04-30
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        completed: 2026-04-01
    """
    assert found("recommendation-all-late", text) == ()


def test_an_action_that_is_withdrawn_is_none_of_those_that_are_late():
    text = """
        due: 2026-04-30
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        due: 2026-09-30
        withdrawn: {date: 2026-04-01, reason: Merged}
    """
    assert len(found("recommendation-all-late", text)) == 1


def test_a_part_that_is_in_time_keeps_the_whole_from_being_all_late():
    text = """
        due: 2026-04-30
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        recommendations: [R1a]
        due: 2026-09-30
        === recommendations.yaml
        - {id: R1, title: Visits to children}
        - {id: R1a, part_of: R1, title: Visits to children in care}
    """
    assert found("recommendation-all-late", text) == ()


# action-without-recommendation


def test_the_actions_of_the_sample_under_areas_that_answer_nothing_are_found(on_the_sample):
    findings = on_the_sample("action-without-recommendation")
    assert len(findings) == 15
    assert {finding.subject.rpartition(".")[0] for finding in findings} == {
        "4.3",
        "4.4",
        "4.5",
        "4.6",
        "4.7",
        "4.8",
    }


def test_a_plan_without_recommendations_asks_for_none():
    text = """
        title: Refurbish the family centre
        area: 1.2
        === themes/1.yaml
        title: Practice
        areas: [{id: 1.2, title: Buildings}]
        === recommendations.yaml
        []
    """
    assert found("action-without-recommendation", text) == ()


# dangling-link


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("1.11", "Did you mean 1.1?"),
        ("Visits", "Did you mean 1.1?"),
        ("visits to", "Did you mean 1.1?"),
        ("Homes", "Did you mean 1.1?"),
    ],
)
def test_an_area_is_known_by_its_title_and_by_its_actions_number(typed, hint):
    text = f"""
        area: {typed}
        === themes/1.yaml
        title: Practice
        workstream: a
        areas:
          - id: 1.1
            title: Visits to children
    """
    assert [finding.hint for finding in found("dangling-link", text)] == [hint]


def test_an_action_in_no_known_area_is_told_where_areas_stand():
    text = """
        due: 2026-06-30
        === actions/1/X7.yaml
        title: Train the team
        area: Homes
    """
    (finding,) = found("dangling-link", text)
    assert finding.hint == "Write the id of one of the areas, which stand in the files of themes/"


def test_every_kind_of_reference_is_followed():
    text = """
        area: 9.9
        depends_on: [9.9.1]
        see_also: [9.9.2, {plan: The early help strategy}]
        withdrawn:
          date: 2026-04-21
          by: improvement-board
          reason: Merged
          replaced_by: 9.9.3
        === themes/1.yaml
        title: Practice
        workstream: z
        sections:
          - title: Enablers
            areas: [9.8]
        areas:
          - {id: 1.1, title: Visits}
        === recommendations.yaml
        - {id: R1, title: Visits, part_of: R9, source: ilacs-1999}
    """
    assert {finding.message for finding in found("dangling-link", text)} == {
        "the plan has no area 9.9",
        "the plan has no area 9.8",
        "the plan has no action 9.9.1",
        "the plan has no action 9.9.2",
        "the plan has no action 9.9.3",
        "the plan has no workstream z",
        "the plan has no recommendation R9",
        "the plan has no inspection ilacs-1999",
    }


def test_no_link_of_the_sample_leads_nowhere(on_the_sample):
    assert on_the_sample("dangling-link") == ()


def test_a_link_to_an_action_whose_file_is_broken_leads_somewhere():
    text = """
        depends_on: [1.1.2]
        === actions/1/1.1.2.yaml
        titel: Train the team
    """
    assert found("dangling-link", text) == ()


def test_a_broken_theme_does_not_leave_its_actions_without_an_area():
    text = """
        title: Publish the standards
        === themes/1.yaml
        - This is no theme
    """
    assert plan_of(text).lost
    assert found("dangling-link", text) == ()


# positional-reference


@pytest.mark.parametrize(
    "text",
    [
        "As above",
        "Ditto",
        "'\"'",
        "Training as above.",
        "See below for details",
        "Same as above",
        "As before",
    ],
)
def test_a_text_that_leans_on_its_place_is_found(text):
    assert len(found("positional-reference", success_of(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "87% or above of plans are good",
        "Attendance as above 90%",
        "The above-average teams share what they do",
        "As before the inspection, every child is seen",
        "Do the audits",
        "Children see below the surface",
    ],
)
def test_above_and_before_in_their_plain_sense_are_no_reference(text):
    assert found("positional-reference", success_of(text)) == ()


def success_of(text):
    return f"success:\n  - {text}"


# dependency-cycle


def waiting(**needs):
    return "".join(
        f"""
=== actions/1/1.1.{name[1:]}.yaml
title: Step {name}
area: 1.1
depends_on: [{", ".join(f"1.1.{one[1:]}" for one in others)}]
"""
        for name, others in needs.items()
    )


def test_a_circle_of_three_is_told_once_and_what_leads_into_it_is_not_in_it():
    text = waiting(a1=["a2"], a2=["a3"], a3=["a4"], a4=["a2"])
    (finding,) = found("dependency-cycle", text)
    assert finding.message == "1.1.2, 1.1.3 and 1.1.4 depend on each other in a circle"
    assert finding.subjects == ("1.1.2", "1.1.3", "1.1.4")
    assert finding.path == "actions/1/1.1.2.yaml"


def test_two_circles_are_two_findings():
    text = waiting(a1=["a2"], a2=["a1"], a3=["a4", "a1"], a4=["a3"])
    assert [finding.subjects for finding in found("dependency-cycle", text)] == [
        ("1.1.1", "1.1.2"),
        ("1.1.3", "1.1.4"),
    ]


def test_two_ways_to_one_action_are_no_circle():
    assert found("dependency-cycle", waiting(a1=["a2", "a3"], a2=["a4"], a3=["a4"], a4=[])) == ()


def test_a_very_long_circle_is_followed_to_its_end():
    needs = {f"a{number}": [f"a{number % 3000 + 1}"] for number in range(1, 3001)}
    (finding,) = found("dependency-cycle", waiting(**needs))
    assert len(finding.subjects) == 3000
    assert len(finding.message) <= 100


def test_a_withdrawn_action_breaks_a_circle():
    text = waiting(a1=["a2"], a2=["a1"]) + (
        "withdrawn: {date: 2026-04-21, by: improvement-board, reason: Merged}\n"
    )
    assert found("dependency-cycle", text) == ()
