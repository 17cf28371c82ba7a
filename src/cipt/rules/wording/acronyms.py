"""Abbreviations in a plan's texts, and which of them need no explaining."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase, digits

from cipt.evaluation.index import Index

KNOWN_TO_ALL = frozenset(
    # What anybody knows who reads a newspaper.
    {"AM", "PM", "BBC", "CCTV", "CEO", "COVID", "CV", "EU", "FAQ", "GB", "GP", "HR", "ICT", "ID"}
    | {
        "IT",
        "MP",
        "NHS",
        "OK",
        "PC",
        "PDF",
        "PIN",
        "PR",
        "SMS",
        "TV",
        "UK",
        "UN",
        "US",
        "USB",
        "VAT",
    }
    # What every member of an improvement board has met by its second meeting.
    | {"BRAG", "CQC", "DBS", "DFE", "GDPR", "HMCI", "HMI", "ILACS", "KPI", "LA", "LGA", "ONS", "QA"}
    | {"RAG", "SEND", "SMART", "SRO"}
)
"""In capitals."""

_EMPHASIS = frozenset(
    {"ALL", "AND", "ANY", "ARE", "BOTH", "BUT", "CAN", "DO", "DONE", "DUE", "EACH", "END", "EVERY"}
    | {"FOR", "FROM", "HAS", "IF", "IN", "IS", "MUST", "NEVER", "NEW", "NO", "NOT", "NOTE", "NOW"}
    | {
        "OF",
        "ON",
        "ONE",
        "ONLY",
        "OR",
        "OUR",
        "OUT",
        "THE",
        "THIS",
        "TO",
        "TWO",
        "UP",
        "WE",
        "WILL",
    }
    | {"WITH", "YES", "YOU", "RED", "AMBER", "GREEN", "BLUE", "GREY", "BLACK", "PURPLE", "GOLD"}
    | {"SILVER", "BRONZE", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "TBC", "TBA"}
    | {"TBD", "NB"}
)
"""Words in capitals for weight, colours of ratings, Roman numerals; placeholders are told of."""

_LONGEST = 6

_SHAPES = bytes.maketrans(
    f"{ascii_uppercase}{ascii_lowercase}{digits}@-".encode(),
    b"A" * 26 + b"a" * 26 + b"0" * 10 + b"&.",
)
"""Any capital as A, any small letter as a, any figure as 0; @ as &, and - as a full stop."""
# What must not stand before it is looked at once two capitals are found, which is quicker.
_ABBREVIATION = re.compile(
    rb"A(?:A(?<![Aa0_&/.]AA)|aA(?<![Aa0_&/.]AaA)|aaA(?<![Aa0_&/.]AaaA))[Aa]{0,4}"
    rb"(?![Aa0_&]|\.[A0])"
)
"""The shape of what may be an abbreviation; `abbreviations_in` looks closer."""
_WORD = re.compile(r"[^\W\d_]+")


def abbreviations_in(text: str) -> Iterator[tuple[str, int]]:
    """The abbreviations in a text, without an s of the plural, and where each begins.

    One has two to six letters, at least half of them capitals. A text all in capitals has none.
    """
    if text.isupper() and " " in text:
        return
    for typed, start in may_be_abbreviations(text.encode("ascii", "replace")):
        word = word_of(typed)
        capitals = sum(map(str.isupper, word))
        if 2 <= len(word) <= _LONGEST and capitals * 2 >= len(word) and word not in _EMPHASIS:
            yield word, start


def may_be_abbreviations(text: bytes) -> Iterator[tuple[str, int]]:
    """What may be an abbreviation in a text of ASCII, as typed, and where each begins."""
    for found in _ABBREVIATION.finditer(text.translate(_SHAPES)):
        start, end = found.span()
        yield text[start:end].decode("ascii"), start


def word_of(abbreviation: str) -> str:
    """An abbreviation without the s of the plural."""
    if abbreviation.endswith("s") and abbreviation[:-1].isupper():
        return abbreviation[:-1]
    return abbreviation


def is_explained_at(text: str, word: str, start: int) -> bool:
    """Whether the words before or in the brackets beside an abbreviation say what it is.

    That is "multi-agency safeguarding hub (MASH)" or "MASH (the multi-agency safeguarding hub)".
    """
    before, after = text[:start].rstrip(), text[start + len(word) :].removeprefix("s").lstrip()
    if before.endswith("("):
        words = _WORD.findall(before)[-2 * len(word) :]
    elif after.startswith("("):
        words = _WORD.findall(after.partition(")")[0])
    else:
        return False
    initials = [one[0].upper() for one in words]
    return len(words) > 1 and word[0].upper() in initials and word[-1].upper() in initials


def explained(index: Index) -> frozenset[str]:
    """The abbreviations, in capitals, that the plan itself explains.

    The glossary does, and people.yaml: by an id, by another way to write a post, and by the first
    letters of a post or of a group's name.
    """
    found = {word.upper() for word in index.plan.header.glossary or ()}
    found |= {word.upper() for word in index.people}
    for officer in index.plan.officers:
        found |= {alias.upper() for alias in officer.aliases}
        found.add(_initials(officer.post))
    found |= {_initials(group.title) for group in index.plan.groups}
    found |= {word.removesuffix("S") for word in found}
    return frozenset(found)


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
