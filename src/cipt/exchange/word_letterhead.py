"""The Word file that papers are put into where a council has none of its own.

It is made here and not by hand, so that what changes in it can be read:
`python -m cipt.exchange.word_letterhead` writes templates/word/paper.docx anew.
"""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from cipt.exchange.parts import with_fixed_times
from cipt.shipped import shipped

_FONT = "Arial"
_INK = RGBColor(0x0B, 0x0C, 0x0C)
_QUIET = RGBColor(0x50, 0x5A, 0x5F)
_SIZES = {
    "Normal": (10.5, 0, 6),
    "Heading 1": (22, 0, 10),
    "Heading 2": (16, 20, 6),
    "Heading 3": (13, 14, 4),
    "Heading 4": (11, 10, 4),
    "List Bullet": (10.5, 0, 4),
    "List Bullet 2": (10.5, 0, 3),
    "List Bullet 3": (10.5, 0, 3),
    "List Number": (10.5, 0, 4),
    "Header": (8.5, 0, 0),
    "Footer": (8.5, 0, 0),
}
"""Size of the letters, and room before and after a paragraph, in points."""


def letterhead() -> bytes:
    """The file: A4, plain letters, the plan in the header and the page's number below."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin, page.bottom_margin = Cm(2.2), Cm(2)
    _dress(document)
    head = page.header.paragraphs[0]
    head.add_run("{{ organisation }} · {{ title }}")
    foot = page.footer.paragraphs[0]
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("{{ paper }}")
    about = document.core_properties
    about.author = about.title = about.comments = about.keywords = ""
    made = io.BytesIO()
    document.save(made)
    return with_fixed_times(made.getvalue(), "2026-01-01T00:00:00Z")


def _dress(document: Document) -> None:
    for name, (size, before, after) in _SIZES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = _QUIET if name in ("Header", "Footer") else _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name.startswith("Heading"):
            style.font.bold = True
            style.paragraph_format.keep_with_next = True
    _speak_english(document)


def _speak_english(document: Document) -> None:
    """Screen readers and the spelling checker take the papers for British English."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _field(paragraph: Paragraph, what: str) -> None:
    """A number that Word works out as it shows the page."""
    run = paragraph.add_run()
    for kind in ("begin", "text", "end"):
        element = OxmlElement("w:instrText" if kind == "text" else "w:fldChar")
        if kind == "text":
            element.text = what
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


if __name__ == "__main__":
    path = shipped("templates") / "word" / "paper.docx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(letterhead())
