"""What differs between two versions of a plan: nothing goes unmentioned, and nothing is made up."""

import copy
from dataclasses import fields, replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given

from cipt.evaluation.changes import KINDS, Gaps, Untold, changes_between, gaps_of
from cipt.loading.plan import load_plan
from cipt.model.action import Action
from cipt.model.plan import Header, Plan
from cipt.model.records import Waiver
from cipt.sources.memory import MemoryTree

SPEC = spec_from_file_location("every_change", Path(__file__).with_name("every_change.py"))
assert SPEC
assert SPEC.loader
every = module_from_spec(SPEC)
SPEC.loader.exec_module(every)


def named(changes):
    """Kind, id and field of everything that differs; of a whole record the field is ""."""
    return {
        (change.kind, change.id, difference.field)
        for change in changes.records
        for difference in change.differences
    } | {(change.kind, change.id, "") for change in changes.records if not change.differences}


# --- nothing goes unmentioned -------------------------------------------------------------------


@pytest.mark.parametrize("header", ["plan", "plan.own-scheme"])
def test_any_change_of_a_single_field_names_its_record_and_its_field(header):
    plan, tried = every.every_key(header), set()
    for kind, identity, key, other in every.altered_plans(plan):
        for before, after in ((plan, other), (other, plan)):
            changes = changes_between(before, after)
            found = named(changes)
            if kind in ("meeting", "event", "waiver"):
                # What bears no id is told by what it holds.
                assert {(one, field) for one, _, field in found} <= {(kind, key), (kind, "")}
                assert found
            else:
                assert found == {(kind, identity, key)}, (kind, identity, key)
        tried.add((kind, key))
    kinds = (("plan", plan.header), ("area", plan.themes[0].areas[0]))
    kinds += tuple((kind, getattr(plan, name)[0]) for name, kind in every.LISTS.items())
    known = {
        (kind, field.alias or name)
        for kind, record in kinds
        for name, field in type(record).model_fields.items()
    }
    # These are compared record by record, and the two files of plan.yaml have not all its keys.
    not_tried = {("plan", "inspections"), ("plan", "workstreams"), ("theme", "areas")}
    not_tried |= {(kind, "id") for kind, _ in kinds}
    if header == "plan.own-scheme":
        not_tried |= {("plan", key) for key in Header.model_fields}
    assert known - tried <= not_tried


def test_a_record_that_is_added_or_removed_is_named():
    plan = every.every_key()
    for name, kind in every.LISTS.items():
        less = replace(plan, **{name: ()})
        gone, come = changes_between(plan, less), changes_between(less, plan)
        (change,) = gone.of(kind)
        assert (change.before, change.after) == (getattr(plan, name)[0], None)
        (change,) = come.of(kind)
        assert (change.before, change.after) == (None, getattr(plan, name)[0])
        # A theme takes its areas with it.
        with_it = {"theme", "area"} if kind == "theme" else {kind}
        assert {each.kind for each in gone.records} == with_it


def test_kinds_are_all_there_are_in_a_plan():
    known = {field.name for field in fields(Plan)} - {"header"}
    assert known == set(every.LISTS)
    assert set(every.LISTS.values()) | {"plan", "inspection", "workstream", "area"} == set(KINDS)


@given(every.versions(), every.versions())
def test_plans_differ_exactly_where_something_is_told(one, other):
    changes = changes_between(one, other)
    assert bool(changes) == (one != other)
    assert not changes.untold
    assert not changes_between(one, copy.deepcopy(one))
    for change in changes.records:
        assert change.differences or change.before is None or change.after is None
        assert change.before != change.after or change.kind in ("plan", "theme", "area")


@given(every.versions(), every.versions())
def test_going_back_tells_the_same_of_each_record(one, other):
    there, back = changes_between(one, other), changes_between(other, one)
    for kind in KINDS:
        if kind not in ("meeting", "event", "waiver"):
            assert [change.id for change in there.of(kind)] == [c.id for c in back.of(kind)]


# --- by id, and not by path ---------------------------------------------------------------------


def loaded(files=None):
    base = {
        "plan.yaml": "title: A plan\norganisation: A council\n",
        "themes/1.yaml": "title: Voice\nareas:\n  - id: 1.1\n    title: Homes\n",
        "actions/1/1.1.1.yaml": "title: Publish\narea: 1.1\n",
        "actions/1/1.1.2.yaml": "title: Train\narea: 1.1\n",
    }
    return load_plan(MemoryTree({**base, **(files or {})}))


def test_a_file_that_was_moved_is_no_change():
    files = {
        "plan.yaml": "title: A plan\norganisation: A council\n",
        "actions/1/1.1.1.yaml": "title: Publish\narea: 1.1\n",
        "actions/2/1.1.2.yml": "title: Train\narea: 1.1\n",
        "measures/7.yaml": "title: Homes\n",
    }
    moved = {
        "plan.yml": "organisation: A council\ntitle:   A plan   # as printed\n",
        "actions/1.1.1.yaml": "area: '1.1'\ntitle: Publish\n",
        "actions/1/1.1.2.yaml": "title: Train\narea: 1.1\n",
        "measures/7.yml": "title: Homes\n",
    }
    before, after = load_plan(MemoryTree(files)), load_plan(MemoryTree(moved))
    assert before.plan == after.plan
    assert not changes_between(before.plan, after.plan)


def test_two_files_of_one_id_are_compared_each_with_its_like():
    one, other = (
        Action.model_validate({"id": "1.1.1", "title": title, "area": "1.1"})
        for title in ("Publish", "Train")
    )
    header = Header(title="A plan", organisation="A council")
    both = Plan(header, actions=(one, other))
    assert not changes_between(both, Plan(header, actions=(other, one)))
    (change,) = changes_between(both, Plan(header, actions=(other,))).records
    assert (change.before, change.after) == (one, None)


def test_a_month_written_as_its_last_day_is_no_change(make_plan):
    assert not changes_between(
        make_plan({"id": "1.1.1", "due": "2019-04"}),
        make_plan({"id": "1.1.1", "due": "2019-04-30"}),
    )


def test_an_area_that_moves_to_another_theme_is_not_removed(make_plan):
    def themed(*lists):
        return make_plan(
            themes=[
                {
                    "id": str(number),
                    "title": "T",
                    "areas": [{"id": one, "title": "A"} for one in ids],
                }
                for number, ids in enumerate(lists, start=1)
            ]
        )

    changes = changes_between(themed(["1.1", "1.2"], []), themed(["1.1"], ["1.2"]))
    (change,) = changes.records
    (difference,) = change.differences
    assert (change.kind, change.id, difference.at) == ("area", "1.2", ("theme",))
    assert (difference.before, difference.after) == ("1", "2")


def test_an_order_that_is_written_down_is_told(make_plan):
    def ordered(*ids):
        return make_plan(
            header={"workstreams": [{"id": one, "title": one} for one in ids]},
            themes=[{"id": "1", "title": "T", "areas": [{"id": one, "title": "A"} for one in ids]}],
        )

    changes = changes_between(ordered("a", "b"), ordered("b", "a"))
    assert named(changes) == {("plan", "", "workstreams"), ("theme", "1", "areas")}
    assert {one.differences[0].how for one in changes.records} == {"reordered"}
    added = changes_between(ordered("a", "b"), ordered("c", "a", "b"))
    assert named(added) == {("workstream", "c", ""), ("area", "c", "")}


def test_waivers_in_another_order_are_told():
    one, other = (
        Waiver.model_validate({"rule": rule, "subjects": "all", "reason": "So printed"})
        for rule in ("weak-verb", "blank-rating")
    )
    header = Header(title="A plan", organisation="A council")
    changes = changes_between(
        Plan(header, waivers=(one, other)), Plan(header, waivers=(other, one))
    )
    assert named(changes) == {("plan", "", "waivers")}


def test_changes_stand_in_the_order_of_kinds_and_ids(make_plan):
    before = make_plan({"id": "1.10"}, {"id": "1.2"}, measures=[{"id": "7", "title": "M"}])
    after = make_plan(header={"version": "2"}, measures=[{"id": "7", "title": "N"}])
    assert [(change.kind, change.id) for change in changes_between(before, after).records] == [
        ("plan", ""),
        ("action", "1.2"),
        ("action", "1.10"),
        ("measure", "7"),
    ]


# --- what could not be read ---------------------------------------------------------------------


def compared(before, after):
    return changes_between(before.plan, after.plan, gaps_of(before), gaps_of(after))


def test_an_action_that_cannot_be_read_is_neither_removed_nor_added():
    whole, broken = loaded(), loaded({"actions/1/1.1.1.yaml": "title: [\n"})
    assert [lost.id for lost in broken.lost] == ["1.1.1"]
    for changes in (compared(whole, broken), compared(broken, whole)):
        assert not changes.records
        assert changes.untold == (Untold("action", "1.1.1"),)


def test_one_that_was_removed_is_told_beside_one_that_cannot_be_read():
    before = loaded({"actions/1/1.1.3.yaml": "title: Third\narea: 1.1\n"})
    after = loaded({"actions/1/1.1.1.yaml": "title: [\n"})
    changes = compared(before, after)
    assert named(changes) == {("action", "1.1.3", "")}
    assert changes.untold == (Untold("action", "1.1.1"),)


def test_of_a_list_that_cannot_be_read_nothing_is_called_removed():
    people = "officers:\n  - id: a\n    post: A\n  - id: b\n    post: B\n"
    before = loaded({"people.yaml": people})
    after = loaded({"people.yaml": people.replace("officers:", "officers: [", 1)})
    changes = compared(before, after)
    assert not changes.records
    assert changes.untold == (Untold("officer", "a"), Untold("officer", "b"))


def test_a_key_of_the_plan_that_cannot_be_read_is_not_called_removed():
    text = "title: A plan\norganisation: A council\nstarts: 2019-01-01\nversion: "
    before = loaded({"plan.yaml": f"{text}1\n"})
    after = loaded({"plan.yaml": f"{text}2\n".replace("2019-01-01", "01/01/2019")})
    changes = compared(before, after)
    assert named(changes) == {("plan", "", "version")}
    assert changes.untold == (Untold("plan", "", "starts"),)


def test_a_title_that_cannot_be_read_is_not_called_reworded():
    before = loaded()
    areas = "areas:\n  - id: 1.1\n    title: Homes\n"
    after = loaded({"themes/1.yaml": f"title: [Voice]\nsubtitle: New\n{areas}"})
    changes = compared(before, after)
    assert named(changes) == {("theme", "1", "subtitle")}
    assert changes.untold == (Untold("theme", "1", "title"),)


def test_gaps_hide_what_they_may_hold_and_nothing_else():
    gaps = Gaps(frozenset({("action", "1")}), frozenset({"officer"}))
    assert gaps.hide("action", "1")
    assert gaps.hide("officer", "any")
    assert not gaps.hide("action", "2")
