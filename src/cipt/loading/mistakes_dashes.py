"""List entries that lack their dash, as the entries beside them show."""

from __future__ import annotations

from collections.abc import Iterator

from cipt.loading.known_keys import go_together
from cipt.loading.mistakes_lines import (
    Fix,
    Line,
    above,
    shown,
    spaces_named,
    take_apart,
    write,
)

_REACH = 40
"""Lines in which the entry beside one is looked for."""


def lost_dashes(lines: list[str], number: int) -> Iterator[Fix]:
    """The dash that line `number`, or the first line of the entry above it, may lack."""
    line = take_apart(lines[number], number)
    if line.text.lstrip().startswith("-") and not line.dashes:
        return
    if not line.dashes:
        beside = _entry_beside(lines, line)
        if beside is not None or _has_keys_below(lines, line):
            yield with_its_dash(line, line.indent)
        return
    first = _begin_above(lines, line)
    if first is not None:
        yield with_its_dash(first, line.indent)


def with_its_dash(line: Line, indent: int) -> Fix:
    """`line` as the entry of a list whose dashes stand `indent` spaces in."""
    new = f"{' ' * indent}- {line.text.lstrip()}"
    message = f"a dash is missing before this entry of a list: {shown(line.text)}"
    hint = write(new)
    if indent != line.indent:
        where = f"with {spaces_named(indent)} before it" if indent else "at the very left"
        hint = f"{hint.replace('Write:', f'Write, {where}:', 1)}"
    return Fix(line.number, line.indent, message, hint, line.number, (new,))


def _entry_beside(lines: list[str], line: Line) -> Line | None:
    """The nearest entry of the list in which `line` stands, if it begins in the same way."""
    for other in above(lines, line.number, _REACH):
        if other.indent < line.indent:
            break
        if other.indent == line.indent and other.dashes:
            return other if _alike(line, other) else None
    last = min(line.number + 1 + _REACH, len(lines))
    for number in range(line.number + 1, last):
        other = take_apart(lines[number], number)
        if not other.is_blank and other.indent <= line.indent:
            is_entry = other.indent == line.indent and bool(other.dashes)
            return other if is_entry and _alike(line, other) else None
    return None


def _has_keys_below(lines: list[str], line: Line) -> bool:
    """Whether a key that comes first in its group has two or more below it as an entry has."""
    before = next(above(lines, line.number), None)
    if before is None or before.key is None or before.value or not (line.key and line.value):
        return False
    if before.indent >= line.indent:
        return False
    keys = {line.key}
    for number in range(line.number + 1, min(line.number + 1 + _REACH, len(lines))):
        below = take_apart(lines[number], number)
        if below.indent != line.indent + 2 or below.key is None or below.dashes:
            break
        keys.add(below.key)
    return len(keys) > 2 and go_together(keys)


def _begin_above(lines: list[str], entry: Line) -> Line | None:
    """The first line of what stands between `entry` and the key of its list, without a dash."""
    first: Line | None = None
    for other in above(lines, entry.number, _REACH):
        if other.dashes and other.indent <= entry.depth:
            return None
        if other.indent < entry.depth and first is not None:
            opens = other.key is not None and not other.value and other.indent <= entry.indent
            return first if opens and _alike(first, entry) else None
        if other.indent < entry.depth:
            return None
        if other.indent == entry.depth:
            first = other
    return first if first is not None and _alike(first, entry) else None


def _alike(line: Line, entry: Line) -> bool:
    return line.key == entry.key and (line.key is not None or bool(line.value))
