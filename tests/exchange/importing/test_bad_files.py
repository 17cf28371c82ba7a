"""Broken, hostile and oversized files: a clear line, and nothing half done."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cipt.exchange.importing.draft import Wanted, draft_of
from cipt.exchange.importing.opening import MOST_ROWS, read_document
from cipt.exchange.importing.plan_folder import plan_files, read_again
from cipt.exchange.importing.report import report_text
from cipt.faults import CannotGoOn
from cipt.model.dates import Day

WANTED = Wanted(chosen={}, as_at=None, today=Day(2026, 5, 31))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = ["Ref", "Action", "Lead officer", "Due date", "RAG"]
ROW = ["1.1", "Visit every child", "Head of Care", "31/03/2026", "Amber"]


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def workbook(rows: Sequence[Sequence[object]]) -> Workbook:
    book = Workbook()
    for row in rows:
        sheet_of(book).append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def refused(tmp_path: Path):
    """Gives the line with which a file of this name and content is refused."""

    def refuse(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(CannotGoOn) as problem:
            read_document(path)
        assert problem.value.what_to_do
        return problem.value.why

    return refuse


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("plan.xlsx", OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        ("plan.xls", OLE + b"\0" * 600, "is in the Office format from before 2007"),
        ("plan.pdf", b"%PDF-1.7 text", "is a PDF"),
        ("plan.xlsx", b"PK\x03\x04 and no more", "is broken, or was cut off"),
        ("plan.docx", b"<html>", "is broken: it is no .docx file inside"),
        ("plan.csv", b"", "is empty"),
        ("plan.csv", b"a,b\0c,d", "is no text, so it is no CSV file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_line(refused, name, data, why) -> None:
    assert why in refused(name, data)


def test_a_workbook_that_was_cut_off_is_refused(refused) -> None:
    whole = saved(workbook([HEAD, ROW]))

    for length in (100, len(whole) // 2, len(whole) - 10):
        assert "is broken, or was cut off" in refused("plan.xlsx", whole[:length])


def test_a_workbook_with_broken_parts_is_refused(refused) -> None:
    file = io.BytesIO()
    for name, data in parts_of(saved(workbook([HEAD, ROW]))).items():
        with zipfile.ZipFile(file, "a") as package:
            package.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)

    assert "is broken, or was cut off" in refused("plan.xlsx", file.getvalue())


def test_a_zip_that_would_fill_the_disk_is_refused_before_it_is_unpacked(refused) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(200):
                part.write(b" " * (1 << 20))

    assert "would unpack to 200 MB" in refused("plan.xlsx", file.getvalue())


def test_a_zip_of_something_else_is_refused(refused) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert "is neither a workbook nor a Word document" in refused("plan.ods", file.getvalue())


def test_a_hundred_thousand_rows_are_refused_with_their_number(refused) -> None:
    lines = ["Ref,Action,Lead", *(f"{n},Do it,Head of Care" for n in range(100_000))]

    assert "100,000 rows" in refused("plan.csv", "\n".join(lines).encode())
    assert f"{MOST_ROWS:,}" in refused("plan.csv", "\n".join(lines).encode())


def test_a_sheet_of_a_hundred_thousand_rows_is_refused_without_being_built(refused) -> None:
    row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    file = io.BytesIO()
    for name, data in parts_of(saved(workbook([HEAD, ROW]))).items():
        before, end, after = data.partition(b"</sheetData>")
        more = row.encode() * 100_000 if end else b""
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, before + more + end + after)

    assert "100,002 rows" in refused("plan.xlsx", file.getvalue())


def test_macros_are_left_where_they_are_and_said_to_be_there(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsm"
    path.write_bytes(saved(workbook([HEAD, ROW])))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
        package.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")

    document = read_document(path)

    assert "plan.xlsm has macros; they were not run and not kept" in document.notices
    assert any("links to other workbooks" in notice for notice in document.notices)
    assert draft_of(document, WANTED).trees["actions/1/1.1.yaml"]["title"] == "Visit every child"


def test_a_formula_gives_the_value_that_was_saved_with_it_and_is_named(tmp_path: Path) -> None:
    book = workbook([HEAD, ["1.1", '="Visit "&"all"', "Head of Care", "31/03/2026", "Amber"], ROW])
    path = tmp_path / "plan.xlsx"
    path.write_bytes(saved(book))

    document = read_document(path)
    draft = draft_of(document, WANTED)

    assert "from the formula" in report_text(document, draft, "plan")


def test_hidden_sheets_and_rows_come_in_and_are_named(tmp_path: Path) -> None:
    book = workbook([HEAD, ROW, ["1.2", "Hidden action", "Head of Care", "", "Red"]])
    sheet_of(book).row_dimensions[3].hidden = True
    more = book.create_sheet("More")
    for row in (HEAD, ["1.3", "On a hidden sheet", "Head of Care", "", "Red"]):
        more.append(row)
    more.sheet_state = "hidden"
    path = tmp_path / "plan.xlsx"
    path.write_bytes(saved(book))

    document = read_document(path)
    draft = draft_of(document, WANTED)
    report = report_text(document, draft, "plan")

    titles = [tree["title"] for name, tree in draft.trees.items() if name.startswith("actions/")]
    assert titles == ["Visit every child", "Hidden action", "On a hidden sheet"]
    assert "The sheet More is hidden" in report
    assert "Row 3 of the sheet" in report
    assert "is hidden; it was read like the others" in report


HOSTILE = [
    '=HYPERLINK("http://x")',
    "| a | b |\n# heading",
    "<script>alert(1)</script>",
    "\x1b[31mred",
    "../../etc/passwd",
    "{{ 7*7 }}",
    "- x: &a [*a]",
    "::error::x",
    "Â¡ â€™ Ã©",
    "“Quoted” at the start",
    "a: b # c",
    "no",
    "~",
    "\u202ereversed",
    "a" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_the_plan_and_in_the_report(tmp_path: Path, text) -> None:
    path = tmp_path / "plan.csv"
    quoted = text.replace('"', '""')
    path.write_text(
        f'Ref,Action,Lead officer,Due date,Notes\n1.1,"{quoted}","{quoted}",x,"{quoted}"\n'
        f'"{quoted}",Second,Head,2026,y\n',
        encoding="utf-8",
    )

    document = read_document(path)
    draft = draft_of(document, WANTED)
    files = plan_files(draft.trees)
    loaded = read_again(files)
    report = report_text(document, draft, "plan")

    assert loaded.lost == ()
    assert len(loaded.plan.actions) == 2
    assert all(".." not in name and not name.startswith("/") for name in files)
    outside, fence, block = report.partition("\n```text\n")
    assert fence
    assert block.count("\n```") == 1
    assert "<script>" not in outside
    assert "\x1b" not in report
    assert "\n# heading" not in outside


def cells() -> st.SearchStrategy[str]:
    words = st.sampled_from(
        [
            "1.1",
            "2",
            "Red",
            "Action",
            "Head of Care",
            "31/03/2026",
            "Ongoing",
            "R1, R2",
            "",
            " ",
            "Theme 1: Care",
            "1. a\n2. b",
            "a & b",
            "Q1 2020/21",
            "90%",
            "SRO: Head",
            "N/A",
            "Lead",
        ]
    )
    return st.one_of(words, st.text(max_size=12))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    head=st.permutations(["Ref", "Action", "Lead", "Due", "RAG", "Theme", "Area", "Status"]),
    rows=st.lists(st.lists(cells(), min_size=8, max_size=8), max_size=6),
)
def test_whatever_stands_in_the_cells_gives_a_plan_that_can_be_read(tmp_path, head, rows) -> None:
    import csv

    path = tmp_path / "plan.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    try:
        document = read_document(path)
        draft = draft_of(document, WANTED)
    except CannotGoOn:
        return

    loaded = read_again(plan_files(draft.trees))

    assert loaded.lost == ()
    assert {cell for cell in document.cells() if cell.text} <= set(draft.account.entries)
    assert report_text(document, draft, "plan")


def test_no_office_file_is_read_by_looking_at_its_name_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(saved(workbook([HEAD, ROW])))

    assert [grid.name for grid in read_document(path).grids()] == ["Sheet"]


def altered_sheet(addition: str, at: str = "</sheetData>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts_of(saved(workbook([HEAD, ROW]))).items():
            text = data.replace(at.encode(), f"{addition}{at}".encode())
            package.writestr(name, text if "sheet1" in name else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("row", "cell", "why"),
    [
        (1048576, "XFD1048576", "1,048,576 rows"),
        (20000, "XFD20000", "reaches to column XFD and row 20,000"),
    ],
)
def test_a_value_far_from_the_plan_is_told_and_not_reached_for(refused, row, cell, why) -> None:
    far = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>far</t></is></c></row>'

    assert why in refused("plan.xlsx", altered_sheet(far))


def test_a_value_below_many_empty_rows_is_read(tmp_path) -> None:
    book = workbook([HEAD, ROW])
    sheet_of(book)["A19000"] = "Agreed by the board"
    path = tmp_path / "plan.xlsx"
    path.write_bytes(saved(book))

    cells = [cell.text for cell in read_document(path).cells()]

    assert cells[-1] == "Agreed by the board"


@pytest.mark.parametrize("ref", ["A1:XFD1048576", "A:F", "B3:F100000"])
def test_merged_columns_are_refused_before_their_cells_are_made(refused, ref) -> None:
    merged = f'<mergeCells count="1"><mergeCell ref="{ref}"/></mergeCells><pageMargins'

    data = altered_sheet(merged.removesuffix("<pageMargins"), at="<pageMargins")

    assert f"the cells {ref} are merged" in refused("plan.xlsx", data)


def test_a_file_of_very_many_parts_is_refused(refused) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for number in range(10_001):
            package.writestr(f"xl/{number}", b"")

    assert "has 10,001 parts" in refused("plan.xlsx", file.getvalue())
