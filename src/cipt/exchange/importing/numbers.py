"""Printed numbers: of themes, areas, actions and recommendations, and the ids that come of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cipt.model.base import is_device, is_id

_HEADED = re.compile(
    r"(?:(?P<word>theme|priority(?: area)?|workstream|work ?stream|objective|strand|pillar|"
    r"outcome|area(?: (?:for|of) (?:improvement|weakness|focus|development|concern))?|section|"
    r"part|goal|aim|work ?package|recommendation)"
    r"\s*(?:no\.?|number)?\s*)?"
    r"(?P<number>(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[A-Z](?=\s*[:.)–—-]))"
    r"\s*(?:[:.)–—-]+\s*|\s+)(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_WORD_ALONE = re.compile(
    r"(?P<word>theme|priority|workstream|work ?stream|objective|strand|pillar|outcome|section)"
    r"\s*(?:no\.?|number)?\s*(?P<number>[A-Z]?\d{1,3}|[A-Z])[.:]?",
    re.IGNORECASE,
)
_WORD_AND_TITLE = re.compile(
    r"(?P<word>theme|priority|workstream|work ?stream|objective|strand|pillar|section|area)"
    r"\s*[:–—-]\s*(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_ALONE = re.compile(r"(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.)]?")
_IN_FIGURES = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_COUNTED = re.compile(
    rf"^((?:theme|priority|workstream|objective|strand|pillar|outcome)\s+)({'|'.join(_IN_FIGURES)})\b",
    re.IGNORECASE,
)
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_REF_WORDS = r"recommendations?|recs?|ofsted|ilacs|paragraphs?|paras?|areas? for improvement"
_REF = re.compile(
    rf"(?:(?P<word>{_REF_WORDS})\.?\s*(?:no\.?|number|rec(?:ommendation)?)?\s*)?"
    r"(?P<ref>(?:[A-Za-z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,2})?[a-z]?(?![\w%]))",
    re.IGNORECASE,
)
_BETWEEN_REFS = re.compile(r"(?:[\s,;/&+|()]|\band\b)*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|—|\bto\b)\s*", re.IGNORECASE)
_PARTS = re.compile(r"([A-Za-z]*)(\d+)((?:\.\d+)?[a-z]?)")


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading taken apart: what it calls itself, its number, its title; "" what it lacks."""

    word: str
    number: str
    title: str


def headed(text: str) -> Headed:
    """A heading such as "Theme 1: Leadership" or "1.10 Services improve" taken apart."""
    flat = _COUNTED.sub(
        lambda found: found[1] + _IN_FIGURES[found[2].lower()], " ".join(text.split())
    )
    match = _HEADED.fullmatch(flat)
    if match and (match["word"] or not match["title"][0].islower()):
        return Headed((match["word"] or "").lower(), match["number"], match["title"])
    match = _WORD_ALONE.fullmatch(flat)
    if match:
        return Headed(match["word"].lower(), match["number"], "")
    match = _WORD_AND_TITLE.fullmatch(flat)
    if match:
        return Headed(match["word"].lower(), "", match["title"])
    if _NUMBER_ALONE.fullmatch(flat):
        return Headed("", flat, "")
    return Headed("", "", flat)


def as_id(printed: str) -> str:
    """The id that comes of a printed number: PR 6 is PR6, 1.1.1. is 1.1.1; "" where none can.

    Of a name that Windows keeps for a device comes another: COM1-1 of COM1.
    """
    bare = printed.strip().strip(".:)(").strip()
    glued = re.sub(r"(?<=[A-Za-z])[ .-]+(?=\d)|(?<=\d)\s+(?=[a-z]\b)", "", bare)
    plain = _UNFIT.sub("-", glued).strip(".-_")
    return for_a_file(plain) if is_id(plain) and len(plain) <= 60 else ""


def for_a_file(identity: str) -> str:
    """The id, or where Windows can hold no file of that name, another like it."""
    first, dot, rest = identity.partition(".")
    return f"{first}-1{dot}{rest}" if is_device(identity) else identity


def slug(text: str, longest: int = 60) -> str:
    """A short name for the plan's files out of a title: head-of-service; "" where none can be."""
    folded = text.lower().replace("’", "").replace("'", "").replace("&", " and ")
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if len(words) <= longest:
        return words
    return words[:longest].rpartition("-")[0] or words[:longest]


def level_of(number: str) -> int:
    """How many parts a number has: 1 for a theme's, 2 for an area's, 3 for an action's."""
    return len([part for part in number.split(".") if part])


def parent_of(number: str) -> str:
    """The number without its last part: 1.10 for 1.10.2, "" for 3 and for PR6."""
    return number.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class References:
    """What a cell says of recommendations: their ids, and the words after them or instead."""

    ids: tuple[str, ...]
    wording: str


def references(text: str, prefix: str) -> References:
    """The recommendations that a text names; `prefix` is what a bare number stands for, as R.

    "R4, AFI 6" names two. "3. Improve the quality of plans" names one and has its words.
    """
    flat = " ".join(text.split())
    found = list(_leading(flat, prefix))
    if not found:
        return References((), flat)
    end = found[-1][1]
    rest = flat[end:].lstrip(" .:)–—-")
    ids = tuple(dict.fromkeys(identity for identity, _ in found))
    if not rest:
        return References(ids, "")
    opened = len(found) == 1 and not rest[0].islower()
    return References(ids, rest) if opened else References((), flat)


def _leading(text: str, prefix: str) -> Iterator[tuple[str, int]]:
    """The references with which a text begins, each with the place where it ends."""
    at, before = 0, ""
    while at < len(text):
        gap = _BETWEEN_REFS.match(text, at)
        start = gap.end() if gap else at
        ranged = _TO.match(text, at) if before else None
        match = _REF.match(text, ranged.end() if ranged else start)
        if match is None:
            return
        identity = _reference_id(match, prefix)
        if ranged is not None and _PARTS.fullmatch(identity) is None:
            return
        if ranged is not None:
            for one in _from_to(before, identity):
                yield one, match.end()
        yield identity, match.end()
        before, at = identity, match.end()


def _reference_id(match: re.Match[str], prefix: str) -> str:
    word = (match["word"] or "").lower()
    plain = (
        re.sub(r"[ .-](?=\d)", "", match["ref"], count=1)
        if match["ref"][0].isalpha()
        else (match["ref"])
    )
    if plain[0].isalpha():
        head = re.match(r"[A-Za-z]+", plain)
        letters = head[0] if head else ""
        return {"rec": "R", "para": "para-"}.get(letters.lower(), letters.upper()) + plain[
            len(letters) :
        ]
    if word.startswith("para"):
        return f"para-{plain}"
    if word.startswith("area"):
        return f"AFI{plain}"
    return f"{'R' if word.startswith('rec') else prefix}{plain}"


def _from_to(first: str, last: str) -> Iterator[str]:
    """What stands between two references, as R2 and R3 between R1 and R4."""
    one, other = _PARTS.fullmatch(first), _PARTS.fullmatch(last)
    if one and other and not one[3] and not other[3]:
        yield from (f"{one[1]}{n}" for n in range(int(one[2]) + 1, min(int(other[2]), 60)))
