"""A changed file holds what was meant, and every byte that was not to change is as it was."""

from difflib import unified_diff
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.editing.edit import edited, new_file, typed_tree
from cipt.editing.source_lines import SourceLines
from cipt.faults import CannotGoOn
from cipt.loading.spans import Point, spans_of
from cipt.loading.text_tree import read_text_tree
from cipt.loading.tree import Tree

from .odd_layouts import ACTIONS, DAYS, ENTRIES, TEXTS, laid_out

PATH = "actions/1/1.1.1.yaml"


def inserted(before: bytes, after: bytes) -> bool:
    """Whether `after` is `before` with one piece put in."""
    together = in_common(before, after) + in_common(before[::-1], after[::-1])
    return together >= len(before) and len(after) > len(before)


def in_common(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def with_values(tree: Tree) -> Tree:
    """The tree without keys to which nobody has given a value: they say nothing."""
    if isinstance(tree, dict):
        return {key: with_values(value) for key, value in tree.items() if value is not None}
    return [with_values(entry) for entry in tree] if isinstance(tree, list) else tree


def around(data: bytes, key: str) -> tuple[str, str]:
    """What stands before the value of a key, and what stands after it."""
    source = SourceLines(data.decode().removeprefix("\ufeff"))
    span = spans_of("\n".join(source.lines))
    assert span is not None
    assert span.keys is not None
    place = span.keys[key]
    end = Point(len(source.lines), 0)
    start = min(place.colon, place.value.start)
    return source.between(Point(0, 0), start), source.between(place.value.end, end)


@given(laid_out(), ENTRIES)
def test_an_update_is_put_in_and_nothing_else_changes(file, update):
    tree, data = file
    meant = {**tree, "updates": [*tree.get("updates", []), update]}
    result = edited(PATH, data, meant)
    assert read_text_tree(result, PATH).tree == meant
    assert inserted(data, result)


@given(laid_out(), DAYS)
def test_a_new_key_is_put_in_and_nothing_else_changes(file, day):
    tree, data = file
    meant = {**tree, "started": day}
    result = edited(PATH, data, meant)
    assert read_text_tree(result, PATH).tree == meant
    assert inserted(data, result)


@given(laid_out(), TEXTS, st.sampled_from(["title", "due", "completed"]))
def test_a_replaced_text_changes_alone(file, text, key):
    tree, data = file
    meant = {**tree, key: text}
    result = edited(PATH, data, meant)
    assert read_text_tree(result, PATH).tree == meant
    if key in tree and tree[key] != text:
        assert around(result, key) == around(data, key)


@given(laid_out(), DAYS, ENTRIES)
def test_a_single_value_becomes_the_first_of_a_list(file, day, sign_off):
    tree, data = file
    meant = dict(tree)
    if "completed" in tree:
        meant["completed"] = [tree["completed"], day]
    if "signed_off" in tree:
        meant["signed_off"] = [tree["signed_off"], sign_off]
    assert read_text_tree(edited(PATH, data, meant), PATH).tree == meant


@given(laid_out(), ACTIONS)
def test_any_action_can_become_any_other(file, meant):
    """Or is refused, where comments stand in the midst of what would have to go."""
    _, data = file
    try:
        result = edited(PATH, data, meant)
    except CannotGoOn:
        assert b"#" in data
        return
    assert with_values(read_text_tree(result, PATH).tree) == meant
    assert result.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")


@given(laid_out())
def test_what_is_meant_already_changes_no_byte(file):
    tree, data = file
    assert typed_tree(PATH, data) == tree
    assert edited(PATH, data, tree) == data


@given(ACTIONS)
def test_a_new_file_holds_what_was_meant(tree):
    assert read_text_tree(new_file(PATH, tree, "# first"), PATH).tree == tree


A_FORM = b"""\
title: Review all visits
area: 2.6
note:
milestones:   # none agreed yet
updates:
  - date: 2019-05-31
    note: Begun
    by:   # who was it?
"""


def test_keys_that_wait_for_a_value_stay_with_their_comments():
    assert changed(A_FORM, started="2019-06-01") == "+started: 2019-06-01"
    update = {"date": "2019-06-14", "note": "Half done"}
    updates = [*keys_of(A_FORM)["updates"], update]
    assert changed(A_FORM, updates=updates) == "+  - date: 2019-06-14\n+    note: Half done"
    assert changed(A_FORM, note="Ask IT") == "-note:\n+note: Ask IT"
    braces = b"{title: x, area: 1.1, note: , public: }"
    assert edited(PATH, braces, {**keys_of(braces), "due": "2019-06"}) == (
        b"{title: x, area: 1.1, due: 2019-06, note: , public: }"
    )


ACTION = b"""\
# yaml-language-server: $schema=../../../schemas/action.schema.json
title: Review all visits   # the board's words

area: 2.6
leads: [head, manager]

due: 2019-01-31  # never moved

updates:
    -   date: 2019-05-31
        rag: AMBER
        # said on the telephone

    -   date: 2019-06-14
        note: >
          Half of them
          are done

# what follows is for the board
signed_off: {date: 2019-07-16, by: board}"""


def keys_of(data: bytes) -> dict[str, Any]:
    tree = typed_tree(PATH, data)
    assert isinstance(tree, dict)
    return tree


def changed(data: bytes, **values) -> str:
    """The lines that an edit takes out and puts in."""
    result = edited(PATH, data, {**keys_of(data), **values})
    before, after = (text.decode().splitlines() for text in (data, result))
    return "\n".join(
        line for line in unified_diff(before, after, n=0, lineterm="") if line[:2] not in NO_LINES
    )


NO_LINES = ("--", "++", "@@")


def test_a_new_entry_is_laid_out_as_its_neighbours_are():
    updates = keys_of(ACTION)["updates"]
    assert changed(ACTION, updates=[*updates, {"date": "2019-06-20", "note": "Done: all"}]) == (
        '+    -   date: 2019-06-20\n+        note: "Done: all"\n+'
    )


def test_a_new_key_stands_in_the_order_of_the_format():
    assert changed(ACTION, started="2019-01-14") == "+started: 2019-01-14"
    assert edited(PATH, ACTION, {**keys_of(ACTION), "started": "2019-01-14"}) == (
        ACTION.replace(b"\nupdates:", b"started: 2019-01-14\n\nupdates:")
    )


def test_comments_and_blank_lines_stay_where_they_are():
    assert changed(ACTION, title="Review them all") == (
        "-title: Review all visits   # the board's words\n"
        "+title: Review them all   # the board's words"
    )
    assert changed(ACTION, leads=["head", "director"]) == (
        "-leads: [head, manager]\n+leads: [head, director]"
    )
    assert changed(ACTION, due=None) == "-due: 2019-01-31  # never moved"


def test_what_stands_in_braces_is_added_to_there():
    signed = {"date": "2019-07-16", "by": "board", "minute": "4.1, 4.2", "stamp": "v1-0"}
    assert changed(ACTION, signed_off=signed) == (
        "-signed_off: {date: 2019-07-16, by: board}\n"
        '+signed_off: {date: 2019-07-16, by: board, minute: "4.1, 4.2", stamp: v1-0}'
    )


def test_a_sign_off_becomes_a_list_of_two():
    second = {"date": "2019-12-01", "by": "board"}
    first = keys_of(ACTION)["signed_off"]
    assert changed(ACTION, signed_off=[first, second]) == (
        "-signed_off: {date: 2019-07-16, by: board}\n+signed_off:\n"
        "+    - {date: 2019-07-16, by: board}\n+    - date: 2019-12-01\n+      by: board"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"title: x\ntitle: y\n",
        b"title: it: is\n",
        b"title: &a x\narea: *a\n",
        b"title: \xff\n",
        b"<<<<<<< mine\ntitle: x\n",
    ],
)
def test_a_file_that_cannot_be_read_as_it_stands_is_not_changed(data):
    with pytest.raises(CannotGoOn, match="cannot be read as it stands"):
        edited(PATH, data, {"title": "z"})


def test_an_edit_that_would_take_a_comment_with_it_is_refused():
    data = b"title: x\narea: 1.1\nupdates:\n  - date: 2019\n    # why\n    note: Done\n"
    with pytest.raises(CannotGoOn, match="cannot be changed by machine"):
        edited(PATH, data, {"title": "x", "area": "1.1", "updates": [{"note": "Done"}]})


def test_a_text_that_keeps_its_empty_lines_stays_as_it_is():
    data = b"title: x\narea: 1.1\nnote: |+\n  a\n\n\n"
    tree = keys_of(data)
    assert tree["note"] == "a\n\n\n"
    assert edited(PATH, data, {**tree, "public": "b"}) == data.replace(b"note", b"public: b\nnote")
    assert edited(PATH, b"note: |+\n  a\n\ntitle: x\n", {"note": "a\n\n", "title": "y"}) == (
        b"note: |+\n  a\n\ntitle: y\n"
    )


@pytest.mark.parametrize("data", [b"? title\n: x\narea: 1.1\n", b"title: a\xc2\x85b\narea: 1\n"])
def test_a_layout_in_which_places_cannot_be_told_is_said_to_be_one(data):
    with pytest.raises(CannotGoOn, match="cannot be changed by machine"):
        edited(PATH, data, {"title": "z"})


def test_a_text_that_no_file_can_hold_is_refused():
    with pytest.raises(ValueError, match="no plan file can hold"):
        edited(PATH, b"title: x\narea: 1.1\n", {"title": "a\x00b", "area": "1.1"})


def test_a_comment_below_an_entry_stays_with_it():
    data = b"title: x\narea: 1.1\nupdates:\n  - date: 2019\n    # by telephone\ndue: 2020\n"
    updates: list[Any] = [{"date": "2019"}, {"date": "2020"}]
    assert edited(PATH, data, {**keys_of(data), "updates": updates}) == data.replace(
        b"telephone\n", b"telephone\n  - date: 2020\n"
    )


def test_a_key_goes_below_the_empty_lines_that_belong_to_a_text():
    data = b"title: x\narea: 1.1\npublic: |+\n  a\n\n\n"
    assert edited(PATH, data, {**keys_of(data), "note": "b"}) == data + b"note: b\n"


def test_a_result_that_would_not_read_as_meant_is_refused(monkeypatch):
    monkeypatch.setattr(SourceLines, "changed", lambda self: self.text + "note: lost\n")
    with pytest.raises(CannotGoOn, match="cannot be changed by machine"):
        edited(PATH, ACTION + b"\n", {**keys_of(ACTION), "started": "2019-01-14"})
