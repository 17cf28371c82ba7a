"""Plans of invented councils that once came in wrong: each shows what must not happen again."""

import csv
import io
from collections.abc import Callable
from datetime import date

from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

Row = tuple[object, ...]


def saved(made) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def in_word(title: str, *parts: str | list[Row]) -> bytes:
    """A Word document: a text is a heading, a list of rows a table; a row of one text is merged."""
    document = Document()
    document.add_heading(title, 0)
    for part in parts:
        if isinstance(part, str):
            document.add_heading(part, 1)
            continue
        width = max(map(len, part))
        table = document.add_table(0, width)
        for row in part:
            cells = table.add_row().cells
            if len(row) == 1:
                cells[0].merge(cells[-1])
            for cell, text in zip(cells, row, strict=False):
                cell.text = str(text)
    return saved(document)


def on_sheets(sheets: dict[str, list[Row]], number_format: str = "dd/mm/yyyy") -> Workbook:
    """A workbook with a sheet for each list of rows; dates in one format."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell.value, date):
                    cell.number_format = number_format
    return book


def what_ofsted_told_us() -> bytes:
    """Headings in whole sentences, the first column merged down, priorities across the table."""
    heads = (
        "What Ofsted told us",
        "What we will do",
        "Who",
        "When",
        "What difference it will make",
        "BRAG at January 2023",
    )
    document = Document()
    document.add_heading("Kestrel City Council Improvement Plan", 0)
    table = document.add_table(0, 6)
    rows: list[Row] = [
        ("Priority 1. Children get help at the right time",),
        heads,
        ("Too many children wait for early help", "Open three family hubs",
         "Head of Early Help and Prevention", "September 2022", "Waits below 10 days", "Blue"),
        ("", "Put in place a single early help record", "Early Help Systems Lead",
         "31st January 2023", "One record for every family", "Amber"),
        ("Step-down is not well planned", "Joint step-down panel every fortnight",
         "Service Manager (Early Help); Service Manager (Safeguarding)", "In place",
         "Re-referrals fall below 18%", "Green"),
        ("Priority 2. Children in care thrive",),
        heads,
        ("Too few children see a dentist", "Dental pathway with the ICB", "Designated Nurse",
         "30/04/2023", "90% of children seen", "Red"),
    ]  # fmt: skip
    made = []
    for row in rows:
        cells = table.add_row().cells
        made.append(cells)
        if len(row) == 1:
            cells[0].merge(cells[5])
        for cell, text in zip(cells, row, strict=False):
            cell.text = str(text)
    made[2][0].merge(made[3][0])
    return saved(document)


def tracker_with_signs() -> bytes:
    """Workstreams in a column, signs for ratings, a row of totals, closed actions apart."""
    heads = ("ID", "Workstream", "Action", "Owner", "Due Date", "RAG", "Latest update")
    book = on_sheets(
        {
            "Cover": [("Ridgeham Metropolitan Borough Council",),
                      ("Children's Improvement Programme – Action Tracker",),
                      ("Position as at 31/10/2023",)],
            "Action Tracker": [
                heads,
                ("A001", "Front Door", "Review the MASH operating model", "DCS/AD",
                 date(2023, 9, 29), "🟢", "Model signed off by board"),
                ("A002", "Front Door", "Recruit two decision makers",
                 "Head of Service – Front Door", date(2023, 11, 30), "🟠", "One in post"),
                ("A003", "Care Leavers", "Refresh the local offer", "Leaving Care Manager",
                 date(2023, 8, 31), "🔴", "Delayed by consultation"),
                ("Total", None, "3 actions"),
            ],
            "Closed actions": [
                (*heads[:5], "Date closed"),
                ("A900", "QA", "Agree the audit tool", "QA Manager", date(2023, 5, 31),
                 date(2023, 6, 2)),
            ],
            "Summary": [("RAG", "Number of actions"), ("Red", 1), ("Amber", 1), ("Total", 2)],
        },
        "dd/mm/yy",
    )  # fmt: skip
    sheet = book["Action Tracker"]
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = "A1:G4"
    sheet["C4"].comment = Comment("Chase before the board on the 14th", "PMO")
    return saved(book)


def ratings_month_by_month() -> bytes:
    """A column of ratings for each month, and a reference beside the recommendation's words."""
    return saved(
        on_sheets(
            {
                "Tracker": [
                    ("Oakshire County Council: Ofsted Improvement Tracker",),
                    ("Rec", "Recommendation", "Action", "Lead", "Date", "Apr-19", "May-19",
                     "Jun-19", "Comments"),
                    ("R1", "Improve supervision", "Supervision audit each month", "QA Manager",
                     "30 June 2019", "G", "G", "A", "Slipped in June"),
                    ("R1", "Improve supervision", "Supervision training", "Learning Manager",
                     "31/05/19", "A", "B", "B", "Complete"),
                    ("R2", "Improve pathway plans", "Pathway plan template",
                     "Head of Corporate Parenting", "Aug 2019", None, "R", "R", "Supplier late"),
                ]
            }
        )
    )  # fmt: skip


def gantt() -> bytes:
    """Workstreams over objectives over tasks, and months whose cells are filled as bars."""
    book = on_sheets(
        {
            "Plan on a page": [
                ("Whinmoor Borough Council Children's Services Improvement Plan",),
                ("Workstream", "Objective", "Ref", "Task", "Lead", "Supporting", "Start", "Finish",
                 date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)),
                ("Leadership", "Stable management", "L1", "Permanent heads of service in post",
                 "Director of Children's Services", "HR", date(2024, 1, 8), date(2024, 3, 29)),
                (None, None, "L2", "Leadership development programme",
                 "Organisational Development Lead", "LGA", date(2024, 2, 1), date(2024, 6, 28)),
                ("Practice", "Good plans", "P1", "Plan-writing workshops", "Practice Lead",
                 "PSW", date(2024, 1, 15), date(2024, 2, 29)),
                (None, "Good oversight", "P2", "Management oversight standard",
                 "Head of Safeguarding", "QA", date(2024, 3, 1), date(2024, 5, 31)),
            ]
        },
        "dd-mmm-yy",
    )  # fmt: skip
    sheet = book["Plan on a page"]
    for cell in ("I3", "J3", "K3", "J4", "K4", "I5", "J5", "K6"):
        sheet[cell].fill = PatternFill("solid", fgColor="FF4472C4")
    for cell in ("I2", "J2", "K2"):
        sheet[cell].number_format = "mmm-yy"
    for merged in ("A3:A4", "B3:B4", "A5:A6"):
        sheet.merge_cells(merged)
    return saved(book)


def ratings_with_words() -> bytes:
    """A rating and its reason in one cell, a recommendation printed once over several rows."""
    return in_word(
        "Eastham Council Children's Social Care Improvement Plan",
        [
            ("Ofsted recommendation", "No", "Action Required", "Responsible Officer", "By When",
             "RAG status & commentary"),
            ("1. Reduce caseloads", "1.1", "Offer every child a return interview",
             "Missing Coordinator", "31st May 2018", "AMBER – 78% offered within 72 hours"),
            ("", "1.2", "Agree a joint protocol with the police", "Head of Safeguarding",
             "by end June 2018", "GREEN: signed 4 June"),
            ("2. Hear children", "2.1", "Advocacy for all", "Head of Safeguarding",
             "End of Q3 2018/19", "Complete"),
            ("", "2.2", "Children sit on panels", "Participation Lead",
             "31/12/2018 extended to 31/03/2019", "Red"),
        ],
    )  # fmt: skip


def semicolons() -> bytes:
    """CSV as a German or French Excel saves it: semicolons, UTF-16, line breaks in quotes."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(
        [
            ("Ref", "Priority", "Action", "Lead", "Target date", "Progress / comments", "RAG"),
            ("1", "Leadership", "Establish a members' panel", "Democratic Services Manager",
             "31/03/21", "Panel met;\nterms agreed", "G"),
            ("2", "", "Introduce performance clinics", "Head of Performance and Insight",
             "Q1 2021", "", "A"),
            ("3", "Voice", "Appoint a children's rights officer",
             "Assistant Director (Children's Social Care)", "30/06/21", "Advert out", "A/G"),
            ("4", "", "Survey every child who leaves care", "Participation Lead", "n/a", "Closed",
             "B"),
        ]
    )  # fmt: skip
    return file.getvalue().encode("utf-16")


def areas_of_weakness() -> bytes:
    """A written statement of action: areas of weakness across the table, one with its steps."""
    return in_word(
        "London Borough of Grey and Greenfield – Written Statement of Action",
        [
            ("No.", "Action", "By whom", "Exec lead", "By when", "RAG June 2020"),
            ("Area of weakness 1: The quality of plans",),
            ("1.1", "Audit 30 plans each term", "SEND Manager", "Director of Education",
             "July 2020", "Amber"),
            ("1.2", "Joint protocol", "Head of MASH", "Director of Education", "30 April 2020",
             "G"),
            ("", "", "LSCB Chair", "", "31 May 2020", "G"),
            ("", "", "Head of MASH", "", "30 September 2020", "A"),
            ("Area of weakness 2: Joint commissioning",),
            ("2.1", "Joint strategy", "Commissioning Manager, with Health", "Chief Executive",
             "31.07.20", "Green"),
        ],
    )  # fmt: skip


TRIALS: dict[str, Callable[[], bytes]] = {
    "told_us.docx": what_ofsted_told_us,
    "signs.xlsx": tracker_with_signs,
    "months.xlsx": ratings_month_by_month,
    "gantt.xlsx": gantt,
    "with_words.docx": ratings_with_words,
    "semicolons.csv": semicolons,
    "weakness.docx": areas_of_weakness,
}
