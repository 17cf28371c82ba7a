"""Who answers for an action, and what belongs where."""

import pytest

from cipt.evaluation.index import Index

WORKSTREAMS = [{"id": "a", "title": "Practice", "sro": "head"}, {"id": "b", "title": "Partners"}]
THEMES = [
    {
        "id": "1",
        "title": "Voice",
        "sro": "director",
        "workstream": "a",
        "areas": [{"id": "1.1", "title": "Homes", "recommendations": ["R1", "R2"]}],
    },
    {
        "id": "2",
        "title": "Practice",
        "workstream": "a",
        "areas": [{"id": "2.1", "title": "Plans"}, {"id": "1.1", "title": "A second 1.1"}],
    },
    {"id": "3", "title": "Partners", "workstream": "b", "areas": [{"id": "3.1", "title": "X"}]},
    {"id": "4", "title": "Other", "workstream": "z", "areas": [{"id": "4.1", "title": "Y"}]},
]


@pytest.fixture
def index(make_plan):
    """An index of one action in each area, and one in none."""
    actions = [{"id": area, "area": area} for area in ("1.1", "2.1", "3.1", "4.1", "9.9")]
    return Index(
        make_plan(
            *actions,
            {"id": "own", "area": "1.1", "recommendations": ["R6a"]},
            header={"workstreams": WORKSTREAMS, "inspections": [{"id": "ilacs-2018"}]},
            themes=THEMES,
            recommendations=[
                {"id": "R6", "title": "Homes"},
                {"id": "R6a", "title": "At 16", "part_of": "R6"},
                {"id": "R6b", "title": "At 17", "part_of": "R6"},
            ],
        )
    )


@pytest.mark.parametrize(
    ("area", "theme", "workstream", "sro"),
    [
        ("1.1", "1", "a", "director"),
        ("2.1", "2", "a", "head"),
        ("3.1", "3", "b", None),
        ("4.1", "4", None, None),
        ("9.9", None, None, None),
    ],
)
def test_a_theme_without_an_sro_has_its_workstreams(index, area, theme, workstream, sro):
    action = index.actions[area]
    found = index.theme_of(action)
    stream = index.workstreams.get(found.workstream) if found else None
    assert (found.id if found else None) == theme
    assert (stream.id if stream else None) == workstream
    assert index.sro_of(action) == sro


def test_an_action_answers_its_own_recommendations_else_its_areas(index):
    assert index.recommendations_of(index.actions["own"]) == ("R6a",)
    assert index.recommendations_of(index.actions["1.1"]) == ("R1", "R2")
    assert index.recommendations_of(index.actions["9.9"]) == ()


def test_of_records_that_share_an_id_the_first_counts(index, make_plan):
    assert index.areas["1.1"].title == "Homes"
    twice = make_plan({"id": "1", "title": "First"}, {"id": "1", "title": "Second"})
    assert Index(twice).actions["1"].title == "First"


def test_a_recommendation_knows_its_parts(index):
    assert [part.id for part in index.parts_of("R6")] == ["R6a", "R6b"]
    assert index.parts_of("R6a") == ()


def test_a_person_is_printed_by_post_and_a_group_by_title(index):
    assert index.person_name("director") == "Strategic Director"
    assert index.person_name("scrutiny") == "Overview and Scrutiny"
    assert index.person_name("nobody-known") == "nobody-known"


def test_an_officer_and_a_group_with_one_id_are_one_kind_and_the_officer_counts(make_plan):
    plan = make_plan(groups=[{"id": "head", "title": "Heads", "signs_off": "true"}])
    assert Index(plan).person_name("head") == "Head of Service"


def test_boards_that_sign_off_agree_dates_and_so_do_groups_that_the_settings_name(make_plan):
    plan = make_plan(header={"settings": {"dates_agreed_by": ["scrutiny"]}})
    index = Index(plan)
    assert index.signing_boards == {"improvement-board"}
    assert index.may_agree_dates("improvement-board")
    assert index.may_agree_dates("scrutiny")
    assert not index.may_agree_dates("head")
    assert not index.may_agree_dates(None)


def test_a_reference_to_a_measure_means_its_lettered_parts_only_where_it_stands_for_nothing_else(
    make_plan,
):
    ids = ["1a", "1b", "1ab", "10", "2", "2a", "tool", "toolb", "3.1a"]
    plan = make_plan(measures=[{"id": name, "title": name} for name in ids])
    index = Index(plan)

    def means(ref):
        return [measure.id for measure in index.measures_for(ref)]

    assert means("1") == ["1a", "1b"]
    assert means("1a") == ["1a"]
    assert means("2") == ["2"]
    assert means("3.1") == ["3.1a"]
    assert means("too") == []
    assert means("nowhere") == []


def test_every_list_of_the_plan_can_be_asked_by_id(index):
    assert index.inspections["ilacs-2018"].id == "ilacs-2018"
    assert index.workstreams["b"].title == "Partners"
    assert index.recommendations["R6"].title == "Homes"
    assert index.officers["head"].post == "Head of Service"
    assert index.groups["scrutiny"].title == "Overview and Scrutiny"
    assert index.themes["3"].title == "Partners"
    assert index.measures == {}
