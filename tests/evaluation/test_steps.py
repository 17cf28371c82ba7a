"""Milestones, occurrences of a repeating action, and reviews: missed, and still ahead."""

from datetime import date

import pytest

from cipt.evaluation.occurrences import months_later, occurrences
from cipt.model.action import Repeats
from cipt.model.scheme import Condition


def days(*texts):
    return [date.fromisoformat(text) for text in texts]


def repeating(**fields):
    return Repeats.model_validate(fields)


@pytest.mark.parametrize(
    ("every", "first", "following"),
    [
        ("month", "2019-01-31", ["2019-02-28", "2019-03-31", "2019-04-30"]),
        ("month", "2019-04-30", ["2019-05-31", "2019-06-30", "2019-07-31"]),
        ("month", "2019-01-30", ["2019-02-28", "2019-03-30", "2019-04-30"]),
        ("month", "2019-11-15", ["2019-12-15", "2020-01-15", "2020-02-15"]),
        ("quarter", "2019-03-31", ["2019-06-30", "2019-09-30", "2019-12-31"]),
        ("half-year", "2019-06-30", ["2019-12-31", "2020-06-30", "2020-12-31"]),
        ("year", "2020-02-29", ["2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"]),
    ],
)
def test_month_ends_stay_month_ends(every, first, following):
    expected = days(first, *following)
    repeats = repeating(**{"every": every, "from": first})
    assert occurrences(repeats, expected[-1]) == expected


def test_a_day_that_a_month_lacks_falls_on_its_last_day():
    assert months_later(date(2019, 8, 30), 6) == date(2020, 2, 29)
    assert months_later(date(2019, 8, 29), 6) == date(2020, 2, 29)
    assert months_later(date(2019, 8, 28), 6) == date(2020, 2, 28)


def test_a_rhythm_ends_with_its_last_date():
    repeats = repeating(**{"every": "month", "from": "2019-01-31", "until": "2019-03-31"})
    assert occurrences(repeats, date(2020, 1, 1)) == days("2019-01-31", "2019-02-28", "2019-03-31")


def test_listed_dates_and_a_rhythm_go_together_each_date_once():
    repeats = repeating(
        **{"every": "quarter", "from": "2019-03-31", "dates": ["2019-05-01", "2019-03-31"]}
    )
    expected = days("2019-03-31", "2019-05-01", "2019-06-30")
    assert occurrences(repeats, date(2019, 6, 30)) == expected


def test_a_rhythm_without_end_is_bounded():
    repeats = repeating(**{"every": "month", "from": "1900-01"})
    assert len(occurrences(repeats, date.max)) == 300 * 12


def test_an_occurrence_is_done_when_something_was_done_for_its_date_by_today(judged):
    repeats = {
        "every": "month",
        "from": "2019-03-31",
        "done": [{"for": "2019-03-31", "on": "2019-03-29"}, {"for": "2019-04-30", "on": "2019-06"}],
    }
    progress = judged("2019-05-31", repeats=repeats)
    assert [(step.kind, step.due, step.days) for step in progress.missed] == [
        ("occurrence", date(2019, 4, 30), 31)
    ]
    assert judged("2019-06-30", repeats={**repeats, "until": "2019-04-30"}).missed == ()


def test_what_was_done_for_another_date_does_not_count(judged):
    repeats = {"dates": ["2019-03-31"], "done": [{"for": "2019-03-30", "on": "2019-03-30"}]}
    assert judged(repeats=repeats).condition is Condition.MILESTONE_MISSED


def test_a_milestone_done_late_is_missed_until_the_day_it_was_done(judged):
    milestone = {"title": "Audit tool agreed", "due": "2019-02-28", "done": "2019-03-15"}
    before = judged("2019-03-14", milestones=[milestone])
    assert before.missed[0].title == "Audit tool agreed"
    assert before.missed[0].days == 14
    assert judged("2019-03-15", milestones=[milestone]).missed == ()


def test_missed_steps_stand_by_date_whatever_their_kind(judged):
    progress = judged(
        due="2019-06-30",
        milestones=[{"title": "Second", "due": "2019-04-30"}],
        repeats={"dates": ["2019-02-28"]},
        reviews=[{"due": "2019-03-31"}],
    )
    assert [step.kind for step in progress.missed] == ["occurrence", "review", "milestone"]


def test_an_action_with_every_milestone_done_is_overdue_until_completed(judged):
    milestones = [{"title": "First", "due": "2019-02-28", "done": "2019-02-21"}]
    overdue = judged(due="2019-04-30", milestones=milestones)
    assert overdue.condition is Condition.OVERDUE
    assert overdue.missed == ()
    complete = judged(due="2019-04-30", milestones=milestones, completed="2019-05-30")
    assert complete.condition is Condition.COMPLETE


def test_nobody_is_chased_for_the_steps_of_an_action_that_is_done_with(judged):
    steps = {"milestones": [{"title": "First", "due": "2019-02-28"}], "due": "2019-07-31"}
    assert judged(**steps).missed
    for end in ({"completed": "2019-05-30"}, {"withdrawn": {"date": "2019-05-30"}}):
        assert judged(**steps, **end).missed == ()
        assert judged(**steps, **end).next_date is None


def test_the_next_date_is_the_first_of_all_that_lies_ahead_today_included(judged):
    steps = {
        "due": "2019-09-30",
        "milestones": [{"title": "First", "due": "2019-08-31"}],
        "reviews": [{"due": "2019-07-31"}],
        "repeats": {"every": "quarter", "from": "2019-06-30"},
    }
    assert judged("2019-06-30", **steps).next_date == date(2019, 6, 30)
    assert judged("2019-07-01", **steps).next_date == date(2019, 7, 31)
    assert judged("2019-08-01", **steps).next_date == date(2019, 8, 31)
    assert judged("2019-09-01", **steps).next_date == date(2019, 9, 30)
    assert judged("2019-10-01", **steps).next_date == date(2019, 12, 31)


def test_a_step_done_ahead_of_its_date_is_not_the_next_date(judged):
    progress = judged(
        milestones=[{"title": "First", "due": "2019-06-30", "done": "2019-05-01"}],
        repeats={
            "dates": ["2019-09-30", "2019-07-31"],
            "done": [{"for": "2019-07-31", "on": "2019-05-01"}],
        },
    )
    assert progress.next_date == date(2019, 9, 30)


def test_the_next_date_is_the_agreed_one_and_none_where_nothing_lies_ahead(judged):
    revision = {"due": "2019-06-30", "reason": "Two posts are vacant", "agreed": "2019-04-24"}
    moved = judged(due="2019-06-01", revisions=[{**revision, "by": "improvement-board"}])
    assert moved.next_date == date(2019, 6, 30)
    assert judged(due="2019-04-30").next_date is None
