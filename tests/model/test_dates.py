"""A day as a plan writes it, and what is said to somebody who wrote it otherwise."""

import copy
import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.model.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    Day,
    NotADay,
    days_later,
    in_words,
    month_end,
    on_in_words,
    parse_day,
)

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
DAYS_WITH_FULL_YEARS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def refused(text):
    with pytest.raises(NotADay) as caught:
        parse_day(text)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2019-04-30", date(2019, 4, 30)),
        ("2019-04", date(2019, 4, 30)),
        ("2019-02", date(2019, 2, 28)),
        ("2020-02", date(2020, 2, 29)),
        ("2000-02", date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 28)),
        ("2019", date(2019, 12, 31)),
        ("1900", date(1900, 12, 31)),
        ("2199-12-31", date(2199, 12, 31)),
    ],
)
def test_a_day_is_read_and_a_month_or_a_year_means_its_last_day(typed, day):
    read = parse_day(typed)
    assert read == day
    assert read.text == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("2019-04-30", "30 April 2019"), ("2019-04", "April 2019"), ("2019", "2019")],
)
def test_a_day_is_printed_as_it_was_typed(typed, printed):
    assert in_words(parse_day(typed)) == printed


def test_a_plain_date_is_printed_in_full():
    assert in_words(date(2019, 5, 1)) == "1 May 2019"


@given(DAYS)
def test_every_day_is_read_back_from_its_own_text(day):
    read = parse_day(day.isoformat())
    assert (read, read.text) == (day, day.isoformat())


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_a_day_stays_itself_through_copying_and_keeping(day, form):
    read = parse_day(day.strftime(form))
    for same in (copy.copy(read), copy.deepcopy(read), pickle.loads(pickle.dumps(read))):
        assert (same, same.text) == (read, read.text)


def test_what_is_reckoned_from_a_month_is_a_plain_day():
    later = parse_day("2019-04") + timedelta(days=1)
    assert later == date(2019, 5, 1)
    assert in_words(later) == "1 May 2019"
    assert in_words(parse_day("2019-04").replace(day=3)) == "3 April 2019"


def test_a_month_equals_its_last_day_so_that_retyping_it_is_no_change():
    assert parse_day("2019-04") == parse_day("2019-04-30") == Day(2019, 4, 30)


# --- what was meant -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "30/04/2019",
        "30/4/2019",
        "30/4/19",
        "30.04.2019",
        "30-4-2019",
        "30 04 2019",
        "30 . 04 . 2019",
        "2019/04/30",
        "2019.4.30",
        "20190430",
        "30042019",
        "04/30/2019",
        "2019–04–30",
        "2019-04-30.",
        " 2019-04-30",
        "30 April 2019",
        "30 Apr 2019",
        "30-Apr-19",
        "30th April 2019",
        "30th of April 2019",
        "30 april 19",
        "Tuesday 30 April 2019",
        "Tue 30th April 2019",
        "Tuesday, 30 April 2019",
        "April 30, 2019",
        "30\u00a0April\u00a02019",
        "2019-04-30T09:30:00Z",
        "2019-04-30 09:30",
    ],
)
def test_a_day_in_another_form_is_refused_with_the_day_to_write(typed):
    problem = refused(typed)
    assert problem.looks_like_a_date
    assert problem.instead == "2019-04-30"


@pytest.mark.parametrize(
    "typed",
    ["4/2019", "04/2019", "04.2019", "2019-4", "2019/04", "April 2019", "Apr-19", "end April 2019"],
)
def test_a_month_in_another_form_is_refused_with_the_month_to_write(typed):
    assert refused(typed).instead == "2019-04"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("01/02/2019", "2019-02-01"),
        ("1/2/19", "2019-02-01"),
        ("Mar -17", "2017-03"),
        ("May-19", "2019-05"),
        ("Sept 2019", "2019-09"),
        ("1st Sept. 2019", "2019-09-01"),
        ("12/13/2019", "2019-12-13"),
    ],
)
def test_the_british_order_is_meant_unless_it_cannot_be(typed, meant):
    assert refused(typed).instead == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2019-02-30", "is no day: February 2019 has 28 days"),
        ("2019-02-29", "is no day: February 2019 has 28 days"),
        ("1900-02-29", "is no day: February 1900 has 28 days"),
        ("2019-01-00", "is no day: January 2019 has 31 days"),
        ("2019-13", "has the month 13, and a year has 12"),
        ("2019-00", "has the month 0, and a year has 12"),
        ("1066", "has the year 1066, which cannot be meant"),
        ("2200-01-01", "has the year 2200, which cannot be meant"),
        ("0019-04-30", "has the year 19, which cannot be meant"),
        ("31 June 2019", "is no day: June 2019 has 30 days"),
        ("31/06/2019", "is no day: June 2019 has 30 days"),
        ("13/13/2019", "has the month 13, and a year has 12"),
        ("31/12/201", "has the year 201, which cannot be meant"),
        ("30 April", "has no year"),
        ("30/04", "has no year"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason_and_no_guess(typed, why):
    problem = refused(typed)
    assert problem.looks_like_a_date
    assert (problem.why, problem.instead) == (why, None)


@pytest.mark.parametrize("typed", ["19-04-30", "30-04-19", "01-02-03"])
def test_where_nobody_can_tell_day_from_year_no_day_is_guessed(typed):
    problem = refused(typed)
    assert problem.looks_like_a_date
    assert problem.instead is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "ongoing",
        "TBC",
        "ASAP",
        "Q1 2019",
        "spring 2019",
        "mid April 2019",
        "May",
        "Marchember 2019",
        "12 weeks",
        "86400",
        "2019-2020",
        "31 March 2019 and 30 April 2019",
        "٣٠/٠٤/٢٠١٩",
        "2019-04-30" * 9,
        "1/" * 500_000,
    ],
)
def test_what_is_no_date_is_said_to_be_none(typed):
    problem = refused(typed)
    assert not problem.looks_like_a_date
    assert (problem.why, problem.instead) == ("is not a date", None)


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_is_refused_and_what_is_offered_instead_is_a_day(text):
    read: date | None
    try:
        read = parse_day(text)
    except NotADay as problem:
        read = parse_day(problem.instead) if problem.instead else None
    assert read is None or date(FIRST_YEAR, 1, 1) <= read <= date(LAST_YEAR, 12, 31)


@given(
    DAYS_WITH_FULL_YEARS,
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d/%m/%y", "%d %B %Y", "%d-%b-%y", "%A %d %B %Y"]),
)
def test_every_day_in_a_british_form_is_understood_as_that_day(day, form):
    assert refused(day.strftime(form)).instead == day.isoformat()


def test_days_ahead_end_with_the_last_year_that_a_plan_can_mean():
    last = date(LAST_YEAR, 12, 31)
    assert days_later(date(2019, 5, 31), 28) == date(2019, 6, 28)
    assert days_later(date(2019, 5, 31), 999_999_999) == last
    assert days_later(last, 1) == last


def test_the_last_day_of_february_is_a_month_end_in_leap_years_too():
    assert month_end(date(2020, 2, 28)) == month_end(date(2020, 2, 29)) == date(2020, 2, 29)
    assert month_end(date(2019, 2, 1)) == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("2019-04-30", "on 30 April 2019"), ("2019-04", "in April 2019"), ("2019", "in 2019")],
)
def test_something_happens_on_a_day_and_in_a_month_or_year(typed, printed):
    assert on_in_words(parse_day(typed)) == printed
