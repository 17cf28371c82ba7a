"""A text as it is written after a key or as an entry of a list, quoted only where YAML needs it."""

from __future__ import annotations

from cipt.loading.text_tree import read_text_tree
from cipt.loading.tree import NULLS, Tree
from cipt.model.base import is_id

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


_IN_BLOCK = "key: {0}\nlist:\n  - {0}\nend: here\n"
_IN_BRACKETS = "key: {{a: {0}, b: c}}\nlist: [{0}, x]\n"
_AS_KEY = "{0}: one\nlist:\n  - {0}: two\n    title: three\n"


def quoted(text: str) -> str:
    """`text` as one line that reads back as `text`, after `key: ` and after `- ` alike.

    It stands bare where that is enough, else in double quotation marks, or in single ones where
    it has double ones or backslashes of its own. Raises ValueError for what no plan file can
    hold: a control character, or half a character, as a command line that is not UTF-8 gives one.
    """
    return _quoted(text, _IN_BLOCK, {"key": text, "list": [text], "end": "here"})


def quoted_in_brackets(text: str) -> str:
    """As `quoted`, for a value between brackets or braces, where a comma ends it."""
    return _quoted(text, _IN_BRACKETS, {"key": {"a": text, "b": "c"}, "list": [text, "x"]})


def quoted_key(text: str) -> str:
    """As `quoted`, for a key. Raises ValueError for what cannot be one."""
    return _quoted(text, _AS_KEY, {text: "one", "list": [{text: "two", "title": "three"}]})


def _quoted(text: str, place: str, meant: Tree) -> str:
    if is_id(text) and text not in NULLS:
        return text
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + "".join(map(_in_double_quotes, text)) + '"'
    in_quotes = [single, double] if '"' in text or "\\" in text else [double]
    # What looks like a slip of another program is said to be one however it is quoted.
    for without_a_word in (True, False):
        for written in (text, *in_quotes):
            if _reads_back(written, place, meant, without_a_word):
                return written
    raise ValueError(f"no plan file can hold {text!r}")


def _reads_back(written: str, place: str, meant: Tree, without_a_word: bool) -> bool:
    if not written or not written.isprintable():
        return False
    reading = read_text_tree(place.format(written).encode(), "")
    if reading.troubles and (without_a_word or any(one.costs for one in reading.troubles)):
        return False
    return reading.tree == meant


def _in_double_quotes(character: str) -> str:
    escape = _ESCAPES.get(character)
    if escape or character.isprintable():
        return escape or character
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
