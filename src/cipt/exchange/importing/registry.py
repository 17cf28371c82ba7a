"""Everybody whom a document names, once each: spellings of one post joined, and the ids given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cipt.exchange.importing.numbers import slug
from cipt.exchange.importing.people import Named, is_name

_ABBREVIATIONS = {
    "ad": "assistant director",
    "asst": "assistant",
    "dir": "director",
    "hos": "head of service",
    "dcs": "director of childrens services",
    "psw": "principal social worker",
    "lado": "local authority designated officer",
    "iro": "independent reviewing officer",
    "sm": "service manager",
    "tm": "team manager",
    "mgr": "manager",
    "dep": "deputy",
    "ceo": "chief executive",
    "cex": "chief executive",
    "cs": "childrens services",
    "csc": "childrens social care",
    "qa": "quality assurance",
    "hr": "human resources",
    "dph": "director of public health",
}
_LITTLE = {"of", "for", "the", "and", "to", "in", "s"}
_SHORTEST_SLIP = 6
_TRIED = 50


@dataclass(slots=True)
class Somebody:
    """One person or group: how often each spelling is printed, and the id in the plan's files."""

    spellings: Counter[str] = field(default_factory=Counter)
    also: dict[str, None] = field(default_factory=dict)
    as_group: int = 0
    as_person: int = 0
    organisation: str = ""
    id: str = ""

    @property
    def title(self) -> str:
        """The fullest of the commonest spellings."""
        return max(
            self.spellings, key=lambda text: (_is_full(text), self.spellings[text], len(text))
        )

    @property
    def aliases(self) -> list[str]:
        """Every other way in which the document writes it, in the order of the document."""
        texts = dict.fromkeys((*self.spellings, *self.also))
        return [text for text in texts if text != self.title]

    @property
    def is_group(self) -> bool:
        """Whether it is a board, a team or a partner, and no officer."""
        return self.as_group > self.as_person


class Registry:
    """Who is named in a document. Everybody is added first, then ids are given, then asked for."""

    def __init__(self) -> None:
        self._by_key: dict[str, Somebody] = {}
        self._by_gap: dict[str, list[tuple[str, Somebody]]] = {}
        self.everybody: list[Somebody] = []

    def add(self, named: Named, organisation: str = "") -> None:
        """One mention of somebody."""
        keys = [key_of(named.text), *(key_of(text) for text in named.also)]
        one = next((self._by_key[key] for key in keys if key in self._by_key), None)
        if one is None:
            one = self._alike(keys[0])
        if one is None:
            one = Somebody()
            self.everybody.append(one)
        one.spellings[named.text] += 1
        one.also.update(dict.fromkeys(named.also))
        one.organisation = one.organisation or organisation
        if named.is_group:
            one.as_group += 1
        else:
            one.as_person += 1
        for key in keys:
            if self._by_key.setdefault(key, one) is one:
                for gap, word in _gaps(key):
                    self._by_gap.setdefault(gap, []).append((word, one))

    def give_ids(self, taken: dict[str, str] | None = None) -> None:
        """Gives each an id out of its title; `taken` has ids that a plan has given to spellings."""
        known = {key_of(text): identity for text, identity in (taken or {}).items()}
        used = set(known.values())
        short = Counter(_short(one.title) for one in self.everybody)
        for one in self.everybody:
            old = next((known[key] for key in self._keys(one) if key in known), "")
            wanted = _short(one.title)
            one.id = old or _free(wanted if short[wanted] == 1 else slug(one.title) or wanted, used)
            used.add(one.id)

    def id_of(self, named: Named) -> str:
        """The id of somebody who was added."""
        return self._by_key[key_of(named.text)].id

    def _keys(self, one: Somebody) -> Iterator[str]:
        yield from (key_of(text) for text in (*one.spellings, *one.also))

    def _alike(self, key: str) -> Somebody | None:
        """Somebody whose title differs by a slip of the hand: a letter in one longer word."""
        for gap, word in _gaps(key):
            for other, somebody in self._by_gap.get(gap, ())[:_TRIED]:
                if _is_slip(word, other):
                    return somebody
        return None


def _gaps(key: str) -> Iterator[tuple[str, str]]:
    """A key of several words with each longer word left out, and that word."""
    words = key.split()
    for at, word in enumerate(words):
        if len(words) > 1 and len(word) >= _SHORTEST_SLIP:
            yield " ".join([*words[:at], "?", *words[at + 1 :]]), word


def key_of(text: str) -> str:
    """What two spellings of one post or name have in common."""
    folded = text.lower().replace("&", " and ").replace("’", "").replace("'", "")
    words = re.sub(r"[^\w]+", " ", folded).split()
    full = " ".join(_ABBREVIATIONS.get(word, word) for word in words).split()
    return " ".join(word for word in full if word not in _LITTLE) or folded.strip()


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter put in, left out or mistaken, but for a plural."""
    if re.search(r"\d", one + other) or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or long == f"{short}s":
        return False
    pairs = enumerate(zip(short, long, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _is_full(text: str) -> bool:
    words = re.findall(r"\w+", text)
    return not any(word.lower() in _ABBREVIATIONS for word in words) and not is_name(text)


def _short(title: str) -> str:
    """The id of a title, without what stands in brackets, if that is enough."""
    bare = slug(re.sub(r"\s*\([^)]*\)", "", title))
    return bare if len(bare) > 2 else slug(title) or "officer"


def _free(wanted: str, used: set[str]) -> str:
    identity, number = wanted, 2
    while identity in used:
        identity, number = f"{wanted}-{number}", number + 1
    return identity
