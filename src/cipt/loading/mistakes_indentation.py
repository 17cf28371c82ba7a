"""What goes wrong with the spaces at the start of a line: one too many, one too few, a tab."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cipt.findings import Trouble
from cipt.loading.known_keys import go_together
from cipt.loading.mistakes_lines import (
    Fix,
    Line,
    above,
    begin_with,
    shown,
    spaces_named,
    take_apart,
)
from cipt.loading.yaml_events import first_problem

_MOST_LINES_TRIED = 5000
"""In a longer file a tab counts as two spaces; each trial costs a reading of the file."""

_TAB_IN_INDENT = re.compile(r" *\t[ \t]*(?=\S)")


def indentation_fixes(lines: list[str], number: int) -> Iterator[Fix]:
    """Line `number`, or the one above it, begun as far in as a line beside it; the nearest first.

    The line above may be the one at fault: the first of several keys, say, with a space too many.
    """
    line = take_apart(lines[number], number)
    if line.is_blank:
        return
    before = next(above(lines, number), None)
    beside = None if before is None else before.indent if line.dashes else before.depth
    levels = _levels_above(lines, number)
    below = next(_below(lines, number), None)
    if below is not None and not line.dashes:
        levels.setdefault(below.indent, _named(below, whole=True))
    moved = list(_moved(line, levels, beside))
    if before is not None:
        levels = _levels_above(lines, before.number)
        wanted = line.indent - (len(before.dashes) if not line.dashes else 0)
        if wanted >= 0:
            levels.setdefault(wanted, _named(line, whole=bool(line.dashes)))
        moved += _moved(before, levels)
    yield from sorted(moved, key=lambda fix: not _stands_well(lines, _as_moved(fix)))


def _below(lines: list[str], number: int) -> Iterator[Line]:
    """The lines after `number` that hold something, the nearest first."""
    for other in range(number + 1, len(lines)):
        line = take_apart(lines[other], other)
        if not line.is_blank:
            yield line


def _levels_above(lines: list[str], number: int) -> dict[int, str]:
    """How far in the lines above begin, and the name of the nearest that begins so."""
    levels: dict[int, str] = {}
    for other in above(lines, number):
        levels.setdefault(other.indent, _named(other, whole=True))
        levels.setdefault(other.depth, _named(other, whole=False))
    return levels


def _named(line: Line, *, whole: bool) -> str:
    """A line as a message names it, with its dash where the `whole` of it is meant."""
    text = line.key or line.value
    return f"{shown(line.dashes + text if whole else text, 20)} in line {line.number + 1}"


def _moved(line: Line, levels: dict[int, str], beside: int | None = None) -> Iterator[Fix]:
    """`line` begun at each of `levels`: the nearest first, of two the one that is `beside`."""
    name = shown(line.dashes + (line.key or line.value), 20)
    for level in sorted(levels, key=lambda at: (abs(at - line.indent), at != beside, at)):
        if level == line.indent:
            continue
        message = f"{name} begins {_spaces(line.indent)}, and {levels[level]} {_spaces(level)}"
        new = " " * level + line.text.lstrip()
        hint = begin_with(new, line.number)
        yield Fix(line.number, line.indent, message, hint, line.number, (new,))


def misplaced(lines: list[str], line: Line) -> Iterator[Fix]:
    """`line` begun where keys of its own kind of record stand, if it does not stand so now."""
    if not _stands_well(lines, line):
        for fix in _moved(line, _levels_above(lines, line.number)):
            if _stands_well(lines, _as_moved(fix)):
                yield fix


def _as_moved(fix: Fix) -> Line:
    return take_apart(fix.replaced[0], fix.first)


def _stands_well(lines: list[str], moved: Line) -> bool:
    """Whether a line stands with keys of its own kind of record."""
    if moved.key is None or moved.dashes:
        return False
    beside: set[str] = set()
    for other in above(lines, moved.number):
        if other.key is not None and other.depth == moved.indent:
            beside.add(other.key)
        if other.depth < moved.indent or (other.dashes and other.depth == moved.indent):
            break
    return moved.key not in beside and go_together({*beside, moved.key})


def _spaces(count: int) -> str:
    return f"with {spaces_named(count)}" if count else "at the very left"


def tabs_in_indents(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """A trouble for each run of lines that tabs indent, and the lines with spaces instead.

    Tabs in other places count as a space. How many spaces a tab stood for is found out by trial.
    """
    numbers = [number for number, text in enumerate(lines) if _TAB_IN_INDENT.match(text)]
    width = 2
    if numbers and len(lines) < _MOST_LINES_TRIED:
        beside = _beside(lines, numbers[0])
        width = max(
            (2, 4, 8, 0),
            key=lambda spaces: (_how_far(_without_tabs(lines, spaces)), spaces == beside),
        )
    troubles: list[Trouble] = []
    for first, last in _runs(numbers):
        here = f"line {first + 1}" if first == last else f"lines {first + 1} to {last + 1}"
        message = f"tabs stand at the start of {here}, where only spaces are read"
        if first == last:
            message = "a tab stands at the start of the line, where only spaces are read"
        hint = f"Put {width} spaces in place of each tab at the start of {here}"
        if width == 0:
            hint = f"Delete every tab at the start of {here}"
        column = lines[first].index("\t") + 1
        troubles.append(Trouble("unreadable-yaml", path, first + 1, column, message, hint))
    return troubles, _without_tabs(lines, width)


def _beside(lines: list[str], number: int) -> int | None:
    """How far in line `number`, which a tab indents, begins if it stands beside the line above."""
    before = next(above(lines, number), None)
    if before is None or not before.value or lines[number].count("\t") != 1:
        return None
    return before.depth if take_apart(lines[number].lstrip(), number).dashes == "" else None


def _without_tabs(lines: list[str], width: int) -> list[str]:
    mended = []
    for text in lines:
        indent = _TAB_IN_INDENT.match(text)
        start = indent.end() if indent else 0
        new = text[:start].replace("\t", " " * width) + text[start:].replace("\t", " ")
        mended.append(new if "\t" not in text or text.strip() else "")
    return mended


def _how_far(lines: list[str]) -> int:
    problem = first_problem("\n".join(lines))
    return len(lines) if problem is None else problem.line


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1
