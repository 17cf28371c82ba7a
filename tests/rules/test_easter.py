"""Easter Sunday, by which two bank holidays are told."""

from dateutil.easter import easter

from cipt.model.dates import FIRST_YEAR, LAST_YEAR
from cipt.rules.dates.bank_holiday_seasons import _easter


def test_easter_is_that_of_the_church_in_every_year_that_a_plan_can_mean():
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        assert _easter(year) == easter(year)
