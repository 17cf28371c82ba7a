"""The keys that the files of a plan may have, all kinds of record together."""

from __future__ import annotations

from functools import cache


@cache
def known_keys() -> frozenset[str]:
    """Every key of the format, from its models."""
    from cipt.loading.layout import FILE_KINDS

    of_lists = (entries.key for kind in FILE_KINDS for entries in kind.lists if entries.key)
    return frozenset(of_lists).union(*_records())


@cache
def _records() -> frozenset[frozenset[str]]:
    """The keys of each kind of record."""
    from cipt.model.base import Record

    records: set[frozenset[str]] = set()
    waiting = [Record]
    while waiting:
        record = waiting.pop()
        waiting.extend(record.__subclasses__())
        records.add(frozenset(field.alias or name for name, field in record.model_fields.items()))
    return frozenset(records)


def go_together(keys: set[str]) -> bool:
    """Whether some kind of record has all these keys."""
    return any(keys <= record for record in _records())


def is_key(word: str) -> bool:
    """Whether `word`, in whatever case, is a key that some file of a plan has."""
    return word.strip().lower() in known_keys()


def is_nearly_a_key(word: str) -> bool:
    """Whether `word` is a key of the format, or in small letters one with a slip in it."""
    from difflib import get_close_matches

    if is_key(word) or len(word) > 40 or not word.islower():
        return is_key(word)
    return bool(get_close_matches(word.strip().lower(), known_keys(), n=1, cutoff=0.75))
