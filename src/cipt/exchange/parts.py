"""Packed files made the same on every run: the same parts, in their order, with fixed times."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a packed file can bear."""

_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def with_fixed_times(packed: bytes, saved: str) -> bytes:
    """The same file with `saved`, as in 2019-05-31T00:00:00Z, for the time at which it was saved.

    The library that wrote it puts the moment of the run into one part and into the list of parts.
    """
    page = BytesIO()
    with ZipFile(BytesIO(packed)) as before, ZipFile(page, "w") as after:
        for part in before.infolist():
            data = before.read(part)
            if part.filename == "docProps/core.xml":
                data = _SAVED.sub(rb"\g<1>" + saved.encode("ascii") + rb"\g<3>", data)
            fixed = ZipInfo(part.filename, _EARLIEST)
            fixed.compress_type = ZIP_DEFLATED
            fixed.create_system = 3
            fixed.external_attr = 0o600 << 16
            after.writestr(fixed, data)
    return page.getvalue()
