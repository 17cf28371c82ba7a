"""Where a measure stands: reading, target in force, target now, direction of travel."""

from datetime import date
from decimal import Decimal

import pytest

from cipt.evaluation.measures import standing
from cipt.model.scheme import Condition

TODAY = date(2019, 5, 31)
STAIRCASE = [{"date": "2019-03-31", "value": "82"}, {"date": "2019-09-30", "value": "87"}]


def reading(day, value, **fields):
    return {"date": day, "value": value, **fields}


def monthly(*values):
    return [reading(f"2019-{month:02}", value) for month, value in enumerate(values, start=1)]


def value(entry):
    return entry.value if entry else None


def test_a_reading_is_known_from_the_day_it_was_published(measure):
    late = measure(readings=[reading("2018-12-31", "80.5", published="2019-01-20")])
    assert standing(late, date(2019, 1, 19)).reading is None
    assert value(standing(late, date(2019, 1, 20)).reading) == Decimal("80.5")


def test_a_reading_without_a_day_of_publication_is_known_from_its_own(measure):
    plain = measure(readings=[reading("2018-12-31", "80.5")])
    assert standing(plain, date(2018, 12, 30)).reading is None
    assert standing(plain, date(2018, 12, 31)).reading is not None


def test_a_figure_put_down_before_its_own_day_is_a_forecast_and_no_reading_yet(measure):
    missed = reading("2018-12-31", "70")
    forecast = reading("2019-12-31", "99", published="2019-01-20")
    known = measure(readings=[missed, forecast])
    assert value(standing(known, date(2019, 12, 30)).reading) == 70
    assert value(standing(known, date(2019, 12, 31)).reading) == 99


def test_the_latest_reading_is_of_the_latest_date_whatever_the_order(measure):
    known = measure(readings=[reading("2019-03-31", "83"), reading("2018-12-31", "80")])
    assert value(standing(known, TODAY).reading) == 83


def test_a_restated_reading_counts_from_its_publication_on_and_the_first_before(measure):
    first = reading("2018-12-31", "80", published="2019-01-20")
    restated = reading("2018-12-31", "78", published="2019-04-01", restated_from="80")
    for readings in ([first, restated], [restated, first]):
        known = measure(readings=readings)
        assert value(standing(known, date(2019, 3, 31)).reading) == 80
        assert value(standing(known, date(2019, 4, 1)).reading) == 78


def test_of_readings_of_one_date_published_together_the_one_listed_last_counts(measure):
    known = measure(readings=[reading("2018-12-31", "80"), reading("2018-12-31", "78")])
    assert value(standing(known, TODAY).reading) == 78


def test_the_target_in_force_is_the_latest_dated_on_or_before_the_readings_own_date(measure):
    known = measure(targets=STAIRCASE, readings=[reading("2019-03-31", "82")])
    in_october = standing(known, date(2019, 10, 31))
    assert value(in_october.target_in_force) == 82
    assert in_october.on_target is True


def test_before_the_first_target_date_no_target_is_in_force(measure):
    known = standing(measure(targets=STAIRCASE, readings=[reading("2019-03-30", "70")]), TODAY)
    assert known.target_in_force is None
    assert known.on_target is None


def test_of_two_targets_of_one_date_the_one_listed_last_is_in_force(measure):
    targets = [{"date": "2019-03-31", "value": "82"}, {"date": "2019-03-31", "value": "85"}]
    known = measure(targets=targets, readings=[reading("2019-03-31", "83")])
    assert value(standing(known, TODAY).target_in_force) == 85


def test_an_undated_target_is_never_in_force(measure):
    known = measure(targets=[{"value": "82"}], readings=[reading("2019-03-31", "70")])
    assert standing(known, TODAY).on_target is None


def test_the_target_now_is_the_last_whose_date_has_come(measure):
    known = measure(targets=STAIRCASE)
    assert value(standing(known, date(2019, 3, 31)).target) == 82
    assert standing(known, date(2019, 3, 31)).target_not_yet_due is False
    assert value(standing(known, date(2019, 9, 30)).target) == 87


def test_before_the_first_target_date_the_next_target_is_shown_as_not_yet_due(measure):
    known = standing(measure(targets=[*reversed(STAIRCASE), {"value": "99"}]), date(2019, 3, 30))
    assert value(known.target) == 82
    assert known.target_not_yet_due is True


def test_where_no_target_bears_a_date_the_first_is_shown(measure):
    known = standing(measure(targets=[{"value": "82"}, {"value": "87"}]), TODAY)
    assert value(known.target) == 82
    assert known.target_not_yet_due is False
    assert standing(measure(), TODAY).target is None


@pytest.mark.parametrize(
    ("better", "value", "on_target"),
    [
        ("higher", "82", True),
        ("higher", "81.9", False),
        ("lower", "82", True),
        ("lower", "82.1", False),
        ("target", "82", True),
        ("target", "82.1", False),
        ("target", "81.9", False),
        (None, "82", None),
    ],
)
def test_a_reading_meets_its_target_on_the_better_side(measure, better, value, on_target):
    known = measure(better=better, targets=STAIRCASE, readings=[reading("2019-03-31", value)])
    assert standing(known, TODAY).on_target is on_target


@pytest.mark.parametrize(
    ("better", "value", "on_target"),
    [
        ("higher", "80", True),
        ("higher", "79.9", False),
        ("lower", "84", True),
        ("lower", "84.1", False),
        ("target", "84", True),
        ("target", "79.9", False),
    ],
)
def test_a_reading_within_the_tolerance_is_on_target(measure, better, value, on_target):
    known = measure(
        better=better, tolerance="2", targets=STAIRCASE, readings=[reading("2019-03-31", value)]
    )
    assert standing(known, TODAY).on_target is on_target


@pytest.mark.parametrize(
    ("day", "comparable"),
    [("2019-03-31", True), ("2019-04-01", False), ("2019-04-30", False), ("2019-05-01", True)],
)
def test_nothing_is_compared_with_a_target_across_a_break(measure, day, comparable):
    known = measure(breaks=day, targets=STAIRCASE, readings=[reading("2019-04-30", "70")])
    assert (standing(known, TODAY).on_target is False) is comparable


@pytest.mark.parametrize(
    ("better", "values", "short"),
    [
        ("higher", ("80", "82"), "better"),
        ("higher", ("82", "80"), "worse"),
        ("lower", ("80", "82"), "worse"),
        ("lower", ("82", "80"), "better"),
        ("higher", ("82", "82.0"), "no change"),
        (None, ("80", "82"), None),
        (None, ("82", "82"), "no change"),
        ("higher", ("82",), None),
        ("higher", (), None),
    ],
)
def test_the_short_direction_of_travel_is_against_the_reading_before(
    measure, better, values, short
):
    known = standing(measure(better=better, readings=monthly(*values)), TODAY)
    assert known.short == short


@pytest.mark.parametrize(
    ("values", "short"),
    [
        (("70", "90"), "better"),
        (("90", "70"), "worse"),
        (("80", "84"), "no change"),
        (("81", "82"), "better"),
    ],
)
def test_where_better_means_on_target_nearer_to_it_is_better(measure, values, short):
    target = [{"date": "2019-01-01", "value": "82"}]
    known = measure(better="target", targets=target, readings=monthly(*values))
    assert standing(known, TODAY).short == short
    assert standing(measure(better="target", readings=monthly(*values)), TODAY).short is None


def test_the_long_direction_of_travel_is_against_the_mean_of_the_four_before(measure):
    known = standing(measure(readings=monthly("70", "80", "80", "90", "82")), TODAY)
    assert known.mean_before == 80
    assert known.long == "better"
    assert known.short == "worse"
    level = monthly("70", "80", "80", "90", "80")
    assert standing(measure(readings=level), TODAY).long == "no change"
    assert standing(measure(readings=level[1:]), TODAY).long is None


def test_only_the_four_readings_just_before_make_the_mean(measure):
    readings = monthly("0", "80", "80", "80", "80", "79")
    known = standing(measure(readings=readings), date(2019, 6, 30))
    assert known.mean_before == 80
    assert known.long == "worse"


def test_no_direction_is_shown_across_a_break(measure):
    readings = monthly("70", "80", "80", "90", "82")
    fresh = standing(measure(breaks="2019-05-31", readings=readings), TODAY)
    assert (fresh.short, fresh.long, fresh.before) == (None, None, None)
    early = standing(measure(breaks="2019-02-28", readings=readings), TODAY)
    assert (early.short, early.long) == ("worse", None)
    assert standing(measure(breaks=["2019-01-31"], readings=readings), TODAY).long == "better"


def test_a_restated_reading_is_one_reading_in_the_direction_of_travel(measure):
    readings = [*monthly("70", "80"), reading("2019-02", "75", published="2019-04-01")]
    known = standing(measure(readings=readings), TODAY)
    assert value(known.reading) == 75
    assert value(known.before) == 70


OUTCOME = {"success": [{"measure": "7"}], "completed": "2019-04-30"}


@pytest.mark.parametrize(
    "fields",
    [
        {"targets": STAIRCASE},
        {"readings": [reading("2019-03-31", "70")]},
        {"targets": STAIRCASE, "readings": [reading("2019-03-30", "70")]},
        {"targets": [{"value": "82"}], "readings": [reading("2019-03-31", "70")]},
        {"targets": STAIRCASE, "readings": [reading("2019-03-31", "81")], "tolerance": "1"},
        {"targets": STAIRCASE, "readings": [reading("2019-03-31", "70")], "better": None},
        {
            "targets": STAIRCASE,
            "readings": [reading("2019-04-30", "70")],
            "breaks": ["2019-04-01"],
        },
        {
            "targets": STAIRCASE,
            "readings": [reading("2019-03-31", "70", published="2019-06-20")],
        },
    ],
)
def test_no_reading_no_target_or_nothing_to_compare_is_no_missed_outcome(judged, fields):
    known = {"id": "7", "title": "Homes", "better": "higher", **fields}
    assert judged(**OUTCOME, lists={"measures": [known]}).condition is Condition.COMPLETE


def test_a_reference_to_a_measure_in_lettered_parts_means_all_of_them(judged):
    missed = {"targets": STAIRCASE, "readings": [reading("2019-03-31", "70")]}
    parts = [
        {"id": "7a", "title": "Homes", "better": "higher"},
        {"id": "7b", "title": "Homes", "better": "higher", **missed},
    ]
    assert judged(**OUTCOME, lists={"measures": parts}).condition is Condition.OUTCOME_MISSED
    whole = {"id": "7", "title": "Homes"}
    assert judged(**OUTCOME, lists={"measures": [whole, *parts]}).condition is Condition.COMPLETE


def test_success_that_names_an_unknown_measure_is_no_missed_outcome(judged):
    assert judged(success=[{"measure": "nowhere"}], completed="2019-04-30").rag == "GREEN"
