"""Bytes to text: UTF-8, with or without a byte-order mark, and plain words for all else.

Lines end where editors end them, at LF, CRLF or CR. YAML 1.1 also ends them at U+0085, U+2028 and
U+2029; that is undone before a file is parsed, so that a line number means what an editor shows.
"""

from __future__ import annotations

import re

from cipt.findings import Trouble
from cipt.sources.tree import SIZE_LIMIT

BYTE_ORDER_MARK = "\ufeff"

_LINE_END = re.compile(r"\r\n|\r|\n")

_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")

SAVE = "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
_LONGEST_MEANT = 500
"""Characters of a line that a hint gives back; a longer one would bury the advice."""


def decode(data: bytes, path: str) -> str | Trouble:
    """The text that `data` holds, without its byte-order mark, or why there is none to be had."""
    if len(data) > SIZE_LIMIT:
        message = "the file is larger than 1 MB, which no file of a plan should be"
        hint = "Move what does not belong in the plan to a file outside the plan folder"
        return Trouble("unreadable-yaml", path, 1, None, message, hint)
    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff", *_OFFICE)):
        return _no_plain_text(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _not_utf8(data, problem.start, path)
    return text[1:] if text.startswith(BYTE_ORDER_MARK) else text


def lines_of(text: str) -> list[str]:
    """The lines of `text` as an editor counts them, without their ends.

    What follows the last line end counts as a line only where something stands there.
    """
    if text.startswith(BYTE_ORDER_MARK):
        text = text[1:]
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _no_plain_text(data: bytes, path: str) -> Trouble:
    if data.startswith(_OFFICE):
        message = "the file is a Word, Excel, PDF or zip file, not a text file"
        hint = "Keep it outside the plan folder, and type the plan's text into a .yaml file"
        return Trouble("not-utf8", path, 1, None, message, hint)
    encoding = next((name for mark, name in _UTF_16 if data.startswith(mark)), None)
    if encoding or data.count(b"\0") * 4 > len(data):
        message = "the file is saved as UTF-16, which Notepad calls Unicode, and not as UTF-8"
        return Trouble("not-utf8", path, 1, None, message, SAVE)
    before = data[: data.index(b"\0")].decode("utf-8", errors="replace")
    line, column = _end_of(before)
    message = "a NUL character (U+0000) stands here, as it does in a damaged file"
    hint = f"Delete it from line {line}, or take the file from its last good version"
    return Trouble("unreadable-yaml", path, line, column, message, hint)


def _not_utf8(data: bytes, start: int, path: str) -> Trouble:
    """Bytes that are not UTF-8, which are nearly always Windows-1252, what Notepad calls ANSI."""
    line, column = _end_of(data[:start].decode("utf-8"))
    byte = data[start : start + 1]
    end = min(
        (at for at in (data.find(b"\n", start), data.find(b"\r", start)) if at >= 0), default=None
    )
    begin = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    meant = _meant(data[begin:end])
    character = byte.decode("cp1252", errors="replace")
    told = f"`{character}`" if character.isprintable() and character != "\ufffd" else "a character"
    message = f"{told} is not saved as UTF-8 but, it seems, as ANSI (Windows-1252)"
    if begin == 0:
        meant = meant.removeprefix("\u00ef\u00bb\u00bf")
    hint = f"{SAVE}; the line probably reads: {meant}" if meant else SAVE
    return Trouble("not-utf8", path, line, column, message, hint)


def _meant(line: bytes) -> str:
    """A line of Windows-1252, in which whole UTF-8 characters may stand as well."""
    if len(line) > _LONGEST_MEANT:
        return ""
    parts: list[str] = []
    while line:
        try:
            parts.append(line.decode("utf-8"))
            break
        except UnicodeDecodeError as problem:
            parts.append(line[: problem.start].decode("utf-8"))
            parts.append(line[problem.start : problem.start + 1].decode("cp1252", errors="replace"))
            line = line[problem.start + 1 :]
    meant = "".join(parts).strip().removeprefix(BYTE_ORDER_MARK)
    return meant if meant.isprintable() and "\ufffd" not in meant else ""


def _end_of(text: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after `text`."""
    lines = _LINE_END.split(text.removeprefix(BYTE_ORDER_MARK))
    return len(lines), len(lines[-1]) + 1
