"""Every rating carries its reasons in words."""

from decimal import Decimal

import pytest

from cipt.evaluation.words import days, figure, times

BOARD = "improvement-board"
TAKEN_OVER = {"header": {"taken_over": "2019-05-31"}}
AMBER = [{"date": "2019-05-31", "rag": "AMBER"}]
ASKED = {"asked": "2019-04-10", "due": "2019-06-30", "reason": "Two posts are vacant"}
AGREED = {**ASKED, "agreed": "2019-04-24", "by": BOARD}


def test_the_reasons_of_the_designs_own_example_come_out_word_for_word(judged):
    progress = judged(
        due="2019-04-30",
        updates=AMBER,
        depends_on=["2.3.6"],
        others=[{"id": "2.3.6", "due": "2019-05-19"}],
    )
    assert "; ".join(progress.reasons) == (
        "due 30 April 2019, 31 days overdue; rated AMBER on 31 May 2019; "
        "waits for 2.3.6, 12 days overdue"
    )


def test_one_day_is_one_day():
    assert [days(1), days(2), days(0), days(1200)] == ["1 day", "2 days", "0 days", "1,200 days"]
    assert [times(number) for number in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_an_action_one_day_past_its_date_is_1_day_overdue(judged):
    assert judged(due="2019-05-30").reasons == ("due 30 May 2019, 1 day overdue",)


def test_a_due_month_is_printed_as_typed(judged):
    assert judged(due="2019-04").reasons == ("due April 2019, 31 days overdue",)


def test_a_claim_says_what_it_lacks(judged):
    green = [{"date": "2019-05-31", "rag": "GREEN"}]
    claimed = judged(updates=green, lists=TAKEN_OVER)
    assert claimed.reasons == (
        "taken over as GREEN on 31 May 2019, no completion date or evidence",
    )
    with_evidence = judged(
        updates=green, evidence=[{"date": "2019-05-20", "title": "Audit"}], lists=TAKEN_OVER
    )
    assert with_evidence.reasons == ("taken over as GREEN on 31 May 2019, no completion date",)


def test_evidence_of_a_later_day_is_not_seen_in_the_reasons_of_a_claim(judged):
    progress = judged(
        "2019-05-31",
        updates=[{"date": "2019-05-20", "rag": "GREEN"}],
        evidence=[{"date": "2019-06-01"}],
        lists=TAKEN_OVER,
    )
    assert progress.reasons == (
        "rated GREEN on 20 May 2019 and taken over as such, no completion date or evidence",
    )


def test_a_declared_completion_that_lifts_nothing_says_that_no_date_stands_behind_it(judged):
    progress = judged(due="2019-04-30", updates=[{"date": "2019-05-20", "rag": "GREEN"}])
    assert progress.reasons == (
        "due 30 April 2019, 31 days overdue",
        "rated GREEN on 20 May 2019, no completion date",
    )


def test_an_action_rated_done_after_it_was_reopened_lacks_a_new_completion(judged):
    progress = judged(
        completed="2019-03-31",
        reopened={"date": "2019-04-30", "reason": "It slipped back"},
        updates=[{"date": "2019-05-20", "rag": "GREEN"}],
    )
    assert progress.reasons == (
        "no due date",
        "reopened on 30 April 2019",
        "rated GREEN on 20 May 2019, no completion date since it was reopened",
    )


def test_a_withdrawn_action_says_since_when_by_whom_and_what_took_its_place(judged):
    progress = judged(
        withdrawn={"date": "2019-05-01", "by": BOARD, "replaced_by": "2.3.11"},
        others=[{"id": "2.3.11", "number": "2.3.12"}],
    )
    assert progress.reasons == (
        "withdrawn on 1 May 2019 by Improvement Board",
        "replaced by 2.3.12",
    )
    assert judged(withdrawn={"date": "2019-05-01"}).reasons == ("withdrawn on 1 May 2019",)


def test_a_signed_off_action_names_board_and_minute(judged):
    progress = judged(
        completed="2019-05-01", signed_off={"date": "2019-05-31", "by": BOARD, "minute": "4.1"}
    )
    assert progress.reasons == (
        "signed off on 31 May 2019 by Improvement Board, minute 4.1",
        "completed on 1 May 2019",
    )


def test_a_completed_action_says_when(judged):
    progress = judged(due="2019-04-30", completed="2019-05-01")
    assert progress.reasons == ("completed on 1 May 2019",)


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("scrutiny", " by Overview and Scrutiny, which may not sign actions off"),
        (None, ", no board named"),
    ],
)
def test_a_sign_off_that_does_not_count_is_explained(judged, by, words):
    fields = {"completed": "2019-05-01", "signed_off": {"date": "2019-05-31", "by": by}}
    progress = judged(**fields)
    assert progress.reasons == ("completed on 1 May 2019", f"signed off on 31 May 2019{words}")
    reopened = judged(**fields, reopened={"date": "2019-05-31"})
    assert not any("signed off" in reason for reason in reopened.reasons)


def test_a_missed_outcome_says_which_measure_where_it_stood_and_where_it_was_to_be(judged):
    measure = {
        "id": "7",
        "title": "Homes",
        "unit": "percent",
        "better": "higher",
        "targets": [{"date": "2019-03-31", "value": "82"}],
        "readings": [{"date": "2019-03-31", "value": "80.5"}],
    }
    progress = judged(
        success=[{"measure": "7"}], completed="2019-05-01", lists={"measures": [measure]}
    )
    assert progress.reasons == (
        "completed on 1 May 2019",
        "“Homes” misses its target: 80.5% on 31 March 2019, where 82% was to be reached",
    )


def test_figures_are_printed_as_typed_with_their_unit(measure):
    assert figure(Decimal("80.50"), measure()) == "80.50%"
    assert figure(Decimal(1240), measure(unit="count")) == "1,240"
    assert figure(Decimal("-2.1"), measure(unit=None)) == "-2.1"


def test_an_action_not_started_says_that_nothing_is_recorded(judged):
    assert judged(due="2019-06-30").reasons == (
        "due 30 June 2019",
        "nothing recorded says that work has begun",
    )


def test_a_moved_date_is_told_with_the_first_one(judged):
    progress = judged(due="2019-04-30", revisions=[AGREED], updates=AMBER)
    assert progress.reasons == (
        "due 30 June 2019",
        "first due 30 April 2019, moved once",
        "rated AMBER on 31 May 2019",
    )
    assert "moved once" in judged(revisions=[AGREED]).reasons


def test_a_date_asked_for_is_told_as_not_yet_agreed(judged):
    progress = judged(due="2019-04-30", revisions=[ASKED], updates=AMBER)
    assert progress.reasons[1] == (
        "30 June 2019 asked for on 10 April 2019, not yet agreed by a board"
    )
    undated = {"due": "2019-06-30", "reason": "More time"}
    assert judged(revisions=[undated]).reasons[1] == (
        "30 June 2019 asked for, not yet agreed by a board"
    )


def test_a_missed_milestone_is_named_and_further_ones_are_counted(judged):
    first = {"title": "Audit tool agreed", "due": "2019-05-30"}
    progress = judged(due="2019-06-30", milestones=[first])
    told = "milestone due 30 May 2019 not done, 1 day late (Audit tool agreed)"
    assert progress.reasons == ("due 30 June 2019", told)
    repeats = {"every": "month", "from": "2019-02-28"}
    assert judged(repeats=repeats).reasons == (
        "next due 31 May 2019",
        "occurrence due 28 February 2019 not done, 92 days late",
        "2 more dates missed",
    )
    assert judged(repeats={**repeats, "from": "2019-03"}).reasons[2] == "1 more date missed"


def test_an_action_that_recurs_or_is_looked_at_says_when_next(judged):
    done = {"due": "2019-03-31", "done": "2019-03-31"}
    assert judged(reviews=[done, {"due": "2019-09-30"}]).reasons == ("next due 30 September 2019",)
    assert judged(reviews=[done]).reasons == ("no date to come",)


def test_a_colour_that_the_scheme_lacks_is_told_beside_the_one_that_counts(judged):
    updates = [{"date": "2019-04-30", "rag": "RED"}, {"date": "2019-05-31", "rag": "PUCE"}]
    assert judged(due="2019-06-30", updates=updates).reasons == (
        "due 30 June 2019",
        "rated PUCE on 31 May 2019, which is no colour of this plan",
        "rated RED on 30 April 2019",
    )


def test_recovery_dates_are_told_as_passed_or_to_come(judged):
    updates = [
        {"date": "2019-03-31", "rag": "RED", "recovery": "2019-04-30"},
        {"date": "2019-04-01", "rag": "RED", "recovery": "2019-05-15"},
        {"date": "2019-05-20", "rag": "RED", "recovery": "2019-06-15"},
    ]
    reasons = judged(due="2019-06-30", updates=updates).reasons
    assert reasons[-2:] == (
        "was to be back on track by 30 April 2019 and 15 May 2019",
        "to be back on track by 15 June 2019",
    )


def test_of_many_broken_recovery_dates_the_first_is_named_and_the_others_are_counted(judged):
    dates = [f"2019-0{month}-01" for month in (2, 3, 4, 5)]
    updates = [{"date": "2019-01-31", "rag": "RED", "recovery": day} for day in dates]
    assert judged(due="2019-06-30", updates=updates).reasons[-1] == (
        "was to be back on track by 1 February 2019 and 3 later dates"
    )


def test_an_action_waits_for_those_it_depends_on_until_they_are_done(judged):
    others = [
        {"id": "1", "due": "2019-05-30"},
        {"id": "2", "due": "2019-06-30"},
        {"id": "3"},
        {"id": "4", "withdrawn": {"date": "2019-05-01"}},
        {"id": "5", "completed": "2019-05-01"},
        {"id": "6", "completed": "2019-06-01", "number": "6.6"},
    ]
    depends_on = ["1", "2", "3", "4", "5", "6", "1", "nowhere", "1.1.1"]
    progress = judged(started="2019-01-01", depends_on=depends_on, others=others)
    assert progress.reasons[1:] == (
        "waits for 1, 1 day overdue",
        "waits for 2, due 30 June 2019",
        "waits for 3, not yet done",
        "waits for 4, withdrawn on 1 May 2019",
        "waits for 6.6, not yet done",
    )


def test_actions_that_wait_for_each_other_are_each_told_once(judged):
    progress = judged(
        due="2019-04-30",
        depends_on=["2"],
        others=[{"id": "2", "due": "2019-05-30", "depends_on": ["1.1.1"]}],
    )
    assert progress.reasons[-1] == "waits for 2, 1 day overdue"
    other = progress.judgement.of("2")
    assert other.reasons[-1] == "waits for 1.1.1, 31 days overdue"


def test_what_an_action_waits_for_from_others_is_told_from_that_day_on(judged):
    waiting = {"what": "The new records system", "who": "scrutiny", "since": "2019-05-31"}
    told = "waits for the new records system, from Overview and Scrutiny, since 31 May 2019"
    assert told in judged("2019-05-31", waiting_for=waiting).reasons
    assert told not in judged("2019-05-30", waiting_for=waiting).reasons
    short = judged(waiting_for={"what": "Ofsted", "who": "BTHFT"}).reasons
    assert short[-1] == "waits for Ofsted, from BTHFT"


def test_an_action_that_is_done_with_waits_for_nothing(judged):
    progress = judged(completed="2019-05-01", depends_on=["2"], others=[{"id": "2"}])
    assert progress.reasons == ("completed on 1 May 2019",)
