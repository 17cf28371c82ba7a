"""The officers and groups of a plan, as an officer may write them: by id, post, title or alias."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from cipt.model.records import Group, Officer
from cipt.rules.context import Context

_NOT_LETTERS = re.compile(r"[\W_]+")

_MOST_GUESSED = 50
"""Unknown ids for which a likeness is looked for; the search is slow, and more are no slips."""

_MOST_COMPARED = 2000
_LONGEST_GUESSED = 100


class People:
    """Who is in people.yaml, and who may be meant by an id that is not."""

    def __init__(self, context: Context) -> None:
        self._known = context.index.people
        self._lost = context.loaded.lost_ids("officer") | context.loaded.lost_ids("group")
        self._incomplete = not {"officer", "group"}.isdisjoint(context.loaded.incomplete)
        self._by_name: dict[str, str] | None = None
        self._guessed: dict[str, str | None] = {}

    def may_be(self, identity: str) -> bool:
        """Whether the id is known, or may be that of somebody whose entry could not be read."""
        return identity in self._known or self._incomplete or identity in self._lost

    def meant_by(self, text: str) -> str | None:
        """The id of whoever is written so, by post, title or alias or with a slip; else None."""
        if self._by_name is None:
            self._by_name = {
                _plain(name): person.id
                for person in self._known.values()
                for name in names_of(person)
            }
            # An id goes before a post or an alias of somebody else that is written like it.
            self._by_name.update({_plain(identity): identity for identity in self._known})
        plain = _plain(text)
        if plain in self._by_name:
            return self._by_name[plain]
        if plain not in self._guessed:
            self._guessed[plain] = self._guess(plain)
        return self._guessed[plain]

    def _guess(self, plain: str) -> str | None:
        if len(self._guessed) >= _MOST_GUESSED or not 2 < len(plain) <= _LONGEST_GUESSED:
            return None
        by_name = self._by_name or {}
        most = max(2, len(plain) // 4)
        alike = [name for name in by_name if abs(len(name) - len(plain)) <= most]
        found = get_close_matches(plain, alike[:_MOST_COMPARED], n=1, cutoff=0.75)
        return by_name[found[0]] if found else None


def names_of(person: Officer | Group) -> Iterator[str]:
    """Every way in which documents may write an officer or a group."""
    yield person.id
    if isinstance(person, Officer):
        yield person.post
        yield from person.aliases
    else:
        yield person.title


def _plain(name: str) -> str:
    """A name without spaces, signs and capital letters."""
    return _NOT_LETTERS.sub("", name).lower()
