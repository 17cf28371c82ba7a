"""Lists within a plan's files: a broken entry costs itself, and the others keep their lines."""

import pytest

from cipt.loading.plan import load_plan
from cipt.sources.memory import MemoryTree

PLAN = "title: Plan\norganisation: Council\n"
THEME = "title: Theme\nareas:\n  - id: 1.1\n    title: Area\n"


def load(**files):
    return load_plan(MemoryTree({"plan.yaml": PLAN, "themes/1.yaml": THEME, **files}))


def lines(loaded):
    return [(one.line, one.message, one.subject) for one in loaded.troubles]


PEOPLE = """\
officers:
  - id: first
    post: First
  - id: second
    pots: Second
  - just text
  - id: fourth
    post: Fourth
  - id: a b
    post: Fifth
  - post: Sixth
  - id: seventh
    post: Seventh
groups:
  - id: board
    title: Board
    signs_off: yes
  - id: trust
    title: Trust
"""


def test_a_broken_entry_costs_just_that_entry_and_each_is_told_on_its_line():
    loaded = load(**{"people.yaml": PEOPLE})
    assert [officer.id for officer in loaded.plan.officers] == ["first", "fourth", "seventh"]
    assert [group.id for group in loaded.plan.groups] == ["trust"]
    assert lines(loaded) == [
        (5, "`pots` is not a key that is known here", "second"),
        (6, "an officer should have keys of its own", None),
        (9, "`id` a b is no id: letters, digits, dots, - and _ only", "a b"),
        (11, "an officer has no `id`", None),
        (17, "`signs_off` yes should be true or false", "board"),
    ]


def test_the_ids_of_lost_entries_are_known_and_where_none_is_the_kind_is_incomplete():
    loaded = load(**{"people.yaml": PEOPLE})
    assert loaded.lost_ids("officer") == {"second", "a b"}
    assert loaded.lost_ids("group") == {"board"}
    assert loaded.incomplete == {"officer"}


@pytest.mark.parametrize(("number", "line"), [(0, 2), (1, 7), (2, 12)])
def test_entries_after_a_lost_one_keep_their_own_lines(number, line):
    loaded = load(**{"people.yaml": PEOPLE})
    place = loaded.places["officer"][number]
    file = loaded.files[place.path]
    assert file.place_of(place.at)[0] == line
    assert file.place_of((*place.at, "post"))[0] == line + 1


def test_an_action_loses_all_by_one_bad_entry_since_half_a_story_misleads():
    action = "title: A\narea: 1.1\nupdates:\n  - date: 2026-01-02\n  - dat: 2026-01-03\n"
    loaded = load(**{"actions/1.yaml": action})
    assert loaded.plan.actions == ()
    assert lines(loaded) == [(5, "`dat` is not a key that is known here", None)]
    assert loaded.lost_ids("action") == {"1"}


def test_a_theme_keeps_the_areas_that_can_be_read_and_the_keys_that_can():
    theme = """\
title: Theme
ordr: 1
workstream: [a]
outcome: Better
areas:
  - id: 2.1
    title: Area
  - id: 2.2
    titel: Area
  - id: 2.3
    title: Area
"""
    loaded = load(**{"themes/2.yaml": theme, "actions/2/2.3.1.yaml": "title: A\narea: 2.3\n"})
    second = loaded.plan.themes[1]
    assert [area.id for area in second.areas] == ["2.1", "2.3"]
    assert (second.title, second.outcome, second.order, second.workstream) == (
        *("Theme", "Better"),
        *(None, None),
    )
    assert [line for line, _, _ in lines(loaded)] == [2, 3, 9]
    assert {(lost.kind, lost.id) for lost in loaded.lost} == {("theme", "2"), ("area", "2.2")}
    place = loaded.places["area"][2]
    assert loaded.files[place.path].place_of(place.at)[0] == 10


def test_a_theme_without_a_readable_title_goes_by_its_id():
    loaded = load(**{"themes/2.yaml": "title: [Theme]\nareas:\n  - {id: 2.1, title: A}\n"})
    assert [(theme.id, theme.title) for theme in loaded.plan.themes] == [("1", "Theme"), ("2", "2")]
    assert [area.id for area in loaded.plan.themes[1].areas] == ["2.1"]


def test_a_list_that_is_none_costs_the_list_and_not_the_file():
    loaded = load(**{"people.yaml": "officers: head\ngroups:\n  - {id: b, title: B}\n"})
    assert lines(loaded) == [(1, "`officers` should be a list", None)]
    assert [group.id for group in loaded.plan.groups] == ["b"]
    assert loaded.incomplete == {"officer"}


def test_a_misspelt_list_leaves_nobody_known_and_no_id_can_be_called_unknown():
    loaded = load(**{"people.yaml": "officer:\n  - {id: a, post: B}\n"})
    assert lines(loaded) == [(1, "`officer` is not a key that is known here", None)]
    assert loaded.troubles[0].hint == "Did you mean `officers`?"
    assert loaded.incomplete == {"officer", "group"}


def test_entries_with_one_id_are_all_kept_for_a_rule_to_speak_of():
    loaded = load(**{"people.yaml": "officers:\n  - {id: a, post: A}\n  - {id: a, post: B}\n"})
    assert [officer.post for officer in loaded.plan.officers] == ["A", "B"]
    assert loaded.troubles == ()


def test_actions_of_one_name_in_two_folders_are_both_kept():
    same = "title: A\narea: 1.1\n"
    loaded = load(**{"actions/1/1.1.1.yaml": same, "actions/2/1.1.1.yaml": same})
    assert [action.id for action in loaded.plan.actions] == ["1.1.1", "1.1.1"]
    assert [place.path for place in loaded.places["action"]] == [
        "actions/1/1.1.1.yaml",
        "actions/2/1.1.1.yaml",
    ]


@pytest.mark.parametrize("blank", ["", " ", " ~", " null", " # nothing"])
def test_a_key_with_nothing_after_it_counts_as_left_out(blank):
    text = f"title: A\narea: 1.1\ndue:{blank}\nleads:{blank}\nupdates:{blank}\nwithdrawn:{blank}\n"
    blanks, without = (
        load(**{"actions/1.yaml": text}),
        load(**{"actions/1.yaml": "title: A\narea: 1.1\n"}),
    )
    assert blanks.troubles == ()
    assert blanks.plan == without.plan


def test_blank_keys_within_entries_count_as_left_out_too():
    text = (
        "title: A\narea: 1.1\nupdates:\n  - date: 2026-01-02\n    rag:\n    note:\n"
        "repeats:\n  every:\n  from:\n  dates:\n    - 2026-01-02\n  done:\nsource:\n  cells:\n"
    )
    loaded = load(**{"actions/1.yaml": text})
    assert loaded.troubles == ()
    (update,) = loaded.plan.actions[0].updates
    assert (update.rag, update.note) == (None, None)


def test_a_key_that_is_needed_and_has_nothing_after_it_is_told_as_empty():
    loaded = load(
        **{"actions/1.yaml": "title: A\narea:\nrevisions:\n  - due: 2026-01-02\n    reason:\n"}
    )
    assert lines(loaded) == [(2, "`area` is empty", None), (5, "`reason` is empty", None)]


@pytest.mark.parametrize("path", ["people.yaml", "meetings.yaml", "waivers.yaml"])
@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "officers:\ngroups:\n"])
def test_a_file_of_lists_may_be_empty(path, text):
    if "officers" in text and path != "people.yaml":
        text = ""
    loaded = load(**{path: text})
    assert loaded.troubles == ()
    assert loaded.incomplete == frozenset()


def test_all_that_is_wrong_with_a_file_is_told_at_once():
    text = """\
titel: A
due: 30/04/2026
leads: head
updates:
  - date: 2026-01-02
    rag: 3
  - dat: 2026-02-30
milestones:
  - title: Draft
    due: soon
    done: 31/02/2026
"""
    loaded = load(**{"actions/1.yaml": text})
    assert [line for line, _, _ in lines(loaded)] == [1, 1, 2, 3, 6, 7, 10, 11]
    assert len(loaded.lost) == 1


def test_a_file_with_more_faults_than_anybody_reads_tells_the_first_and_counts_the_rest():
    entries = "".join(f"  - {{id: o{number}, pots: x}}\n" for number in range(200))
    loaded = load(**{"people.yaml": "officers:\n" + entries})
    assert len(loaded.troubles) == 51
    assert loaded.troubles[0].message == "150 more things here cannot stand as they are"
    assert len(loaded.lost_ids("officer")) == 200


def test_a_record_with_more_faults_than_anybody_reads_tells_the_first_and_counts_the_rest():
    keys = "".join(f"key{number}: x\n" for number in range(200))
    loaded = load(**{"actions/1.yaml": f"title: A\narea: 1.1\n{keys}"})
    assert len(loaded.troubles) == 51
    assert loaded.troubles[0].message == "150 more things here cannot stand as they are"
