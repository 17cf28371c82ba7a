"""What rewrites the past and what does not; and who answers a recommendation no longer."""

import pytest

from cipt.evaluation.changes import changes_between
from cipt.evaluation.changes_coverage import coverage_changes
from cipt.evaluation.changes_facts import rewritten_facts

AGREED = {
    "due": "2019-06-30",
    "reason": "Two posts are vacant",
    "asked": "2019-04-10",
    "agreed": "2019-04-24",
    "by": "improvement-board",
}
ASKED = {key: AGREED[key] for key in ("due", "reason", "asked")}


@pytest.fixture
def rewritten(make_plan):
    """What of the past a change of one action rewrites: the ways to it."""

    def between(before, after):
        old, new = make_plan({"id": "1", **before}), make_plan({"id": "1", **after})
        return [
            one.at
            for change in changes_between(old, new).records
            for one in rewritten_facts(change)
        ]

    return between


REPEATS = {"dates": ["2019-01-01"], "done": [{"for": "2019-01-01", "on": "2019-01-01"}]}
UPDATE = {"date": "2019-04-30", "rag": "RED", "note": "Drift"}


@pytest.mark.parametrize(
    ("before", "after", "at"),
    [
        ({"updates": [UPDATE]}, {}, ("updates", 0)),
        ({"updates": [UPDATE]}, {"updates": [{**UPDATE, "rag": "AMBER"}]}, ("updates", 0, "rag")),
        ({"updates": [UPDATE]}, {"updates": [{**UPDATE, "date": "2019-05-01"}]},
         ("updates", 0, "date")),
        ({"revisions": [AGREED]}, {"revisions": [{**AGREED, "reason": "Other"}]},
         ("revisions", 0, "reason")),
        ({"revisions": [ASKED]}, {}, ("revisions", 0)),
        ({"started": "2019-01-01"}, {"started": "2019-02-01"}, ("started",)),
        ({"started": "2019-01-01"}, {}, ("started",)),
        ({"completed": "2019-01-01"}, {"completed": "2019-02-01"}, ("completed", 0)),
        ({"signed_off": {"date": "2019-01-01"}}, {}, ("signed_off", 0)),
        ({"reopened": [{"date": "2019-01-01"}]}, {}, ("reopened", 0)),
        ({"withdrawn": {"date": "2019-01-01"}}, {}, ("withdrawn",)),
        ({"withdrawn": {"date": "2019-01-01"}}, {"withdrawn": {"date": "2019-01-02"}},
         ("withdrawn", "date")),
        ({"evidence": [{"date": "2019-01-01", "ref": "QA/1"}]},
         {"evidence": [{"date": "2019-01-01", "ref": "QA/2"}]}, ("evidence", 0, "ref")),
        ({"milestones": [{"title": "T", "due": "2019-01-01", "done": "2019-01-01"}]},
         {"milestones": [{"title": "T", "due": "2019-01-01"}]}, ("milestones", 0, "done")),
        ({"milestones": [{"title": "T", "due": "2019-01-01", "done": "2019-01-01"}]}, {},
         ("milestones", 0)),
        ({"reviews": [{"due": "2019-01-01", "done": "2019-01-01"}]},
         {"reviews": [{"due": "2019-01-01", "done": "2019-01-09"}]}, ("reviews", 0, "done")),
        ({"repeats": REPEATS}, {"repeats": {"dates": ["2019-01-01"]}}, ("repeats", "done", 0)),
        ({"repeats": REPEATS}, {}, ("repeats",)),
        ({"updates": [UPDATE, {**UPDATE, "rag": "AMBER"}]},
         {"updates": [{**UPDATE, "rag": "AMBER"}, UPDATE]}, ("updates",)),
    ],
)  # fmt: skip
def test_a_fact_that_is_altered_or_gone_rewrites_the_past(rewritten, before, after, at):
    assert at in rewritten(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"updates": [UPDATE]}),
        ({"updates": [{"date": "2019-04-30"}]}, {"updates": [UPDATE]}),
        ({"revisions": [ASKED]}, {"revisions": [AGREED]}),
        ({"completed": "2019-01-01"}, {"completed": ["2019-01-01", "2019-03-01"]}),
        ({"signed_off": {"date": "2019-01-01"}},
         {"signed_off": [{"date": "2019-01-01"}, {"date": "2019-03-01"}]}),
        ({"milestones": [{"title": "T", "due": "2019-01-01"}]},
         {"milestones": [{"title": "T", "due": "2019-01-01", "done": "2019-01-01"}]}),
        ({"milestones": [{"title": "T", "due": "2019-01-01"}]}, {}),
        ({"milestones": [{"title": "T", "due": "2019-01-01", "done": "2019-01-01"}]},
         {"milestones": [{"title": "U", "due": "2019-01-01", "done": "2019-01-01"}]}),
        ({"updates": [UPDATE, {"date": "2019-05-31"}]},
         {"updates": [{"date": "2019-05-31"}, UPDATE]}),
        ({"title": "One"}, {"title": "Other"}),
        ({}, {"withdrawn": {"date": "2019-01-01"}}),
        ({"withdrawn": {"date": "2019-01-01"}},
         {"withdrawn": {"date": "2019-01-01", "reason": "Merged"}}),
    ],
)  # fmt: skip
def test_what_is_added_or_is_no_fact_rewrites_nothing(rewritten, before, after):
    assert rewritten(before, after) == []


def test_a_restated_reading_beside_the_first_rewrites_nothing(make_plan):
    def measured(*readings):
        return make_plan(measures=[{"id": "7", "title": "M", "readings": list(readings)}])

    first = {"date": "2019-03-31", "value": "80"}
    again = {"date": "2019-03-31", "value": "82", "published": "2019-05-01", "restated_from": "80"}
    (change,) = changes_between(measured(first), measured(first, again)).records
    assert rewritten_facts(change) == ()
    (change,) = changes_between(measured(first), measured({**first, "value": "82"})).records
    assert [one.at for one in rewritten_facts(change)] == [("readings", 0, "value")]


# --- recommendations ----------------------------------------------------------------------------


THEMES = [
    {"id": "1", "title": "T", "areas": [{"id": "1.1", "title": "A", "recommendations": ["R1"]}]}
]


def test_recommendations_that_lose_or_gain_an_action_are_told(make_plan):
    asked = [
        {"id": "R1", "title": "R"},
        {"id": "R2", "title": "S"},
        {"id": "R2a", "title": "T", "part_of": "R2"},
    ]

    def plan(*actions):
        return make_plan(*actions, recommendations=asked, themes=THEMES)

    before = plan({"id": "1"}, {"id": "2", "recommendations": ["R2a"]})
    after = plan({"id": "1", "recommendations": ["R2"]}, {"id": "2", "recommendations": ["R2a"]})
    found = coverage_changes(changes_between(before, after))
    assert [(one.recommendation, one.gained, one.lost, one.before, one.after) for one in found] == [
        ("R1", (), ("1",), 1, 0),
        ("R2", ("1",), (), 1, 2),
    ]


def test_a_withdrawn_action_answers_nothing(make_plan):
    before = make_plan({"id": "1", "recommendations": ["R1"]})
    after = make_plan({"id": "1", "recommendations": ["R1"], "withdrawn": {"date": "2019-05-01"}})
    (found,) = coverage_changes(changes_between(before, after))
    assert (found.lost, found.after) == (("1",), 0)


def test_writing_down_what_the_area_says_changes_no_coverage(make_plan):
    before = make_plan({"id": "1"}, themes=THEMES)
    after = make_plan({"id": "1", "recommendations": ["R1"]}, themes=THEMES)
    assert coverage_changes(changes_between(before, after)) == ()
