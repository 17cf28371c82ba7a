"""Working days, by the bank holidays of England and Wales."""

import subprocess
import sys
from datetime import date

import pytest

from cipt.evaluation.working_days import (
    clear_days_between,
    is_working_day,
    last_day_for_clear_days,
    working_days_before,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2019-05-31", True),
        ("2019-06-01", False),
        ("2019-06-02", False),
        ("2019-05-27", False),  # the spring bank holiday
        ("2019-04-19", False),  # Good Friday
        ("2019-12-26", False),
        ("2021-12-28", False),  # Boxing Day was a Sunday
        ("2022-06-03", False),  # the Platinum Jubilee
        ("2019-11-30", False),  # a Saturday
        ("2020-11-30", True),  # St Andrew's Day is Scotland's
        ("2019-03-18", True),  # St Patrick's Day is Northern Ireland's
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(day, works):
    assert is_working_day(date.fromisoformat(day)) is works


def test_papers_due_nine_working_days_before_a_tuesday_are_due_on_a_wednesday():
    assert working_days_before(date(2019, 6, 18), 9) == date(2019, 6, 5)


def test_working_days_are_counted_around_a_bank_holiday():
    assert working_days_before(date(2019, 5, 28), 1) == date(2019, 5, 24)
    assert working_days_before(date(2019, 5, 28), 0) == date(2019, 5, 28)


def test_neither_the_day_of_publication_nor_the_day_of_the_meeting_is_a_clear_day():
    meeting = date(2019, 6, 18)
    assert clear_days_between(date(2019, 6, 10), meeting) == 5
    assert clear_days_between(date(2019, 6, 11), meeting) == 4
    assert clear_days_between(meeting, meeting) == 0
    assert clear_days_between(meeting, date(2019, 6, 10)) == 0
    assert last_day_for_clear_days(meeting, 5) == date(2019, 6, 10)


def test_a_setting_of_a_thousand_million_days_comes_to_an_end():
    assert working_days_before(date(1901, 1, 1), 10**9) == date(1900, 1, 1)


def test_the_holidays_are_not_loaded_until_a_working_day_is_asked_for():
    script = (
        "import sys, cipt.evaluation.judgement, cipt.evaluation.tallies, "
        "cipt.evaluation.working_days; print('holidays' in sys.modules, 'dateutil' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
