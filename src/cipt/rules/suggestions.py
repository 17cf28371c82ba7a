"""What was probably meant by ids that the plan does not have."""

from __future__ import annotations

from collections.abc import Mapping

from cipt.loading.refusals import nearest

_MOST = 20
"""How many unknown ids a rule looks up: each is held against every known one, and whoever has more
has most likely lost a file."""


_FEWEST_LETTERS = 6
"""Letters by which a title is known."""


class Suggestions:
    """The known ids nearest to unknown ones, of which the first twenty are looked up.

    Whoever types a record's title, or how it begins, means that record.
    """

    def __init__(self, known: Mapping[str, object]) -> None:
        self._known = known
        self._meant: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """The known id that was probably meant by this one, or None."""
        if word not in self._meant:
            if len(self._meant) >= _MOST:
                return None
            self._meant[word] = self._titled(word) or nearest(word, tuple(self._known))
        return self._meant[word]

    def _titled(self, typed: str) -> str | None:
        words = " ".join(typed.lower().split())
        if len(words) < _FEWEST_LETTERS:
            return None
        titles = ((ref, getattr(record, "title", None)) for ref, record in self._known.items())
        return next(
            (ref for ref, title in titles if title and title.lower().startswith(words)), None
        )
