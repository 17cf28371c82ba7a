"""Counts of children in a text that are so small that somebody could tell who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cipt.rules.wording.identifiers import Found

_NUMBER_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_WORDS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(), start=1)}
_BETWEEN = (
    r"(?:of|the|these|those|our|more|other|further|local|looked[- ]after|disabled|young|younger"
    r"|older|unaccompanied|asylum[- ]seeking|vulnerable|missing|exploited|homeless|adopted"
    r"|fostered|privately|remaining|different)"
)
_CHILDREN = (
    r"(?:children|young people|young persons?|babies|boys|girls|siblings|pupils|teenagers"
    r"|care leavers?|infants|toddlers|youngsters)\b(?!['’]|\s+and\s+young\s+people['’]|-)"
    # One child, and not a child protection conference.
    r"|child\b(?!['’-]|\s+(?:protection|care|social|health|abuse|sexual|criminal|exploitation"
    r"|poverty|development|mind|friendly|cent|focus|death|safety|practi|participation|and|or)"
    r"|\s+at\s+a\s+time|\s+(?:is|was)\s+(?:too|one))"
)
COUNTED_CHILDREN = re.compile(
    rf"(?<![\w.,/£-])(\d{{1,2}}|{'|'.join(_WORDS)})\s+(?:{_BETWEEN}\s+){{0,4}}(?:{_CHILDREN})",
    re.IGNORECASE,
)
"""A number of children; its first group is the number."""

_NO_COUNT_BEFORE = re.compile(
    r"\b(?:in|every|each|any|even|no|ages?|aged|years?|stage|under|over|below|top|first|last|per"
    r"|out of|fewer than|less than|up to)\s+$",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(
    rf"\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d|ten\b|{'|'.join(_WORDS)})", re.IGNORECASE
)


def small_counts_in(text: str, below: int) -> Iterator[Found]:
    """The counts of children from 1 to one less than `below`.

    A share ("one in four children"), an age, a school year and a rank are no counts, and "fewer
    than 5 children" is how a small one is held back.
    """
    for match in COUNTED_CHILDREN.finditer(text):
        word = match[1].lower()
        number = int(word) if word.isdigit() else _WORDS[word]
        before = text[max(0, match.start() - 20) : match.start()]
        if not 0 < number < below or _NO_COUNT_BEFORE.search(before):
            continue
        if not _NO_COUNT_AFTER.match(text, match.end()):
            yield Found(*match.span(), "a count of children")
