"""Since when an action has had its colour, and recovery dates that passed."""

from datetime import date

import pytest

from cipt.evaluation import history
from cipt.model.action import Action

STARTS = {"header": {"starts": "2018-12-04"}}
DUE = {"due": "2019-06-30", "reason": "More time"}


def update(day, rag=None, recovery=None):
    return {"date": day, "rag": rag, "recovery": recovery}


def test_an_action_is_red_from_the_day_after_its_due_date(judged):
    progress = judged(due="2019-04-30", updates=[update("2019-05-31", "AMBER")], lists=STARTS)
    assert progress.days_at_rag == 31


def test_an_action_declared_red_before_its_due_date_is_red_since_that_update(judged):
    progress = judged(due="2019-04-30", updates=[update("2019-04-01", "RED")], lists=STARTS)
    assert progress.days_at_rag == 61


def test_the_days_are_counted_from_the_last_change_of_colour(judged):
    updates = [
        update("2019-02-01", "RED"),
        update("2019-04-01", "AMBER"),
        update("2019-05-30", "RED"),
        update("2019-05-31", "RED"),
    ]
    assert judged(due="2019-07-31", updates=updates, lists=STARTS).days_at_rag == 2


def test_a_date_moved_after_it_had_passed_ends_the_red_days(judged):
    revision = {**DUE, "agreed": "2019-05-20", "by": "improvement-board"}
    fields = {"due": "2019-04-30", "started": "2019-01-14", "revisions": [revision]}
    assert judged("2019-05-19", **fields).days_at_rag == 19
    assert judged("2019-05-31", **fields).days_at_rag == 12
    assert judged("2019-07-02", **fields).days_at_rag == 2


def test_a_colour_held_from_the_start_is_counted_from_the_day_the_action_joined(judged):
    assert judged(lists=STARTS).days_at_rag == 179
    assert judged(added="2019-05-30", lists=STARTS).days_at_rag == 2


def test_a_fact_older_than_the_plan_counts_from_its_own_day(judged):
    assert judged("2018-12-05", started="2018-12-01", lists=STARTS).days_at_rag == 5


def test_where_nothing_says_since_when_there_is_no_count_of_days(judged):
    assert judged().days_at_rag is None
    assert judged("2018-01-01", lists=STARTS).days_at_rag is None
    assert judged(due="2019-04-30").days_at_rag == 31


def test_a_withdrawn_action_has_no_colour_and_no_days_at_it(judged):
    assert judged(withdrawn={"date": "2019-05-01"}, lists=STARTS).days_at_rag is None


def test_a_completed_action_is_red_from_the_day_the_missed_reading_was_published(judged):
    reading = {"date": "2019-03-31", "published": "2019-05-20", "value": "80"}
    target = {"date": "2019-03-31", "value": "82"}
    measure = {"id": "7", "title": "Homes", "better": "higher"}
    lists = {**STARTS, "measures": [{**measure, "targets": [target], "readings": [reading]}]}
    progress = judged(success=[{"measure": "7"}], completed="2019-04-30", lists=lists)
    assert progress.days_at_rag == 12


def test_since_when_is_not_worked_out_for_a_file_made_to_be_slow(judged, monkeypatch):
    updates = [update("2019-04-01", "RED"), update("2019-05-01", "RED")]
    assert judged(updates=updates, lists=STARTS).days_at_rag == 61
    monkeypatch.setattr(history, "MOST_LOOKS", 2)
    assert judged(updates=updates, lists=STARTS).days_at_rag is None


def test_a_recovery_date_that_passed_with_the_action_still_red_is_broken(judged):
    fields = {"updates": [update("2019-04-30", "RED", "2019-05-30")]}
    assert judged("2019-05-30", **fields).broken_recoveries == ()
    assert judged("2019-05-31", **fields).broken_recoveries == (date(2019, 5, 30),)


def test_every_recovery_date_that_passed_since_it_went_off_its_way_is_broken_each_once(judged):
    updates = [
        update("2019-01-31", "RED", "2019-02-28"),
        update("2019-02-28", "RED", "2019-04-30"),
        update("2019-03-31", "RED", "2019-04-30"),
        update("2019-05-01", "RED", "2019-07-31"),
    ]
    broken = judged(updates=updates).broken_recoveries
    assert broken == (date(2019, 2, 28), date(2019, 4, 30))


def test_a_recovery_date_by_which_it_was_back_on_track_is_kept_though_it_is_red_again(judged):
    updates = [
        update("2019-01-31", "RED", "2019-03-31"),
        update("2019-03-31", "AMBER"),
        update("2019-04-30", "RED", "2019-06-30"),
    ]
    assert judged(updates=updates).broken_recoveries == ()


def test_once_it_is_back_on_track_or_done_no_recovery_date_is_broken(judged):
    red = update("2019-01-31", "RED", "2019-03-31")
    assert judged(updates=[red, update("2019-05-31", "AMBER")]).broken_recoveries == ()
    assert judged(updates=[red], completed="2019-05-31").broken_recoveries == ()


def test_a_recovery_date_of_an_action_that_was_overdue_all_along_is_broken(judged):
    note = update("2019-05-10", None, "2019-05-20")
    assert judged(due="2019-04-30", updates=[note]).broken_recoveries == (date(2019, 5, 20),)


def test_a_recovery_date_that_passed_before_the_due_date_did_is_kept(judged):
    updates = [update("2019-03-01", "AMBER", "2019-04-15")]
    assert judged(due="2019-04-30", updates=updates).broken_recoveries == ()


def test_a_recovery_date_on_the_day_before_it_went_off_its_way_is_broken(judged):
    updates = [update("2019-03-01", "AMBER", "2019-04-30")]
    assert judged(due="2019-04-30", updates=updates).broken_recoveries == (date(2019, 4, 30),)


def test_at_risk_is_not_yet_back_on_track(judged):
    updates = [update("2019-03-01", "RED", "2019-04-15"), update("2019-04-10", "AMBER")]
    delivery = {"header": {"scheme": "delivery"}}
    assert judged(updates=updates, lists=delivery).broken_recoveries == (date(2019, 4, 15),)


def test_a_recovery_date_is_not_seen_before_its_update(judged):
    updates = [update("2019-03-01", "RED"), update("2019-05-31", "RED", "2019-05-15")]
    assert judged("2019-05-30", updates=updates).broken_recoveries == ()


DAY = "2019-03-01"
RECORDED = {
    "updates": [{"date": DAY}],
    "revisions": [{"due": "2019-06-30", "reason": "Two posts are vacant", "asked": DAY}],
    "milestones": [{"title": "Tool agreed", "due": "2019-02-28", "done": DAY}],
    "reviews": [{"due": "2019-02-28", "done": DAY}],
    "repeats": {"dates": ["2019-02-28"], "done": [{"for": "2019-02-28", "on": DAY}]},
    "signed_off": {"date": DAY},
    "reopened": [{"date": DAY}],
    "completed": DAY,
    "started": DAY,
    "withdrawn": {"date": DAY},
}


@pytest.mark.parametrize("key", RECORDED)
def test_whatever_is_recorded_of_an_action_its_day_is_one_on_which_a_rating_can_change(key):
    action = Action.model_validate(
        {"id": "1.1.1", "title": "Audit", "area": "1.1", key: RECORDED[key]}
    )
    assert list(history.fact_days(action)) == [date(2019, 3, 1)]
