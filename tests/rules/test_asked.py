"""Whom a rule is asked about: those it would say nothing of may be left out, and nobody else."""

import json
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.asked import Asked
from cipt.rules.pages import page_of
from cipt.rules.registry import all_rules
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

RULES = [rule for rule in all_rules() if rule.scope == "action"]
DAYS = [date(2018, 1, 1), date(2019, 5, 31), date(2026, 5, 31), date(2040, 1, 1)]


def of_all(judgement):
    """What the rules find that are asked about every action, whatever they say of themselves."""
    return sorted(
        (progress.id, rule.code, *map(str, problem))
        for progress in judgement.progress
        for rule in RULES
        if rule.withdrawn_too or not progress.is_withdrawn
        for problem in rule.check(progress)
    )


def of_those_asked_about(judgement):
    asked = Asked(RULES)
    return sorted(
        (progress.id, rule.code, *map(str, problem))
        for progress in judgement.progress
        for rule in asked.about(progress)
        for problem in rule.check(progress)
    )


def assert_none_is_missed(plan, as_of):
    judgement = judge(plan, as_of)
    assert of_those_asked_about(judgement) == of_all(judgement)


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_a_rule_is_asked_about_every_action_of_which_it_finds_anything(checkout, sample, as_of):
    slipping = checkout / "tests" / "data" / "slipping" / "plan"
    for folder in (sample, checkout / "starter" / "example" / "plan", slipping):
        plan = load_plan(FolderTree(folder)).plan
        assert plan.actions
        assert_none_is_missed(plan, as_of)


def test_a_rule_is_asked_about_every_action_of_the_rule_book_of_which_it_finds_anything():
    for rule in all_rules():
        for shown in page_of(rule).examples:
            plan = load_plan(MemoryTree(shown.files)).plan
            for as_of in DAYS:
                assert_none_is_missed(plan, as_of)


def record(required=None, **optional):
    return st.fixed_dictionaries(required or {}, optional=optional)


days = st.dates(date(2018, 11, 1), date(2019, 8, 1)).map(str) | st.sampled_from(["1901", "2091"])
boards = st.sampled_from(["improvement-board", "scrutiny"])
texts = st.sampled_from(
    ["More visits", "By March 2019 staff will go", "Done as above", "98 percent"]
)
UPDATE = record(
    {"date": days},
    rag=st.sampled_from(["RED", "AMBER", "GREEN", "BLUE", "PUCE"]),
    note=texts,
    recovery=days,
)
ACTION = record(
    {"title": texts, "area": st.sampled_from(["1.1", "1.2"])},
    due=days,
    due_text=st.sampled_from(["Ongoing", "31 March; 30 April 2019"]),
    added=days,
    start=days,
    note=texts,
    recommendations=st.just(["R1"]),
    success=st.lists(texts | st.just({"measure": "7"}), max_size=2),
    updates=st.lists(UPDATE, max_size=3),
    revisions=st.lists(record({"due": days, "reason": texts}, agreed=days, by=boards), max_size=2),
    milestones=st.lists(record({"title": texts, "due": days}, done=days), max_size=2),
    reviews=st.lists(record({"due": days}, done=days), max_size=1),
    evidence=st.lists(record({"date": days}, title=texts), max_size=1),
    completed=days,
    signed_off=record({"date": days}, by=boards),
    reopened=st.lists(record({"date": days}), max_size=1),
    withdrawn=record({"date": days}),
)
AROUND = {
    "plan.yaml": {
        "title": "A plan",
        "organisation": "A council",
        "taken_over": "2019-03-01",
        "starts": "2018-12-04",
        "ends": "2019-06-30",
    },
    "people.yaml": {"groups": [{"id": "improvement-board", "title": "Board", "signs_off": True}]},
    "recommendations.yaml": [{"id": "R1", "title": "Listen to children"}],
    "themes/1.yaml": {"title": "Voice", "areas": [{"id": "1.1", "title": "Being heard"}]},
    "measures/7.yaml": {
        "title": "Visits in time",
        "better": "higher",
        "targets": [{"date": "2018-12-31", "value": 90}],
        "readings": [{"date": "2019-01-31", "value": 80}],
    },
}


JOINED_AFTER_ITS_DATE = {
    "title": "More visits",
    "area": "1.1",
    "added": "2019-04-01",
    "due": "2019-03-20",
}
RATED_ON_ONE_DAY = [
    {"title": "More visits", "area": "1.1", "updates": [{"date": "2019-01-31", "rag": rag}]}
    for rag in ("AMBER", "PUCE", "RED")
]


@settings(max_examples=300)
@example(several=[JOINED_AFTER_ITS_DATE], as_of=date(2019, 5, 31))
@example(several=RATED_ON_ONE_DAY, as_of=date(2019, 1, 31))
@given(
    several=st.lists(ACTION, min_size=1, max_size=3),
    as_of=st.sampled_from(DAYS) | st.dates(date(2019, 1, 1), date(2019, 7, 1)),
)
def test_whatever_an_action_holds_no_rule_misses_it(several, as_of):
    actions = {f"actions/1/1.1.{number}.yaml": typed for number, typed in enumerate(several)}
    files = {**AROUND, **actions}
    tree = MemoryTree({path: json.dumps(tree).encode() for path, tree in files.items()})
    loaded = load_plan(tree)
    assert not loaded.troubles
    assert_none_is_missed(loaded.plan, as_of)
