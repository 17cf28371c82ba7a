"""Formats of a result: each is a file of a package, and the file's name is the format's."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence


def names_in(path: Sequence[str]) -> tuple[str, ...]:
    """The names of the formats in a package of this path; `text` first."""
    names = sorted(module.name for module in pkgutil.iter_modules(path))
    return ("text", *(name for name in names if name != "text"))
