"""Shares of a whole: whole percentages that add up to 100."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.views.report.shares import percentages, share_of, shares

COUNTS = st.lists(st.integers(min_value=0, max_value=100_000), min_size=1, max_size=12)


@given(COUNTS)
def test_percentages_of_a_plan_add_up_to_a_hundred(counts):
    assert sum(percentages(counts)) == (100 if sum(counts) else 0)


@given(COUNTS)
def test_no_percentage_is_a_whole_point_from_the_exact_share(counts):
    total = sum(counts)
    for count, share in zip(counts, percentages(counts), strict=True):
        assert abs(share * total - count * 100) < max(total, 1)


@given(COUNTS)
def test_a_larger_count_never_has_the_smaller_percentage(counts):
    ranked = sorted(zip(counts, percentages(counts), strict=True))
    assert [share for _, share in ranked] == sorted(share for _, share in ranked)


def test_what_rounding_loses_goes_to_those_that_lose_most():
    assert percentages([1, 1, 1]) == (34, 33, 33)
    assert percentages([52, 3, 40, 35, 0]) == (40, 2, 31, 27, 0)


def test_a_few_of_very_many_are_not_printed_as_none():
    assert shares([1, 999]) == ("under 1%", "over 99%")
    assert share_of(0, 12) == "0%"


@pytest.mark.parametrize("counts", [[0], [0, 0, 0]])
def test_an_empty_plan_has_no_shares(counts):
    assert set(percentages(counts)) == {0}
