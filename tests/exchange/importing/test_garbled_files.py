"""Documents that were garbled on their way: a plan or a refusal, and never a fault in cipt.

Nor is a fault in cipt ever told as the file's.
"""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document as new_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from cipt.evaluation.judgement import judge
from cipt.exchange.importing import own, read_docx, read_xlsx, survey
from cipt.exchange.importing.opening import read_document
from cipt.exchange.importing.own import is_own_workbook
from cipt.faults import CannotGoOn
from cipt.model.plan import Header, Plan

GARBLED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def workbook() -> bytes:
    """A small plan with most of what cells can have: colours, formats, a note."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Ref", "Action", "RAG"], ["1.1", "Visit every child", 0.5], ["1.2", "=1+1", 7]):
        sheet.append(row)
    for column, colour in enumerate([Color(theme=4, tint=0.4), Color(indexed=10)], start=4):
        sheet.cell(2, column, "●").font = Font(color=colour)
        sheet.cell(3, column, "x").fill = PatternFill("solid", fgColor=colour)
    sheet["C2"].number_format = "0.0%"
    sheet["C3"].number_format = "#,##0.00"
    sheet["A2"].comment = Comment("Ask the head", "Officer")
    sheet.merge_cells("A5:B6")
    sheet.column_dimensions["C"].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def word() -> bytes:
    """A small plan in a table, with a heading, a header and a footer."""
    document = new_document()
    document.add_heading("Plan", 1)
    table = document.add_table(2, 3)
    table.cell(0, 0).text = "Action"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Visit every child"
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.sections[0].footer.paragraphs[0].text = "Page"
    document.add_comment(document.paragraphs[0].runs, text="Check", author="Officer")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


BOOKS = {"plan.xlsx": workbook(), "plan.docx": word()}
ODD = ["", "-1", "99999", "abc", "1e400", "NaN", "0.5", "A0", "../x", "rId99", "9" * 30, "n", "e"]
VALUE = re.compile(rb'="([^"]*)"|>([^<>]+)<')


@st.composite
def garbled_bytes(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file cut off, or with some bytes of it overwritten."""
    if draw(st.booleans()):
        return whole[: draw(st.integers(2, len(whole) - 1))]
    data = bytearray(whole)
    for at in draw(st.lists(st.integers(2, len(whole) - 1), min_size=1, max_size=6)):
        data[at] = draw(st.integers(0, 255))
    return bytes(data)


@st.composite
def garbled_parts(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with one part cut off, gone, put in the place of another, or with odd values."""
    parts = parts_of(whole)
    name = draw(st.sampled_from(sorted(parts)))
    data = parts[name]
    match draw(st.sampled_from(["cut", "gone", "another", "value", "value", "value"])):
        case "cut":
            parts[name] = data[: draw(st.integers(0, len(data)))]
        case "gone":
            del parts[name]
        case "another":
            parts[name] = parts[draw(st.sampled_from(sorted(parts)))]
        case _:
            places = list(VALUE.finditer(data))
            if places:
                place = draw(st.sampled_from(places))
                at = 1 if place[1] is not None else 2
                value = draw(st.sampled_from(ODD)).encode()
                parts[name] = data[: place.start(at)] + value + data[place.end(at) :]
    return zipped(parts)


def refusal(read: Callable[[Path], object], path: Path) -> CannotGoOn | None:
    try:
        read(path)
    except CannotGoOn as refused:
        return refused
    return None


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("garbled", [garbled_bytes, garbled_parts])
def test_a_garbled_document_is_read_or_refused_in_a_line(tmp_path, name, garbled) -> None:
    @GARBLED
    @given(data=garbled(BOOKS[name]))
    def whatever_happened_to_it(data: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        for refused in (refusal(read_document, path), refusal(is_own_workbook, path)):
            assert refused is None or (refused.why and refused.what_to_do)

    whatever_happened_to_it()


@pytest.mark.parametrize(
    ("name", "part", "before", "after"),
    [
        (
            "plan.xlsx",
            "xl/styles.xml",
            b'<cellXfs count="7">',
            b'<cellXfs count="7"><xf fontId="99"/>',
        ),
        (
            "plan.xlsx",
            "xl/worksheets/sheet1.xml",
            b"<worksheet ",
            b'<?xml version="1.0" encoding="x"?><worksheet ',
        ),
        ("plan.xlsx", "xl/styles.xml", b'xfId="0"', b'xfId="99"'),
        ("plan.docx", "word/styles.xml", b'w:type="paragraph"', b'w:type="-1"'),
        (
            "plan.docx",
            "word/document.xml",
            b' r:id="rId9"',
            b"w:headerReference w:x=",
        ),
        ("plan.docx", "word/document.xml", b"w:body", b"w:other"),
        ("plan.docx", "word/comments.xml", b"<w:comments", b"<w:comments <"),
    ],
)
def test_what_a_package_looks_for_only_late_is_told_as_broken(
    tmp_path, capsys, name, part, before, after
) -> None:
    parts = parts_of(BOOKS[name])
    assert before in parts[part]
    path = tmp_path / name
    path.write_bytes(zipped({**parts, part: parts[part].replace(before, after)}))

    with pytest.raises(CannotGoOn, match="is broken, or was cut off"):
        read_document(path)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/worksheets/sheet1.xml", b"<v>0.5</v>", b"<v>1e400</v>"),
        ("xl/worksheets/sheet1.xml", b"<v>7</v>", b"<v>1e300</v>"),
        ("xl/styles.xml", b'theme="4"', b'theme="-99999"'),
        ("xl/styles.xml", b'indexed="10"', b'indexed="-99999"'),
        ("xl/styles.xml", b'tint="0.4"', b'tint="NaN"'),
        ("xl/theme/theme1.xml", b'<a:srgbClr val="4F81BD"', b'<a:srgbClr val="blue"'),
    ],
)
def test_an_odd_number_or_colour_costs_no_more_than_itself(tmp_path, part, before, after) -> None:
    parts = parts_of(BOOKS["plan.xlsx"])
    assert before in parts[part]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped({**parts, part: parts[part].replace(before, after)}))

    assert "Visit every child" in [cell.text for cell in read_document(path).cells()]


FAULT = "a slip of the pen in cipt"


def slip(*_: object, **__: object) -> None:
    """Fails as a slip in cipt's own code would."""
    raise TypeError(FAULT)


def read_own(path: Path) -> None:
    header = Header(title="Improvement plan", organisation="Exampleshire")
    own.read_own(path, judge(Plan(header), date(2026, 5, 31)))


@pytest.mark.parametrize(
    ("name", "module", "function", "read"),
    [
        ("plan.xlsx", read_xlsx, "as_text", read_document),
        ("plan.xlsx", read_xlsx, "rating_colour", read_document),
        ("plan.xlsx", read_xlsx, "reach", read_document),
        ("plan.xlsx", survey, "range_boundaries", read_document),
        ("plan.docx", read_docx, "tidy", read_document),
        ("plan.docx", read_docx, "rating_colour", read_document),
        ("plan.xlsx", own, "is_own", is_own_workbook),
        ("plan.xlsx", own, "reach", read_own),
    ],
)
def test_a_fault_in_cipt_is_never_told_as_a_broken_file(
    tmp_path, monkeypatch, name: str, module: object, function: str, read: Callable[[Path], object]
) -> None:
    path = tmp_path / name
    path.write_bytes(BOOKS[name])
    monkeypatch.setattr(module, function, slip)

    with pytest.raises(TypeError, match=FAULT):
        read(path)
