"""What goes wrong between [ ] and { }: not closed, text after them, commas and colons in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cipt.loading.mistakes_lines import Fix, Line, quoted, shown, take_apart, with_value

_CLOSING = {"[": "]", "{": "}"}
_NAMES = {"[": "list", "{": "group"}
_KEY_IN_BRACES = re.compile(r" *([A-Za-z_]\w*) *:(?: +|$)(.*)", re.DOTALL)
_SIGNS_OF_YAML = "*&!|>%@`#?"


def bracket_fixes(line: Line) -> Iterator[Fix]:
    """What may be wrong with a value that begins with [ or {, the likeliest first."""
    value = line.value
    opening, closing = value[0], _CLOSING[value[0]]
    end = _end_of(value)
    if end is not None and value[end + 1 :].strip():
        what = "begins a list" if opening == "[" else "begins a group of keys"
        message = f"a {opening} at the start of a value {what}: {shown(value)}"
        yield with_value(line, quoted(value), message)
    elif end is None and value[-1] in "]})" and value[-1] != closing:
        message = f"the {_NAMES[opening]} begins with {opening} and ends with {value[-1]}"
        column = line.value_column + len(value) - 1
        yield with_value(line, value[:-1] + closing, message, column)
    else:
        inner = value[1:end] if end is not None else value[1:]
        mended, message = mended_inside(opening, inner)
        if message:
            yield with_value(line, f"{opening}{mended}{closing}", message)


def is_sound_list(value: str) -> bool:
    """Whether `value` is a whole list in brackets, in which nothing is wrong."""
    if value[:1] != "[" or _end_of(value) != len(value) - 1:
        return False
    return not mended_inside("[", value[1:-1])[1]


def never_closed(lines: list[str], number: int) -> Iterator[Fix]:
    """A list or group that is open at the end of its line, and should end there or a little below.

    It is closed after the last of the lines below that are indented more than its own.
    """
    line = take_apart(lines[number], number)
    if line.value[:1] not in ("[", "{") or _end_of(line.value) is not None:
        return
    closing = _CLOSING[line.value[0]]
    last = line
    for other in range(number + 1, min(number + 40, len(lines))):
        below = take_apart(lines[other], other)
        if below.is_blank or below.indent <= line.indent:
            break
        last = below
    name = _NAMES[line.value[0]]
    if last is line:
        message = (
            f"the {name} that begins with {line.value[0]} is never closed: {shown(line.value)}"
        )
    else:
        message = (
            f"the {name} that begins with {line.value[0]} in line {number + 1} is never closed"
        )
    text = last.value.rstrip(", ")
    whole = lines[last.number]
    kept = whole[: whole.rindex(text) + len(text)] if text else whole
    fix = with_value(last, last.value, message)
    new = f"{kept}{closing}{last.comment}"
    yield Fix(last.number, len(kept), message, f"Write: {new.strip()}", fix.first, (new,))


def mended_inside(opening: str, inner: str) -> tuple[str, str]:
    """What stands between brackets as it was probably meant, and what is wrong with it, or ""."""
    if opening == "[":
        parts, message = _mended_entries(_split_at_commas(inner))
    else:
        parts, message = _mended_keys(_split_at_commas(inner))
    return ", ".join(parts), message


def _mended_entries(parts: list[str]) -> tuple[list[str], str]:
    mended, message = [], ""
    for part in parts:
        text = part.strip()
        if not text:
            message = message or "a comma too many stands in the list"
        elif _needs_quotes(text):
            message = message or _what_needs_quotes(text)
            mended.append(quoted(_without_stray_quotes(text)))
        else:
            mended.append(text)
    return mended, message


def _mended_keys(parts: list[str]) -> tuple[list[str], str]:
    mended: list[tuple[str, str]] = []
    message = ""
    for part in parts:
        found = _KEY_IN_BRACES.fullmatch(part)
        if found:
            mended.append((found[1], found[2].strip()))
        elif tight := re.fullmatch(r" *([a-z_]+):(\S.*)", part):
            message = message or f"a space is missing after the colon: {shown(part.strip())}"
            mended.append((tight[1], tight[2].strip()))
        elif not part.strip():
            message = message or "a comma too many stands between { and }"
        elif mended:
            message = message or cut_off(part.strip())
            mended[-1] = (mended[-1][0], f"{mended[-1][1]},{part.rstrip()}")
    written = []
    for key, value in mended:
        if _needs_quotes(value) or ("," in value and value[:1] not in "'\"[{"):
            message = message or _what_needs_quotes(value)
            written.append(f"{key}: {quoted(_without_stray_quotes(value))}")
        else:
            written.append(f"{key}: {value}".rstrip())
    return written, message


def cut_off(text: str) -> str:
    """The message on text that a comma between { and } separated from what it belongs to."""
    return f"between {{ and }} a comma ends the text, so {shown(text, 30)} is cut off"


def _needs_quotes(text: str) -> bool:
    if not text or text[0] in "[{":
        return False
    if text[0] in "'\"":
        return text.find(text[0], 1) != len(text) - 1
    return text[0] in _SIGNS_OF_YAML or ": " in text or text.endswith(":")


def _what_needs_quotes(text: str) -> str:
    if text[0] in "'\"":
        return f"the quotation mark in {shown(text)} ends the text early, or never"
    if text[0] in _SIGNS_OF_YAML:
        return f"a {text[0]} at the start of a text has a special meaning: {shown(text)}"
    return f"a colon stands inside the text {shown(text)}"


def _without_stray_quotes(text: str) -> str:
    if text[:1] in ("'", '"'):
        return text[1:].removesuffix(text[0])
    return text


def _split_at_commas(inner: str) -> list[str]:
    """The parts between commas that stand outside quotation marks and further brackets."""
    parts, start, depth, sign = [], 0, 0, ""
    for at, char in enumerate(inner):
        if sign:
            sign = "" if char == sign else sign
        elif char in "'\"" and (inner[at - 1] == " " or not inner[start:at].strip()):
            sign = char if char in inner[at + 1 :] else ""
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(inner[start:at])
            start = at + 1
    return [*parts, inner[start:]]


def _end_of(value: str) -> int | None:
    """Where the bracket that opens `value` is closed on the same line, or None."""
    depth, sign = 0, ""
    for at, char in enumerate(value):
        if sign:
            sign = "" if char == sign else sign
        elif char in "'\"" and value[at - 1] in " [{," and char in value[at + 1 :]:
            sign = char
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return at if char == _CLOSING[value[0]] else None
    return None
