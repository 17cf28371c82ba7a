"""JSON for programs, which no screen and no CI's log takes for anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_NOT_ON_A_SCREEN = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|(?<=#)#"
)
"""Control characters, those that turn the direction of writing, halves of characters, and what
makes `##[` a command to a CI. In JSON they stand in strings alone."""


def as_json(value: Mapping[str, Any] | Sequence[Any], indent: int | None = 1) -> str:
    """A value as text, in the order in which it was built; on one line where `indent` is None."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _NOT_ON_A_SCREEN.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
