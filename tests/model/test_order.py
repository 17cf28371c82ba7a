"""Natural order, as an officer counts."""

import random

from hypothesis import given
from hypothesis import strategies as st

from cipt.model.order import natural


def test_numbers_within_ids_count_as_numbers():
    ids = ["1.1.1", "1.1.2", "1.2.1", "1.2.10", "1.10.1", "2.1", "10.1", "PR1", "PR2", "PR10"]
    shuffled = ids.copy()
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=natural) == ids


def test_an_id_stands_before_one_that_goes_on_from_it():
    ids = ["officer", "officer1", "officer-2", "officer10", "3.6.1", "3.6.1b", "3.6", "3"]
    assert sorted(ids, key=natural) == [
        "3",
        "3.6",
        "3.6.1",
        "3.6.1b",
        "officer",
        "officer1",
        "officer10",
        "officer-2",
    ]


def test_capitals_do_not_part_what_belongs_together():
    assert sorted(["b1", "A2", "a1", "B2"], key=natural) == ["a1", "A2", "b1", "B2"]


def test_a_number_of_any_length_has_its_place():
    long, longer = "9" * 5_000, "1" + "0" * 5_000
    assert sorted([longer, long, "9"], key=natural) == ["9", long, longer]


def test_leading_zeros_do_not_change_a_number():
    assert sorted(["1.10", "1.09", "1.9", "1.8"], key=natural) == ["1.8", "1.09", "1.9", "1.10"]


@given(st.lists(st.text(alphabet="aA0129.-é٣", max_size=6), max_size=8, unique=True))
def test_any_texts_have_one_order_in_whatever_order_they_come(texts):
    backwards = texts[::-1]
    assert sorted(texts, key=natural) == sorted(backwards, key=natural)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_whole_numbers_stand_as_they_count(one, other):
    assert (natural(f"R{one}") < natural(f"R{other}")) == (one < other)
