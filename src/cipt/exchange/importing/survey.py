"""What a workbook would unfold to, looked at before it is read: its cells, rows and merged areas.

A sheet is told by what it holds and not by the name of its part, which a file can choose.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from openpyxl.utils.cell import range_boundaries

from cipt.exchange.importing.opening import MOST_CELLS, MOST_ROWS, too_long
from cipt.faults import CannotGoOn

_PIECE = 1 << 20
_OVERLAP = 16
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_UNDO = "Undo the merging of whole columns, save the workbook, and import it again"


class _Enough(Exception):
    """The part is no sheet: there is no more to look at in it."""


def survey(path: Path, data: bytes) -> bool:
    """Whether there are formulas in the workbook.

    Raises CannotGoOn for more cells, or more merged ones, than any plan has.
    """
    formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            sheet = _Sheet(f"{path}, {name.rpartition('/')[2]},")
            with package.open(name) as part:
                sheet.read(part)
            formulas = formulas or sheet.formulas
    return formulas


def _rows_in(part: IO[bytes], tail: bytes) -> int:
    """How many rows begin in the rest of a part, and across the `tail` of what was read of it."""
    rows = 0
    tail = tail[-_OVERLAP:]
    while piece := part.read(_PIECE):
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

    def read(self, part: IO[bytes]) -> None:
        """Raises CannotGoOn for too much; what is no XML is not this one's to tell."""
        parser = ParserCreate()
        parser.StartElementHandler = self._begin
        try:
            while piece := part.read(_PIECE):
                parser.Parse(piece)
                if self._counted["c"] > MOST_CELLS or self._counted["row"] > 4 * MOST_ROWS:
                    raise too_long(self._called, self._counted["row"] + _rows_in(part, piece))
        except (ExpatError, _Enough):
            return

    def _begin(self, full_name: str, attributes: Mapping[str, str]) -> None:
        name = full_name.rpartition(":")[2]
        if self._is_sheet is None:
            self._is_sheet = name == "worksheet"
        if not self._is_sheet:
            raise _Enough
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
