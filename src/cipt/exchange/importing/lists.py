"""Lists inside a cell: numbered or marked with dots, an entry a line, or run together in one."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—•·▪●○■◦‣*➢✓]|o(?=\s[A-Z]))\s+", re.IGNORECASE
)
_BULLET = re.compile(r"[•·▪●○■◦‣➢✓]\s*")
_GOES_ON = re.compile(r"[a-z(&]|and\b|or\b")
_UNFINISHED = re.compile(r"(?:,|&|–|-|\b(?:and|or|of|for|to|the|in|with|by))$", re.IGNORECASE)
_IN_ONE_LINE = re.compile(r"(?:^|(?<=[\s;.,]))\(?(\d{1,2})[.)]\s+(?=[A-Z])")


def entries_of(lines: tuple[str, ...]) -> list[str]:
    """The entries of a list: marks taken off, a line that goes on from the one before joined."""
    entries: list[str] = []
    for line in _parted(lines):
        mark = _MARK.match(line)
        rest = line[mark.end() :] if mark else line
        if not rest:
            continue
        if entries and mark is None and _UNFINISHED.search(entries[-1]):
            entries[-1] = f"{entries[-1]} {line}"
        else:
            entries.append(rest)
    return entries


def goes_on(before: str, line: str) -> bool:
    """Whether a line goes on from the one before it, which was broken only to fit."""
    return bool(_UNFINISHED.search(before) or _GOES_ON.match(line))


def _parted(lines: tuple[str, ...]) -> list[str]:
    if len(lines) != 1:
        return list(lines)
    line = lines[0]
    if len(_BULLET.findall(line)) > 1:
        return [part.strip() for part in _BULLET.split(line) if part.strip()]
    starts = list(_IN_ONE_LINE.finditer(line))
    numbers = [int(start[1]) for start in starts]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)) or starts[0].start() > 0:
        return [line]
    ends = [*(start.start() for start in starts[1:]), len(line)]
    return [line[one.start() : end].strip() for one, end in zip(starts, ends, strict=True)]
