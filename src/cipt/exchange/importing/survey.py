"""What a workbook would unfold to, looked at before it is read: its cells, rows and merged areas.

A sheet is told by what it holds and not by the name of its part, which a file can choose.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from openpyxl.utils.cell import range_boundaries

from cipt.exchange.importing.broken import UNZIPPED, told_as_broken
from cipt.exchange.importing.opening import MOST_CELLS, MOST_ROWS, too_long
from cipt.faults import CannotGoOn

_PIECE = 1 << 16
_OVERLAP = 16
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_UNDO = "Undo the merging of whole columns, save the workbook, and import it again"


def survey(path: Path, data: bytes) -> bool:
    """Whether there are formulas in the workbook.

    Raises CannotGoOn for more cells, or more merged ones, than any plan has, and for a workbook
    that cannot be unpacked.
    """
    formulas = False
    with told_as_broken(path, UNZIPPED):
        package = zipfile.ZipFile(io.BytesIO(data))
    for name in sorted(package.namelist()):
        sheet = _Sheet(f"{path}, {name.rpartition('/')[2]},")
        sheet.read(_pieces(path, package, name))
        formulas = formulas or sheet.formulas
    return formulas


def _pieces(path: Path, package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part as it is unpacked, a piece at a time."""
    with told_as_broken(path, UNZIPPED):
        part = package.open(name)
    while True:
        with told_as_broken(path, UNZIPPED):
            piece = part.read(_PIECE)
        if not piece:
            return
        yield piece


def _rows_in(pieces: Iterator[bytes], tail: bytes) -> int:
    """How many rows begin in the rest of a part, and across the `tail` of what was read of it."""
    rows = 0
    tail = tail[-_OVERLAP:]
    for piece in pieces:
        text = tail + piece
        rows += len(_ROW.findall(text)) - len(_ROW.findall(tail))
        tail = text[-_OVERLAP:]
    return rows


class _Sheet:
    """Counts what one part holds, as long as it is a sheet."""

    def __init__(self, called: str) -> None:
        self.formulas = False
        self._called = called
        self._counted = {"c": 0, "row": 0}
        self._merged = 0
        self._is_sheet: bool | None = None

    def read(self, pieces: Iterator[bytes]) -> None:
        """Raises CannotGoOn for too much; what is no XML is not this one's to tell."""
        begun: list[tuple[str, Mapping[str, str]]] = []
        parser = ParserCreate()
        parser.StartElementHandler = lambda name, attributes: begun.append((name, attributes))
        for piece in pieces:
            begun.clear()
            readable = _parse(parser, piece)
            for name, attributes in begun:
                self._begin(name.rpartition(":")[2], attributes)
            if self._counted["c"] > MOST_CELLS or self._counted["row"] > 4 * MOST_ROWS:
                raise too_long(self._called, self._counted["row"] + _rows_in(pieces, piece))
            if not readable or self._is_sheet is False:
                return

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._is_sheet is None:
            self._is_sheet = name == "worksheet"
        if not self._is_sheet:
            return
        if name in self._counted:
            self._counted[name] += 1
        elif name == "f":
            self.formulas = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _merge(self, ref: str) -> None:
        try:
            left, top, right, bottom = range_boundaries(ref)
        except ValueError:
            return
        if left and top and right and bottom:
            self._merged += (right - left + 1) * (bottom - top + 1)
        elif ref:
            # A whole column or row.
            self._merged += MOST_CELLS + 1
        if self._merged > MOST_CELLS:
            raise CannotGoOn(f"the cells {ref} are merged, more than any plan needs", _UNDO)


def _parse(parser: XMLParserType, piece: bytes) -> bool:
    """Whether the piece is XML as far as it goes."""
    try:
        parser.Parse(piece)
    except (ExpatError, ValueError, LookupError):
        # The latter two are of an encoding that the parser does not know.
        return False
    return True
