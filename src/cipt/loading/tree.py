"""A file as a tree of the text that was typed, before the model gives anything a type."""

from __future__ import annotations

from typing import TypeAlias

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | None"

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What an unquoted value says that is missing."""

SPECIAL_KEYS = frozenset({"", "<<"})
"""No key, and the one by which YAML merges other keys in."""

DEEPEST = 12
"""How many lists and groups of keys may stand inside each other; the format needs five."""

ODD_CHARACTERS = (
    "\\x7f-\\xa0\\xad\\u2000-\\u200b\\u200e\\u200f\\u2018\\u201a\\u201c\\u201e\\u2028-\\u202f"
    "\\u205f-\\u206f\\u3000\\ufeff\\ufffd-\\uffff\\u00e2\\u00c2"
)
"""Characters that word processors, web pages and damage bring in, for a pattern's brackets."""
