"""What goes wrong in a value: signs that YAML reads as its own, colons, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cipt.loading.known_keys import is_key
from cipt.loading.mistakes_brackets import bracket_fixes, is_sound_list
from cipt.loading.mistakes_lines import Fix, Line, quoted, rewritten, shown, with_value

_SIGNS = {
    "@": "a value cannot begin with @ unless it stands in quotes",
    "`": "a value cannot begin with the sign ` unless it stands in quotes",
    "%": "a value cannot begin with % unless it stands in quotes",
    ">": "a > at the start of a value has a special meaning",
    "|": "a | at the start of a value has a special meaning",
    "*": "a * at the start of a value has a special meaning",
    "&": "a & at the start of a value has a special meaning",
    "!": "a ! at the start of a value has a special meaning",
    "]": "a value cannot begin with ] unless it stands in quotes",
    "}": "a value cannot begin with } unless it stands in quotes",
    ",": "a value cannot begin with a comma unless it stands in quotes",
    "?": "a ? and a space at the start of a value have a special meaning",
}
SPECIAL_SIGNS = "*&!"
"""Signs whose special meaning the format refuses: they stand for other text, or for a type."""

_COLON = re.compile(r":(?= |$)")
_NEXT_KEY = re.compile(r"(?:[,;] *| +)([A-Za-z_]+): ")
_ELISIONS = re.compile(r"'(?:tis|twas|til|em|n|cause|\d)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
CURLY_OPEN = "“„‟‘‚‛«"
CURLY_CLOSE = "”“‟’‘»"


def value_fixes(line: Line) -> Iterator[Fix]:
    """What may be wrong with the value of `line`, the likeliest first."""
    value = line.value
    if not value or (line.key is None and not line.dashes):
        return
    first = value[0]
    if in_curly_quotes(value):
        yield curly_quotes(line)
    if first in "'\"":
        yield from _quote_fixes(line)
    elif first in "[{":
        yield from bracket_fixes(line)
    elif first in _SIGNS and not line.opens_text:
        yield special_sign(line)
    elif value.startswith("- ") and line.key is not None:
        yield _list_on_the_line(line)
    elif value.startswith(": "):
        message = f"one colon too many stands after {shown(line.key or 'the dash')}"
        yield with_value(line, _safe(value[1:].strip()), message, line.value_column)
    if first not in "'\"[{":
        yield from _colon_fixes(line)


def special_sign(line: Line) -> Fix:
    """A value that begins with a sign which YAML keeps for itself."""
    sign = line.value[0]
    rule = "alias-or-tag" if sign in SPECIAL_SIGNS else "unreadable-yaml"
    new = f"{line.lead}{quoted(line.value)}{line.comment}"
    return rewritten(line, new, f"{_SIGNS[sign]}: {shown(line.value, 32)}", None, rule)


def in_curly_quotes(value: str) -> bool:
    """Whether the whole of `value` stands between Word's quotation marks."""
    if len(value) < 2 or value[0] not in CURLY_OPEN or value[-1] not in CURLY_CLOSE:
        return False
    return not any(
        sign in value[1:-1] for sign in (value[0], "”" if value[-1] == "”" else value[0])
    )


def curly_quotes(line: Line) -> Fix:
    """A value between Word's quotation marks, which become part of the text."""
    value = line.value
    new = f"{line.lead}{quoted(value[1:-1])}{line.comment}"
    message = f"Word's quotation marks {value[0]} {value[-1]} became part of the text"
    return rewritten(line, new, message)


def plain_or_quoted(value: str) -> str:
    """`value` as it can stand after a key: as it is where that keeps it whole, else in quotes."""
    if is_sound_list(value) or (value[:1] == '"' and re.fullmatch(r'"[^"\\]*"', value)):
        return value
    return _safe(value)


def _safe(value: str) -> str:
    plain = value and value[0] not in "'\"[]{},*&!|>%@`#?:-" and " #" not in value
    return value if plain and not _COLON.search(value) else quoted(value)


def _list_on_the_line(line: Line) -> Fix:
    entry = line.value[2:].strip()
    message = f"a list cannot begin on the line of its key: {shown(line.value)}"
    value = f"[{entry}]" if re.fullmatch(r"[\w.-]+", entry) else quoted(line.value)
    return with_value(line, value, message)


def _colon_fixes(line: Line) -> Iterator[Fix]:
    found = _COLON.search(line.value)
    if found is None:
        return
    column = line.value_column + found.start()
    following = _NEXT_KEY.search(line.value)
    if following and line.key and is_key(following[1]) and following[1].islower():
        yield _two_keys(line, following)
    value = quoted(line.value)
    if line.value.endswith(":") and found.end() == len(line.value):
        message = f"a colon ends the text {_end_shown(line.value)}"
    else:
        message = f"a colon and a space stand inside the text: {_around(line.value, found.start())}"
    yield with_value(line, value, message, column)


def _end_shown(value: str) -> str:
    return shown(value if len(value) <= 30 else f"…{value[-30:].lstrip()}")


def _around(value: str, at: int) -> str:
    """The words on both sides of the colon at `at`, in whole words where there is room."""
    before, after = value[:at], value[at:]
    if len(before) > 20:
        before = "…" + before[-20:].partition(" ")[2]
    if len(after) > 20:
        after = after[:20].rpartition(" ")[0] + "…"
    return shown(before + after, 44)


def _two_keys(line: Line, following: re.Match[str]) -> Fix:
    first = f"{line.lead}{line.value[: following.start()]}"
    second = line.value[following.start(1) :]
    message = f"two keys stand on one line: {shown(line.key or '')} and {shown(following[1])}"
    hint = f"Give {shown(second, 60)} a line of its own, below {shown(first, 60)}"
    column = line.value_column + following.start(1)
    return Fix(line.number, column, message, hint, line.number, (first,))


def _quote_fixes(line: Line) -> Iterator[Fix]:
    """A quotation that ends too early, or never, or that holds backslashes."""
    value = line.value
    end = closing_quote(value, 0)
    if end is None:
        yield _never_closed(line)
        return
    rest = value[end + 1 :].strip()
    if rest and not rest.startswith("#"):
        yield _closed_early(line, end, rest)
    elif value[0] == '"' and "\\" in value:
        message = f"a \\ inside double quotes has a special meaning: {shown(value)}"
        inner = value[1:end].replace('\\"', '"')
        column = line.value_column + value.index("\\")
        yield with_value(line, _unescaped(inner) + value[end + 1 :], message, column)


def _unescaped(inner: str) -> str:
    return f"'{inner}'" if "'" not in inner else quoted(inner)


def closing_quote(value: str, start: int) -> int | None:
    """Where the quotation that begins at `start` ends, or None."""
    sign, at = value[start], start + 1
    while at < len(value):
        if sign == '"' and value[at] == "\\":
            at += 1
        elif value[at] == sign:
            if sign == "'" and value[at + 1 : at + 2] == "'":
                at += 1
            else:
                return at
        at += 1
    return None


def _never_closed(line: Line) -> Fix:
    value = line.value
    if value[0] == "'" and _ELISIONS.match(value):
        message = f"an apostrophe at the start of a value opens a quotation: {shown(value)}"
        return with_value(line, quoted(value), message)
    if not value.strip("'\" "):
        message = f"a quotation mark stands alone after {shown(line.key or 'the dash')}"
        return with_value(line, "", message)
    message = f"the quotation mark {value[0]} before {shown(value[1:], 30)} is never closed"
    return with_value(line, quoted(value[1:].rstrip(value[0])), message)


def _closed_early(line: Line, end: int, rest: str) -> Fix:
    value, sign = line.value, line.value[0]
    column = line.value_column + end
    letters_around = _LETTERS.match(value[end - 1]) and _LETTERS.match(value[end + 1 : end + 2])
    if sign == "'" and letters_around:
        word = re.findall(r"\S+", value[: end + 1])[-1] + re.findall(r"^\S*", value[end + 1 :])[0]
        message = f"the apostrophe in {shown(word.strip(sign))} ends the text early"
        keep_first = _ELISIONS.match(value) and not value.endswith("'")
        text = value if keep_first else value[1:].removesuffix("'")
        return with_value(line, quoted(text), message, column)
    if value.endswith(sign) and value[end - 1] in " (":
        message = f"a quotation mark inside the text ends it early: {shown(value[end:])}"
        return with_value(line, quoted(value[1:-1]), message, column)
    message = f"the text goes on after its closing quotation mark: {shown(rest)}"
    return with_value(line, quoted(value), message, column)
