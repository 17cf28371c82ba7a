"""A change to a file as lines taken out and put in, as `diff -u` shows them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from cipt.loading.decode import BYTE_ORDER_MARK
from cipt.render.plain import one_line


def file_diff(path: str, before: bytes | None, after: bytes) -> str:
    """The change to the file at `path`; `before` is None for a new one.

    Its lines are safe on a screen, and end alike whatever the file's own ends are. Where a last
    line has no end, that is said.
    """
    old, new = _lines(before or b""), _lines(after)
    name = f"a/{path}" if before is not None else "/dev/null"
    return "\n".join(_shown(unified_diff(old, new, name, f"b/{path}", lineterm="")))


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, last + _NO_END] if last else lines


_NO_END = "\n"
"""Marks a last line that has no end, until it is shown; no other line holds one."""


def _shown(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield one_line(line.removesuffix(_NO_END))
        if line.endswith(_NO_END):
            yield "\\ No newline at end of file"
