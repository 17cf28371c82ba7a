"""Plans of invented councils, each laid out in another of the ways that councils lay them out."""

import io
from collections.abc import Callable
from datetime import date

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "92D050", "0070C0"


def saved(made) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def filled(cell, colour: str) -> None:
    cell.fill = PatternFill("solid", fgColor=colour)


def rated_by_fill() -> bytes:
    """One sheet: titles above, themes carried down, numbers that Excel has eaten, fills for RAG."""
    book = Workbook()
    sheet = first_sheet(book)
    sheet.title = "Plan"
    sheet["A1"] = "Northshire Children's Services Improvement Plan 2024"
    sheet["A2"] = "Northshire County Council"
    sheet["A3"] = "Position as at 30 April 2024"
    heads = [
        "Ref",
        "Theme",
        "Action required",
        "Lead Officer",
        "Start Date",
        "Target Date",
        "Success Criteria",
        "RAG",
        "Resources",
    ]
    for column, text in enumerate(heads, start=1):
        sheet.cell(5, column, text)
    rows = [
        (
            1.1,
            "1. Leadership and governance",
            "Appoint a permanent director",
            "Chief Executive",
            date(2024, 1, 8),
            date(2024, 6, 30),
            "Director in post",
            RED,
            "",
        ),
        (
            1.2,
            None,
            "Set up a monthly performance board",
            "Director of Children's Services\nHead of Performance and Quality Assurance",
            date(2024, 2, 1),
            date(2024, 3, 31),
            "Board meets monthly\nMinutes published",
            GREEN,
            "Within budget",
        ),
        *[
            (
                float(f"1.{n}"),
                None,
                f"Leadership action number {n}",
                "Chief Executive",
                None,
                date(2024, 7, n),
                "Reported to the board",
                AMBER,
                "",
            )
            for n in range(3, 10)
        ],
        (
            1.1,
            None,
            "Tenth leadership action",
            "Chief Executive",
            None,
            date(2024, 8, 1),
            "Reported to the board",
            AMBER,
            "",
        ),
        (
            2.1,
            "2. Practice",
            "Audit every child protection plan",
            "Head of Safeguarding and Principal Social Worker",
            None,
            date(2024, 9, 1),
            "90% of plans graded good",
            AMBER,
            "Two auditors",
        ),
    ]
    for number, row in enumerate(rows, start=6):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value if column != 8 else None)
            if column in (5, 6) and value:
                cell.number_format = "dd/mm/yyyy"
        filled(sheet.cell(number, 8), row[7])
    sheet.cell(16, 6).number_format = "mmm-yy"
    last = 6 + len(rows)
    sheet.cell(last + 1, 1, "Key")
    sheet.cell(last + 2, 1, "Green = on track to be completed by the target date")
    sheet.cell(last + 3, 1, "Amber = at risk")
    sheet.cell(last + 4, 1, "Red = off track")
    return saved(book)


def sheet_a_theme() -> bytes:
    """A sheet a theme, with sheets of KPIs, recommendations, officers and abbreviations."""
    book = Workbook()
    book.remove(first_sheet(book))
    head = [
        "No",
        "What needs to improve",
        "What we will do",
        "Owner",
        "By when?",
        "How will we know?",
        "BRAG",
        "Progress update",
    ]
    sheets = {
        "Leadership": [
            (
                "1.1.1",
                "Grip of senior leaders",
                "Weekly meeting of senior leaders",
                "J Okafor",
                "Immediate",
                "Decisions are made within a week",
                "B",
                "12/03/2024: Meetings held weekly",
            ),
            (
                "1.1.2",
                "",
                "Publish a scheme of delegation",
                "AD Social Care",
                "End of March 2024",
                "Scheme published",
                "Green",
                "Draft written\nTo be agreed in May",
            ),
        ],
        "Front door": [
            (
                "2.1.1",
                "Timeliness at the front door",
                "Review every contact within a day",
                "Head of Service, MASH & Head of Service, Early Help",
                "Quarterly",
                "1. Contacts are decided in one day\n2. Fewer repeat contacts",
                "A",
                "",
            ),
            (
                "2.1.2",
                "",
                "Retrain the screening team",
                "Head of Service, MASH",
                "31 June 2024",
                "Training done",
                "Red",
                "No trainer found",
            ),
        ],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet["A1"] = f"Theme {len(book.sheetnames)}: {name} matters"
        sheet["A1"].font = Font(bold=True)
        sheet["A2"] = "SRO: Director of Children's Services (DCS)"
        for column, text in enumerate(head, start=1):
            sheet.cell(4, column, text)
        for number, row in enumerate(rows, start=5):
            for column, text in enumerate(row, start=1):
                if text:
                    sheet.cell(number, column, text)
    book["Leadership"].row_dimensions[6].hidden = True
    book["Leadership"]["D5"].comment = Comment("Leaves in June", "Somebody")
    _side_sheets(book)
    return saved(book)


def _side_sheets(book) -> None:
    tables: dict[str, list[tuple]] = {
        "KPIs": [
            (
                "Ref",
                "Measure",
                "Officer",
                "Frequency",
                "Good is",
                "Baseline",
                "Target",
                "Target due",
                "Q1 2023/24",
                "England 2023",
            ),
            (
                "K1",
                "Assessments completed within 45 days",
                "AD Social Care",
                "Monthly",
                "High",
                "71%",
                "90%",
                date(2024, 9, 30),
                "78.5%",
                "84%",
            ),
            (
                "K2",
                "Average caseload of a social worker",
                "Head of Service, MASH",
                "Quarterly",
                "Low",
                24,
                18,
                date(2024, 12, 31),
                21.5,
                "",
            ),
            (
                "K3",
                "Re-referrals within twelve months",
                "",
                "Monthly",
                "Low",
                "28%",
                "below 20% by March 2025",
                "",
                "26%",
                "22%",
            ),
        ],
        "Recommendations": [
            ("No", "Recommendation"),
            (1, "The grip of senior leaders on the quality of practice"),
            (2, "The timeliness of decisions at the front door"),
        ],
        "Officers": [
            ("Name", "Job title"),
            ("J Okafor", "Director of Children's Services"),
            ("M Lindqvist", "Assistant Director, Social Care"),
        ],
        "Abbreviations": [("Abbreviation", "Meaning"), ("MASH", "Multi-agency safeguarding hub")],
    }
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)


def _table(document, rows, *, header_fill: str | None = None) -> None:
    laid = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for cell, text in zip(laid.rows[number].cells, row, strict=True):
            if isinstance(text, tuple):
                cell.text, colour = text
                shade = OxmlElement("w:shd")
                shade.set(qn("w:fill"), colour)
                cell._tc.get_or_add_tcPr().append(shade)
            elif text:
                cell.text = text


PRIORITY_HEAD = (
    "What will we do?",
    "Who?",
    "By when",
    "What difference will it make?",
    "Progress",
    "BRAG",
)


def priorities_in_word() -> bytes:
    """Headings of priorities between tables, actions without numbers, a table over two pages."""
    document = Document()
    document.add_heading("Our improvement plan for children in Eastbourough", 0)
    document.add_paragraph("Eastbourough Borough Council, version 3.2, updated 31 January 2023")
    document.add_heading("Introduction", 1)
    document.add_paragraph("This plan answers the inspection of autumn 2022.")
    document.add_heading("Priority 1: Strong leadership", 1)
    document.add_paragraph("Outcome: Leaders know what life is like for children")
    _table(
        document,
        [
            PRIORITY_HEAD,
            (
                "Visit every team each month",
                "Director of Children’s Services",
                "Ongoing from May 2022",
                "Staff say that leaders listen",
                "Visits have begun",
                ("", BLUE),
            ),
            (
                "Train all managers in supervision",
                "Principal Social Worker",
                "Dec 2022",
                "Supervision is reflective",
                "",
                ("", RED),
            ),
        ],
    )
    document.add_paragraph("")
    _table(
        document,
        [
            (
                "Recruit two service managers",
                "Assistant Director – Help and Protection",
                "31st March 2023",
                "Vacancies below 5%",
                "Adverts are out",
                ("Amber", AMBER),
            ),
        ],
    )
    document.add_heading("Priority 2: Good plans", 1)
    _table(
        document,
        [
            PRIORITY_HEAD,
            (
                "Review all plans",
                "Assistant Director, Help and Protection",
                "1/4/23 to 30/6/23",
                "Plans are specific",
                "",
                ("", GREEN),
            ),
            PRIORITY_HEAD,
            (
                "Audit plans each quarter",
                "Service Managers",
                "Report quarterly",
                "More good plans",
                "",
                ("Green", GREEN),
            ),
        ],
    )
    document.add_paragraph(
        "BRAG key: Blue – completed; Red – off track; Amber – at risk; Green – on track"
    )
    return saved(document)


def recommendation_a_table() -> bytes:
    """A Word table in which inspectors' words stand in a merged column beside the actions."""
    document = Document()
    document.add_heading("Action plan in response to the inspection", 0)
    document.add_paragraph("Westmoor Council")
    rows = [
        (
            "Ofsted recommendation",
            "Action",
            "Responsible",
            "Timescale",
            "Evidence of impact",
            "Status",
        ),
        (
            "1. The quality and timeliness of assessments",
            "1a. Relaunch the assessment standards",
            "Head of Assessment",
            "Completed 26.3.14",
            "• Standards in use\n• Staff know them",
            "Complete",
        ),
        (
            "",
            "1b. Audit ten assessments a month",
            "QA Manager",
            "Mar -17",
            "Audit reports",
            "In progress",
        ),
        (
            "2. The sufficiency of placements",
            "2a. Agree a sufficiency strategy",
            "Head of Commissioning",
            "Sept 2017",
            "Strategy agreed",
            "Not started",
        ),
    ]
    _table(document, rows)
    laid = document.tables[0]
    laid.cell(1, 0).merge(laid.cell(2, 0))
    return saved(document)


def statuses_in_csv() -> bytes:
    """A CSV file from Excel: semicolons, Windows letters, words for ratings."""
    lines = [
        "Action tracker;;;;;;;",
        "ID;Area;Task;Assigned to;Due date;Status;Comments;% complete",
        "A1;Care leavers;Offer every care leaver a home visit;Leaving Care Manager;30/04/2021;"
        "In progress;Staff shortage – agency asked;40",
        "A2;Care leavers;Write a local offer;Leaving Care Manager;2021-05-31;Complete;;100",
        "A3;Fostering;Recruit ten foster carers;Fostering Team;TBC;Overdue;£5,000 a carer;10",
        'A4;Fostering;"Review payments; consult carers";Head of Fostering / Head of Finance;'
        "14 Jun 21;On hold;;",
    ]
    return "\r\n".join(lines).encode("cp1252")


def dates_of_every_kind() -> bytes:
    """Two rows of headings over dates, revised dates with reasons, milestones, completions."""
    book = Workbook()
    sheet = first_sheet(book)
    sheet.title = "Action Plan"
    top = [
        "Action",
        None,
        "Officers",
        None,
        "Dates",
        None,
        None,
        None,
        "Milestones",
        "RAG",
        None,
        "Notes",
    ]
    sub = [
        "No.",
        "Description",
        "Accountable",
        "Lead",
        "Planned start",
        "Original due date",
        "Revised due date",
        "Date completed",
        None,
        "Mar 2022",
        "Apr 2022",
        None,
    ]
    for column, (one, other) in enumerate(zip(top, sub, strict=True), start=1):
        sheet.cell(1, column, one)
        sheet.cell(2, column, other)
    for first, last in ((1, 2), (3, 4), (5, 8), (10, 11)):
        sheet.merge_cells(start_row=1, start_column=first, end_row=1, end_column=last)
    rows = [
        ("1", "Leadership"),
        (
            "1.1",
            "Hold a conference",
            "DCS",
            "Business Manager",
            "Jan 2022",
            "31/03/2022",
            "30/04/2022",
            "",
            "Venue booked by 31 January 2022\nSpeakers agreed by 28 February 2022",
            "A",
            "R",
            "Board told",
        ),
        (
            "1.2",
            "Publish a newsletter",
            "DCS",
            "Communications Team",
            "",
            "1 February 2022",
            "",
            "28 January 2022",
            "",
            "G",
            "B",
            "",
        ),
        ("2", "Practice"),
        (
            "2.1",
            "Agree practice standards",
            "DCS",
            "PSW",
            "01.02.22",
            "31 May 2022; 30 Nov 2022",
            "",
            "",
            "",
            "A",
            "A",
            "See also 1.1",
        ),
    ]
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row, start=1):
            if value:
                sheet.cell(number, column, value)
    return saved(book)


def kpis_in_word() -> bytes:
    """A table of actions, and one of KPIs with quarters and comparators."""
    document = Document()
    document.add_heading("Southdale improvement plan", 0)
    _table(
        document,
        [
            ("Ref", "Key action", "Lead", "Deadline", "RAG status"),
            ("S1", "Reduce caseloads", "Head of Service", "31/12/2023", "Amber"),
            ("S2", "Reduce agency staff", "HR Business Partner", "31/03/2024", "Green"),
        ],
    )
    document.add_heading("Scorecard", 2)
    _table(
        document,
        [
            (
                "Indicator",
                "Reporting frequency",
                "Polarity",
                "Target 2023/24",
                "Q1 2023/24",
                "Q2 2023/24",
                "Statistical neighbours 2022/23",
                "Comments",
            ),
            (
                "Average caseload",
                "Monthly",
                "Lower is better",
                "18",
                "22.4",
                "21",
                "17.9",
                "Falling",
            ),
            (
                "Visits to children in care on time",
                "Monthly",
                "Higher is better",
                "95%",
                "88%",
                "n/a",
                "",
                "",
            ),
        ],
    )
    return saved(document)


def areas_above_their_actions() -> bytes:
    """Area headings as rows of their own, columns in an unusual order, dates on the left."""
    book = Workbook()
    sheet = first_sheet(book)
    sheet.title = "QIP"
    sheet.append(["Quality improvement plan"])
    sheet.append([])
    sheet.append(["RAG", "Timescale", "Responsible Officer", "Action", "Outcome", "Ref"])
    sheet.append(["Workstream A: Help and protection"])
    sheet.merge_cells("A4:F4")
    sheet.append(["A1 Thresholds are understood"])
    sheet.merge_cells("A5:F5")
    sheet.append(
        [
            "Amber",
            "Autumn term 2025",
            "Service Manager (East)",
            "Run threshold workshops",
            "Fewer wrong referrals",
            "A1.1",
        ]
    )
    sheet.append(
        [
            "Amber",
            "By 31 October 2025",
            "Service Manager (West)",
            "Revise the guidance",
            "Guidance in use",
            "A1.2",
        ]
    )
    sheet.append(["A2 Strategy meetings are timely"])
    sheet.merge_cells("A8:F8")
    sheet.append(
        [
            "Green",
            "2025",
            "Detective Chief Inspector",
            "Agree a rota with the police",
            "Meetings within a day",
            "A2.1",
        ]
    )
    return saved(book)


def people_of_every_kind() -> bytes:
    """Officers by name, by post, by both, by letters, on lines and joined by signs."""
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(
        [
            "Action Number",
            "Agreed action",
            "Accountable Officer",
            "Lead Officer(s)",
            "Partner agencies",
            "Completion date",
            "RAG",
        ]
    )
    people = [
        ("Jane Smith (Head of Service)", "Priya Nair and Tom O’Neill", "Police, Health & Schools"),
        (
            "Head of Service",
            "Assistant Director, Performance, Commissioning and Partnerships",
            "CCG/CAMHS",
        ),
        ("Asst Director – Early Help", "PN/TO", "Corporate and nominated agency partners"),
        ("Assistant Director, Early Help", "TBC", "NHS Foundation Trust"),
        ("Head of Service", "Team Manager\nPrincipal Social Worker", ""),
        ("Head of Sevice", "Priya Nair", "Barnardo's"),
    ]
    for number, (accountable, lead, partners) in enumerate(people, start=1):
        sheet.append(
            [
                f"P{number}",
                f"Agreed action number {number}",
                accountable,
                lead,
                partners,
                date(2025, number, 28),
                "Amber",
            ]
        )
    return saved(book)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "rated_by_fill.xlsx": rated_by_fill,
    "sheet_a_theme.xlsx": sheet_a_theme,
    "priorities.docx": priorities_in_word,
    "recommendations.docx": recommendation_a_table,
    "statuses.csv": statuses_in_csv,
    "dates.xlsx": dates_of_every_kind,
    "kpis.docx": kpis_in_word,
    "areas.xlsx": areas_above_their_actions,
    "people.xlsx": people_of_every_kind,
}


def forms_in_word() -> bytes:
    """A form an action: headings down the left side."""
    document = Document()
    document.add_heading("Improvement plan", 0)
    document.add_heading("Priority 1 – Front door", 1)
    for number in (1, 2):
        _table(
            document,
            [
                ("Action no", f"1.{number}"),
                ("Action", f"Do thing {number} well"),
                ("Lead officer", "Jane Smith (DCS) and John Brown (AD)"),
                ("Timescale", "by end of June 2024"),
                ("Success measure", "It is better"),
                ("RAG", "Green ↑"),
            ],
        )
        document.add_paragraph("")
    return saved(document)


def recommendation_over_each_table() -> bytes:
    """A table a recommendation, which stands in its first row, with the lead in the second."""
    document = Document()
    document.add_paragraph("Stokebridge Metropolitan Borough Council")
    document.add_paragraph("Children's Services Action Plan following the ILACS inspection")
    head = ("No", "Action", "Lead", "Timescale", "Success criteria/ impact", "Progress", "RAG")
    tables = {
        "Recommendation 1: Improve the quality of assessments": [
            ("1", "Relaunch standards", "AD", "Mar 2024", "Better audits", "Begun", "Green"),
            ("2", "Audit monthly", "QA lead", "June 2024", "", "", "Amber"),
        ],
        "Recommendation 2: Improve sufficiency": [
            ("3", "Agree a strategy", "Head of Commissioning", "TBC", "", "", "Red"),
        ],
    }
    for title, rows in tables.items():
        blank = ("",) * 7
        _table(document, [blank, blank, head, *rows])
        laid = document.tables[-1]
        laid.cell(0, 0).merge(laid.cell(0, 6)).text = title
        lead = "Strategic lead: Director of Children’s Services"
        laid.cell(1, 0).merge(laid.cell(1, 6)).text = lead
        document.add_paragraph("")
    return saved(document)


def tracker_of_actions() -> bytes:
    """Headings without a word for the action, dates of several kinds, dots for ratings."""
    book = Workbook()
    sheet = first_sheet(book)
    sheet.title = "Tracker"
    head = ["", "Date raised", "Item", "Strategic lead", "Operational lead", "Due by",
            "Last updated", "Review date", "Latest update", "RAG", "Reason for delay"]  # fmt: skip
    sheet.append(head)
    sheet.append(["", "", "LEADERSHIP"])
    sheet.append([1, date(2023, 9, 1), "Agree the budget for the new service", "DCS",
                  "Head of Finance", date(2024, 3, 1), date(2024, 1, 15), "30/06/2024", "In hand",
                  "●"])  # fmt: skip
    sheet.append(["", "", "PRACTICE"])
    sheet.append([2, date(2023, 9, 8), "Roll out the practice model to all teams", "DCS", "PSW",
                  date(2024, 4, 1), date(2024, 1, 20), "", "", None, "Trainer ill"])  # fmt: skip
    sheet["J3"].font = Font(color="FF0000")
    sheet["C2"].font = sheet["C4"].font = Font(bold=True)
    return saved(book)


DOCUMENTS.update(
    {
        "forms.docx": forms_in_word,
        "recommendation_over_table.docx": recommendation_over_each_table,
        "tracker.xlsx": tracker_of_actions,
    }
)


def a_journey() -> bytes:
    """A cover, ratings by month, headings over two rows, a register of risks, a scorecard."""
    book = Workbook()
    cover = first_sheet(book)
    cover.title = "Cover"
    cover["B2"], cover["B3"] = "Eastdale Council", "Children's Services: our improvement journey"
    cover["B5"] = "Version 4 – Updated 12 June 2025"
    for column, (head, text) in enumerate(
        [("Version", "1.0"), ("Date", "1 May 2025"), ("Author", "A Person"), ("Changes", "First")],
        start=2,
    ):
        cover.cell(7, column, head)
        cover.cell(8, column, text)
    sheet = book.create_sheet("1. Leadership")
    _months_of_ratings(sheet)
    tables: dict[str, list[tuple]] = {
        "Risks": [
            ("Risk", "Description", "Owner", "Likelihood", "Impact", "Mitigation", "RAG"),
            ("R1", "We fail", "DCS", "High", "High", "Try", "Red"),
        ],
        "Scorecard": [
            ("Scorecard 2024/25",),
            ("Ref", "Indicator", "Good is", "2023/24 outturn", "Target 2024/25", "Apr-24",
             "May-24", "Stat Neighbours", "England", "DoT", "RAG"),
            ("PI1", "% of assessments in 45 days", "Higher", "81.2%", "90%", "82%", "85.5%", "84%",
             "83%", "↑", "Amber"),
            ("PI2", "Rate of children in care per 10,000", "Lower", 92.5, 85, 92, 91.5, 80, 70, "↓",
             "Red"),
        ],
    }  # fmt: skip
    for name, rows in tables.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return saved(book)


def _months_of_ratings(sheet: Worksheet) -> None:
    rows: list[list] = [
        ["Objective 1: Leadership is strong"],
        ["Executive lead: Chief Executive"],
        [],
        ["Action/s", None, "Lead/s", "Partners", "Timescale", None, "RAG", None,
         "Impact – what difference have we made?"],
        ["Ref", "Description", None, None, "Start", "End", date(2025, 4, 1), date(2025, 5, 1)],
        ["L1", "Hold monthly leadership meetings",
         "Chief Executive, Director of Children’s Services and Director of Finance",
         "Police; ICB; Schools", "Apr-25", "Sep-25", "A", "G", "Staff feel led"],
        ["L2", "Publish our vision", "Comms Team", "", "01/05/2025", "30/06/2025", "", "A", "N/A"],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet["A1"].font = Font(bold=True)
    for cell in ("G5", "H5"):
        sheet[cell].number_format = "mmm-yy"
    for merged in ("A4:B4", "E4:F4", "G4:H4", "C4:C5", "D4:D5", "I4:I5"):
        sheet.merge_cells(merged)


DOCUMENTS["journey.xlsx"] = a_journey
