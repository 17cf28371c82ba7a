"""What YAML allows and a plan does not: equal keys, signs for other text, lists as keys."""

from __future__ import annotations

import re

from cipt.findings import Trouble
from cipt.loading.mistakes_lines import Line, quoted, shown, take_apart, write
from cipt.loading.mistakes_values import SPECIAL_SIGNS, special_sign
from cipt.loading.tree import DEEPEST

Mark = tuple[int, int]
"""Line and column, from 0."""

MOST_TROUBLES = 200
"""After so many in one file, the file is refused as a whole."""


def key_twice(lines: list[str], path: str, key: str, first: int, again: Mark) -> Trouble:
    """A key that already stood at the same level; YAML itself would keep the last in silence."""
    number, column = again
    message = f"{shown(key, 30)} stands twice: first in line {first + 1}, and again here"
    one, other = take_apart(lines[first], first), take_apart(lines[number], number)
    if one.key != key or other.key != key:
        hint = "Keep one of the two"
    elif not other.value:
        hint = (
            f"Move what stands below line {number + 1} to {shown(key + ':', 30)} in line "
            f"{first + 1}, and delete line {number + 1}"
        )
    elif lacks_dash(lines, first, number):
        hint = (
            f"If a new entry begins here, write {shown('- ' + lines[number].strip(), 60)} with its "
            f"dash below that of line {first + 1}; else delete line {number + 1}"
        )
    elif one.value == other.value:
        hint = f"Delete line {number + 1}"
    else:
        hint = (
            f"Keep {shown(_pair(one), 60)} (line {first + 1}) or "
            f"{shown(_pair(other), 60)} (line {number + 1}), and delete the other"
        )
    return Trouble("duplicate-key", path, number + 1, column + 1, message, hint)


def lacks_dash(lines: list[str], first: int, again: int) -> bool:
    """Whether a key that opens an entry stands again without a dash, as a next entry's first."""
    one, other = take_apart(lines[first], first), take_apart(lines[again], again)
    return bool(one.dashes) and not other.dashes and one.key == other.key


def _pair(line: Line) -> str:
    return f"{line.key}: {line.value}"


def odd_key(lines: list[str], path: str, key: str, at: Mark) -> Trouble:
    """A key that is empty, stands for other lines, or bears a sign."""
    number, column = at
    if key == "<<":
        message = "`<<` has a special meaning, which a plan has no use for"
        hint = f"Delete line {number + 1}"
        meant = _meant_elsewhere(lines, take_apart(lines[number], number).value)
        if meant:
            hint = f"{hint}, and write out in its place the lines below `{meant}`"
        return Trouble("alias-or-tag", path, number + 1, column + 1, message, hint)
    sign = lines[number][column : column + 1]
    if sign and sign in SPECIAL_SIGNS:
        message = f"a key cannot begin with {sign}: {shown(lines[number])}"
        hint = f"Write: {lines[number].strip().replace(sign, '', 1).lstrip()}"
        return Trouble("alias-or-tag", path, number + 1, column + 1, message, hint)
    if key.startswith("-"):
        message = f"a space is missing after the dash: {shown(lines[number])}"
        hint = write(lines[number].replace("-", "- ", 1))
        return Trouble("unreadable-yaml", path, number + 1, column + 1, message, hint)
    message = "a colon stands here with no key before it"
    hint = "Write a key before the colon, as in `title: …`, or delete the colon"
    return Trouble("unreadable-yaml", path, number + 1, column + 1, message, hint)


def sign_refused(lines: list[str], path: str, at: Mark) -> Trouble:
    """A value that begins with *, & or !, which would stand for other text or name a type."""
    number, column = at
    line = take_apart(lines[number], number)
    sign = lines[number][column : column + 1]
    if line.value_column != column or not sign or sign not in SPECIAL_SIGNS:
        here = lines[number][column : column + 80]
        word = re.match(r"[^,\]}]*", here)
        text = (word[0] if word else here).strip()
        message = f"a sign with a special meaning stands here: {shown(text)}"
        hint = f"Write {quoted(text)} in place of it"
        return Trouble("alias-or-tag", path, number + 1, column + 1, message, hint)
    told = special_sign(line)
    return Trouble(
        told.rule, path, number + 1, column + 1, told.message, _instead_of(lines, line) or told.hint
    )


def _instead_of(lines: list[str], line: Line) -> str | None:
    """What to write where the sign was meant for YAML, and None where it was meant as text."""
    value = line.value
    if meant := _meant_elsewhere(lines, value):
        return f"Write out here what stands at `{meant}`"
    if re.fullmatch(r"&[\w-]+", value):
        return write(f"{line.lead.rstrip()}{line.comment}")
    typed = re.fullmatch(r"!!\w+(?: +(.*))?", value)
    if typed:
        return write(f"{line.lead}{typed[1] or ''}{line.comment}")
    return None


def _meant_elsewhere(lines: list[str], value: str) -> str | None:
    """The mark, as in `&name`, of the lines that `*name` stands for; None where there are none."""
    mark = f"&{value[1:]}"
    if re.fullmatch(r"\*[\w-]+", value) and any(mark in other for other in lines[:5000]):
        return mark
    return None


def list_as_key(lines: list[str], path: str, at: Mark) -> Trouble:
    """A list or group in brackets where a key belongs."""
    number, column = at
    line = take_apart(lines[number], number)
    message = f"something in brackets stands where a key belongs: {shown(lines[number][column:])}"
    if line.value.startswith(("{{", "[[", "{[", "[{")):
        hint = write(f"{line.lead}{quoted(line.value)}{line.comment}")
    else:
        hint = "Take the brackets away: a key is one word, as in `title: …`"
    return Trouble("unreadable-yaml", path, number + 1, column + 1, message, hint)


def second_document(lines: list[str], path: str, number: int) -> Trouble:
    """A line of three dashes further down, or something after three dots."""
    number = min(number, len(lines) - 1)
    if lines[number].startswith("---"):
        message = "`---` begins a second document here, and a file of a plan holds one"
        if any(text.strip() for text in lines[number + 1 :]):
            hint = f"Delete line {number + 1}, or move what follows it to a file of its own"
        else:
            hint = f"Delete line {number + 1}"
    else:
        dots = max((n for n in range(number) if lines[n].startswith("...")), default=number)
        message = f"the file goes on after the `...` in line {dots + 1}, which ends it"
        hint = f"Delete line {dots + 1}, or move what follows it to a file of its own"
    return Trouble("unreadable-yaml", path, number + 1, None, message, hint)


def too_deep(path: str, at: Mark) -> Trouble:
    """Nesting that no plan has, and that could only be an accident or an attack."""
    message = f"more than {DEEPEST} lists and groups stand inside each other here"
    hint = (
        "Take out brackets, or spaces at the start of the line: a plan never needs more than five"
    )
    return Trouble("unreadable-yaml", path, at[0] + 1, at[1] + 1, message, hint)


def too_many(path: str, at: Mark) -> Trouble:
    """A file in which so much is wrong that a list of it would help nobody."""
    message = f"more than {MOST_TROUBLES} things are wrong in this file"
    hint = "Take the file from its last good version, or mend it from the top and check again"
    return Trouble("unreadable-yaml", path, at[0] + 1, at[1] + 1, message, hint)
