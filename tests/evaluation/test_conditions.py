"""The table of conditions: the first that holds, in its order."""

import pytest

from cipt.model.scheme import BUILT_IN, Condition

BOARD = "improvement-board"
TAKEN_OVER = {"header": {"taken_over": "2019-05-31"}}
RED = [{"date": "2019-05-31", "rag": "RED"}]
MISSED = {
    "measures": [
        {
            "id": "7",
            "title": "Suitable homes",
            "better": "higher",
            "targets": [{"date": "2019-03-31", "value": "82"}],
            "readings": [{"date": "2019-03-31", "value": "80"}],
        }
    ]
}
LINK = [{"measure": "7"}]


def test_a_withdrawn_action_is_neither_rated_nor_anything_else(judged):
    progress = judged(
        due="2019-01-31",
        completed="2019-02-01",
        signed_off={"date": "2019-03-01", "by": BOARD},
        withdrawn={"date": "2019-05-31"},
    )
    assert progress.condition is Condition.WITHDRAWN
    assert progress.rag is None
    assert not progress.is_open


def test_an_action_signed_off_by_a_board_with_signs_off_is_signed_off(judged):
    progress = judged(due="2019-01-31", signed_off={"date": "2019-05-31", "by": BOARD})
    assert progress.condition is Condition.SIGNED_OFF
    assert progress.signed_off_on.isoformat() == "2019-05-31"


@pytest.mark.parametrize("by", ["scrutiny", "nobody-known", "director", None])
def test_a_sign_off_by_any_other_body_is_none(judged, by):
    progress = judged(due="2019-01-31", signed_off={"date": "2019-05-31", "by": by})
    assert progress.condition is Condition.OVERDUE
    assert progress.sign_off is None


def test_a_sign_off_goes_before_a_missed_outcome(judged):
    progress = judged(
        success=LINK,
        completed="2019-04-30",
        signed_off={"date": "2019-05-31", "by": BOARD},
        lists=MISSED,
    )
    assert progress.condition is Condition.SIGNED_OFF


def test_a_completed_action_whose_linked_measure_misses_its_target_has_missed_its_outcome(judged):
    progress = judged(success=LINK, completed="2019-04-30", due="2019-01-31", lists=MISSED)
    assert progress.condition is Condition.OUTCOME_MISSED
    assert progress.rag == "RED"
    assert not progress.is_open
    assert progress.days_overdue == 0


def test_an_open_action_is_not_judged_by_its_measure(judged):
    progress = judged(success=LINK, started="2019-01-01", lists=MISSED)
    assert progress.condition is Condition.ON_TRACK


def test_a_completed_action_is_complete_however_late_and_however_rated(judged):
    progress = judged(due="2019-01-31", completed="2019-05-31", updates=RED)
    assert progress.condition is Condition.COMPLETE
    assert progress.days_overdue == 0


def test_an_action_taken_over_as_done_without_a_completion_is_claimed(judged):
    progress = judged(
        due="2019-01-31", updates=[{"date": "2019-05-31", "rag": "GREEN"}], lists=TAKEN_OVER
    )
    assert progress.condition is Condition.CLAIMED
    assert not progress.is_open


def test_an_action_is_overdue_the_day_after_its_due_date_and_not_on_it(judged):
    due_today = judged(due="2019-05-31", started="2019-01-01")
    due_yesterday = judged(due="2019-05-30", started="2019-01-01")
    assert due_today.condition is Condition.ON_TRACK
    assert due_today.days_overdue == 0
    assert due_yesterday.condition is Condition.OVERDUE
    assert due_yesterday.days_overdue == 1


def test_overdue_goes_before_a_red_rating_and_a_missed_milestone(judged):
    progress = judged(
        due="2019-05-30", updates=RED, milestones=[{"title": "First", "due": "2019-02-28"}]
    )
    assert progress.condition is Condition.OVERDUE


def test_a_red_rating_before_the_due_date_means_off_track_even_with_a_milestone_missed(judged):
    progress = judged(
        due="2019-06-30", updates=RED, milestones=[{"title": "First", "due": "2019-02-28"}]
    )
    assert progress.condition is Condition.OFF_TRACK


@pytest.mark.parametrize(
    "steps",
    [
        {"milestones": [{"title": "First audits", "due": "2019-05-30"}]},
        {"repeats": {"dates": ["2019-05-30"]}},
        {"reviews": [{"due": "2019-05-30"}]},
    ],
)
def test_a_step_due_before_today_and_not_done_is_a_milestone_missed(judged, steps):
    progress = judged(due="2019-06-30", **steps)
    assert progress.condition is Condition.MILESTONE_MISSED


@pytest.mark.parametrize(
    "steps",
    [
        {"milestones": [{"title": "First audits", "due": "2019-05-31"}]},
        {"repeats": {"dates": ["2019-05-31"]}},
        {"reviews": [{"due": "2019-05-31"}]},
    ],
)
def test_a_step_due_today_is_not_missed(judged, steps):
    assert judged(due="2019-06-30", **steps).condition is Condition.NOT_STARTED


def test_an_action_of_which_nothing_says_that_work_began_is_not_started(judged):
    assert judged(due="2019-06-30").condition is Condition.NOT_STARTED
    assert judged().condition is Condition.NOT_STARTED


@pytest.mark.parametrize(
    "sign",
    [
        {"started": "2019-05-31"},
        {"updates": [{"date": "2019-05-31", "note": "The first meeting was held"}]},
        {"updates": [{"date": "2019-05-31", "rag": "AMBER"}]},
        {"updates": [{"date": "2019-05-31", "rag": "PUCE"}]},
        {"milestones": [{"title": "First", "due": "2019-06-30", "done": "2019-05-31"}]},
        {"reviews": [{"due": "2019-06-30", "done": "2019-05-31"}]},
        {
            "repeats": {
                "dates": ["2019-06-30"],
                "done": [{"for": "2019-06-30", "on": "2019-05-31"}],
            }
        },
        {"completed": "2019-04-30", "reopened": {"date": "2019-05-31"}},
        {"reopened": {"date": "2019-05-31"}},
        {"signed_off": {"date": "2019-05-31", "by": "scrutiny"}},
    ],
)
def test_anything_done_or_noted_is_a_sign_that_work_began(judged, sign):
    assert judged(due="2019-06-30", **sign).condition is Condition.ON_TRACK
    assert judged("2019-03-31", due="2019-06-30", **sign).condition is Condition.NOT_STARTED


def test_evidence_alone_is_no_sign_that_work_began(judged):
    progress = judged(due="2019-06-30", evidence=[{"date": "2019-05-20"}])
    assert progress.condition is Condition.NOT_STARTED


def test_an_update_that_declares_not_started_is_no_sign_of_work_but_one_note_beside_it_is(judged):
    grey = {"date": "2019-05-31", "rag": "GREY", "note": "Nobody is in post"}
    assert judged(due="2019-06-30", updates=[grey]).condition is Condition.NOT_STARTED
    noted = [{"date": "2019-04-30", "note": "A plan was drawn up"}, grey]
    assert judged(due="2019-06-30", updates=noted).condition is Condition.ON_TRACK


def test_a_rating_that_means_at_risk_and_not_on_track_too_is_at_risk(judged):
    amber = [{"date": "2019-05-31", "rag": "AMBER"}]
    delivery = {"header": {"scheme": "delivery"}}
    assert judged(updates=amber, lists=delivery).condition is Condition.AT_RISK
    assert judged(updates=amber).condition is Condition.ON_TRACK


def test_a_missed_milestone_goes_before_at_risk(judged):
    progress = judged(
        updates=[{"date": "2019-05-31", "rag": "AMBER"}],
        milestones=[{"title": "First", "due": "2019-05-30"}],
        lists={"header": {"scheme": "delivery"}},
    )
    assert progress.condition is Condition.MILESTONE_MISSED
    assert progress.rag == "AMBER"


def test_an_action_under_way_with_nothing_against_it_is_on_track(judged):
    assert judged(due="2019-06-30", started="2019-01-14").condition is Condition.ON_TRACK


COLOURS = {
    "completion": {
        "signed_off": "BLUE",
        "complete": "GREEN",
        "claimed": "GREEN",
        "on_track": "AMBER",
        "at_risk": "AMBER",
        "milestone_missed": "RED",
        "overdue": "RED",
        "outcome_missed": "RED",
        "off_track": "RED",
        "not_started": "GREY",
    },
    "delivery": {
        "signed_off": "BLUE",
        "complete": "BLUE",
        "claimed": "BLUE",
        "on_track": "GREEN",
        "at_risk": "AMBER",
        "milestone_missed": "AMBER",
        "overdue": "RED",
        "outcome_missed": "RED",
        "off_track": "RED",
        "not_started": "GREY",
    },
}


@pytest.mark.parametrize("scheme", ["completion", "delivery"])
def test_the_built_in_schemes_colour_each_condition_as_the_design_has_it(scheme):
    found = {condition: BUILT_IN[scheme].rag(Condition(condition)) for condition in COLOURS[scheme]}
    assert found == COLOURS[scheme]


@pytest.mark.parametrize(
    ("scheme", "order"),
    [
        ("completion", ["RED", "GREY", "AMBER", "GREEN", "BLUE"]),
        ("delivery", ["RED", "AMBER", "GREY", "GREEN", "BLUE"]),
    ],
)
def test_colours_stand_worst_first(scheme, order):
    assert [band.rag for band in BUILT_IN[scheme].bands] == order


def test_a_plan_without_a_scheme_is_rated_by_completion(judged):
    assert judged(started="2019-01-14").rag == "AMBER"
    assert judged(started="2019-01-14", lists={"header": {"scheme": "delivery"}}).rag == "GREEN"
