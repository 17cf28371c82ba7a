"""Counts by condition and colour, for the plan and for its parts."""

from datetime import date

import pytest

from cipt.evaluation import tallies
from cipt.evaluation.judgement import judge
from cipt.model.scheme import Condition

GREEN = [{"date": "2019-05-31", "rag": "GREEN"}]
THEMES = [
    {"id": "2", "title": "Practice", "sro": "head", "areas": [{"id": "2.1", "title": "Plans"}]},
    {"id": "1", "title": "Voice", "workstream": "a", "areas": [{"id": "1.1", "title": "Homes"}]},
    {"id": "3", "title": "Nothing yet"},
]
ACTIONS = [
    {"id": "1", "due": "2019-04-30", "responsible": "head", "recommendations": ["R6a", "R6b"]},
    {"id": "2", "updates": GREEN, "responsible": "director", "recommendations": ["R6", "R6a"]},
    {"id": "3", "completed": "2019-05-01", "area": "2.1", "responsible": "head"},
    {"id": "4", "area": "9.9", "recommendations": ["R99"]},
    {"id": "5", "withdrawn": {"date": "2019-05-01"}, "responsible": "head"},
]


@pytest.fixture
def judgement(make_plan):
    """Four actions that count and one withdrawn, in two themes and in none."""
    plan = make_plan(
        *ACTIONS,
        themes=THEMES,
        header={
            "taken_over": "2019-05-31",
            "workstreams": [{"id": "a", "title": "A", "sro": "director"}],
        },
        recommendations=[
            {"id": "R6", "title": "Homes", "part_of": "R6b"},
            {"id": "R6a", "title": "At 16", "part_of": "R6"},
            {"id": "R6b", "title": "At 17", "part_of": "R6"},
            {"id": "R7", "title": "Nothing yet"},
        ],
    )
    return judge(plan, date(2019, 5, 31))


def totals(grouped):
    return {group: entry.total for group, entry in grouped.items()}


def test_withdrawn_actions_are_not_counted_and_claims_are_counted_apart_too(judgement):
    whole = tallies.tally_all(judgement)
    assert whole.total == 4
    assert whole.by_rag == {"RED": 1, "GREY": 1, "AMBER": 0, "GREEN": 2, "BLUE": 0}
    assert list(whole.by_rag) == ["RED", "GREY", "AMBER", "GREEN", "BLUE"]
    assert whole.claimed == 1
    assert whole.overdue == 1
    assert whole.open == 2
    assert whole.by_condition[Condition.COMPLETE] == 1
    assert Condition.WITHDRAWN not in whole.by_condition
    assert sum(whole.by_condition.values()) == sum(whole.by_rag.values()) == whole.total


def test_themes_are_counted_in_the_plans_order_and_actions_without_one_last(judgement):
    assert list(totals(tallies.by_theme(judgement)).items()) == [
        ("2", 1),
        ("1", 2),
        ("3", 0),
        (None, 1),
    ]


def test_workstreams_sros_and_responsible_officers_are_counted(judgement):
    assert totals(tallies.by_workstream(judgement)) == {"a": 2, None: 2}
    assert totals(tallies.by_sro(judgement)) == {"director": 2, "head": 1, None: 1}
    by_responsible = tallies.by_responsible(judgement)
    assert totals(by_responsible) == {"director": 1, "head": 2, None: 1}
    assert by_responsible["head"].overdue == 1


def test_an_action_counts_once_under_each_recommendation_and_what_that_is_a_part_of(judgement):
    found = tallies.by_recommendation(judgement)
    assert totals(found) == {"R6": 2, "R6a": 2, "R6b": 2, "R7": 0, "R99": 1, None: 1}
    assert found["R6a"].claimed == 1
