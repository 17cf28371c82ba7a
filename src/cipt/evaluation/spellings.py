"""Whom a text means: officers and groups by every way in which documents write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cipt.model.records import Group, Officer


def who_is_meant(people: Mapping[str, Officer | Group]) -> Mapping[str, str]:
    """The id of the officer or group that each spelling means, by `spelling` of the text.

    Posts, titles, aliases and names count. One that could mean two means nobody.
    """
    found: dict[str, set[str]] = {}
    for record in people.values():
        for text in _written(record):
            found.setdefault(spelling(text), set()).add(record.id)
    return {text: ids.pop() for text, ids in found.items() if len(ids) == 1}


def spelling(text: str) -> str:
    """A text as it is compared: whatever its case and its spaces."""
    return " ".join(text.split()).casefold()


def _written(record: Officer | Group) -> Iterator[str]:
    if isinstance(record, Group):
        yield record.title
        return
    yield record.post
    yield from record.aliases
    if record.name:
        yield record.name
