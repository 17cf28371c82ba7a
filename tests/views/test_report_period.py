"""Which day a report stands on, why, and which day it is compared with."""

from datetime import date

import pytest

from cipt.model.plan import Header
from cipt.views.report.period import period_of


def period(as_of, *, asked=False, **header):
    fields = {"title": "A plan", "organisation": "A council", **header}
    return period_of(Header.model_validate(fields), date.fromisoformat(as_of), asked=asked)


def test_a_month_that_is_over_is_reported_at_its_last_day():
    made = period("2019-05-31")
    assert (made.title, made.as_at) == ("May 2019", "31 May 2019")
    assert made.reason == "the last day of the month"


def test_a_month_that_is_not_over_says_so_in_its_title_and_its_reason():
    made = period("2019-05-20")
    assert made.title == "May 2019, up to 20 May 2019"
    assert made.reason == "the day of this report: the month is not over"


def test_a_day_that_somebody_chose_is_called_so():
    made = period("2019-05-20", asked=True)
    assert made.title == "May 2019, up to 20 May 2019"
    assert made.reason == "the day chosen for this report"


def test_the_day_on_which_the_plan_was_closed_is_named():
    assert period("2019-05-31", closed="2019-05-31").reason == (
        "the last day of the month and the day on which the plan was closed"
    )
    assert period("2019-05-14", closed="2019-05-14").reason == (
        "the day on which the plan was closed"
    )


def test_a_report_is_compared_with_the_end_of_the_month_before():
    made = period("2019-03-15")
    assert made.since_day == date(2019, 2, 28)
    assert made.comparison == "Compared with 28 February 2019, the end of the month before."


@pytest.mark.parametrize("as_of", ["2019-04-30", "2019-05-31"])
def test_nothing_is_compared_with_a_day_before_the_plan_was_taken_over(as_of):
    made = period(as_of, taken_over="2019-05-31")
    assert (made.since_day, made.since) == (None, "")
    assert made.comparison == (
        "Nothing is compared with an earlier day: the plan was taken over with the ratings of "
        "31 May 2019, and no position from before is recorded."
    )


def test_the_first_report_after_taking_over_is_compared_with_that_day():
    made = period("2019-05-31", taken_over="2019-05-10")
    assert made.since_day == date(2019, 5, 10)
    assert "10 May 2019, the day of the ratings that the plan was taken over with" in (
        made.comparison
    )
    assert period("2019-06-30", taken_over="2019-05-31").since_day == date(2019, 5, 31)


def test_the_first_month_of_a_plan_is_compared_with_nothing():
    made = period("2019-05-31", starts="2019-05-02")
    assert made.since_day is None
    assert made.comparison.endswith("the plan starts on 2 May 2019.")


def test_what_has_changed_lies_after_the_day_compared_with_and_not_after_the_report():
    made = period("2019-05-31")
    assert not made.covers(date(2019, 4, 30))
    assert made.covers(date(2019, 5, 1))
    assert made.covers(date(2019, 5, 31))
    assert not made.covers(date(2019, 6, 1))
    assert not made.covers(None)
