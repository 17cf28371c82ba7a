"""What was probably meant by ids that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterable

from cipt.loading.refusals import nearest

_MOST = 20
"""How many unknown ids a rule looks up: each is held against every known one, and whoever has more
has most likely lost a file."""


class Suggestions:
    """The known ids nearest to unknown ones, of which the first twenty are looked up."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._meant: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """The known id that was probably meant by this one, or None."""
        if word not in self._meant:
            if len(self._meant) >= _MOST:
                return None
            self._meant[word] = nearest(word, self._known)
        return self._meant[word]
