"""Values as lines of a plan file: in block form, a key a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cipt.editing.values import quoted, quoted_in_brackets, quoted_key
from cipt.loading.tree import Tree


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: its line end, and how far below its key a list or a group stands."""

    ending: str = "\n"
    list_indent: int = 2
    group_indent: int = 2


def key_lines(key: str, value: Tree, layout: Layout) -> list[str]:
    """The lines of a key and its value, without their ends.

    Raises ValueError, as all of these, for a text that no plan file can hold.
    """
    name = quoted_key(key)
    if isinstance(value, str) or not value:
        return [f"{name}: {short(value)}".rstrip(" ")]
    if isinstance(value, list):
        lines = [line for entry in value for line in entry_lines(entry, layout)]
        return [f"{name}:", *indented(lines, layout.list_indent)]
    return [f"{name}:", *indented(group_lines(value, layout), layout.group_indent)]


def group_lines(group: dict[str, Tree], layout: Layout) -> list[str]:
    """The lines of a group of keys; a key without a value is left out."""
    return [
        line
        for key, value in group.items()
        if value is not None
        for line in key_lines(key, value, layout)
    ]


def entry_lines(entry: Tree, layout: Layout, gap: int = 2) -> list[str]:
    """The lines of an entry of a list, which stands `gap` characters after its dash begins."""
    if isinstance(entry, str) or not entry:
        lines = [short(entry)]
    elif isinstance(entry, dict):
        lines = group_lines(entry, layout)
    else:
        lines = [line for one in entry for line in entry_lines(one, layout)]
    return ["-".ljust(gap) + lines[0], *indented(lines[1:], gap)]


def short(value: Tree) -> str:
    """A text, or a list or group that holds nothing."""
    if isinstance(value, str):
        return quoted(value)
    return "" if value is None else "[]" if isinstance(value, list) else "{}"


def in_brackets(value: Tree) -> str:
    """A value on one line: lists in brackets, groups of keys in braces."""
    if isinstance(value, list):
        return f"[{', '.join(map(in_brackets, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(bracketed_keys(value))}}}"
    return "" if value is None else quoted_in_brackets(value)


def bracketed_keys(group: dict[str, Tree]) -> list[str]:
    """Keys and values as they stand in braces; a key without a value is left out."""
    return [
        f"{quoted_key(key)}: {in_brackets(value)}"
        for key, value in group.items()
        if value is not None
    ]


def indented(lines: Iterable[str], columns: int) -> list[str]:
    """The lines, moved in by so many columns."""
    return [" " * columns + line for line in lines]
