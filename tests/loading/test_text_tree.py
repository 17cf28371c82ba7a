"""Files to trees of the text that was typed."""

import gc
from pathlib import Path

import pytest
import yaml

from cipt.loading import yaml_events
from cipt.loading.text_tree import Reading, read_text_tree

CHECKOUT = Path(__file__).parents[2]

ACTION = """\
# yaml-language-server: $schema=../../../schemas/action.schema.json
title: Twelve-month check and audit of child protection plans by conference chairs
area: 1.10
recommendations: [R5, AFI7]        # optional: else the area's
responsible: assistant-director-performance
leads:
  - officer-04

due: 2019-04-30
due_text: 31 March; 30 April 2019
revisions:
  - asked: 2019-04-10              # without `agreed` it waits
    due: 2019-06-30
    reason: Two chairs' posts are vacant, and both are advertised
    minute: 5.2
repeats:
  every: quarter
  done:
    - {for: 2019-03-31, on: 2019-03-29}
success:
  - Audits grade more plans good
  - measure: conferences-within-15-days
note: |
  The board said: “not yet”.
    # 3 chairs - of 12 - agreed

public: >-
  We now look again
  at every plan.
"""
ACTION_TREE = {
    "title": "Twelve-month check and audit of child protection plans by conference chairs",
    "area": "1.10",
    "recommendations": ["R5", "AFI7"],
    "responsible": "assistant-director-performance",
    "leads": ["officer-04"],
    "due": "2019-04-30",
    "due_text": "31 March; 30 April 2019",
    "revisions": [
        {
            "asked": "2019-04-10",
            "due": "2019-06-30",
            "reason": "Two chairs' posts are vacant, and both are advertised",
            "minute": "5.2",
        }
    ],
    "repeats": {"every": "quarter", "done": [{"for": "2019-03-31", "on": "2019-03-29"}]},
    "success": ["Audits grade more plans good", {"measure": "conferences-within-15-days"}],
    "note": "The board said: “not yet”.\n  # 3 chairs - of 12 - agreed\n",
    "public": "We now look again at every plan.",
}


@pytest.fixture(params=["libyaml", "pure Python"], autouse=True)
def parser(request, monkeypatch):
    if request.param == "pure Python":
        monkeypatch.setattr(yaml_events, "_parser", yaml.BaseLoader)
    else:
        assert yaml.__with_libyaml__
    return request.param


def read(text: str) -> Reading:
    """A sound file's reading, which is the same with positions and without."""
    quick = read_text_tree(text.encode(), "p.yaml")
    placed = read_text_tree(text.encode(), "p.yaml", positions=True)
    assert quick.readable
    assert (quick.tree, quick.troubles) == (placed.tree, placed.troubles)
    assert quick.marks is None
    assert placed.marks is not None
    return quick


def tree_of(text: str) -> object:
    reading = read(text)
    assert reading.troubles == ()
    return reading.tree


# --- what is typed is what is read ---------------------------------------------------------------


def test_an_action_is_read_as_it_is_typed():
    assert tree_of(ACTION) == ACTION_TREE


def test_line_ends_and_a_byte_order_mark_change_nothing():
    for end in ("\r\n", "\r"):
        assert tree_of(ACTION.replace("\n", end)) == ACTION_TREE
    assert tree_of("\ufeff" + ACTION) == ACTION_TREE
    assert tree_of("---\n" + ACTION + "...\n") == ACTION_TREE


@pytest.mark.parametrize(
    "value",
    ["1.10", "no", "Yes", "0123", "12:30", "2019-02-30", "1_000", "0x1F", "1e3", ".inf", "=", "-5",
     "R6a", "true", "E08000032", "£3,000", "Children’s", "Zoë", "10%", "a@b.uk", "it's", 'a "b"',
     "https://example.org/a#b", "C:\\plans", "C#", "a -b", "half-year", "nulled"],
)  # fmt: skip
def test_a_value_stays_the_text_that_was_typed(value):
    assert tree_of(f"key: {value}\n") == {"key": value}
    assert tree_of(f"- {value}\n") == [value]
    assert tree_of(f"- title: {value}\n") == [{"title": value}]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", " # a note"])
def test_nothing_is_a_missing_value(nothing):
    assert tree_of(f"key: {nothing}\nother: x\n") == {"key": None, "other": "x"}
    assert tree_of(f"- a\n- {nothing}\n- b\n") == ["a", "b"]
    assert tree_of(f"- a\n-{nothing and ' '}{nothing}\n- b\n") == ["a", "b"]


@pytest.mark.parametrize("typed", ['""', "''"])
def test_an_empty_text_in_quotes_stays_an_empty_text(typed):
    assert tree_of(f"key: {typed}\n") == {"key": ""}
    assert tree_of(f"- {typed}\n") == [""]


@pytest.mark.parametrize("typed", ['"null"', "'~'", '"1.10"', '"a: b # c"', "'@x'"])
def test_quotation_marks_are_taken_off_and_protect_what_is_in_them(typed):
    assert tree_of(f"key: {typed}\n") == {"key": typed[1:-1]}


def test_an_empty_file_holds_nothing():
    for text in ("", "\n", "# a note\n", "---\n", "~\n"):
        assert tree_of(text) is None


def test_brackets_may_be_empty():
    assert tree_of("reopened: []\ncells: {}\n") == {"reopened": [], "cells": {}}


def test_a_tab_after_a_key_or_in_a_text_is_read_as_a_space():
    assert tree_of("title:\tReview\tof plans\n") == {"title": "Review of plans"}


def test_a_list_may_stand_as_far_left_as_its_key():
    assert tree_of("leads:\n- a\n- b\ndue: x\n") == {"leads": ["a", "b"], "due": "x"}


def test_a_text_may_run_on_in_indented_lines():
    assert tree_of("title: Review\n  of all\n  plans\n") == {"title": "Review of all plans"}
    assert tree_of('title: "Review\n  of: all"\n') == {"title": "Review of: all"}


def test_keys_of_a_glossary_may_be_any_words():
    text = "glossary:\n  Working Together: statutory guidance\n  16+: leaving care\n"
    assert tree_of(text) == {
        "glossary": {"Working Together": "statutory guidance", "16+": "leaving care"}
    }


def test_twelve_levels_are_read_and_a_thirteenth_is_not():
    assert read("[" * 12 + "x" + "]" * 12).tree is not None
    reading = read_text_tree(("[" * 13 + "x" + "]" * 13).encode(), "p.yaml")
    assert not reading.readable
    assert reading.troubles[0].message == (
        "more than 12 lists and groups stand inside each other here"
    )


def test_every_file_of_the_sample_is_read_the_same_with_places():
    paths = sorted((CHECKOUT / "plan").rglob("*.yaml"))
    assert len(paths) > 130
    for path in paths[:: 1 if yaml_events._parser is not yaml.BaseLoader else 20]:
        reading = read(path.read_text("utf-8"))
        assert reading.tree
        assert reading.troubles == (), path


# --- what costs only what it touches -------------------------------------------------------------


def test_the_first_of_two_equal_keys_is_kept_and_the_rest_of_the_file_read():
    reading = read("title: a\ntitle: b\ndue: x\n")
    assert reading.tree == {"title": "a", "due": "x"}
    assert [(one.rule, one.at, one.line) for one in reading.troubles] == [
        ("duplicate-key", ("title",), 2)
    ]


def test_all_refusals_of_a_file_are_told_with_the_way_to_each():
    reading = read(
        "title: &a x\nmilestones:\n  - title: A\n    title: B\n  -\n  - due: *a\n    <<: *a\n"
        "    [1]: 2\nminute: !!str 5\nleads: [a, !b c]\n"
    )
    assert [(one.rule, one.at, one.line) for one in reading.troubles] == [
        ("alias-or-tag", ("title",), 1),
        ("duplicate-key", ("milestones", 0, "title"), 4),
        ("alias-or-tag", ("milestones", 1, "due"), 6),
        ("alias-or-tag", ("milestones", 1, "<<"), 7),
        ("unreadable-yaml", ("milestones", 1, "[…]"), 8),
        ("alias-or-tag", ("minute",), 9),
        ("alias-or-tag", ("leads", 1), 10),
    ]
    assert all(one.costs for one in reading.troubles)
    assert reading.tree == {
        "title": "x",
        "milestones": [{"title": "A"}, {"due": "*a"}],
        "minute": "5",
        "leads": ["a", "c"],
    }


def test_what_costs_a_record_is_an_error_and_what_costs_nothing_a_warning_or_damaged_letters():
    warnings = read("title: “a”\nnote: b c #d\nleads: [x\u200b]\npublic: Children\ufffds\n")
    assert {one.rule for one in warnings.troubles if not one.costs} == {
        "word-processor-characters",
        "swallowed-comment",
        "not-utf8",
    }
    assert all(not one.costs for one in warnings.troubles)


def test_characters_that_nobody_sees_are_not_read():
    reading = read(
        "responsible: officer-04\u200b\ntitle: Two\u00a0chairs\u00ad \u200e\ndue: \u00a0x\n"
    )
    assert reading.tree == {"responsible": "officer-04", "title": "Two chairs", "due": "x"}
    assert [one.line for one in reading.troubles] == [1, 2, 3]


def test_letters_and_marks_that_belong_to_a_text_are_left_alone():
    for text in (
        "Children’s “voice” matters",
        "“Good” or “better”",
        "Review – of plans — all",
        "بچوں\u200cکی \u200fآواز",
        "Côté Â la carte",
        "👩‍👧 first",
    ):
        assert tree_of(f"public: {text}\n") == {"public": text}


def test_a_comment_is_no_lost_text():
    text = (
        "due: 2019-04-30 # the first agreed date\n"
        "title: Review of plans  # two spaces make a comment\n"
        "leads: [a b, c] # a list\n"
        "note: # nothing yet\n"
        "# a line of its own\n"
        "reason: agreed #3\n"
        "public: 'a b' # in quotes\n"
    )
    assert read(text).troubles == ()


def test_a_reading_leaves_nothing_for_the_garbage_collector():
    gc.collect()
    gc.disable()
    try:
        for _ in range(20):
            read_text_tree(ACTION.encode(), "p.yaml")
        assert gc.collect() == 0
    finally:
        gc.enable()
