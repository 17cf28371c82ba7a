"""A plan held in memory: for examples, for editors, and for what is not yet saved."""

from __future__ import annotations

from collections.abc import Mapping

from cipt.sources.tree import CannotRead, Listing, Tree


class MemoryTree:
    """Plan files as a mapping of paths to bytes or text, over another source if there is one."""

    def __init__(self, files: Mapping[str, bytes | str], over: Tree | None = None) -> None:
        self._files = {
            path: text.encode() if isinstance(text, str) else text for path, text in files.items()
        }
        self._over = over

    def listing(self) -> Listing:
        """The paths of both sources, each once."""
        below = self._over.listing() if self._over else Listing(())
        refused = tuple(one for one in below.refused if one[0] not in self._files)
        return Listing(tuple(sorted({*self._files, *below.paths})), refused)

    def read(self, path: str) -> bytes:
        """The bytes held for `path`, else those of the source below. Raises CannotRead."""
        if path in self._files:
            return self._files[path]
        if self._over:
            return self._over.read(path)
        raise CannotRead("is not there")
