"""How a workbook looks: headings, colours of ratings with their words, dates, pages on paper."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"
DAY = "d mmmm yyyy"
FORMULA = ("=", "+", "-", "@")
"""How a text begins that would be reckoned by a spreadsheet if somebody edited the cell."""

WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
NUMBER = Alignment(horizontal="center", vertical="top")
_LINE = 15
"""How high a line of text is, in points."""
_MOST_LINES = 8
FACE = "Calibri"
TITLE = Font(name=FACE, bold=True, size=16)

_HEADING = Font(name=FACE, bold=True, color="FFFFFF")
_HELD = PatternFill("solid", fgColor="1D4F7C")
_RECKONED = PatternFill("solid", fgColor="505A5F")
_BELOW = Border(bottom=Side(style="medium", color="0B0C0C"))

_TONES = {
    "RED": ("7A1408", "FADCD7"),
    "AMBER": ("594000", "FFECB3"),
    "GREEN": ("00512D", "D5EBDF"),
    "BLUE": ("0C3C66", "D2E2F1"),
    "GREY": ("383F43", "E9EAEB"),
}
"""Ink and fill of each colour, as on the pages of reports; the word itself stands in the cell."""
_FONTS = {rag: Font(name=FACE, bold=True, color=ink) for rag, (ink, _) in _TONES.items()}
_FILLS = {rag: PatternFill("solid", fgColor=fill) for rag, (_, fill) in _TONES.items()}
_ALIKE = {"R": "RED", "A": "AMBER", "ORANGE": "AMBER", "YELLOW": "AMBER", "G": "GREEN"} | {
    "B": "BLUE",
    "GRAY": "GREY",
}


def draw_heading(cell: Cell, *, reckoned: bool) -> None:
    """A heading: dark over what the plan's files hold, grey over what is reckoned."""
    cell.font = _HEADING
    cell.fill = _RECKONED if reckoned else _HELD
    cell.border = _BELOW
    cell.alignment = WRAPPED


def draw_rating(cell: Cell, rag: str) -> None:
    """A colour's word on its colour."""
    tone = _ALIKE.get(rag, rag)
    if tone in _TONES:
        cell.font = _FONTS[tone]
        cell.fill = _FILLS[tone]


def colour_as_chosen(page: Worksheet, cells: str, ratings: Iterable[str]) -> None:
    """Colour cells by the word that stands in them, also after another has been chosen."""
    for rag in ratings:
        ink, fill = _TONES.get(_ALIKE.get(rag, rag), ("", ""))
        if ink:
            look = DifferentialStyle(
                font=Font(bold=True, color=ink), fill=PatternFill("solid", bgColor=fill)
            )
            rule = Rule(type="cellIs", operator="equal", formula=[f'"{rag}"'], dxf=look)
            page.conditional_formatting.add(cells, rule)


def set_height(page: Worksheet, row: int, cells: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts need in columns so many characters wide, up to a limit.

    Not every program finds the height by itself.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    if lines > 1:
        page.row_dimensions[row].height = _LINE * min(lines, _MOST_LINES)


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(part) / max(1, width - 1))) for part in text.split("\n"))


def set_page(page: Worksheet, top_rows: int, area: str) -> None:
    """On paper: A3 across, the area as wide as the page, the headings on each."""
    page.print_area = area
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 8
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"1:{top_rows}"
