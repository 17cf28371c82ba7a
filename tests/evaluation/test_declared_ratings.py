"""The officer's own rating: read through the plan's scheme, shown beside, never lifting."""

import pytest

from cipt.model.scheme import Condition

TAKEN_OVER = {"header": {"taken_over": "2019-05-31"}}
OWN = [
    ("BLACK", ["overdue", "off_track", "outcome_missed"]),
    ("VIOLET", ["milestone_missed", "not_started", "at_risk"]),
    ("WHITE", ["on_track"]),
    ("GOLD", ["complete", "claimed", "signed_off"]),
]
OWN_SCHEME = [
    {"rag": rag, "label": rag.title(), "means": "As agreed", "conditions": conditions}
    for rag, conditions in OWN
]


def rated(*entries):
    return [{"date": day, "rag": rag} for day, rag in entries]


def test_the_latest_declared_rating_is_that_of_the_last_update_that_bears_one(judged):
    progress = judged(
        updates=[
            *rated(("2019-03-31", "RED"), ("2019-04-30", "AMBER")),
            {"date": "2019-05-31", "note": "No news"},
        ]
    )
    assert progress.declared_rag == "AMBER"
    assert progress.declared.date.isoformat() == "2019-04-30"
    assert progress.condition is Condition.ON_TRACK


def test_the_last_update_is_of_any_kind_rated_or_not(judged):
    progress = judged(
        updates=[{"date": "2019-05-20", "note": "No news"}, *rated(("2019-04-30", "RED"))]
    )
    assert progress.last_update.isoformat() == "2019-05-20"
    assert judged().last_update is None


def test_updates_count_by_their_dates_whatever_their_order(judged):
    late_first = judged(updates=rated(("2019-05-31", "AMBER"), ("2019-04-30", "RED")))
    assert late_first.declared_rag == "AMBER"


def test_of_two_ratings_of_one_day_the_one_lower_in_the_list_counts(judged):
    progress = judged(updates=rated(("2019-05-31", "AMBER"), ("2019-05-31", "RED")))
    assert progress.condition is Condition.OFF_TRACK


def test_a_rating_is_not_seen_before_its_day(judged):
    progress = judged("2019-05-30", updates=rated(("2019-05-31", "RED")))
    assert progress.declared is None
    assert progress.declared_rag is None
    assert progress.condition is Condition.NOT_STARTED


def test_a_rating_makes_an_open_action_look_worse_and_never_better(judged):
    overdue = judged(due="2019-05-30", updates=rated(("2019-05-31", "AMBER")))
    assert overdue.rag == "RED"
    early = judged(due="2019-06-30", updates=rated(("2019-05-31", "RED")))
    assert early.rag == "RED"


def test_a_declared_completion_after_the_plan_was_taken_over_lifts_nothing(judged):
    progress = judged(
        "2019-06-30",
        due="2019-06-29",
        updates=rated(("2019-05-31", "AMBER"), ("2019-06-20", "GREEN")),
        lists=TAKEN_OVER,
    )
    assert progress.condition is Condition.OVERDUE
    assert "rated GREEN on 20 June 2019, no completion date" in progress.reasons


def test_a_declared_completion_in_a_plan_never_taken_over_lifts_nothing(judged):
    progress = judged(due="2019-05-30", updates=rated(("2019-05-20", "GREEN")))
    assert progress.condition is Condition.OVERDUE
    assert "rated GREEN on 20 May 2019, no completion date" in progress.reasons


def test_any_rating_after_the_day_of_taking_over_ends_the_claim(judged):
    updates = rated(("2019-05-31", "GREEN"), ("2019-06-10", "GREEN"))
    fields = {"due": "2019-01-31", "updates": updates, "lists": TAKEN_OVER}
    assert judged("2019-06-09", **fields).condition is Condition.CLAIMED
    assert judged("2019-06-10", **fields).condition is Condition.OVERDUE


def test_a_note_after_the_day_of_taking_over_leaves_the_claim(judged):
    updates = [*rated(("2019-05-31", "GREEN")), {"date": "2019-06-10", "note": "Still in use"}]
    progress = judged("2019-06-30", due="2019-01-31", updates=updates, lists=TAKEN_OVER)
    assert progress.condition is Condition.CLAIMED


def test_a_claim_ends_with_a_reopening(judged):
    fields = {"updates": rated(("2019-05-31", "GREEN")), "reopened": {"date": "2019-06-10"}}
    assert judged("2019-06-09", lists=TAKEN_OVER, **fields).condition is Condition.CLAIMED
    assert judged("2019-06-10", lists=TAKEN_OVER, **fields).condition is Condition.ON_TRACK


def test_a_completion_takes_the_place_of_a_claim(judged):
    progress = judged(
        updates=rated(("2019-05-31", "GREEN")), completed="2019-05-30", lists=TAKEN_OVER
    )
    assert progress.condition is Condition.COMPLETE


def test_a_claim_stands_until_the_day_of_completion(judged):
    fields = {"updates": rated(("2019-05-31", "GREEN")), "completed": "2019-06-10"}
    assert judged("2019-06-09", lists=TAKEN_OVER, **fields).condition is Condition.CLAIMED
    assert judged("2019-06-10", lists=TAKEN_OVER, **fields).condition is Condition.COMPLETE


def test_a_colour_that_means_on_track_is_no_claim(judged):
    delivery = {"header": {"taken_over": "2019-05-31", "scheme": "delivery"}}
    green = judged(due="2019-01-31", updates=rated(("2019-05-31", "GREEN")), lists=delivery)
    blue = judged(due="2019-01-31", updates=rated(("2019-05-31", "BLUE")), lists=delivery)
    assert green.condition is Condition.OVERDUE
    assert blue.condition is Condition.CLAIMED


def test_a_colour_for_both_complete_and_on_track_is_no_claim(judged):
    scheme = [dict(band) for band in OWN_SCHEME]
    scheme[2]["conditions"] = ["on_track", "complete", "claimed"]
    scheme[3]["conditions"] = ["signed_off"]
    lists = {"header": {"taken_over": "2019-05-31", "scheme": scheme}}
    progress = judged(due="2019-01-31", updates=rated(("2019-05-31", "WHITE")), lists=lists)
    assert progress.condition is Condition.OVERDUE


@pytest.mark.parametrize(
    ("rag", "condition", "derived"),
    [
        ("BLACK", Condition.OFF_TRACK, "BLACK"),
        ("VIOLET", Condition.NOT_STARTED, "VIOLET"),
        ("WHITE", Condition.ON_TRACK, "WHITE"),
        ("GOLD", Condition.CLAIMED, "GOLD"),
    ],
)
def test_a_declared_colour_is_read_through_the_plans_own_scheme(judged, rag, condition, derived):
    lists = {"header": {"taken_over": "2019-05-31", "scheme": OWN_SCHEME}}
    progress = judged(updates=rated(("2019-05-31", rag)), lists=lists)
    assert progress.condition is condition
    assert progress.rag == derived


def test_a_colour_for_not_started_and_at_risk_is_at_risk_once_work_began(judged):
    lists = {"header": {"scheme": OWN_SCHEME}}
    updates = rated(("2019-05-31", "VIOLET"))
    progress = judged(started="2019-01-14", updates=updates, lists=lists)
    assert progress.condition is Condition.AT_RISK


def test_a_colour_that_the_scheme_lacks_declares_nothing_and_takes_nothing_back(judged):
    alone = judged(updates=rated(("2019-05-31", "PUCE")))
    assert alone.condition is Condition.ON_TRACK
    after_red = judged(updates=rated(("2019-04-30", "RED"), ("2019-05-31", "PUCE")))
    assert after_red.condition is Condition.OFF_TRACK
    assert after_red.declared_rag == "PUCE"
    assert after_red.heeded.rag == "RED"


def test_a_colour_that_the_scheme_lacks_ends_a_claim(judged):
    updates = rated(("2019-05-20", "GREEN"), ("2019-05-31", "PUCE"))
    progress = judged(due="2019-01-31", updates=updates, lists=TAKEN_OVER)
    assert progress.condition is Condition.OVERDUE
