"""Packed files that are the same on any day: an office file is a zip, and a zip keeps times."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name."""


def packed_the_same(data: bytes) -> bytes:
    """The parts of a packed office file, packed again in their order with one fixed time."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, given.read(name))
    return packed.getvalue()
