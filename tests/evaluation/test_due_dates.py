"""The current due date: the first one, until a board agrees another."""

from datetime import date

import pytest

BOARD = "improvement-board"
ASKED = {"asked": "2019-04-10", "due": "2019-06-30", "reason": "Two posts are vacant"}
AGREED = {**ASKED, "agreed": "2019-04-24", "by": BOARD}


def test_a_revision_agreed_by_a_board_moves_the_due_date_from_that_day_on(judged):
    before = judged("2019-04-23", due="2019-04-30", revisions=[AGREED])
    after = judged("2019-04-24", due="2019-04-30", revisions=[AGREED])
    assert before.due == date(2019, 4, 30)
    assert before.revisions == 0
    assert after.due == date(2019, 6, 30)
    assert after.first_due == date(2019, 4, 30)
    assert after.revisions == 1


def test_a_revision_asked_for_waits_and_moves_nothing(judged):
    waiting = judged(due="2019-04-30", revisions=[ASKED])
    assert waiting.due == date(2019, 4, 30)
    assert waiting.asked_due == date(2019, 6, 30)
    assert waiting.revisions == 0
    assert waiting.days_overdue == 31


def test_a_revision_waits_from_the_day_it_was_asked_until_it_is_agreed_or_refused(judged):
    refused = {**ASKED, "refused": "2019-04-24", "by": BOARD}
    for revision in (AGREED, refused):
        fields = {"due": "2019-04-30", "revisions": [revision]}
        assert judged("2019-04-09", **fields).asked_due is None
        assert judged("2019-04-10", **fields).asked_due == date(2019, 6, 30)
        assert judged("2019-04-23", **fields).asked_due == date(2019, 6, 30)
        assert judged("2019-04-24", **fields).asked_due is None


def test_a_refused_revision_moves_nothing(judged):
    refused = {**ASKED, "refused": "2019-04-24", "by": BOARD}
    progress = judged(due="2019-04-30", revisions=[refused])
    assert progress.due == date(2019, 4, 30)
    assert progress.revisions == 0


@pytest.mark.parametrize("by", ["scrutiny", "nobody-known", None])
def test_a_revision_agreed_by_a_body_that_may_not_agree_dates_still_waits(judged, by):
    progress = judged(due="2019-04-30", revisions=[{**AGREED, "by": by}])
    assert progress.due == date(2019, 4, 30)
    assert progress.asked_due == date(2019, 6, 30)
    assert progress.revisions == 0


def test_a_day_of_asking_that_has_not_come_does_not_decide_which_revision_waits(judged):
    ahead = {**ASKED, "asked": "2019-04-20", "agreed": "2019-04-01", "by": "scrutiny"}
    later = {**ASKED, "asked": "2019-04-10", "due": "2019-08-31"}
    progress = judged("2019-04-15", due="2019-04-30", revisions=[ahead, later])
    assert progress.asked_due == date(2019, 8, 31)


def test_a_group_named_in_the_settings_may_agree_dates_but_not_sign_off(judged):
    lists = {"header": {"settings": {"dates_agreed_by": "scrutiny"}}}
    progress = judged(
        due="2019-04-30",
        revisions=[{**AGREED, "by": "scrutiny"}],
        signed_off={"date": "2019-05-01", "by": "scrutiny"},
        lists=lists,
    )
    assert progress.due == date(2019, 6, 30)
    assert progress.sign_off is None


def test_the_revision_agreed_last_counts_whatever_the_order_of_the_list(judged):
    later = {**AGREED, "due": "2019-09-30", "agreed": "2019-05-24"}
    for revisions in ([AGREED, later], [later, AGREED]):
        progress = judged(due="2019-04-30", revisions=revisions)
        assert progress.due == date(2019, 9, 30)
        assert progress.revisions == 2


def test_of_two_revisions_agreed_on_one_day_the_one_lower_in_the_list_counts(judged):
    other = {**AGREED, "due": "2019-09-30"}
    assert judged(due="2019-04-30", revisions=[other, AGREED]).due == date(2019, 6, 30)
    assert judged(due="2019-04-30", revisions=[AGREED, other]).due == date(2019, 9, 30)


def test_days_slipped_is_the_distance_from_the_first_due_date(judged):
    assert judged(due="2019-04-30", revisions=[AGREED]).days_slipped == 61
    assert judged(due="2019-04-30").days_slipped == 0


def test_days_slipped_is_negative_where_the_date_was_pulled_forward(judged):
    assert judged(due="2019-07-31", revisions=[AGREED]).days_slipped == -31


def test_without_a_first_date_nothing_has_slipped(judged):
    progress = judged(revisions=[AGREED])
    assert progress.due == date(2019, 6, 30)
    assert progress.first_due is None
    assert progress.days_slipped is None
    assert judged().days_slipped is None


def test_the_date_asked_for_last_is_the_one_that_waits(judged):
    later = {**ASKED, "asked": "2019-05-10", "due": "2019-09-30"}
    for revisions in ([ASKED, later], [later, ASKED]):
        assert judged(revisions=revisions).asked_due == date(2019, 9, 30)


def test_a_revision_without_any_date_of_its_own_is_seen_and_waits(judged):
    undated = {"due": "2019-09-30", "reason": "More time"}
    assert judged("2018-01-01", revisions=[undated]).asked_due == date(2019, 9, 30)
    assert judged(revisions=[ASKED, undated]).asked_due == date(2019, 9, 30)


def test_a_revision_without_the_day_it_was_asked_is_seen_from_its_agreement(judged):
    revision = {key: value for key, value in AGREED.items() if key != "asked"}
    assert judged("2019-04-23", due="2019-04-30", revisions=[revision]).asked_due is None
    assert judged("2019-04-24", due="2019-04-30", revisions=[revision]).due == date(2019, 6, 30)


def test_a_month_as_due_date_means_its_last_day(judged):
    assert judged("2019-04-30", due="2019-04").days_overdue == 0
    assert judged("2019-05-01", due="2019-04").days_overdue == 1


def test_days_overdue_is_nothing_unless_the_action_is_overdue(judged):
    assert judged(due="2019-04-30", completed="2019-05-30").days_overdue == 0
    assert judged(due="2019-04-30", withdrawn={"date": "2019-05-30"}).days_overdue == 0
    assert judged(due="2019-06-30").days_overdue == 0


def test_a_date_refused_on_the_day_of_its_agreement_or_since_does_not_stand(judged):
    for day in ("2019-04-24", "2019-05-08"):
        taken_back = judged(due="2019-04-30", revisions=[{**AGREED, "refused": day}])
        assert taken_back.due == date(2019, 4, 30)
        assert taken_back.condition == "overdue"
    till_then = judged(
        "2019-05-07", due="2019-04-30", revisions=[{**AGREED, "refused": "2019-05-08"}]
    )
    assert till_then.due == date(2019, 6, 30)


def test_a_date_refused_and_agreed_later_stands(judged):
    agreed = judged(due="2019-04-30", revisions=[{**AGREED, "refused": "2019-04-17"}])
    assert agreed.due == date(2019, 6, 30)
