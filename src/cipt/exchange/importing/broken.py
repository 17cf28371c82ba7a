"""A broken file told as one: what the packages that read Office files raise for such a file.

The lists were found by feeding the packages files that were cut off, altered and mixed up. Only
calls into a package stand below them, so that a fault of cipt's own is never told as the file's.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from warnings import catch_warnings, simplefilter

from cipt.faults import CannotGoOn

SAVE_AGAIN = "Open it in Word or Excel, save it again as .docx or .xlsx, and import that"

UNZIPPED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # a way of packing that no Office program uses
    ValueError,  # a part that begins before the file does
    OSError,
)
PARSED = (
    SyntaxError,  # not well formed
    ValueError,
    LookupError,  # an encoding that nobody knows
)
OPENED = (
    *UNZIPPED,
    *PARSED,  # a part, a relation or a style that is not there is a LookupError too
    TypeError,
    AttributeError,
    OverflowError,
    MemoryError,
)
"""What openpyxl and python-docx raise; the latter has an error for XML of its own besides."""


def broken(path: Path) -> CannotGoOn:
    """The refusal of a broken Office file."""
    return CannotGoOn(f"{path} is broken, or was cut off when it was copied", SAVE_AGAIN)


@contextmanager
def told_as_broken(path: Path, errors: tuple[type[Exception], ...]) -> Iterator[None]:
    """Refuses the file if the package that is called within raises one of the errors.

    What a package warns of, in a programmer's words, is what it would lose in writing the file;
    what it prints is about the file's inside.
    """
    try:
        with catch_warnings(), redirect_stdout(None):
            simplefilter("ignore", UserWarning)
            yield
    except errors:
        raise broken(path) from None
