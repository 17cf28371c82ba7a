"""Natural order: 1.2 before 1.10, PR2 before PR10."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_DIGITS = re.compile(r"(\d+)", re.ASCII)

NaturalKey = tuple[tuple[str | tuple[int, str], ...], str]


@lru_cache(maxsize=65536)
def natural(text: str) -> NaturalKey:
    """A key to sort ids and printed numbers by: texts and whole numbers take turns in it.

    Numbers may be of any length. Texts that differ only in case or in leading zeros are told apart
    by themselves.
    """
    parts: list[str | tuple[int, str]] = _DIGITS.split(text.lower())
    parts[1::2] = map(_number, parts[1::2])
    return tuple(parts), text


@lru_cache(maxsize=4096)
def _number(digits: Any) -> tuple[int, str]:
    """What whole numbers sort by; Python turns no more than 4,300 digits into one."""
    plain = digits.lstrip("0")
    return len(plain), plain
