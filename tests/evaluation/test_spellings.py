"""Whom a text means, when documents write officers and groups in many ways."""

from cipt.evaluation.spellings import spelling, who_is_meant
from cipt.model.records import Group, Officer


def meant(*people):
    return who_is_meant({one.id: one for one in people})


def test_an_officer_is_meant_by_post_alias_and_name_and_a_group_by_title():
    head = Officer(id="head", post="Head of  Service", aliases=("HoS",), name="A Example")
    board = Group(id="board", title="The Board")
    assert meant(head, board) == {
        "head of service": "head",
        "hos": "head",
        "a example": "head",
        "the board": "board",
    }


def test_a_text_that_could_mean_two_means_nobody():
    one, two = (Officer(id=each, post="Team Manager") for each in ("one", "two"))
    assert meant(one, two) == {}


def test_case_and_spaces_do_not_count():
    assert spelling(" Team\n MANAGER ") == spelling("team manager")
