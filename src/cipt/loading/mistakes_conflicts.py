"""A merge conflict that was left in a file: both sides stand there, and nobody has chosen."""

from __future__ import annotations

import re

from cipt.findings import Trouble
from cipt.loading.mistakes_lines import shown

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?$|={7}$")

RULE = "merge-conflict-left"
_MOST = 100


def conflicts_left(lines: list[str], path: str) -> list[Trouble]:
    """A trouble for each conflict, or for each marker that stands alone."""
    marks = [number for number, text in enumerate(lines) if _MARKER.match(text)]
    troubles: list[Trouble] = []
    at = 0
    while at < len(marks) and len(troubles) < _MOST:
        end = _end_of_conflict(lines, marks, at)
        if end is None:
            troubles.append(_lone_marker(lines, marks[at], path))
            at += 1
        else:
            troubles.append(_conflict(lines, marks[at : end + 1], path))
            at = end + 1
    return troubles


def _end_of_conflict(lines: list[str], marks: list[int], at: int) -> int | None:
    """Which of `marks` ends the conflict that begins at the one numbered `at`, if one does."""
    if not lines[marks[at]].startswith("<"):
        return None
    for other in range(at + 1, min(at + 4, len(marks))):
        if lines[marks[other]].startswith("<"):
            return None
        if lines[marks[other]].startswith(">"):
            return other
    return None


def _conflict(lines: list[str], marks: list[int], path: str) -> Trouble:
    middle = next((number for number in marks if lines[number].startswith("=")), marks[-1])
    first_end = marks[1]
    one, other = _side(lines, marks[0], first_end), _side(lines, middle, marks[-1])
    needless = _named({*marks, *range(first_end, middle)})
    if one and other:
        message = f"a merge conflict was left: one side stands in {one[0]}, the other in {other[0]}"
        hint = f"Keep {one[1]} or {other[1]}, and delete {needless}"
    elif side := one or other:
        message = f"a merge conflict was left: one side is empty, the other stands in {side[0]}"
        hint = f"Delete {needless}, and keep or delete {side[1]}"
    else:
        message = "a merge conflict was left, with nothing on either side"
        hint = f"Delete {needless}"
    return Trouble(RULE, path, marks[0] + 1, None, message, hint)


def _named(numbers: set[int]) -> str:
    """Several lines, numbered from 0, in words: "lines 1, 3 to 5 and 7"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        if len(run) > 2:
            words.append(f"{run[0] + 1} to {run[-1] + 1}")
        else:
            words += [str(number + 1) for number in run]
    return f"lines {' and '.join(filter(None, [', '.join(words[:-1]), words[-1]]))}"


def _side(lines: list[str], start: int, end: int) -> tuple[str, str] | None:
    """The lines of one side, where it has any: where they stand, and what to call them."""
    count = end - start - 1
    if count <= 0:
        return None
    if count == 1:
        return f"line {start + 2}", f"{shown(lines[start + 1].strip(), 60)} (line {start + 2})"
    return f"lines {start + 2} to {end}", f"lines {start + 2} to {end}"


def _lone_marker(lines: list[str], number: int, path: str) -> Trouble:
    message = f"a mark of a merge conflict was left: {shown(lines[number])}"
    hint = f"Delete line {number + 1}, once the lines around it say what they should"
    return Trouble(RULE, path, number + 1, None, message, hint)
