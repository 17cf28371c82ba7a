"""The table of a plan's actions that rules about all of them ask."""

import textwrap
from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.context import Context
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

FAULTY = """
    number: 7.7.1
    title: Refurbish the family centre
    area: 1.2
    leads: {leads}
    partners: [director]
    recommendations: {recommendations}
    depends_on: [1.1.1]
    success: {success}
    {more}
    === actions/1/1.2.1.yaml
    title: Publish the standards
    number: 1.2.1
    area: 1.2
    responsible: director
    leads: [director]
    recommendations: [R1]
    success: [Standards are published]
    === actions/1/1.2.2.yaml
    title: Train the team in the standards
    area: 1.2
    responsible: director
    leads: [director]
    recommendations: [R1]
    success: [The team is trained]
    === themes/1.yaml
    title: Practice
    areas:
      - id: 1.1
        title: Visits
      - id: 1.2
        title: Buildings
    === themes/7.yaml
    title: Other
    areas:
      - id: 7.7
        title: Other
    === people.yaml
    officers:
      - id: director
        post: Director
    groups:
      - id: team
        title: The team
    === recommendations.yaml
    - id: R1
      title: Visits to children
"""
WITHDRAWN = "withdrawn: {date: 2026-01-01, reason: Merged}"


def context_of(loaded, as_of=EXAMPLE_DAY):
    return Context(loaded, judge(loaded.plan, as_of))


def loaded_from(text):
    example = Example("none", textwrap.dedent(text).strip("\n"), True, EXAMPLE_DAY)
    return load_plan(MemoryTree(example.files))


def test_each_column_holds_what_the_actions_hold_under_its_key(sample):
    loaded = load_plan(FolderTree(sample))
    columns = context_of(loaded, date(2019, 5, 31)).columns
    for key in columns._fields:
        assert getattr(columns, key) == tuple(getattr(one, key) for one in loaded.plan.actions)


def test_a_plan_without_actions_has_empty_columns():
    loaded = load_plan(MemoryTree({"plan.yaml": b"title: A plan\norganisation: A council\n"}))
    columns = context_of(loaded).columns
    assert set(columns) == {()}


def rules_that_speak_of(more, leads="[team]", recommendations="[R2]", success="[measure: visits]"):
    text = FAULTY.format(more=more, leads=leads, recommendations=recommendations, success=success)
    found = check_on(loaded_from(text), EXAMPLE_DAY, all_rules(), "").findings
    return {one.rule for one in found if "1.1.1" in one.subjects}


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("no-responsible-officer", {}),
        ("no-lead", {"leads": "[]"}),
        ("owner-not-a-person", {}),
        ("several-leads-none-first", {"leads": "[director, team]"}),
        ("partner-is-own-officer", {}),
        ("unknown-recommendation", {}),
        ("action-without-recommendation", {"recommendations": "[]"}),
        ("dependency-cycle", {}),
        ("unknown-measure", {}),
        ("no-success-measure", {"success": "[]"}),
        ("action-outside-its-area", {}),
    ],
)
def test_of_a_withdrawn_action_nothing_is_asked_that_is_asked_of_the_same_one_alive(rule, holds):
    assert rule in rules_that_speak_of("", **holds)
    assert rule not in rules_that_speak_of(WITHDRAWN, **holds)
