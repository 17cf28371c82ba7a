"""Characters that word processors, web pages and damaged files leave, most of them unseen."""

from __future__ import annotations

import re
from dataclasses import replace

from cipt.findings import Trouble
from cipt.loading.decode import SAVE
from cipt.loading.mistakes_lines import begin_with, shown, write

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\u0085\u2028\u2029"
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ODD = re.compile(f"[{_SPACES}{_BREAKS}{_UNSEEN}{_DIRECTION}]")
_ODD_SPACE = re.compile(f"[{_SPACES}{_BREAKS}]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_STRUCTURAL = re.compile(f"[ ]*[{_SPACES}{_UNSEEN}{_DIRECTION}]|[^:]*:[{_SPACES}]|[ ]*-[{_SPACES}]")

_NAMES = {
    "\u00a0": "a non-breaking space",
    "\u202f": "a non-breaking space",
    "\u00ad": "a hidden hyphen",
    "\u200b": "a hidden space of no width",
    "\u2060": "a hidden joiner of no width",
    "\ufeff": "a hidden byte-order mark",
    "\u0085": "a hidden line end",
    "\u2028": "a hidden line end",
    "\u2029": "a hidden line end",
}
_CONTROL_NAMES = {
    "\x0b": "a line break from Word (U+000B)",
    "\x0c": "a page break from Word (U+000C)",
    "\x1e": "a hyphen from Word (U+001E)",
    "\x1f": "a hidden hyphen from Word (U+001F)",
}

RULE = "word-processor-characters"
_MOST = 100


def odd_characters(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """A warning for each line with unseen characters, and the lines without those.

    Odd spaces become plain ones. Marks of writing direction are left where letters need them.
    """
    troubles: list[Trouble] = []
    mended = list(lines)
    for number, text in enumerate(lines):
        found = _ODD.search(text)
        if found is None or (_is_direction(found[0]) and _runs_leftward(text)):
            continue
        mended[number] = without_odd_characters(text)
        if len(troubles) < _MOST:
            troubles.append(_odd_line(text, found, number, path))
    return troubles, mended


def without_odd_characters(text: str) -> str:
    """`text` with plain spaces for odd ones, and without what cannot be seen."""
    return _ODD.sub("", _ODD_SPACE.sub(" ", text))


def _odd_line(text: str, found: re.Match[str], number: int, path: str) -> Trouble:
    name = _NAMES.get(
        found[0], "an unusual space" if _ODD_SPACE.match(found[0]) else "a hidden mark"
    )
    before = text[: found.start()].split()
    where = f"after {shown(before[-1], 18)}" if before else "at the start of the line"
    mended = re.sub(r"^([^:]*:) +", r"\1 ", without_odd_characters(text))
    indented = not before and mended.startswith(" ")
    hint = begin_with(mended, number, anew=True) if indented else write(mended)
    instead = "a plain space belongs" if _ODD_SPACE.match(found[0]) else "nothing belongs"
    message = f"{name} stands {where}, where {instead}"
    return Trouble(RULE, path, number + 1, found.start() + 1, message, hint, costs=False)


def not_as_it_looks(trouble: Trouble) -> Trouble:
    """The warning of an odd character as an error, for one that changes what the file says."""
    what = trouble.message.partition(", where ")[0]
    message = f"{what}, so the line is not read as it looks"
    return replace(trouble, rule="unreadable-yaml", message=message, costs=True)


def _is_direction(char: str) -> bool:
    return re.match(f"[{_DIRECTION}]", char) is not None


def _runs_leftward(text: str) -> bool:
    """Whether `text` has letters of Arabic or Hebrew script, which marks of direction belong to."""
    return re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]", text) is not None


def changes_the_reading(text: str) -> bool:
    """Whether an odd character stands where the layout of the line depends on it."""
    return _STRUCTURAL.match(text) is not None


def control_characters(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """A trouble for each line with a control character, and the lines with spaces instead."""
    troubles: list[Trouble] = []
    mended = list(lines)
    for number, text in enumerate(lines):
        found = _CONTROL.search(text)
        if found is None:
            continue
        mended[number] = _CONTROL.sub(_visible, text)
        if len(troubles) < _MOST:
            name = _CONTROL_NAMES.get(found[0], f"a hidden mark (U+{ord(found[0]):04X})")
            before = text[: found.start()].split()
            where = f"after {shown(before[-1], 18)}" if before else "at the start of the line"
            message = f"{name} stands {where}"
            empty = not mended[number].strip()
            hint = f"Delete line {number + 1}" if empty else write(mended[number])
            place = number + 1, found.start() + 1
            troubles.append(Trouble("unreadable-yaml", path, *place, message, hint))
    return troubles, mended


def _visible(found: re.Match[str]) -> str:
    """A space, a hyphen, or the Windows character that the code was probably meant for."""
    char, text = found[0], found.string
    before, after = (
        text[max(0, found.start() - 1) : found.start()],
        text[found.end() : found.end() + 1],
    )
    if char in "\x1e\x1f":
        return "-" if char == "\x1e" else ""
    if "\x80" <= char <= "\x9f":
        meant = char.encode("latin-1").decode("cp1252", errors="replace")
        return meant if meant.isprintable() and meant != "\ufffd" else " "
    return "" if before in ("", " ") or after in ("", " ") else " "


def lost_characters(lines: list[str], path: str) -> list[Trouble]:
    """A warning for each line in which characters were lost, or doubled, by an earlier saving."""
    troubles: list[Trouble] = []
    for number, text in enumerate(lines):
        lost = text.find("\ufffd")
        doubled = re.search("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u2122]", text)
        if lost >= 0:
            message = f"a character was lost when the file was saved: {_around(text, lost)}"
            hint = f"Type the character again in place of \ufffd. {SAVE}"
        elif doubled and (meant := _undoubled(text) or _undoubled(without_odd_characters(text))):
            lost = doubled.start()
            message = f"characters were garbled when the file was saved: {_around(text, lost)}"
            hint = write(meant)
        else:
            continue
        if len(troubles) < _MOST:
            column = lost + 1
            troubles.append(
                Trouble("not-utf8", path, number + 1, column, message, hint, costs=False)
            )
    return troubles


def _around(text: str, at: int) -> str:
    return shown(text[max(0, at - 15) : at + 15], 34)


def _undoubled(text: str) -> str | None:
    """`text` as it was before its UTF-8 was read as Windows-1252 and saved again, or None."""
    try:
        meant = b"".join(_byte(char) for char in text).decode("utf-8")
    except UnicodeError:
        return None
    return meant if without_odd_characters(meant).isprintable() else None


def _byte(char: str) -> bytes:
    """The byte that Windows-1252 shows as `char`; five bytes it shows as control characters."""
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252")
