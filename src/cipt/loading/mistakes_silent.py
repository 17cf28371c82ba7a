"""Mistakes that YAML reads without complaint, and that lose text or change what it says.

A value is compared with the lines on which it was typed:

- a list entry that was taken for the rest of the text above it, or that lacks the space after its
  dash;
- text lost after a #. That is meant where an unquoted text of two words or more is followed by
  exactly one space and a #. Two or more spaces mark a comment, by convention, and so does a # after
  a single word, as in `due: 2019-04-30 # as first agreed`. Where nothing else follows the key, a #
  with a letter or digit right behind it counts as lost text;
- Word's quotation marks around a whole value;
- control characters that an escape in double quotes brings in;
- text with a colon that became a key, in a list or between { and }.
"""

from __future__ import annotations

import re

from yaml.events import ScalarEvent

from cipt.findings import Trouble
from cipt.loading.mistakes_brackets import cut_off, mended_inside
from cipt.loading.mistakes_entries import Told, Typed, entries_in_text, key_in_text
from cipt.loading.mistakes_lines import Line, quoted, shown, take_apart, with_value, write
from cipt.loading.mistakes_values import curly_quotes, in_curly_quotes
from cipt.loading.tree import Tree

_ONE_SPACE_COMMENT = re.compile(r" #(.*)$")
_LOST_VALUE = re.compile(r"\s*#(?=\w)(.*)$")
_ESCAPE = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[0abevfr]))"
)
"""What stands in double quotes for a character that cannot be typed."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def mistake_in_value(event: ScalarEvent, lines: list[str], path: str) -> Told | None:
    """What is wrong with one value that could be read, or None."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return None
    typed = Typed(event.value, start.line, start.column, end.line, end.column)
    if event.style:
        return _control_character(typed, lines, path) if event.style == '"' else None
    line = take_apart(lines[start.line], start.line)
    if not typed.value:
        return _lost_value(line, typed.column, path)
    return (
        key_in_text(typed, line, path)
        or entries_in_text(typed, lines, path)
        or _in_curly_quotes(typed, line, path)
        or _swallowed(typed, lines, path)
    )


def _in_curly_quotes(typed: Typed, line: Line, path: str) -> Told | None:
    if not in_curly_quotes(typed.value):
        return None
    fix = curly_quotes(line)
    whole = line.value == typed.value
    hint = fix.hint if whole else f"Write {quoted(typed.value[1:-1])} in place of it"
    place = typed.line + 1, typed.column + 1
    trouble = Trouble("word-processor-characters", path, *place, fix.message, hint, costs=False)
    return Told([trouble], typed.value)


def _lost_value(line: Line, column: int, path: str) -> Told | None:
    found = _LOST_VALUE.match(line.text, column)
    if found is None or line.key is None:
        return None
    text = line.text[column:].strip()
    message = f"everything after the # is lost here: {shown(text)}"
    hint = write(f"{line.text[:column].rstrip()} {quoted(text)}")
    place = line.number + 1, line.text.index("#", column) + 1
    return Told([Trouble("swallowed-comment", path, *place, message, hint, costs=False)], None)


def _swallowed(typed: Typed, lines: list[str], path: str) -> Told | None:
    text = lines[typed.end_line]
    lost = _ONE_SPACE_COMMENT.match(text, typed.end_column)
    if lost is None or " " not in typed.value:
        return None
    message = f"everything after the # is lost here: {shown('#' + lost[1])}"
    hint = "Put the whole text in double quotes, from its first line to its last"
    if typed.line == typed.end_line:
        hint = write(f"{text[: typed.column]}{quoted(text[typed.column :].strip())}")
    place = typed.end_line + 1, typed.end_column + 2
    trouble = Trouble("swallowed-comment", path, *place, message, hint, costs=False)
    return Told([trouble], typed.value)


def _control_character(typed: Typed, lines: list[str], path: str) -> Told | None:
    found = _CONTROL.search(typed.value)
    if found is None:
        return None
    message = f"a \\ in these double quotes stands for a hidden mark (U+{ord(found[0]):04X})"
    hint = "Put the text in single quotes"
    escape = _ESCAPE.search(lines[typed.line], typed.column)
    if escape:
        hint = f"Take out {shown(escape[1])}, or put the text in single quotes if the \\ is meant"
    trouble = Trouble("unreadable-yaml", path, typed.line + 1, typed.column + 1, message, hint)
    return Told([trouble], _CONTROL.sub(" ", typed.value))


def colon_in_entry(tree: dict[str, Tree], number: int, lines: list[str], path: str) -> Told | None:
    """A list entry that is text with a colon in it, and was read as a key."""
    line = take_apart(lines[number], number)
    ((key, value),) = tree.items()
    if line.key is not None or not line.dashes or not isinstance(value, str):
        return None
    at = line.text.find(":", line.value_column)
    message = f"a colon and a space stand inside the text: {shown(line.value)}"
    fix = with_value(line, quoted(line.value), message, max(at, 0))
    return Told([fix.trouble(path)], f"{key}: {value}")


def cut_off_in_braces(number: int, column: int, key: str, lines: list[str], path: str) -> Trouble:
    """Text between { and } that a comma ended, so that its rest became a key without a value."""
    line = take_apart(lines[number], number)
    if line.value[:1] == "{" and line.value[-1:] == "}":
        mended, message = mended_inside("{", line.value[1:-1])
        if message:
            fix = with_value(line, f"{{{mended}}}", message, column)
            return fix.trouble(path)
    message = cut_off(key)
    hint = "Put the whole text in double quotes, the comma with it"
    return Trouble("unreadable-yaml", path, number + 1, column + 1, message, hint)
