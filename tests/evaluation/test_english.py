"""The pieces of English that messages and papers are put together from."""

import pytest

from cipt.evaluation.english import counted, listed, with_article, within


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 actions"), (1, "1 action"), (2, "2 actions"), (1000, "1,000 actions")],
)
def test_a_number_and_its_noun_agree(number, words):
    assert counted(number, "action") == words
    assert counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_items_stand_in_a_sentence_as_a_list(items, words):
    assert listed(items) == words


def test_of_many_items_the_first_are_named_and_the_rest_counted():
    assert listed(["A", "B", "C"], 3) == "A, B and C"
    assert listed(["A", "B", "C", "D"], 2) == "A, B and 2 more"
    assert listed(["A", "B"], 1) == "A and 1 more"


def test_a_title_within_a_sentence_loses_the_capital_of_its_article_and_no_other():
    assert within("The new system") == "the new system"
    assert within("Ofsted visit") == "Ofsted visit"
    assert within("A") == "A"


def test_a_board_is_named_with_its_article_once():
    assert with_article("Improvement Board") == "the Improvement Board"
    assert with_article("The Board") == "The Board"
