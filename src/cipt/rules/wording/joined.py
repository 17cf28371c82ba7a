"""Many texts, searched all at once: where nothing is found, no text need be looked at by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate

APART = "\0"
"""What parts the texts when they are searched all at once; no file can hold it as it stands."""

_LIKE_ASCII = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}
"""The signs beyond ASCII that a pattern takes for a plain letter where it ignores capitals."""

_RARE = "<[?xvb"
"""Signs that English texts have least of, the rarest first."""

_SHORT = 8
"""A text of no more signs is short."""

_END_OF_POSTCODE = re.compile("[0-9][A-Z]{2}")
_FIGURES = 3
_NO_FIGURE = bytes(sign for sign in range(256) if sign not in b"0123456789@" + APART.encode())


class Joined:
    """Texts side by side, each with its place among them; none of them empty."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.joined = APART.join([*texts, ""])

    @cached_property
    def ascii(self) -> bytes:
        """`joined` with a question mark for each sign beyond ASCII, every sign in its place."""
        return self.joined.encode("ascii", "replace")

    @cached_property
    def lower(self) -> str:
        """`ascii` in small letters; the signs that pass for a plain letter are that letter."""
        if not any(sign in self.joined for sign in _LIKE_ASCII):
            return self.ascii.lower().decode("ascii")
        plain = self.joined
        for sign, letter in _LIKE_ASCII.items():
            plain = plain.replace(sign, letter)
        return plain.encode("ascii", "replace").lower().decode("ascii")

    @cached_property
    def short(self) -> frozenset[str]:
        """The texts of at most eight signs, as is what stands where wording was to come."""
        return frozenset([text for text in self.texts if len(text) <= _SHORT])

    @cached_property
    def figures(self) -> list[bytes]:
        """Of each text its figures from 0 to 9 and its @, without what stands between them."""
        return self.ascii.translate(None, _NO_FIGURE).split(APART.encode())

    @cached_property
    def with_figures(self) -> tuple[Sequence[int], Joined]:
        """The texts that have three figures, an @ or something like the end of a postcode.

        Their places among all, and themselves. In no other is an identifier, a date of birth, a
        telephone number, an address or a postcode.
        """
        texts = self.texts
        found = [
            place
            for place, figures in enumerate(self.figures)
            if figures
            and (
                len(figures) >= _FIGURES or b"@" in figures or _END_OF_POSTCODE.search(texts[place])
            )
        ]
        return found, Joined([texts[place] for place in found])

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate([len(text) + 1 for text in self.texts]))

    def place_at(self, position: int) -> int:
        """The place of the text that stands at a position of `joined`."""
        return bisect_right(self._ends, position)

    def containing(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The places of the texts in which `pattern` finds something, each once, in order."""
        return self._having(pattern, self.joined)

    def mentioning(self, *words: str) -> Iterable[int]:
        """The places of the texts that may have one of the words, each once, in no order.

        The words are in small letters of ASCII, and capitals are ignored. As signs beyond ASCII
        count as question marks, the text itself says whether it has the word.
        """
        lower = self.lower
        found = [place for pattern in _finders(words) for place in self._having(pattern, lower)]
        return dict.fromkeys(found)

    def _having(self, pattern: re.Pattern[str], texts: str) -> Iterator[int]:
        start = 0
        while found := pattern.search(texts, start):
            place = self.place_at(found.start())
            yield place
            start = self._ends[place]


@cache
def _finders(words: tuple[str, ...]) -> list[re.Pattern[str]]:
    """Patterns that find the words, by their rarest signs: what surrounds one is looked at then.

    A search for one sign takes no longer than one for a word, and serves all words that have it.
    """
    patterns: list[str] = []
    for sign in _RARE:
        around = [word.split(sign, 1) for word in words if sign in word]
        words = tuple(word for word in words if sign not in word)
        beside = (rf"(?<={re.escape(before + sign)}){re.escape(after)}" for before, after in around)
        if around:
            patterns.append(f"{re.escape(sign)}(?:{'|'.join(beside)})")
    return [re.compile(pattern) for pattern in (*patterns, *map(re.escape, words))]
