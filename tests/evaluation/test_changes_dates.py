"""Due dates that move from one version of a plan to another, and what moved them."""

import pytest

from cipt.evaluation.changes import changes_between
from cipt.evaluation.changes_dates import due_moves

AGREED = {
    "due": "2019-06-30",
    "reason": "Two posts are vacant",
    "asked": "2019-04-10",
    "agreed": "2019-04-24",
    "by": "improvement-board",
}
ASKED = {key: AGREED[key] for key in ("due", "reason", "asked")}


@pytest.fixture
def move(make_plan):
    """How the due date of an action moves from one version to another."""

    def between(before, after, header_before=None, header_after=None):
        old = make_plan({"id": "1.1.1", **before}, header=header_before or {})
        new = make_plan({"id": "1.1.1", **after}, header=header_after or {})
        moves = due_moves(changes_between(old, new))
        assert len(moves) <= 1
        return moves[0] if moves else None

    return between


def told(move):
    dates = [day and day.isoformat()[5:] for day in (move.before, move.after)]
    return (*dates, move.days, move.cause, move.is_agreed, move.first_is_edited)


def test_a_date_that_was_edited_is_moved_and_not_agreed(move):
    found = move({"due": "2019-04-30"}, {"due": "2019-09-30"})
    assert told(found) == ("04-30", "09-30", 153, "edited", False, True)


def test_a_date_edited_beside_a_revision_that_waits_is_not_agreed(move):
    found = move({"due": "2019-04-30"}, {"due": "2019-06-30", "revisions": [ASKED]})
    assert told(found) == ("04-30", "06-30", 61, "edited", False, True)


def test_a_revision_that_a_board_agrees_moves_the_date(move):
    found = move({"due": "2019-04-30"}, {"due": "2019-04-30", "revisions": [AGREED]})
    assert told(found) == ("04-30", "06-30", 61, "agreed", True, False)
    assert found.revision.minute is None
    waited = {"due": "2019-04-30", "revisions": [ASKED]}
    assert told(move(waited, {**waited, "revisions": [AGREED]}))[3:5] == ("agreed", True)


def test_a_first_date_edited_beside_an_agreed_revision_is_told(move):
    found = move({"due": "2019-04-30"}, {"due": "2019-05-31", "revisions": [AGREED]})
    assert told(found) == ("04-30", "06-30", 61, "agreed", True, True)
    still = move(
        {"due": "2019-04-30", "revisions": [AGREED]}, {"due": "2019-05-31", "revisions": [AGREED]}
    )
    assert told(still) == ("06-30", "06-30", 0, "unmoved", False, True)
    assert not still.is_moved


@pytest.mark.parametrize("by", ["scrutiny", "nobody-known", None])
def test_what_agrees_no_dates_moves_none(move, by):
    revision = {key: value for key, value in {**AGREED, "by": by}.items() if value}
    assert move({"due": "2019-04-30"}, {"due": "2019-04-30", "revisions": [revision]}) is None


def test_a_revision_rewritten_or_taken_back_agrees_to_nothing(move):
    agreed = {"due": "2019-04-30", "revisions": [AGREED]}
    later = {**AGREED, "due": "2019-12-31"}
    assert told(move(agreed, {**agreed, "revisions": [later]}))[3:5] == ("rewritten", False)
    assert told(move(agreed, {"due": "2019-04-30"}))[2:5] == (-61, "taken back", False)
    second = {**AGREED, "due": "2019-08-31", "asked": "2019-05-10", "agreed": "2019-05-24"}
    both = {**agreed, "revisions": [AGREED, second]}
    assert told(move(both, agreed))[2:5] == (-62, "taken back", False)


def test_a_first_date_is_given_and_no_date_is_left(move):
    given = move({}, {"due": "2019-04-30"})
    assert (given.cause, given.is_moved, given.days) == ("given", False, None)
    gone = move({"due": "2019-04-30"}, {})
    assert (gone.cause, gone.is_moved, gone.after) == ("taken out", True, None)


def test_dates_that_move_because_others_may_agree_them_are_told(move):
    revised = {"due": "2019-04-30", "revisions": [{**AGREED, "by": "scrutiny"}]}
    widened = {"settings": {"dates_agreed_by": ["scrutiny"]}}
    assert told(move(revised, revised, header_after=widened))[2:5] == (61, "rights", False)
    assert told(move(revised, revised, header_before=widened))[2:5] == (-61, "rights", False)
    assert move(revised, revised) is None


def test_an_agreement_counts_whatever_the_day(move):
    late = {**AGREED, "agreed": "2030-01-01"}
    assert move({"due": "2019-04-30"}, {"due": "2019-04-30", "revisions": [late]}).is_agreed
