"""The published Bradford tables laid out as a council would: as a workbook and as a Word document.

Ten columns under headings of two rows, a table a theme, sections in merged rows, an area merged
over its actions, the peer review's actions in another order of columns, a key below the table.
"""

import csv
import io
from datetime import date
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

TABLES = Path(__file__).parents[2] / "data" / "bradford"
TITLE = "Bradford Children's Services Improvement Plan"
COUNCIL = "City of Bradford Metropolitan District Council"
AS_AT = "RAG ratings as at 31 May 2019"
KEY = (
    "RED = tasks or outcomes not met or timescale slipped",
    "AMBER = on track, milestones met but not completed",
    "GREEN = tasks and outcomes completed and performance on target",
    "GREY = not yet started",
    "BLUE = completed and signed off by the Improvement Board",
)
TOP = (
    "What Ofsted found",
    "",
    "What we will do",
    "",
    "Who",
    "",
    "",
    "Timescale",
    "Success Measure",
    "RAG",
)
SUB = (
    "Ofsted Ref",
    "Area for improvement",
    "No.",
    "Action",
    "Responsible Officer",
    "Lead Officer(s)",
    "Partners",
    "",
    "",
    "",
)
PEER = (
    "Peer review ref",
    "Area for improvement",
    "Ref",
    "Action",
    "Lead Officer",
    "Responsible Officer",
    "Partner agencies",
    "Success measure",
    "By when",
    "RAG rating",
)
PARTNERS_ON_LINES = {
    "Build a Girl BSCB partners": "Build a Girl\nBSCB partners",
    "BSCB Officer 8 (post not published)": "BSCB\nOfficer 8 (post not published)",
    "VCS Health": "VCS\nHealth",
}
FILLS = {"RED": "FF0000", "AMBER": "FFC000", "GREEN": "00B050", "BLUE": "0070C0", "GREY": "A6A6A6"}


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


POSTS = {row["id"]: row["post"] for row in table("officers")}


def due_as_laid_out(cell: str) -> str:
    """The cell's words; where the table joins its lines with spaces, on lines of their own."""
    months = "January|March|April|June|August|September|October|November|December|Dec|Mar|Sept"
    import re

    return re.sub(rf"(?<=\d{{4}}) (?=\d{{1,2}} (?:{months}))", "\n", cell)


def row_of(action: dict[str, str], area: dict[str, str]) -> dict[str, str]:
    return {
        "ref": action["recommendations"].replace(" ", "\n"),
        "area": f"{area['printed_number']} {area['title']}",
        "no": action["printed_number"],
        "action": action["title"],
        "responsible": POSTS.get(action["responsible"], action["responsible"]),
        "leads": "\n".join(POSTS.get(one, one) for one in action["leads"].split()),
        "partners": PARTNERS_ON_LINES.get(action["partners"], action["partners"]),
        "due": due_as_laid_out(action["due_as_printed"]),
        "success": "\n".join(part.strip() for part in action["success_measure"].split(";")),
        "rag": action["published_rag"],
    }


ORDER = ("ref", "area", "no", "action", "responsible", "leads", "partners", "due", "success", "rag")
PEER_ORDER = (
    "ref",
    "area",
    "no",
    "action",
    "leads",
    "responsible",
    "partners",
    "success",
    "due",
    "rag",
)


def parts() -> list[tuple[dict[str, str], list[tuple[str, list[dict[str, str]]]]]]:
    """Each theme with its sections ("" for none) and their rows."""
    areas = {row["id"]: row for row in table("areas")}
    sections = {row["number"]: row["title"] for row in table("themes") if row["kind"] == "part"}
    found = []
    for theme in table("themes"):
        if theme["kind"] == "part":
            continue
        rows: dict[str, list[dict[str, str]]] = {}
        for action in table("actions"):
            if action["theme"] == theme["number"]:
                area = areas[action["area"]]
                title = sections.get(area["section"], "")
                rows.setdefault(title, []).append(row_of(action, area))
        found.append((theme, list(rows.items())))
    return found


def theme_title(theme: dict[str, str]) -> str:
    if theme["number"] == "PR":
        return theme["title"]
    return f"Theme {theme['number']}: {theme['title']}"


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Improvement plan"
    sheet["A1"], sheet["A2"], sheet["A3"] = TITLE, COUNCIL, AS_AT
    sheet["A1"].font = Font(bold=True, size=16)
    at = 5
    for theme, sections in parts():
        at = _theme(sheet, theme, sections, at) + 2
    sheet.cell(at, 1, "Key").font = Font(bold=True)
    for number, line in enumerate(KEY, start=1):
        sheet.cell(at + number, 1, line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _theme(sheet, theme, sections, at: int) -> int:
    heads = [theme_title(theme), theme["subtitle"], f"SRO: {theme['sro']}"]
    for text in filter(None, heads):
        sheet.cell(at, 1, text).font = Font(bold=True)
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=10)
        at += 1
    peer = theme["number"] == "PR"
    at = _peer_header(sheet, at) if peer else _header(sheet, at)
    order = PEER_ORDER if peer else ORDER
    for title, rows in sections:
        if title:
            sheet.cell(at, 1, title).font = Font(bold=True)
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=10)
            at += 1
        at = _rows(sheet, rows, order, at)
    return at


def _header(sheet, at: int) -> int:
    for column, (top, sub) in enumerate(zip(TOP, SUB, strict=True), start=1):
        if top:
            sheet.cell(at, column, top)
        if sub:
            sheet.cell(at + 1, column, sub)
    for first, last in ((1, 2), (3, 4), (5, 7)):
        sheet.merge_cells(start_row=at, start_column=first, end_row=at, end_column=last)
    for column in (8, 9, 10):
        sheet.merge_cells(start_row=at, start_column=column, end_row=at + 1, end_column=column)
    return at + 2


def _peer_header(sheet, at: int) -> int:
    for column, text in enumerate(PEER, start=1):
        sheet.cell(at, column, text)
    return at + 1


def _rows(sheet, rows, order, at: int) -> int:
    start = at
    for number, row in enumerate(rows):
        for column, name in enumerate(order, start=1):
            text = row[name]
            if name == "area" and number and rows[number - 1]["area"] == text:
                continue
            _put(sheet.cell(at, column), name, text)
        last = number + 1 == len(rows) or rows[number + 1]["area"] != row["area"]
        if last and at > start and (span := _same_area(rows, number)) > 1:
            sheet.merge_cells(start_row=at - span + 1, start_column=2, end_row=at, end_column=2)
        at += 1
    return at


def _same_area(rows, number: int) -> int:
    span = 1
    while number - span >= 0 and rows[number - span]["area"] == rows[number]["area"]:
        span += 1
    return span


def _put(cell, name: str, text: str) -> None:
    if not text:
        return
    cell.value = text
    cell.alignment = Alignment(wrap_text=True)
    if name == "rag":
        cell.fill = PatternFill("solid", fgColor=FILLS[text])
    if name == "due" and len(text.split()) == 3 and text.split(maxsplit=1)[0].isdigit():
        day, month, year = text.split()
        names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        if int(day) % 2:
            cell.value = date(int(year), names.index(month[:3].lower()) + 1, int(day))
            cell.number_format = "d mmmm yyyy"


def word() -> bytes:
    document = Document()
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    document.add_heading(TITLE, 0)
    document.add_paragraph(COUNCIL)
    document.add_paragraph(AS_AT)
    for theme, sections in parts():
        document.add_heading(theme_title(theme), 1)
        if theme["subtitle"]:
            document.add_paragraph(theme["subtitle"])
        document.add_paragraph(f"SRO: {theme['sro']}")
        _word_table(document, theme, sections)
    document.add_heading("Key to RAG ratings", 2)
    for line in KEY:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _word_table(document, theme, sections) -> None:
    peer = theme["number"] == "PR"
    order = PEER_ORDER if peer else ORDER
    lines: list[tuple[str, list[str]]] = []
    for title, rows in sections:
        if title:
            lines.append(("section", [title]))
        lines.extend(("row", [row[name] for name in order]) for row in rows)
    head = 1 if peer else 2
    laid = document.add_table(head + len(lines), 10)
    grid = [list(row.cells) for row in laid.rows]
    if peer:
        for cell, text in zip(grid[0], PEER, strict=True):
            cell.text = text
    else:
        _word_header(grid)
    before = ""
    for number, (kind, texts) in enumerate(lines, start=head):
        if kind == "section":
            grid[number][0].merge(grid[number][9]).text = texts[0]
            before = ""
            continue
        for column, text in enumerate(texts):
            if column == 1 and text == before:
                grid[number - 1][1].merge(grid[number][1])
                continue
            if text:
                grid[number][column].text = text
        before = texts[1]


def _word_header(grid) -> None:
    for column, (top, sub) in enumerate(zip(TOP, SUB, strict=True)):
        if top:
            grid[0][column].text = top
        if sub:
            grid[1][column].text = sub
    for first, last in ((0, 1), (2, 3), (4, 6)):
        grid[0][first].merge(grid[0][last])
    for column in (7, 8, 9):
        grid[0][column].merge(grid[1][column])


ONE_HEAD = (
    "RAG",
    "No.",
    "Action",
    "Ofsted ref",
    "Lead officer(s)",
    "Responsible officer",
    "Partners",
    "Success measures",
    "By when",
    "Comments",
)
ONE_ORDER = ("rag", "no", "action", "ref", "leads", "responsible", "partners", "success", "due", "")


def in_one_table() -> bytes:
    """All in one table: themes, sections and areas as rows across it, officers joined by "and"."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, text in enumerate((TITLE, COUNCIL, AS_AT), start=1):
        sheet.cell(number, 1, text)
    at = _one_row(sheet, 5, ONE_HEAD)
    for theme, sections in parts():
        heads = [theme["title"], theme["subtitle"], f"SRO: {theme['sro']}"]
        for title, rows in [("", []), *sections]:
            texts = [title] if rows else list(filter(None, heads))
            for text in filter(None, texts):
                at = _across(sheet, at, text)
            area = ""
            for row in rows:
                if row["area"] != area:
                    area = row["area"]
                    at = _across(sheet, at, area)
                cells = [row[name].replace("\n", " ") if name == "due" else row.get(name, "")
                         for name in ONE_ORDER]  # fmt: skip
                cells[4] = cells[4].replace("\n", " and ")
                at = _one_row(sheet, at, cells)
        at = _one_row(sheet, at, ONE_HEAD)
    for line in KEY:
        at = _one_row(sheet, at + 1, [line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _one_row(sheet, at: int, texts) -> int:
    for column, text in enumerate(texts, start=1):
        if text:
            sheet.cell(at, column, text)
    return at + 1


def _across(sheet, at: int, text: str) -> int:
    sheet.cell(at, 1, text)
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(ONE_HEAD))
    return at + 1
