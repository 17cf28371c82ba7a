"""What a source of plan files gives: paths, and the bytes of each."""

from __future__ import annotations

from typing import NamedTuple, Protocol

SIZE_LIMIT = 1024 * 1024
"""Bytes of one plan file; a larger one is no plan file, and is read no further than this."""


class CannotRead(Exception):
    """A file that is there and whose bytes cannot be had; the text reads on from its path."""


class Listing(NamedTuple):
    """The files of a source, in order of their paths, and what could not be listed and why."""

    paths: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()


class Tree(Protocol):
    """A plan folder, wherever it is kept. Paths start at the plan folder and use `/`."""

    def listing(self) -> Listing:
        """Every file below the plan folder but hidden ones."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a listed file, at most SIZE_LIMIT and one more. Raises CannotRead."""
        ...
