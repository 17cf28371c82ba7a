"""Completion, sign-off and reopening: which of them stands on a day."""

import pytest

from cipt.model.scheme import Condition

BOARD = "improvement-board"


def test_an_action_reopened_after_its_completion_is_judged_by_its_dates_again(judged):
    progress = judged(due="2019-01-31", completed="2019-02-28", reopened={"date": "2019-05-01"})
    assert progress.condition is Condition.OVERDUE
    assert progress.completed_on is None


def test_a_reopening_on_the_day_of_completion_counts_after_it(judged):
    progress = judged(completed="2019-02-28", reopened={"date": "2019-02-28"})
    assert progress.condition is Condition.ON_TRACK


def test_a_reopening_on_the_day_of_sign_off_counts_after_it(judged):
    progress = judged(
        due="2019-01-31",
        completed="2019-02-01",
        signed_off={"date": "2019-02-28", "by": BOARD},
        reopened={"date": "2019-02-28"},
    )
    assert progress.condition is Condition.OVERDUE
    assert progress.signed_off_on is None


def test_an_action_completed_again_after_it_was_reopened_is_complete(judged):
    progress = judged(completed=["2019-02-28", "2019-05-02"], reopened={"date": "2019-05-01"})
    assert progress.condition is Condition.COMPLETE
    assert progress.completed_on.isoformat() == "2019-05-02"


def test_a_reopening_between_completion_and_sign_off_leaves_the_sign_off_standing(judged):
    progress = judged(
        completed="2019-02-28",
        reopened={"date": "2019-03-31"},
        signed_off={"date": "2019-04-30", "by": BOARD},
    )
    assert progress.condition is Condition.SIGNED_OFF
    assert progress.completed_on is None


def test_an_action_reopened_after_sign_off_and_completed_again_waits_for_a_new_sign_off(judged):
    progress = judged(
        completed=["2019-02-28", "2019-05-02"],
        signed_off={"date": "2019-03-15", "by": BOARD},
        reopened={"date": "2019-05-01"},
    )
    assert progress.condition is Condition.COMPLETE


def test_of_several_sign_offs_the_last_counts_whatever_their_order(judged):
    early = {"date": "2019-03-01", "by": BOARD, "minute": "1"}
    late = {"date": "2019-05-01", "by": BOARD, "minute": "2"}
    for entries in ([early, late], [late, early]):
        progress = judged(signed_off=entries, reopened={"date": "2019-04-01"})
        assert progress.condition is Condition.SIGNED_OFF
        assert progress.sign_off.minute == "2"


def test_of_two_sign_offs_on_one_day_the_one_lower_in_the_list_counts(judged):
    both = [{"date": "2019-05-01", "by": BOARD, "minute": minute} for minute in "12"]
    assert judged(signed_off=both).sign_off.minute == "2"


@pytest.mark.parametrize(
    ("fact", "on_the_day"),
    [
        ({"withdrawn": {"date": "2019-05-31"}}, Condition.WITHDRAWN),
        ({"completed": "2019-05-31"}, Condition.COMPLETE),
        ({"signed_off": {"date": "2019-05-31", "by": BOARD}}, Condition.SIGNED_OFF),
        ({"started": "2019-05-31"}, Condition.ON_TRACK),
    ],
)
def test_a_fact_is_seen_from_its_own_day_on(judged, fact, on_the_day):
    assert judged("2019-05-30", **fact).condition is Condition.NOT_STARTED
    assert judged("2019-05-31", **fact).condition is on_the_day


def test_a_reopening_is_not_seen_before_its_day(judged):
    fields = {"completed": "2019-02-28", "reopened": {"date": "2019-05-31"}}
    assert judged("2019-05-30", **fields).condition is Condition.COMPLETE
    assert judged("2019-05-31", **fields).condition is Condition.ON_TRACK


def test_an_action_completed_today_was_open_yesterday(judged):
    progress = judged(due="2019-05-01", completed="2019-05-31")
    assert progress.condition is Condition.COMPLETE
    assert progress.on(progress.as_of.replace(day=30)).condition is Condition.OVERDUE
