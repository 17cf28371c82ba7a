"""A file as a document, whatever of the three kinds it is; refused with a clear line otherwise.

What a file says of itself is not believed: sizes are looked at before anything is unpacked, and
neither macros nor links to other workbooks are followed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from cipt.exchange.importing.broken import SAVE_AGAIN, UNZIPPED, told_as_broken
from cipt.exchange.importing.grid import Document
from cipt.faults import CannotGoOn

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_UNPACKED = 192 * 1024 * 1024
LARGEST_PART = 96 * 1024 * 1024
MOST_PARTS = 10_000
MOST_ROWS = 20_000
MOST_CELLS = 400_000

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_document(path: Path) -> Document:
    """The document that the file holds. Raises CannotGoOn with why it cannot be read."""
    data = bytes_of(path)
    if data.startswith(_OLD_OFFICE):
        raise _old_or_encrypted(path, data)
    if data.startswith(b"PK"):
        return _office(path, data)
    if data.startswith(b"%PDF"):
        raise CannotGoOn(
            f"{path} is a PDF, in which tables are no more than ink",
            "Ask for the Word or Excel file that it was made from, and import that",
        )
    if path.suffix.lower() in (".xlsx", ".xlsm", ".docx", ".docm"):
        raise CannotGoOn(f"{path} is broken: it is no {path.suffix} file inside", SAVE_AGAIN)
    from cipt.exchange.importing.read_csv import read_csv

    return read_csv(path, data)


def bytes_of(path: Path) -> bytes:
    """What the file holds. Raises CannotGoOn for none, an empty one, and one that is too large."""
    try:
        if not path.is_file():
            there = "is no file" if path.exists() else "is not there"
            raise CannotGoOn(f"{path} {there}", "Name a .xlsx, .docx or .csv file")
        if path.stat().st_size > LARGEST_FILE:
            raise CannotGoOn(
                f"{path} is larger than {LARGEST_FILE // 2**20} MB",
                "Take pictures and sheets that are no part of the plan out of it",
            )
        data = path.read_bytes()
    except OSError as error:
        raise CannotGoOn(
            f"{path} cannot be opened: {error.strerror}", "Close it in other programs, or copy it"
        ) from error
    if not data.strip():
        raise CannotGoOn(f"{path} is empty", "Name a .xlsx, .docx or .csv file that holds a plan")
    return data


def _old_or_encrypted(path: Path, data: bytes) -> CannotGoOn:
    if _ENCRYPTED in data:
        return CannotGoOn(
            f"{path} is encrypted with a password",
            "Open it in Word or Excel, take the password off, save a copy, and import that",
        )
    return CannotGoOn(f"{path} is in the Office format from before 2007", SAVE_AGAIN)


def office_parts(path: Path, data: bytes) -> frozenset[str]:
    """The names of the parts of an Office file, none of which has been unpacked.

    Raises CannotGoOn for one that is broken, encrypted, or would unpack to more than a plan needs.
    """
    with told_as_broken(path, UNZIPPED), zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
    _refuse_bombs(path, parts)
    if any(part.flag_bits & 1 for part in parts):
        raise CannotGoOn(f"{path} is encrypted with a password", SAVE_AGAIN)
    return frozenset(part.filename for part in parts)


def _office(path: Path, data: bytes) -> Document:
    names = office_parts(path, data)
    reader = _reader(names)
    if reader is None:
        raise CannotGoOn(f"{path} is neither a workbook nor a Word document", SAVE_AGAIN)
    return reader(path, data, names)


def _reader(names: frozenset[str]) -> Callable[[Path, bytes, frozenset[str]], Document] | None:
    if "xl/workbook.xml" in names:
        from cipt.exchange.importing.read_xlsx import read_xlsx

        return read_xlsx
    if "word/document.xml" in names:
        from cipt.exchange.importing.read_docx import read_docx

        return read_docx
    return None


def _refuse_bombs(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Raises CannotGoOn where unpacking would take more than a plan can need."""
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    if len(parts) > MOST_PARTS:
        raise CannotGoOn(f"{path} has {len(parts):,} parts, more than any plan needs", SAVE_AGAIN)
    if total > LARGEST_UNPACKED or largest > LARGEST_PART:
        raise CannotGoOn(
            f"{path} would unpack to {total // 2**20:,} MB, more than any plan needs",
            "Keep only the sheets or pages with the plan, save it again, and import that",
        )


def too_long(name: str, rows: int) -> CannotGoOn:
    """The refusal of a table with more rows than any plan has."""
    return CannotGoOn(
        f"{name} has {rows:,} rows, and at most {MOST_ROWS:,} are read",
        "Delete the rows below the plan, empty ones too, save it, and import it again",
    )
