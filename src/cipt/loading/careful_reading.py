"""A file read with care: everything that is wrong with it told, and as much of it kept as can be.

This is the slow way, for the few files in which something is odd. It takes away one kind of damage
after the other, so that each is told once and the next can still be found behind it.
"""

from __future__ import annotations

import re

from cipt.findings import Trouble
from cipt.loading.decode import lines_of
from cipt.loading.marked_tree import Marked, marked_tree
from cipt.loading.mistakes import explain
from cipt.loading.mistakes_characters import (
    changes_the_reading,
    control_characters,
    lost_characters,
    not_as_it_looks,
    odd_characters,
    without_odd_characters,
)
from cipt.loading.mistakes_conflicts import conflicts_left
from cipt.loading.mistakes_indentation import tabs_in_indents
from cipt.loading.mistakes_lines import shown
from cipt.loading.mistakes_no_plan import no_plan_file
from cipt.loading.text_tree import Reading
from cipt.loading.tree import Tree
from cipt.loading.yaml_events import NOT_YAML

_LINE_ENDS_OF_YAML = re.compile("[\x85\u2028\u2029]")


def read_carefully(text: str, path: str, *, positions: bool) -> Reading:
    """The reading of `text`, whose lines end in LF."""
    lines = lines_of(text)
    conflicts = conflicts_left(lines, path)
    if conflicts:
        return Reading(None, None, tuple(conflicts), readable=False)
    typed = lines
    damage, lines = _without_damage(lines, path)
    marked, troubles = _read(lines, path)
    whole = [*damage, *(trouble for trouble in troubles if not trouble.at)]
    readable = marked is not None and not any(trouble.costs for trouble in whole)
    troubles = sorted(
        [*damage, *troubles],
        key=lambda one: (not readable and not one.costs, one.line, one.column or 0),
    )
    if marked is None and (foreign := no_plan_file(typed, path)):
        return Reading(None, None, (foreign,), readable=False)
    if marked is None or not readable:
        return Reading(None, None, tuple(troubles), readable=False)
    return Reading(marked.tree, marked.marks if positions else None, tuple(troubles), True)


def _without_damage(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """What characters and lines no plan file has are told of, and the lines without them."""
    troubles, lines = control_characters(lines, path)
    troubles += lost_characters(lines, path)
    for mend in (_directives, tabs_in_indents, _without_odd_characters):
        told, lines = mend(lines, path)
        troubles += told
    return troubles, lines


def _directives(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """A trouble for each of the first lines that begin with %, and the lines without any such."""
    numbers = [number for number, text in enumerate(lines) if text.startswith("%")]
    mended = ["" if text.startswith("%") else text for text in lines]
    troubles = []
    for number in numbers[:20]:
        message = f"a line cannot begin with the sign %: {shown(lines[number])}"
        hint = f"Delete line {number + 1}, or put # and a space before it if it is a note"
        if number:
            hint = f"Join it to line {number}, or d{hint[1:]}"
        troubles.append(Trouble("unreadable-yaml", path, number + 1, 1, message, hint))
    return troubles, mended


def _without_odd_characters(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """Warnings of unseen characters; those that change what the file says are no mere warnings."""
    troubles, mended = odd_characters(lines, path)
    if troubles:
        said = _tree([_LINE_ENDS_OF_YAML.sub(" ", text) for text in lines], path)
        if said is None or _cleaned(said) != _tree(mended, path):
            at_fault = {n for n, text in enumerate(lines, 1) if changes_the_reading(text)}
            troubles = [
                not_as_it_looks(one) if not at_fault or one.line in at_fault else one
                for one in troubles
            ]
    return troubles, mended


def _tree(lines: list[str], path: str) -> Tree:
    try:
        return marked_tree(lines, path, plain=True).tree
    except NOT_YAML:
        return None


def _cleaned(tree: Tree) -> Tree:
    """`tree` without odd characters."""
    if isinstance(tree, dict):
        return {without_odd_characters(key).strip(): _cleaned(tree[key]) for key in tree}
    if isinstance(tree, list):
        return [_cleaned(entry) for entry in tree]
    return None if tree is None else without_odd_characters(tree).strip()


def _read(lines: list[str], path: str) -> tuple[Marked | None, list[Trouble]]:
    """The tree of `lines`, None where the file as a whole is none, and what is wrong with it."""
    try:
        marked = marked_tree(lines, path, plain=False)
    except NOT_YAML:
        pass
    else:
        if marked.refused:
            return None, [*marked.troubles, marked.refused]
        if not isinstance(marked.tree, str):
            return marked, list(marked.troubles)
    mistakes, mended = explain(lines, path)
    try:
        further = marked_tree(mended, path, plain=False)
    except NOT_YAML:
        return None, mistakes
    return None, [*mistakes, *further.troubles, *filter(None, [further.refused])]
