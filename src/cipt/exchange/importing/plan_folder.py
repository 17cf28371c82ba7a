"""A draft as a plan folder: new files beside each other, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cipt.editing.block_text import Layout, entry_lines, group_lines
from cipt.editing.key_order import Form, form_of
from cipt.faults import CannotGoOn
from cipt.loading.layout import FileKind, file_kind
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.loading.text_tree import read_text_tree
from cipt.sources.memory import MemoryTree


def plan_files(trees: Mapping[str, Any]) -> dict[str, bytes]:
    """The text of each file that holds something. Raises CannotGoOn for what none can hold."""
    return {path: file_of(path, tree) for path, tree in trees.items() if filled(tree)}


def file_of(path: str, tree: Any) -> bytes:
    """The text of one new file, which begins with a comment that names its schema."""
    found = file_kind(path)
    kind = found if isinstance(found, FileKind) else None
    schema = kind.name if kind else "plan"
    up = "../" * (path.count("/") + 1)
    first = f"# yaml-language-server: $schema={up}schemas/{schema}.schema.json"
    meant = _in_order(filled(tree), form_of(kind) if kind else Form())
    try:
        lines = _lines(meant)
    except ValueError:
        raise _unfit(path) from None
    data = "\n".join([first, *lines, ""]).encode()
    reading = read_text_tree(data, path)
    # What only looks like a slip of another program stands in the document as it does here.
    if reading.tree != meant or any(trouble.costs for trouble in reading.troubles):
        raise _unfit(path)
    return data


def _lines(meant: Any) -> list[str]:
    if isinstance(meant, list):
        return [line for entry in meant for line in entry_lines(entry, Layout())]
    return group_lines(meant, Layout())


def _unfit(path: str) -> CannotGoOn:
    return CannotGoOn(
        f"{path} would hold signs that no plan file can hold",
        "Take them out of the document, or type the cell anew",
    )


def _in_order(tree: Any, form: Form) -> Any:
    """The tree with its keys in the order in which plans have them."""
    if isinstance(tree, Mapping):
        keys = form.sorted(list(tree)) if form.keys else list(tree)
        return {key: _in_order(tree[key], form.below(key)) for key in keys}
    if isinstance(tree, list):
        return [_in_order(one, form) for one in tree]
    return tree


def filled(tree: Any) -> Any:
    """A tree without keys that have no value."""
    if isinstance(tree, Mapping):
        items = ((str(key), filled(value)) for key, value in tree.items())
        return {key: value for key, value in items if value not in (None, "", [], {})}
    if isinstance(tree, list | tuple):
        return [filled(one) for one in tree]
    return tree


def read_again(files: Mapping[str, bytes]) -> Loaded:
    """The files as a plan, as any other plan is read."""
    return load_plan(MemoryTree(files))
