"""What goes wrong with a line as a whole: its key, its colon, its dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cipt.loading.known_keys import is_key, is_nearly_a_key
from cipt.loading.mistakes_brackets import is_sound_list
from cipt.loading.mistakes_indentation import misplaced
from cipt.loading.mistakes_lines import (
    Fix,
    Line,
    above,
    begin_with,
    rewritten,
    shown,
    spaces_named,
    take_apart,
)
from cipt.loading.mistakes_values import plain_or_quoted
from cipt.loading.mistakes_wrapping import text_on_a_new_line

BULLETS = "•·▪●○■◦‣–—"

_RULE = re.compile(r"\s*([-=*_~#])\1{2,}\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_TIGHT_DASH = re.compile(r"( *(?:- +)*)-([^\s-].*)$")
_TIGHT_COLON = re.compile(r"( *(?:- +)*)([A-Za-z_]+):([^\s:/].*)$")
_OTHER_SIGN = re.compile(r"( *(?:- +)*)([A-Za-z_]+) *([=;–—]) *(.*)$")
_NO_COLON = re.compile(r"( *(?:- +)*)([A-Za-z_]+)(?: +(.*))?$")
_BULLET = re.compile(rf"( *)([{BULLETS}]|\*(?= )|\d\d?[.)](?= ))\s*(.*)$")
_QUOTED_LINE = re.compile(r"( *(?:- +)*)([\"'])([A-Za-z_]+) *: *(.*?)\2?$")
_NOT_AT_THE_START = "%@`"
_SMALL_WORDS = frozenset(
    (
        "by",
        "count",
        "done",
        "every",
        "for",
        "from",
        "of",
        "on",
        "since",
        "to",
        "until",
        "what",
        "who",
    )
)
"""Keys that are also words with which a line of text may begin."""


def bullet_fixes(text: str, number: int) -> Iterator[Fix]:
    """A bullet, a star or a number with a dot, as other lists have them, in place of a dash."""
    bullet = _BULLET.match(text)
    if bullet:
        sign = "a number" if bullet[2][0].isdigit() else f"Word's {bullet[2]}"
        sign = "a *" if bullet[2] == "*" else sign
        message = f"{sign} stands where a list entry needs a dash"
        new = f"{bullet[1]}- {bullet[3]}"
        yield rewritten(take_apart(text, number), new, message, bullet.start(2))


def layout_fixes(lines: list[str], number: int) -> Iterator[Fix]:
    """What may be wrong with line `number`, the likeliest first."""
    text = lines[number]
    line = take_apart(text, number)
    if line.is_blank or len(text) > 4000:
        return
    yield from _not_plan_text(line)
    yield from _tight(lines, number)
    if line.key is None and line.value[:1] not in ("'", '"'):
        yield from _without_a_colon(lines, line)
    if line.key is None and not line.dashes:
        yield from text_on_a_new_line(lines, line)
    yield from _entry_below_a_value(lines, line)
    yield from _text_with_keys_below(lines, line)


def _not_plan_text(line: Line) -> Iterator[Fix]:
    """Marks that belong to Markdown or to a letter, and to no plan."""
    fence = _FENCE.match(line.text)
    here, delete = line.number + 1, f"Delete line {line.number + 1}"
    if fence:
        message = f"the line holds {fence[1]} marks, which mean nothing in a plan file"
    elif _RULE.match(line.text) and line.text.strip() != "---":
        message = (
            f"a drawn line stands here, which means nothing in a plan file: {shown(line.text)}"
        )
    elif line.text.lstrip().startswith(": "):
        message = f"a colon stands here with no key before it: {shown(line.text)}"
        delete = f"Write a key before the colon, as in `title: …`, or delete line {here}"
    elif line.text.rstrip() == "...":
        message = "the line `...` ends the file, and more follows it"
    elif line.key is None and not line.dashes and line.value[:1] in _NOT_AT_THE_START:
        message = f"a line cannot begin with the sign {line.value[0]}: {shown(line.value)}"
        delete = f"Put # and a space before it if it is a note to yourself, or delete line {here}"
    else:
        return
    yield Fix(line.number, line.indent, message, delete, line.number, ("",))


def _tight(lines: list[str], number: int) -> Iterator[Fix]:
    """A space that is missing after the dash or the colon, or quotation marks around both."""
    text = lines[number]
    line = take_apart(text, number)
    whole = _QUOTED_LINE.match(text)
    if whole and is_key(whole[3]):
        message = f"quotation marks stand around the key: {shown(text)}"
        new = f"{whole[1]}{whole[3]}: {plain_or_quoted(whole[4])}".rstrip()
        yield rewritten(line, new, message, whole.start(2))
    dash = _TIGHT_DASH.match(text)
    if dash:
        yield _space_after_dash(lines, line, dash)
    colon = _TIGHT_COLON.match(text)
    if colon:
        message = f"a space is missing after the colon: {shown(text)}"
        new = f"{colon[1]}{colon[2]}: {plain_or_quoted(colon[3].strip())}"
        yield rewritten(line, new, message, colon.start(3))


def _space_after_dash(lines: list[str], line: Line, dash: re.Match[str]) -> Fix:
    """The dash with its space; further keys of the entry, where they stood below its first, move
    along with it.
    """
    number, column = line.number, dash.start(2)
    message = f"a space is missing after the dash: {shown(line.text)}"
    fix = rewritten(line, f"{dash[1]}- {dash[2]}", message, column)
    further: list[str] = []
    for below in lines[number + 1 : number + 40]:
        if len(below) - len(below.lstrip()) != column:
            break
        further.append(f" {below}")
    if not further:
        return fix
    last = number + 1 + len(further)
    where = f"line {last}" if len(further) == 1 else f"each of lines {number + 2} to {last}"
    hint = f"Put a space after the dash, and one more at the start of {where}"
    return replace(fix, hint=hint, replaced=(*fix.replaced, *further))


def _without_a_colon(lines: list[str], line: Line) -> Iterator[Fix]:
    other = _OTHER_SIGN.match(line.text)
    if other and (other[3] == "=" or is_key(other[2])):
        message = f"{shown(other[2])} is followed by {other[3]} where a colon belongs"
        new = f"{other[1]}{other[2]}: {plain_or_quoted(other[4])}".rstrip()
        yield rewritten(line, new, message, other.start(3))
    bare = _NO_COLON.match(line.text)
    if bare and _is_bare_key(lines, line, bare[2], (bare[3] or "").strip()):
        rest = (bare[3] or "").strip()
        message = f"{shown(bare[2])} lacks its colon"
        new = f"{bare[1]}{bare[2]}: {plain_or_quoted(rest) if rest else ''}".rstrip()
        yield rewritten(line, new, message, bare.end(2))


def _is_bare_key(lines: list[str], line: Line, word: str, rest: str) -> bool:
    """Whether a line without a colon begins with a key, and not with a word of a wrapped text."""
    before = next(above(lines, line.number), None)
    if not rest and before is not None and " " in before.value:
        is_last = is_key(word) and not any(text.strip() for text in lines[line.number + 1 :])
        holds = _holds_lines_below(lines, line, before.depth)
        return is_last or (is_nearly_a_key(word) and holds)
    if not rest:
        return is_key(word) or (word.islower() and _holds_lines_below(lines, line))
    if not is_key(word) or not word.islower():
        return False
    looks_typed = re.fullmatch(r"\S*[\d-]\S*", rest) is not None
    return (
        looks_typed
        or "_" in word
        or is_sound_list(rest)
        or (word not in _SMALL_WORDS and rest[0].isupper())
        or before is None
        or not before.value
        or (word not in _SMALL_WORDS and (" " not in before.value or before.value[0] in "'\"[{"))
    )


def _holds_lines_below(lines: list[str], line: Line, beside: int = 0) -> bool:
    """Whether the next line belongs to `line`, and not beside a line above that is `beside` in."""
    for number in range(line.number + 1, min(line.number + 10, len(lines))):
        below = take_apart(lines[number], number)
        if not below.is_blank:
            deeper = below.indent > line.indent and below.indent != beside
            return deeper or bool(below.dashes)
    return False


def _entry_below_a_value(lines: list[str], line: Line) -> Iterator[Fix]:
    """A list that was begun on the line of its key and goes on below it."""
    before = next(above(lines, line.number), None)
    if not line.dashes or before is None or not before.key or not before.value:
        return
    if line.indent < before.indent or before.dashes or before.opens_text:
        return
    yield from misplaced(lines, before)
    entry = next(
        (one for one in above(lines, line.number) if one.dashes and one.indent < line.indent), None
    )
    if entry is not None and before.indent in (entry.depth, entry.depth + 2):
        yield from _entry_too_deep(lines, line, entry)
    here = line.number + 1
    message = f"{shown(before.key, 24)} has a value on its line, and a list entry below it"
    hint = (
        f"Put {shown(before.value, 30)} on a line of its own below {shown(before.key + ':', 24)}, "
        f"beginning with `- `, or write the key that the list belongs to above line {here}"
    )
    new = before.lead.rstrip()
    yield Fix(line.number, line.indent, message, hint, before.number, (new,))


def _entry_too_deep(lines: list[str], line: Line, entry: Line) -> Iterator[Fix]:
    """A list entry that begins further right than the one before it, with its further keys."""
    message = (
        f"this entry begins further right than the one in line {entry.number + 1}: "
        f"{shown(line.text, 24)}"
    )
    number, excess = line.number, line.indent - entry.indent
    moved = [lines[number][excess:]]
    for below in lines[number + 1 : number + 40]:
        if len(below) - len(below.lstrip()) < line.depth:
            break
        moved.append(below[excess:])
    hint = begin_with(moved[0], number)
    if len(moved) > 1:
        last = number + len(moved)
        hint = (
            f"Take {spaces_named(excess)} away at the start of each of lines {number + 1} to {last}"
        )
    yield Fix(number, line.indent, message, hint, number, tuple(moved))


def _text_with_keys_below(lines: list[str], line: Line) -> Iterator[Fix]:
    """A list entry that is text, and the keys of a record below it."""
    before = next(above(lines, line.number), None)
    if line.key is None or line.dashes or before is None or before.key or not before.dashes:
        return
    if (
        line.indent != before.depth
        or _begins_with_key(before.text)
        or not before.value
        or before.value[0] in "'\"[{|>"
    ):
        return
    key = "title" if " " in before.value else "id"
    new = f"{before.lead}{key}: {plain_or_quoted(before.value)}{before.comment}"
    message = f"{shown(before.value, 30)} has no key, and {shown(line.key, 20)} stands below it"
    hint = (
        f"Give it a key, as in {shown(new.strip(), 60)}, "
        f"or begin line {line.number + 1} further left"
    )
    yield Fix(before.number, before.value_column, message, hint, before.number, (new,))


def _begins_with_key(text: str) -> bool:
    """Whether a line without a proper key begins with the word for one."""
    found = _TIGHT_COLON.match(text) or _OTHER_SIGN.match(text) or _NO_COLON.match(text)
    return found is not None and is_key(found[2])
