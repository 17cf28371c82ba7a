"""What files hold in git, by the ids that git gives to contents: equal contents, equal ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from cipt.faults import CannotGoOn
from cipt.sources.repository import Repository
from cipt.sources.tree import SIZE_LIMIT

_SHA1_LENGTH = 40


class Blobs:
    """Contents of a repository's blobs, each read once however many commits have it."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._contents: dict[str, bytes | None] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Reads those that were not read yet, all at once."""
        wanted = sorted(set(ids).difference(self._contents))
        if wanted:
            self._contents.update(read_blobs(self._repository, wanted))

    def get(self, blob: str) -> bytes | None:
        """The contents of one, cut where they pass SIZE_LIMIT; None where the clone lacks it."""
        self.fetch((blob,))
        return self._contents[blob]


def read_blobs(repository: Repository, blobs: Iterable[str]) -> dict[str, bytes | None]:
    """The contents of blobs by their ids; None for one that the clone does not hold.

    Of one larger than SIZE_LIMIT, which is no plan file, only so many bytes come back as show it:
    what it holds is not read, for it could be of any size.
    """
    contents: dict[str, bytes | None] = dict.fromkeys(blobs)
    small = []
    for blob, size in _sizes(repository, contents).items():
        if size > SIZE_LIMIT:
            contents[blob] = bytes(SIZE_LIMIT + 1)
        else:
            small.append(blob)
    if not small:
        return contents
    answer = repository.run("cat-file", "--batch", "--buffer", stdin=_lines(small))
    place = 0
    for blob in small:
        end = answer.find(b"\n", place)
        told = _size_told(answer[place:end])
        if end < 0 or told is None or len(answer) <= end + told:
            raise CannotGoOn(
                f"git cat-file: the file {blob} cannot be read",
                "Look for damage in the repository: git fsck",
            )
        contents[blob] = answer[end + 1 : end + 1 + told]
        place = end + told + 2
    return contents


def blob_ids(files: Mapping[str, bytes], like: str) -> dict[str, str]:
    """The ids that git would give to the contents of files, by path.

    `like` is an id of the repository: its length says by which of git's two sums ids are made.
    """
    kind = hashlib.sha1 if len(like) == _SHA1_LENGTH else hashlib.sha256
    return {
        path: kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
        for path, data in files.items()
    }


def not_in_clone(what: str) -> CannotGoOn:
    """That a clone lacks what a commit has."""
    return CannotGoOn(
        f"{what} of the version asked for is not in this clone",
        "Clone the repository whole: without --filter, and with no filter in CI",
    )


def _sizes(repository: Repository, blobs: Iterable[str]) -> dict[str, int]:
    """The sizes of those blobs that the clone holds."""
    try:
        answer = repository.run("cat-file", "--batch-check", "--buffer", stdin=_lines(blobs))
    except CannotGoOn as refusal:
        # A git that would fetch from the clone's promisor remote, and may not, stops here; a later
        # one calls the blob missing.
        raise (not_in_clone("a file") if "promisor" in refusal.why else refusal) from None
    told = zip(blobs, answer.splitlines(), strict=True)
    return {blob: size for blob, row in told if (size := _size_told(row)) is not None}


def _size_told(row: bytes) -> int | None:
    """The size in "<id> blob <size>", what git says of a blob; None where it says anything else."""
    words = row.split()
    return int(words[2]) if len(words) == 3 and words[1] == b"blob" else None


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode()
