"""Plan files as people lay them out: valid, and odd in every way that YAML allows."""

from hypothesis import assume
from hypothesis import strategies as st

from cipt.editing.values import quoted, quoted_in_brackets
from cipt.loading.spans import spans_of
from cipt.loading.text_tree import read_text_tree

TEXTS = st.sampled_from(
    [
        *("Train all managers", "it's done", "see: annex", "two # signs", "1.10", "no", "- dash"),
        *('say "so"', "a, b and c", "[x] {y}", "é – ‘x’", "50% of visits", "2019-06", "null"),
    ]
)
DAYS = st.sampled_from(["2019-01-31", "2019-04-30", "2019-06", "2020"])
ENTRIES = st.fixed_dictionaries(
    {"date": DAYS}, optional={"rag": st.just("AMBER"), "note": TEXTS, "by": st.just("board")}
)
ACTIONS = st.fixed_dictionaries(
    {"title": TEXTS, "area": st.just("1.1")},
    optional={
        "leads": st.lists(st.sampled_from(["head", "manager", "director"]), min_size=1, max_size=3),
        "due": DAYS,
        "success": st.lists(TEXTS, min_size=1, max_size=3),
        "updates": st.lists(ENTRIES, min_size=1, max_size=3),
        "evidence": st.lists(ENTRIES, min_size=1, max_size=2),
        "completed": DAYS,
        "signed_off": ENTRIES,
        "source": st.fixed_dictionaries(
            {"file": TEXTS, "cells": st.fixed_dictionaries({"A: 1": TEXTS, "b": TEXTS})}
        ),
    },
)


@st.composite
def laid_out(draw, trees=ACTIONS):
    """A tree, and the bytes of a file that holds it."""
    tree = _with_empty_keys(draw, draw(trees))
    ending = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    lines = [*_top(draw), *_group(draw, tree, 0), *draw(st.sampled_from([[], [""], ["# end"]]))]
    text = ending.join(lines) + draw(st.sampled_from([ending, ending, ""]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    data = (mark + text).encode()
    # What a file reads as is told by the reader; a layout that reads otherwise is no example.
    reading = read_text_tree(data, "actions/1/1.1.1.yaml")
    assume(reading.tree == tree and not any(one.costs for one in reading.troubles))
    span = spans_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    assume(span is not None and span.tree == tree)
    return tree, data


def _with_empty_keys(draw, tree):
    """The tree with keys to which nobody has given a value yet, as a form to fill in has them."""
    if isinstance(tree, list):
        return [_with_empty_keys(draw, entry) for entry in tree]
    if not isinstance(tree, dict):
        return tree
    empty = draw(st.sampled_from([[], [], [], ["public"], ["added", "milestones"]]))
    keys = {**tree, **dict.fromkeys(empty)}
    order = draw(st.permutations(list(keys))) if empty else list(keys)
    return {name: _with_empty_keys(draw, keys[name]) for name in order}


def _top(draw):
    return draw(st.sampled_from([[], ["# yaml-language-server: $schema=x"], ["---"], ["", "# a"]]))


def _group(draw, group, column):
    lines: list[str] = []
    for name, value in group.items():
        between = draw(st.sampled_from([[], [], [""], [" " * column + "# what follows"]]))
        # A group that is an entry begins on the line of its dash.
        lines += between if lines or column == 0 else []
        lines += _key(draw, name, value, column)
    return lines


def _key(draw, name, value, column):
    pad, name = " " * column, quoted(name)
    comment = draw(st.sampled_from(["", "", "  # as agreed"]))
    if value is None:
        return [f"{pad}{name}:{comment}"]
    if isinstance(value, str):
        return _text(draw, f"{pad}{name}:", value, column, comment)
    if draw(st.integers(0, 3)) == 0:
        return _bracketed(draw, f"{pad}{name}:", value, column, comment)
    step = draw(st.sampled_from([0, 2, 2, 4] if isinstance(value, list) else [1, 2, 4]))
    deeper = draw(st.sampled_from([[], [], [pad + " " * (step + 1) + "# more"]]))
    inner = (_list if isinstance(value, list) else _group)(draw, value, column + step)
    if isinstance(value, dict):
        inner = [line for line in inner if line]
    return [f"{pad}{name}:{comment}", *inner, *deeper]


def _list(draw, entries, column):
    lines: list[str] = []
    apart = draw(st.sampled_from([[], [], [""]]))
    gap = draw(st.sampled_from([2, 2, 4]))
    for entry in entries:
        dash = " " * column + "-".ljust(gap)
        lines += apart if lines else []
        if isinstance(entry, str):
            lines += _text(draw, dash.rstrip(" "), entry, column, "")
        elif draw(st.integers(0, 4)) == 0:
            lines.append(dash + _in_brackets(entry))
        else:
            first, *rest = _group(draw, entry, column + gap)
            lines += [dash + first.lstrip(" "), *rest]
    return lines


def _text(draw, before, value, column, comment):
    """A text after its key or dash: bare, quoted, below it, or as a block."""
    deeper = " " * (column + 2)
    double = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    single = "'" + value.replace("'", "''") + "'"
    how = draw(st.integers(0, 6))
    if how == 0:
        return [f"{before} {double}{comment}"]
    if how == 1:
        return [f"{before} {single}{comment}"]
    if how == 2:
        return [f"{before}", f"{deeper}{double}{comment}"]
    if how == 3:
        return [f"{before} |-", f"{deeper}{value}"]
    if how == 4:
        return [f"{before} >-", f"{deeper}{value}", ""]
    return [f"{before} {quoted(value)}{comment}"]


def _bracketed(draw, before, value, column, comment):
    if isinstance(value, list) and draw(st.booleans()):
        deeper = " " * (column + 2)
        lines = [f"{deeper}{_in_brackets(entry)}," for entry in value]
        lines[-1] = lines[-1][: draw(st.sampled_from([-1, None]))]
        return [f"{before} [", *lines, f"{' ' * column}]{comment}"]
    return [f"{before} {_in_brackets(value)}{comment}"]


def _in_brackets(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return quoted_in_brackets(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_brackets, value)) + "]"
    return "{" + ", ".join(f"{quoted(k)}: {_in_brackets(v)}" for k, v in value.items()) + "}"
