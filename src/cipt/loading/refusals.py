"""What a model refuses, in an officer's words: which rule, what is wrong, what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

At = tuple[str | int, ...]

MOST = 50
"""Refusals of one record, and of one file, that are told one by one."""

_SHOWN = 40
"""Characters of a value that a message quotes."""

_LONGEST_WORD = 60
"""Characters of a word for which the nearest known one is looked for."""

_LONGEST_LIST = 300
"""Characters that a hint has for listing keys."""

_SAY_IT_SO = {
    "owner": ("responsible", "sro"),
    "accountable": ("responsible",),
    "deadline": ("due", "date"),
    "timescale": ("due",),
    "comment": ("note",),
    "comments": ("note",),
    "description": ("title", "post"),
    "name": ("title", "post"),
    "action": ("title",),
    "rating": ("rag",),
    "status": ("rag",),
    "progress": ("updates", "note"),
}
"""Words of other plans, and what they are here: the first that the record has."""

_IN_QUOTES = "If it is text, put all of it in double quotes"
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_PLAIN_WORDS = re.compile(r"\w[\w ,.()/-]*")
_WORDED = ("title", "what")
"""Keys that take whatever words an officer has written."""

_RATINGS = frozenset({"rag", "rag_rating", "rating", "status", "brag", "colour"})


class Refusal(NamedTuple):
    """One thing that a model would not take; `at` leads from the top of the record to it.

    `meant` is the key that an unknown one stands for, `lacks` the key that is missing there;
    `is_empty` is whether the value is there and holds nothing. `stands_for` counts those that
    are too many to be told one by one.
    """

    rule: str
    at: At
    message: str
    hint: str | None
    meant: str | None = None
    lacks: str | None = None
    is_empty: bool = False
    stands_for: int = 0


def more_than_told(number: int) -> Refusal:
    """For those refusals that are too many to be told one by one."""
    message = f"{number:,} more things here cannot stand as they are"
    hint = "Mend those that are named first, and check again"
    return Refusal("wrong-type", (), message, hint, stands_for=number)


def missing(key: str, at: At, what: str) -> Refusal:
    """A key that a record cannot do without; `what` is the record where `at` is its top."""
    message = f"{_holder(at) or what} has no `{key}`"
    return Refusal("missing-key", at, message, f"Add a line `{key}: …`", lacks=key)


def empty(at: At) -> Refusal:
    """A key with nothing after it, an empty list, or an entry with nothing in it."""
    hint = f"Write it after `{shortened(_key(at))}:`, on the same line or below"
    if at and isinstance(at[-1], int):
        hint = "Write it after the dash, or take the line out"
    return Refusal("missing-key", at, f"{_holder(at)} is empty", hint, is_empty=True)


def unknown_key(key: str, at: At, known: Sequence[str]) -> Refusal:
    """A key that is not among the `known` ones."""
    near = _meant(key, known)
    if near is None and "updates" in known and _plain(key) in _RATINGS:
        hint = "A rating stands in an update: below `updates:`, as `- date: …` and `rag: …`"
    else:
        hint = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(known)}"
    if len(hint) > _LONGEST_LIST or not known:
        hint = "Put it under `note:`, or take the line out"
    message = f"`{shortened(key)}` is not a key that is known here"
    return Refusal("unknown-key", at, message, hint, meant=near)


def refused_value(context: Any, at: At, value: object) -> Refusal:
    """A value that its field has words for: a date, a number, an id."""
    rule, why, instead = context["rule"], context["why"], context["instead"]
    hint = f"Write: {_line(at, instead)}" if instead else context["hint"]
    subject = f"`{shortened(_key(at))}` " if _key(at) else ""
    if rule == "missing-key" or isinstance(value, dict | list | tuple):
        return Refusal(rule, at, f"{subject}{why}", hint)
    if rule == "wrong-type" and at == ("due",):
        hint = f"{hint}; words such as these go under `due_text:`"
    return Refusal(rule, at, f"{subject}{shortened(str(value))} {why}", hint)


def no_such_word(expected: str, at: At, value: str) -> Refusal:
    """A word where the field takes certain others; `expected` lists them as the validator does."""
    words = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    near = nearest(value, words)
    either = f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
    hint = f"Write: {_line(at, near)}" if near else f"It can be {either}"
    message = f"{_holder(at, entry=True)} cannot be {shortened(value)}"
    return Refusal("wrong-type", at, message, hint)


def wrong_form(kind: str, at: At, value: object, keys: Sequence[str]) -> Refusal:
    """A list where a text belongs, a text where a list belongs, and so on.

    `kind` is the validator's, `keys` are those that the value could have.
    """
    key = shortened(_key(at))
    subject = _holder(at, entry=True)
    if kind.startswith("string"):
        found, hint = _in_place_of_text(at, value)
        return Refusal("wrong-type", at, f"{subject} should be text, and holds {found}", hint)
    if kind.startswith(("tuple", "list")):
        return Refusal(
            "wrong-type", at, f"{subject} should be a list", _as_a_list(key, value, keys)
        )
    sample = _first_line(keys, value)
    where = f"on a line of its own as `- {sample}`"
    if at and isinstance(at[-1], int) and _entry_of(keys, value):
        where = f"as {_entry_of(keys, value)}"
    if not (at and isinstance(at[-1], int)):
        where = f"below `{key}:`, on lines as in `  {sample}`"
    return Refusal("wrong-type", at, f"{subject} should have keys of its own", f"Write it {where}")


def _in_place_of_text(at: At, value: object) -> tuple[str, str]:
    """What stands where a text belongs, in words, and how to write the text that it has."""
    match value:
        case [str(text)] if _is_plain(text) and len(_key(at)) <= _SHOWN:
            return "a list", f"Write: {_line(at, text)}"
        case {"id": str(text), **others} if not others and _is_plain(text):
            return "a key, `id`", f"Write: {_line(at, text)}"
        case {} if len(value) == 1:
            ((key, _),) = value.items()
            return f"a key, `{shortened(str(key))}`", _IN_QUOTES
    return "a list" if isinstance(value, list) else "several keys", _IN_QUOTES


def _first_line(keys: Sequence[str], value: object) -> str:
    """The first line to write for something with these keys, with the text that stands there."""
    if isinstance(value, str) and "date" in keys and _DATE.fullmatch(value):
        return f"date: {value}"
    if isinstance(value, str) and keys and keys[0] in _WORDED and _is_plain(value):
        return f"{keys[0]}: {value}"
    return f"{keys[0] if keys else 'word'}: …"


def _is_plain(text: str) -> bool:
    """Whether a hint can show the text as it is to be typed: short, and with no sign that tells."""
    return len(text) <= _SHOWN and _PLAIN_WORDS.fullmatch(text) is not None


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that was probably meant, or None."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_WORD:
        return None
    by_lower = {name.lower(): name for name in known}
    found = get_close_matches(_plain(word), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def shortened(text: str, most: int = _SHOWN) -> str:
    """`text` on one line of `most` characters, by default what a message has room for."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _plain(word: str) -> str:
    return word.lower().strip().replace(" ", "_")


def _meant(key: str, known: Sequence[str]) -> str | None:
    """The key that was probably meant: spelt nearly so, called otherwise, or a part of its name."""
    plain = _plain(key)
    if plain in known or len(key) > _LONGEST_WORD:
        return plain if plain in known else None
    for meant in _SAY_IT_SO.get(plain, ()):
        if meant in known:
            return meant
    parts = plain.split("_")
    for part in parts if len(parts) > 1 else ():
        if part in known or f"{part}s" in known:
            return part if part in known else f"{part}s"
    return None if plain in _RATINGS else nearest(key, known)


def _key(at: At) -> str:
    return next((part for part in reversed(at) if isinstance(part, str)), "")


def _holder(at: At, *, entry: bool = False) -> str:
    """How a message calls what stands at `at`; "" for the record itself."""
    key = shortened(_key(at))
    if not key:
        return "this entry" if entry else ""
    return f"an entry of `{key}`" if isinstance(at[-1], int) else f"`{key}`"


def _line(at: At, value: str) -> str:
    return f"- {value}" if at and isinstance(at[-1], int) else f"{_key(at)}: {value}"


def _as_a_list(key: str, value: object, keys: Sequence[str]) -> str:
    if not isinstance(value, str):
        return f"Begin each entry of `{key}` on a line of its own with `  - `"
    sample = _entry_of(keys, value)
    if sample:
        return f"Write below `{key}:` {sample}"
    first = value.partition(",")[0]
    if not _is_plain(first):
        return f"Put each entry of `{key}` on a line of its own, with `  - ` before it"
    return f"Write each entry on a line of its own below `{key}:`, as in `  - {first}`"


def _entry_of(keys: Sequence[str], value: object) -> str:
    """The lines to write for an entry that has a day, and words that stand there without one."""
    word = next((key for key in ("title", "note") if key in keys), "")
    if keys[:1] != ("date",) or not word or not isinstance(value, str) or not _is_plain(value):
        return ""
    if _DATE.fullmatch(value):
        return ""
    return f"a line `  - date: …` with its day, and below it `    {word}: {value}`"
