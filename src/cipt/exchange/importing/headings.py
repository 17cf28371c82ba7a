"""Headings over actions: which of them name a theme, an area, or only a part of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cipt.exchange.importing.dates import as_at
from cipt.exchange.importing.grid import Cell, Words
from cipt.exchange.importing.numbers import as_id, headed, level_of

_THEME_WORDS = re.compile(
    r"theme|priority(?: area)?|work ?stream|strand|pillar|goal|aim|objective|outcome|section|part"
)
GENERAL = re.compile(
    r"(?:the )?(?:\w+ ){0,4}(?:action plan|improvement plan|plan|actions?|sheet ?\d*|introduction|"
    r"appendix ?\w*|annex ?\w*|contents|summary|background|table ?\d*|data|tracker|log|master)",
    re.IGNORECASE,
)
LONGEST_TITLE = 250
_LONGEST_SUBTITLE = 220
_KEYED = re.compile(r"[^:]{2,40}:\s*\S")


Under = Cell | Words
"""What a heading stands in."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over actions, with the cells or the paragraph that it stands in.

    `level` is that of a Word heading; `inside` is whether it stands within the table.
    """

    text: str
    sources: tuple[Under, ...]
    level: int | None = None
    inside: bool = False


def is_area(heading: Heading) -> bool:
    """Whether a heading names an area: 1.1 Quality of plans, or PR1 inside a table."""
    taken = headed(heading.text)
    if taken.word.startswith(("area", "recommendation")) and taken.number:
        return True
    number = as_id(taken.number)
    dotted = level_of(number) == 2
    lettered = bool(re.fullmatch(r"[A-Z]+\d+", number)) and heading.inside
    return bool(number) and (dotted or lettered) and not _THEME_WORDS.fullmatch(taken.word)


def is_theme(heading: Heading) -> bool:
    """Whether a heading names a theme: Theme 1, Priority A, or a number of one part."""
    taken = headed(heading.text)
    if _THEME_WORDS.fullmatch(taken.word):
        return len(heading.text) <= LONGEST_TITLE
    number = as_id(taken.number)
    plain = bool(re.fullmatch(r"\d{1,2}|[A-Z]", number)) and bool(taken.title)
    return plain and (heading.inside or heading.level is not None or len(heading.text) < 120)


def is_keyed(heading: Heading) -> bool:
    """Whether a line says something under a name of its own, as "SRO: Director" does."""
    return _KEYED.match(heading.text) is not None


def is_subtitle(heading: Heading) -> bool:
    """Whether a line below a theme's title can be its subtitle."""
    return len(heading.text) <= _LONGEST_SUBTITLE and not _KEYED.match(heading.text)


def plain_theme(headings: Sequence[Heading], plan_title: str) -> Heading | None:
    """A heading without a number that still names a theme: the last one over a table."""
    for one in reversed(headings):
        if one.level in (None, 0) or one.inside or GENERAL.fullmatch(one.text):
            continue
        if one.text == plan_title or as_at(one.text) is not None:
            continue
        if len(one.text) <= LONGEST_TITLE and not _KEYED.match(one.text):
            return one
    return None
