"""A plan's own colours: every condition once, worst first, and none that betters with time."""

import itertools

import pytest

from cipt.model.scheme import (
    BUILT_IN,
    COMPLETION,
    DELIVERY,
    RATED_CONDITIONS,
    Band,
    Condition,
    Scheme,
    scheme_fault,
)

FIVE = {
    "RED": ("overdue", "outcome_missed", "off_track", "milestone_missed"),
    "GREY": ("not_started",),
    "AMBER": ("at_risk", "on_track"),
    "GREEN": ("complete", "claimed"),
    "BLUE": ("signed_off",),
}


def bands(colours):
    return [
        Band(rag=rag, label=rag.title(), means=f"What {rag} means", conditions=conditions)
        for rag, conditions in colours.items()
    ]


@pytest.mark.parametrize("name", ["completion", "delivery"])
def test_the_built_in_schemes_are_sound(name):
    assert scheme_fault(BUILT_IN[name].bands) is None


@pytest.mark.parametrize(
    ("scheme", "worst_first"),
    [
        (COMPLETION, ["RED", "GREY", "AMBER", "GREEN", "BLUE"]),
        (DELIVERY, ["RED", "AMBER", "GREY", "GREEN", "BLUE"]),
    ],
)
def test_the_colours_of_the_built_in_schemes_stand_worst_first(scheme, worst_first):
    assert [band.rag for band in scheme.bands] == worst_first


def test_green_means_completed_in_one_custom_and_on_track_in_the_other():
    assert COMPLETION.rag(Condition.ON_TRACK) == "AMBER"
    assert COMPLETION.meanings("GREEN") == {"complete", "claimed"}
    assert DELIVERY.meanings("GREEN") == {"on_track"}
    assert DELIVERY.rag(Condition.COMPLETE) == "BLUE"


@pytest.mark.parametrize("scheme", [COMPLETION, DELIVERY])
def test_every_condition_but_withdrawn_has_one_colour(scheme):
    assert all(scheme.rag(condition) for condition in RATED_CONDITIONS)
    assert scheme.rag(Condition.WITHDRAWN) is None
    assert scheme.band("PURPLE") is None
    assert scheme.meanings("PURPLE") == frozenset()


def test_a_plan_may_have_a_scheme_of_its_own():
    assert scheme_fault(bands(FIVE)) is None


@pytest.mark.parametrize("condition", [condition.value for condition in RATED_CONDITIONS])
def test_a_scheme_that_leaves_a_condition_out_is_refused_by_its_name(condition):
    without = {rag: tuple(c for c in named if c != condition) for rag, named in FIVE.items()}
    fault = scheme_fault(bands({rag: named for rag, named in without.items() if named}))
    assert fault == f"gives {condition} no colour"


def test_a_condition_under_two_colours_is_refused():
    assert (
        scheme_fault(bands({**FIVE, "BLUE": ("signed_off", "overdue")}))
        == "gives overdue more than one colour"
    )


def test_a_condition_twice_under_one_colour_is_refused():
    assert (
        scheme_fault(bands({**FIVE, "BLUE": ("signed_off", "signed_off")}))
        == "gives signed_off more than one colour"
    )


def test_a_colour_that_stands_twice_is_refused():
    assert scheme_fault([*bands(FIVE), *bands({"RED": ("overdue",)})]) == "has RED twice"


def test_a_scheme_without_any_colour_is_refused():
    assert scheme_fault([]) == "gives signed_off no colour"


@pytest.mark.parametrize(
    ("worst_first", "fault"),
    [
        (("AMBER", "RED", "GREY", "GREEN", "BLUE"), "colours overdue better than at_risk"),
        (("RED", "AMBER", "GREY", "GREEN", "BLUE"), "colours not_started better than on_track"),
        (("BLUE", "GREEN", "AMBER", "GREY", "RED"), "colours overdue better than not_started"),
    ],
)
def test_no_colour_may_better_as_a_date_passes_or_by_being_declared(worst_first, fault):
    assert scheme_fault(bands({rag: FIVE[rag] for rag in worst_first})) == fault


def test_of_any_order_of_colours_only_those_pass_in_which_time_betters_nothing():
    for order in itertools.permutations(FIVE):
        scheme = Scheme(tuple(bands({rag: FIVE[rag] for rag in order})))
        ranks = [
            scheme.ranks[scheme.rag(condition) or ""]
            for condition in (
                Condition.OVERDUE,
                Condition.OFF_TRACK,
                Condition.MILESTONE_MISSED,
                Condition.NOT_STARTED,
                Condition.ON_TRACK,
            )
        ]
        at_risk = scheme.ranks[scheme.rag(Condition.AT_RISK) or ""]
        sound = ranks == sorted(ranks) and ranks[2] <= at_risk <= ranks[4]
        assert (scheme_fault(scheme.bands) is None) == sound
