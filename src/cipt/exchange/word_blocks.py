"""A paper in Markdown as paragraphs, lists and tables of Word: real headings, real header rows.

The Markdown is what a template made, so plan text in it is escaped, and arrives here as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cipt.exchange.word_tables import Row, add_table, element

_READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_DEEPEST = 3
"""Word's own styles for lists go three levels down; what stands deeper stays on the third."""


def add_markdown(document: Document, at: Paragraph, text: str, tones: Mapping[str, str]) -> None:
    """Puts `text` into the document in the place of the paragraph `at`.

    `tones` are the ratings of the plan's scheme and how each is drawn, as in {"RED": "red"}.
    """
    writer = _Writer(document, at, tones)
    writer.blocks(_READER.parse(text))
    at._p.getparent().remove(at._p)


def title_of(text: str) -> str:
    """What the first heading of a page says; nothing where it has none."""
    tokens = iter(_READER.parse(text))
    heading = next((next(tokens) for token in tokens if token.type == "heading_open"), None)
    return "".join(one.content for one in heading.children or ()) if heading else ""


class _Writer:
    """Adds one block after the other before the paragraph that holds the place."""

    def __init__(self, document: Document, at: Paragraph, tones: Mapping[str, str]) -> None:
        self._document = document
        self._at = at
        self._tones = tones
        self._lists: list[str] = []
        self._numbering: list[int | None] = []
        self._quoted = 0
        self._said = ""

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Adds all blocks of a page."""
        stream = iter(tokens)
        for token in stream:
            match token.type:
                case "heading_open":
                    self._paragraph(next(stream), f"Heading {token.tag[1]}")
                case "inline":
                    self._paragraph(token, self._style())
                case "table_open":
                    self._table(stream)
                case "fence" | "code_block":
                    self._plain(token.content)
                case "hr":
                    self._new("Normal")._p.get_or_add_pPr().append(_bordered("bottom", "B1B4B6"))
                case _:
                    self._nest(token)

    def _nest(self, token: Token) -> None:
        """Goes into a list or a quotation, or out of it."""
        if token.type in ("blockquote_open", "blockquote_close"):
            self._quoted += token.nesting
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._open_list(ordered=token.type.startswith("ordered"))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
            self._numbering.pop()

    def _open_list(self, *, ordered: bool) -> None:
        self._lists.append("List Number" if ordered else "List Bullet")
        self._numbering.append(self._new_numbering() if ordered else None)

    def _style(self) -> str:
        if self._lists:
            depth = min(len(self._lists), _DEEPEST)
            return self._lists[-1] if depth == 1 else f"{self._lists[-1]} {depth}"
        return "Normal"

    def _new(self, style: str) -> Paragraph:
        """A paragraph before the place; in a style that the council's file lacks it is plain."""
        made = self._at.insert_paragraph_before()
        if style in self._document.styles:
            found = self._document.styles[style]
            assert isinstance(found, ParagraphStyle)
            made.style = found
        return made

    def _paragraph(self, inline: Token, style: str) -> None:
        made = self._new(style)
        add_runs(made, inline.children or ())
        self._said = made.text
        if self._numbering and self._numbering[-1] is not None:
            _numbered(made, self._numbering[-1])
        if made.text.endswith(":"):
            made.paragraph_format.keep_with_next = True
        if self._quoted:
            _boxed(made)

    def _plain(self, text: str) -> None:
        for line in text.splitlines():
            self._new("Normal").add_run(line)

    def _table(self, stream: Iterator[Token]) -> None:
        rows: list[Row] = []
        for token in stream:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                inline = next(stream)
                to_the_right = "right" in str(token.attrs.get("style", ""))
                rows[-1].append((tuple(inline.children or ()), to_the_right))
        table = add_table(self._document, rows, self._tones, self._said.rstrip(":"), add_runs)
        self._at._p.addprevious(table._tbl)
        self._new("Normal").paragraph_format.space_after = 0

    def _new_numbering(self) -> int | None:
        """The number of a list that begins at 1 again; None where the file has no such lists."""
        style = "List Number"
        if style not in self._document.styles:
            return None
        found = self._document.styles[style].element.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        if not found:
            return None
        numbering = self._document.part.numbering_part.element
        numbers = {one.numId: one for one in numbering.num_lst}
        if int(found[0]) not in numbers:
            return None
        again = numbering.add_num(numbers[int(found[0])].abstractNumId.val)
        again.add_lvlOverride(0).add_startOverride(1)
        return int(again.numId)


def _boxed(paragraph: Paragraph) -> None:
    """Sets a paragraph apart: a line at its side, and a tint behind it."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(_bordered("left", "0B0C0C"))
    properties.append(element("w:shd", val="clear", color="auto", fill="F3F2F1"))


def _bordered(side: str, colour: str) -> BaseOxmlElement:
    border = OxmlElement("w:pBdr")
    size = "24" if side == "left" else "6"
    border.append(element(f"w:{side}", val="single", sz=size, space="6", color=colour))
    return border


def _numbered(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = 0


def add_runs(paragraph: Paragraph, tokens: Sequence[Token]) -> None:
    """Adds the words of a line, those that are strong or struck out as such."""
    strong = slanted = struck = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                slanted += token.nesting
            case "s_open" | "s_close":
                struck += token.nesting
            case "softbreak":
                paragraph.add_run(" ")
            case "hardbreak":
                paragraph.add_run().add_break()
            case _ if token.content:
                run = paragraph.add_run(token.content)
                run.bold = True if strong else None
                run.italic = True if slanted else None
                run.font.strike = True if struck else None
