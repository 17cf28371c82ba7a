"""`cipt import`: a new plan from a document, the same document again, and a workbook of its own."""

import csv
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cipt.loading.plan import load_plan
from cipt.sources.folder import FolderTree

HEAD = ["Ref", "Area", "Action", "Lead officer", "Target date", "Success measure", "RAG", "Update"]
ROWS = [
    [
        "1.1",
        "Visits",
        "Visit every child on time",
        "Head of Care",
        "31/03/2026",
        "Visits are on time",
        "Amber",
        "Training has begun",
    ],
    [
        "1.2",
        "Visits",
        "Train all staff",
        "Principal Social Worker\nHead of Care",
        "30/04/2026",
        "Staff are trained",
        "Green",
        "",
    ],
    ["1.3", "Visits", "Audit visits", "Head of Care", "Quarterly", "Audits are good", "Red", ""],
]


def written(path: Path, rows: list[list[str]], head: list[str] = HEAD) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    return written(tmp_path / "tracker.csv", ROWS)


@pytest.fixture
def plan(tracker: Path, tmp_path: Path, cipt_says) -> Path:
    """A plan folder that has just been imported."""
    said = cipt_says("import", tracker, "--into", tmp_path / "plan", "--as-of", "2026-02-28")
    assert said.code == 0
    return tmp_path / "plan"


def test_an_import_writes_a_plan_that_can_be_read_and_a_report_beside_it(plan, tmp_path) -> None:
    loaded = load_plan(FolderTree(plan))

    assert loaded.troubles == ()
    assert [action.id for action in loaded.plan.actions] == ["1.1", "1.2", "1.3"]
    assert loaded.plan.actions[1].leads == ("principal-social-worker", "head-of-care")
    assert "Training has begun" in (tmp_path / "import-report.md").read_text(encoding="utf-8")
    assert sorted(os.listdir(tmp_path)) == ["import-report.md", "plan", "tracker.csv"]


def test_the_columns_are_printed_as_they_were_taken(tracker, tmp_path, cipt_says) -> None:
    said = cipt_says("import", tracker, "--into", tmp_path / "plan", "--dry-run")

    assert said.code == 0
    assert "  Lead officer: leads" in said.lines
    assert "Nothing was written." in said.err
    assert os.listdir(tmp_path) == ["tracker.csv"]


def test_the_same_import_gives_the_same_bytes(tracker, tmp_path, cipt_says) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        cipt_says("import", tracker, "--into", tmp_path / name / "plan", "--as-of", "2026-02-28")

    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_a_saved_map_can_be_corrected_and_given_back(tmp_path, cipt_says) -> None:
    odd = written(tmp_path / "odd.csv", [row[:] for row in ROWS], [*HEAD[:7], "Wibble"])
    first = ("import", odd, "--into", tmp_path / "plan")
    cipt_says(*first, "--dry-run", "--save-map", tmp_path / "map.yaml")
    saved = (tmp_path / "map.yaml").read_text(encoding="utf-8")
    assert "  Wibble: kept as printed\n" in saved
    (tmp_path / "map.yaml").write_text(saved.replace("Wibble: kept as printed", "Wibble: progress"))

    said = cipt_says(*first, "--map", tmp_path / "map.yaml", "--as-of", "2026-02-28")

    assert "  Wibble: progress (by map)" in said.lines
    action = load_plan(FolderTree(tmp_path / "plan")).plan.actions[0]
    assert action.updates[0].note == "Training has begun"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("actions:\n  Action: titel\n", "gives `Action` the field titel"),
        ("deeds:\n  Action: title\n", "has `deeds`, which is no kind of table"),
        ("- a\n", "it holds no headings"),
        ("actions: [\n", "cannot be read"),
    ],
)
def test_a_map_that_is_wrong_is_refused_and_nothing_written(
    tracker, tmp_path, cipt_says, text, why
) -> None:
    (tmp_path / "map.yaml").write_text(text)

    said = cipt_says("import", tracker, "--into", tmp_path / "plan", "--map", tmp_path / "map.yaml")

    assert said.code == 2
    assert why in said.err
    assert not (tmp_path / "plan").exists()


def test_a_folder_that_holds_something_else_is_left_alone(tracker, tmp_path, cipt_says) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "letter.txt").write_text("Dear all")

    said = cipt_says("import", tracker, "--into", tmp_path / "plan")

    assert said.code == 2
    assert "is there already and holds no plan" in said.err
    assert os.listdir(tmp_path / "plan") == ["letter.txt"]


def test_a_document_that_changes_no_date_is_told_nothing_of_dates(plan, tracker, cipt_says) -> None:
    rows = [row[:] for row in ROWS]
    rows[2][2] = "Audit all visits"
    written(tracker, rows)
    assert "due date" not in cipt_says("import", tracker, "--into", plan).err


def test_the_same_document_again_changes_no_byte(plan, tracker, cipt_says) -> None:
    before = files_of(plan)

    said = cipt_says("import", tracker, "--into", plan, "--as-of", "2026-03-31")

    assert said.code == 0
    assert "Nothing in the plan changes." in said.err
    assert files_of(plan) == before


def test_a_changed_document_changes_what_has_changed_and_says_so(plan, tracker, cipt_says) -> None:
    before = files_of(plan)
    rows = [row[:] for row in ROWS]
    rows[0][4], rows[1][6], rows[2][2] = "30/06/2026", "Red", "Audit all visits"
    written(tracker, rows)

    said = cipt_says("import", tracker, "--into", plan, "--as-of", "2026-03-31")

    assert said.code == 0
    after = files_of(plan)
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == ["actions/1/1.1.yaml", "actions/1/1.2.yaml", "actions/1/1.3.yaml"]
    assert b"due: 2026-06-30" in after["actions/1/1.1.yaml"]
    updates = load_plan(FolderTree(plan)).plan.actions[1].updates
    assert [(one.date.text, one.rag) for one in updates] == [
        ("2026-02-28", "GREEN"),
        ("2026-03-31", "RED"),
    ]
    assert "1.1" in said.out
    assert "30 June 2026" in said.out
    assert "1 due date differs in the document, and `due` now says what it says: 1.1." in said.err
    assert "cipt revise ID --due DATE --reason TEXT --agreed DATE --by BOARD" in said.err


def test_the_report_on_one_document_is_never_written_over_that_on_another(
    plan, tracker, tmp_path, cipt_says
) -> None:
    first = (tmp_path / "import-report.md").read_bytes()
    other = tmp_path / "other.csv"
    other.write_bytes(tracker.read_bytes())

    for into in ("north", "north", "south"):
        cipt_says("import", other, "--into", tmp_path / into)
    cipt_says("import", tracker, "--into", tmp_path / "east")

    assert (tmp_path / "import-report.md").read_bytes() == first
    reports = sorted(path.name for path in tmp_path.glob("import-report*"))
    assert reports == [
        "import-report-east.md",
        "import-report-north.md",
        "import-report-south.md",
        "import-report.md",
    ]


def test_folders_above_the_plan_are_made(tracker, tmp_path, cipt_says) -> None:
    said = cipt_says("import", tracker, "--into", tmp_path / "council" / "plan")

    assert said.code == 0
    assert sorted(os.listdir(tmp_path / "council")) == ["import-report.md", "plan"]


def test_a_dry_run_of_a_changed_document_writes_nothing(plan, tracker, cipt_says) -> None:
    before = files_of(plan.parent)
    written(tracker, [["1.1", *ROWS[0][1:2], "Visit every child", *ROWS[0][3:]], *ROWS[1:]])
    before["tracker.csv"] = tracker.read_bytes()

    said = cipt_says("import", tracker, "--into", plan, "--dry-run", "--as-of", "2026-02-28")

    assert "Visit every child" in said.out
    assert files_of(plan.parent) == before


def test_what_was_added_to_the_plan_by_hand_stays(plan, tracker, cipt_says) -> None:
    path = plan / "actions" / "1" / "1.1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("success:\n", "# agreed in May\npublic: We visit on time\nsuccess:\n"),
        encoding="utf-8",
    )
    rows = [row[:] for row in ROWS]
    rows[0][4] = "30/06/2026"
    written(tracker, rows)

    cipt_says("import", tracker, "--into", plan, "--as-of", "2026-02-28")

    after = path.read_text(encoding="utf-8")
    assert "# agreed in May\npublic: We visit on time\n" in after
    assert "due: 2026-06-30\n" in after


def test_a_new_row_is_a_new_file_and_a_row_that_is_gone_is_named_and_kept(
    plan, tracker, cipt_says
) -> None:
    new = ["1.4", "Visits", "Report visits", "Head of Care", "31/05/2026", "Reported", "Amber", ""]
    written(tracker, [*ROWS[:2], new])

    said = cipt_says("import", tracker, "--into", plan, "--as-of", "2026-02-28")

    assert (plan / "actions" / "1" / "1.4.yaml").exists()
    assert (plan / "actions" / "1" / "1.3.yaml").exists()
    assert "1.3 is in the plan and no longer in the document; it stays" in said.err


def test_actions_without_numbers_are_told_apart_by_what_they_say(tmp_path, cipt_says) -> None:
    head = ["Priority", "Action", "Lead officer", "Target date"]
    rows = [["Care", f"Do the {word} thing", "Head of Care", "31/03/2026"] for word in ("a", "b")]
    path = written(tmp_path / "plain.csv", rows, head)
    into = ("--into", tmp_path / "plan", "--as-of", "2026-02-28")
    cipt_says("import", path, *into)
    before = files_of(tmp_path / "plan")
    new = ["Care", "Do a new thing", "Head of Care", "30/06/2026"]

    written(path, [new, *rows], head)
    cipt_says("import", path, *into)
    after = files_of(tmp_path / "plan")

    assert {path for path in after if after[path] != before.get(path)} == {"actions/1/1.3.yaml"}
    assert b"Do a new thing" in after["actions/1/1.3.yaml"]

    written(path, [new, ["Care", "Do the other thing", *rows[0][2:]], rows[1]], head)
    cipt_says("import", path, *into)
    last = files_of(tmp_path / "plan")

    assert {path for path in last if last[path] != after[path]} == {"actions/1/1.1.yaml"}


def test_another_spelling_of_an_officer_becomes_an_alias(plan, tracker, cipt_says) -> None:
    rows = [row[:] for row in ROWS]
    rows[0][3] = "Head of  care"
    written(tracker, rows)

    cipt_says("import", tracker, "--into", plan, "--as-of", "2026-02-28")

    assert b"- Head of care" in (plan / "people.yaml").read_bytes()
    assert b"leads:\n  - head-of-care" in (plan / "actions" / "1" / "1.1.yaml").read_bytes()


# --- a workbook of cipt's own -------------------------------------------------------------------


@pytest.fixture
def own(plan, tmp_path, cipt_says) -> Path:
    said = cipt_says("export", "--plan", plan, "--output", tmp_path / "own.xlsx")
    assert said.code == 0
    return tmp_path / "own.xlsx"


def test_a_workbook_of_its_own_that_nobody_changed_changes_no_file(plan, own, cipt_says) -> None:
    before = files_of(plan)

    said = cipt_says("import", own, "--into", plan)

    assert said.code == 0
    assert "Nothing in the plan changes." in said.err
    assert files_of(plan) == before


def test_three_changed_cells_change_three_fields(plan, own, cipt_says) -> None:
    before = files_of(plan)
    book = load_workbook(own)
    sheet = book["Actions"]
    heads = {
        str(cell.value): cell.column
        for row in sheet.iter_rows(max_row=10)
        for cell in row
        if cell.value
    }
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value}
    title = next(name for name in heads if name.lower() in ("action", "title", "what will be done"))
    for identity, text in (("1.1", "Visit every child"), ("1.2", "Train them"), ("1.3", "Audit")):
        sheet.cell(rows[identity], heads[title], text)
    book.save(own)

    said = cipt_says("import", own, "--into", plan)

    assert said.code == 0
    after = files_of(plan)
    lines = [
        (path, old, new)
        for path in after
        if after[path] != before[path]
        for old, new in zip(before[path].splitlines(), after[path].splitlines(), strict=True)
        if old != new
    ]
    assert [(path, new.decode()) for path, _, new in lines] == [
        ("actions/1/1.1.yaml", "title: Visit every child"),
        ("actions/1/1.2.yaml", "title: Train them"),
        ("actions/1/1.3.yaml", "title: Audit"),
    ]


def test_a_workbook_of_its_own_needs_the_plan_that_it_came_from(own, tmp_path, cipt_says) -> None:
    said = cipt_says("import", own, "--into", tmp_path / "elsewhere")

    assert said.code == 2
    assert "holds no plan to take it back into" in said.err


def test_a_workbook_of_another_plan_is_refused(plan, own, tmp_path, cipt_says) -> None:
    other = tmp_path / "other"
    shutil.copytree(plan, other)
    words = "title: Another plan\norganisation: Another council\n"
    (other / "plan.yaml").write_text(words, "utf-8")

    said = cipt_says("import", own, "--into", other)

    assert said.code == 2
    assert "was written from another plan" in said.err
    (other / "plan.yaml").write_text("title: [\n", "utf-8")
    assert cipt_says("import", own, "--into", other).code == 0


def changed_cell(own: Path, identity: str, heading: str, value: str | date | None) -> None:
    book = load_workbook(own)
    sheet = book["Actions"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == heading)
    row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == identity)
    sheet[f"{column}{row}"] = value
    book.save(own)


def test_a_cell_that_would_leave_a_fault_is_named_and_the_others_are_taken(
    plan, own, cipt_says
) -> None:
    before = files_of(plan)
    changed_cell(own, "1.1", "Action", None)
    changed_cell(own, "1.1", "Note", "Asked for by the board")
    changed_cell(own, "1.2", "Completed", date(2019, 3, 1))

    said = cipt_says("import", own, "--into", plan)

    assert said.code == 0
    assert "Not taken in: Actions!B2 “” would leave a fault: the action has no `title`" in said.err
    after = files_of(plan)
    assert b"title:" in after["actions/1/1.1.yaml"]
    assert b"note: Asked for by the board" in after["actions/1/1.1.yaml"]
    assert b"completed: 2019-03-01" in after["actions/1/1.2.yaml"]
    assert before.keys() == after.keys()


def test_an_update_is_taken_in_below_a_key_that_waits_for_one(plan, own, cipt_says) -> None:
    path = plan / "actions/1/1.3.yaml"
    kept = path.read_text("utf-8").partition("updates:")[0]
    path.write_text(f"{kept}updates:\n", "utf-8")
    changed_cell(own, "1.3", "Update", "Begun")

    assert cipt_says("import", own, "--into", plan).code == 0
    assert "    note: Begun\n" in path.read_text("utf-8")


def test_the_sample_comes_back_from_a_workbook_without_a_change(
    sample, tmp_path, cipt_says
) -> None:
    copy = tmp_path / "plan"
    shutil.copytree(sample, copy)
    cipt_says("export", "--plan", copy, "--output", tmp_path / "own.xlsx")
    before = files_of(copy)

    said = cipt_says("import", tmp_path / "own.xlsx", "--into", copy)

    assert "Nothing in the plan changes." in said.err
    assert files_of(copy) == before


# --- what is no plan ----------------------------------------------------------------------------


def test_a_file_without_a_table_of_actions_is_refused_with_what_it_holds(
    tmp_path, cipt_says
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["C1"] = "Month", "Rainfall", "Sunshine"
    book.save(tmp_path / "weather.xlsx")

    said = cipt_says("import", tmp_path / "weather.xlsx", "--into", tmp_path / "plan")

    assert said.code == 2
    assert "no table of actions was found in weather.xlsx" in said.err
    assert "Month, Rainfall, Sunshine" in said.err
    assert not (tmp_path / "plan").exists()


def test_without_a_place_to_go_an_import_says_what_to_write(tracker, cipt_says) -> None:
    said = cipt_says("import", tracker)

    assert said.code == 2
    assert "Write: --into plan" in said.err
