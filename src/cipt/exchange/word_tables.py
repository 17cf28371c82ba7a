"""Tables of Word: a header row that is marked and repeated, columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from markdown_it.token import Token

Cell = tuple[tuple[Token, ...], bool]
"""What a cell says, and whether it is a number, which stands to the right."""

Row = list[Cell]

FILLS = {
    "red": "F6D7D2",
    "amber": "FCE6C4",
    "green": "CFE6D4",
    "blue": "D2E2F1",
    "grey": "E4E5E6",
    "other": "EEEFEF",
}
"""The tint behind a rating, pale enough for black words; the word is always there beside it."""

_HEADER_FILL = "E4E5E6"
_LINE = "8A9094"

# In letters of the size in which tables are printed: what a line of a page holds, a cell's margins,
# what is not broken over lines where that can be helped, what counts no more of longer texts, and
# the share of a line that may be kept for what is not broken.
_LETTERS = 98
_A4 = int(Cm(17))
_ROOM = 3
_WHOLE = 17
_LONGEST_WORD = 16
_LONGEST = 70
_MOST_FIXED = 0.6


def add_table(
    document: Document,
    rows: Sequence[Row],
    tones: Mapping[str, str],
    caption: str,
    add_runs: Callable[[Paragraph, Sequence[Token]], None],
) -> Table:
    """A table of these rows, of which the first is the header; it stands at the document's end."""
    columns = max(len(row) for row in rows)
    table: Table = document.add_table(rows=len(rows), cols=columns)
    table.autofit = False
    _lined(table)
    _described(table, caption)
    widths = _widths(rows, columns, _room(document))
    for number, (row, made) in enumerate(zip(rows, table.rows, strict=True)):
        properties = made._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width, (tokens, to_the_right) in zip(made.cells, widths, row, strict=False):
            cell.width = width
            paragraph = cell.paragraphs[0]
            add_runs(paragraph, tokens)
            _set(paragraph, header=number == 0, to_the_right=to_the_right)
            _tinted(cell, _HEADER_FILL if number == 0 else _fill(tokens, tones))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _set(paragraph: Paragraph, *, header: bool, to_the_right: bool) -> None:
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(2)
    if to_the_right:
        form.alignment = 2
    for run in paragraph.runs:
        run.font.size = Pt(9)
        if header:
            run.bold = True


def _fill(tokens: Sequence[Token], tones: Mapping[str, str]) -> str | None:
    """The tint of a cell that begins with a rating, in its own word and nothing else about it."""
    first = next((token.content for token in tokens if token.content), "")
    return FILLS.get(tones.get(first.strip(), ""))


def _tinted(cell: _Cell, fill: str | None) -> None:
    if fill is None:
        return
    shade = element("w:shd", val="clear", color="auto", fill=fill)
    cell._tc.get_or_add_tcPr().append(shade)


def _widths(rows: Sequence[Row], columns: int, room: int) -> list[Emu]:
    """Widths by what the columns hold: no word is cut, dates stay whole, long texts wrap."""
    texts = [[_text(row[column]) for row in rows if column < len(row)] for column in range(columns)]
    words = [_ROOM + min(_LONGEST_WORD, _longest_word(column)) for column in texts]
    longest = [max((len(text) for text in column[1:]), default=0) for column in texts]
    whole = [
        max(word, _ROOM + length) if length <= _WHOLE else word
        for word, length in zip(words, longest, strict=True)
    ]
    letters = max(_LETTERS * room / _A4, sum(words))
    least = whole if sum(whole) <= letters * _MOST_FIXED else words
    more = [
        max(0.0, (_usual(column) + min(length, _LONGEST)) / 2 - low)
        for column, length, low in zip(texts, longest, least, strict=True)
    ]
    share = (letters - sum(least)) / (sum(more) or 1)
    full = [low + extra * share for low, extra in zip(least, more, strict=True)]
    return [Emu(int(room * one / sum(full))) for one in full]


def _usual(texts: Sequence[str]) -> float:
    return sum(len(text) for text in texts) / max(1, len(texts))


def _longest_word(texts: Sequence[str]) -> float:
    return max((_letters_of(word) for text in texts for word in text.split()), default=0)


def _letters_of(word: str) -> float:
    """How many letters wide: a capital, as in the name of a colour, takes half as much again."""
    return len(word) + sum(letter.isupper() for letter in word) / 2


def _text(cell: Cell) -> str:
    return "".join(token.content or " " for token in cell[0])


def _room(document: Document) -> int:
    """How wide the text stands on a page, in Word's own small unit."""
    page = document.sections[-1]
    given = (page.page_width, page.left_margin, page.right_margin)
    width, left, right = (int(one) if one is not None else 0 for one in given)
    return max(width - left - right, int(Emu(1_000_000)))


def _lined(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    table._tbl.tblPr.append(borders)


def _described(table: Table, caption: str) -> None:
    """What a screen reader says of the table before it reads it."""
    if caption:
        table._tbl.tblPr.append(element("w:tblCaption", val=caption[:250]))


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """A piece of Word's XML with its attributes."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
