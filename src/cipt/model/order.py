"""Natural order: 1.2 before 1.10, PR2 before PR10."""

from __future__ import annotations

import re
import sys
from functools import lru_cache

_DIGITS = re.compile(r"\d+", re.ASCII)

NaturalKey = tuple[str, str]


def natural(text: str) -> NaturalKey:
    """A key to sort ids and printed numbers by: texts and whole numbers take turns in it.

    Numbers may be of any length. Texts that differ only in case or in leading zeros are told apart
    by themselves.
    """
    return ".".join(map(_part, text.lower().split("."))), text


@lru_cache(maxsize=65_536)
def _part(text: str) -> str:
    """What a part between dots sorts by; the ids of a plan have few that differ."""
    return _DIGITS.sub(_number, text)


def _number(digits: re.Match[str]) -> str:
    """What a whole number sorts by, before any letter or sign: its length, then its digits."""
    plain = digits[0].lstrip("0")
    return f"\0{chr(min(len(plain), sys.maxunicode))}{plain}"
