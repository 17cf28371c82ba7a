"""A Word document as tables and the words between them, read from its text as it lies.

Text that was put in under tracked changes counts, and what was struck out under them does not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document as open_docx
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn

from cipt.exchange.importing.broken import OPENED, PARSED, UNZIPPED, broken, told_as_broken
from cipt.exchange.importing.colours import rating_colour
from cipt.exchange.importing.grid import Cell, Document, Grid, Row, Words, tidy
from cipt.exchange.importing.opening import MOST_ROWS, too_long

_PASSED_OVER = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_BREAKS = {qn("w:br"), qn("w:cr")}


def read_docx(path: Path, data: bytes, names: frozenset[str]) -> Document:
    """The document's tables and paragraphs, in their order."""
    body, styles, margins = _opened(path, data)
    blocks: list[Grid | Words] = []
    tables = paragraphs = 0
    for element in _blocks(body):
        if element.tag == qn("w:tbl"):
            tables += 1
            name = f"table {tables}"
            blocks.append(Grid(name, tuple(_rows(element, name))))
            continue
        text = tidy(_text(element))
        if text:
            paragraphs += 1
            blocks.append(Words(text, f"paragraph {paragraphs}", _level(element, styles)))
    blocks.extend(_in_margins(margins))
    return Document(path.name, tuple(blocks), tuple(_notices(path, data, names, body)))


def _opened(path: Path, data: bytes) -> tuple[Any, dict[str, str], list[tuple[str, Any]]]:
    """The document's body, its styles' names by id, and its headers and footers with their name.

    Raises CannotGoOn for a broken document: python-docx reads each of them when it is asked for.
    """
    with told_as_broken(path, (*OPENED, InvalidXmlError)):
        opened = open_docx(io.BytesIO(data))
        styles = {style.style_id: (style.name or "") for style in opened.styles}
        margins = [
            (f"page {where} {number}", part._element)
            for number, section in enumerate(opened.sections, start=1)
            for where, part in (("header", section.header), ("footer", section.footer))
        ]
        body = opened.element.body
    if body is None:
        raise broken(path)
    return body, styles, margins


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls."""
    for element in parent:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag == qn("w:sdt"):
            yield from _blocks(element.find(qn("w:sdtContent")) or ())
        elif element.tag in (qn("w:ins"), qn("w:smartTag"), qn("w:customXml")):
            yield from _blocks(element)


def _in_margins(margins: list[tuple[str, Any]]) -> Iterator[Words]:
    """What stands in headers and footers, each text once."""
    seen = set()
    for place, element in margins:
        for paragraph in element.iter(qn("w:p")):
            text = tidy(_text(paragraph))
            if text and text not in seen:
                seen.add(text)
                yield Words(text, place)


def _notices(path: Path, data: bytes, names: frozenset[str], body: Any) -> Iterator[str]:
    if any(name.endswith("vbaProject.bin") for name in names):
        yield f"{path.name} has macros; they were not run and not kept"
    if body.find(f".//{qn('w:del')}") is not None:
        yield "Words struck out under tracked changes were left out"
    for part, what in (("word/comments.xml", "Comments"), ("word/footnotes.xml", "Footnotes")):
        if part in names:
            text = _words_of(path, data, part)
            if text:
                yield f"{what} in the margin were not brought in: {text}"


def _words_of(path: Path, data: bytes, part: str) -> str:
    import zipfile
    from xml.etree import ElementTree

    errors = (*UNZIPPED, *PARSED)
    with told_as_broken(path, errors), zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = ElementTree.fromstring(package.read(part))
    texts = (
        tidy("".join(one.text or "" for one in paragraph.iter(qn("w:t"))))
        for paragraph in tree.iter(qn("w:p"))
    )
    return " / ".join(text for text in texts if text)


def _rows(table: Any, name: str) -> Iterator[Row]:
    above: dict[int, Cell | None] = {}
    for number, row in enumerate(_inside(table, "w:tr"), start=1):
        if number > MOST_ROWS:
            raise too_long(name, len(table))
        cells: list[Cell | None] = [None] * _grid_before(row)
        for one in _inside(row, "w:tc"):
            column = len(cells)
            across, continues = _span(one)
            made = above.get(column) if continues else None
            if made is None:
                made = _cell(one, f"{name}, row {number}, column {column + 1}", across)
            cells.extend([made] * across)
        above = dict(enumerate(cells))
        yield tuple(cells)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also inside content controls."""
    for element in parent:
        if element.tag == qn(name):
            yield element
        elif element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            yield from _inside(content if content is not None else (), name)
        elif element.tag in (qn("w:ins"), qn("w:customXml")):
            yield from _inside(element, name)


def _grid_before(row: Any) -> int:
    found = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    return min(_whole(found), 60) if found is not None else 0


def _span(cell: Any) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on from the row above."""
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return 1, False
    span = properties.find(qn("w:gridSpan"))
    merged = properties.find(qn("w:vMerge"))
    continues = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
    return (max(1, min(_whole(span), 60)) if span is not None else 1), continues


def _whole(element: Any) -> int:
    text = element.get(qn("w:val")) or ""
    return int(text) if text.isascii() and text.isdigit() else 1


def _cell(cell: Any, place: str, across: int) -> Cell:
    shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    fill = shading.get(qn("w:fill")) if shading is not None else None
    # The words of a text box are those of the paragraph that it hangs on.
    boxed = {one for box in cell.iter(qn("w:txbxContent")) for one in box.iter(qn("w:p"))}
    paragraphs = [tidy(_text(one)) for one in cell.iter(qn("w:p")) if one not in boxed]
    text = "\n".join(text for text in paragraphs if text)
    bold = cell.find(f".//{qn('w:rPr')}/{qn('w:b')}") is not None
    nested = cell.find(f".//{qn('w:tbl')}") is not None
    remark = "holds a table of its own, read as lines" if nested else ""
    colour = rating_colour(fill)
    if colour is None and text and not re.search(r"\w", text):
        # A dot or an arrow in a colour is a rating as a fill is.
        letters = cell.find(f".//{qn('w:rPr')}/{qn('w:color')}")
        colour = rating_colour(letters.get(qn("w:val"))) if letters is not None else None
    return Cell(text, place, colour, across=across, bold=bold, remark=remark)


def _text(element: Any) -> str:
    """The text of a paragraph, of tracked insertions and content controls too."""
    parts: list[str] = []
    for child in element:
        if child.tag in _PASSED_OVER or not isinstance(child.tag, str):
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag == qn("w:tab"):
            parts.append(" ")
        elif child.tag in _BREAKS:
            parts.append("\n")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif child.tag not in (qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr")):
            # A text box inside a paragraph has paragraphs of its own.
            apart = "\n" if child.tag == qn("w:p") else ""
            parts.append(_text(child) + apart)
    return "".join(parts)


def _level(paragraph: Any, styles: dict[str, str]) -> int | None:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = styles.get(style.get(qn("w:val")) or "", "") if style is not None else ""
    heading = _HEADING.search(name)
    if heading:
        return int(heading[1])
    if name.lower() in ("title", "subtitle"):
        return 0
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    bold = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs]
    # A short line in bold is how most officers write a heading.
    return 4 if bold and all(bold) and len(_text(paragraph)) <= 150 else None
