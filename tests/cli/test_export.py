"""`cipt export`: where it writes, what it says, and that it never touches the plan."""

import json

import pytest

DAY = ("--as-of", "2026-05-31")


@pytest.mark.parametrize(
    ("name", "start"),
    [("plan.xlsx", b"PK"), ("plan.json", b"{\n"), ("dates.ics", b"BEGIN:VCALENDAR\r\n")],
)
def test_the_ending_tells_the_format(council, cipt_says, everything, name, start):
    folder = council()
    before = everything(folder / "plan")
    said = cipt_says("export", *DAY, "--output", name)
    assert (said.code, said.out) == (0, "")
    assert said.err == f"Written to {name}, as of 31 May 2026 (as asked).\n"
    assert (folder / name).read_bytes().startswith(start)
    first = (folder / name).read_bytes()
    cipt_says("export", *DAY, "--output", name)
    assert (folder / name).read_bytes() == first
    assert everything(folder / "plan") == before


def test_tables_go_into_a_folder(council, cipt_says):
    folder = council()
    assert cipt_says("export", *DAY, "--format", "csv", "--output", "a/tables").code == 0
    made = {path.name: path.read_bytes() for path in (folder / "a/tables").iterdir()}
    assert {"plans.csv", "actions.csv", "action_months.csv", "readings.csv"} <= set(made)
    assert all(data.startswith(b"\xef\xbb\xbfplan,") for data in made.values())


def test_json_and_calendar_can_go_to_the_screen(council, cipt_says):
    council()
    assert json.loads(cipt_says("export", *DAY, "--format", "json").out)["as_of"] == "2026-05-31"
    assert cipt_says("export", *DAY, "--format", "ics").out.startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("words", [("--output", "plan.json"), ("--format", "csv", "--output", "t")])
def test_a_broken_file_is_named(council, cipt_says, words):
    folder = council({"actions/2/2.1.2.yaml": "title: [\n"})
    said = cipt_says("export", *DAY, *words)
    assert said.code == 0
    assert "plan/actions/2/2.1.2.yaml" in said.err
    made = folder / words[-1]
    text = (made / "unreadable.csv" if made.is_dir() else made).read_text(encoding="utf-8")
    assert "plan/actions/2/2.1.2.yaml" in text


def test_a_broken_file_is_named_in_the_workbook(council, cipt_says):
    from openpyxl import load_workbook

    folder = council({"actions/2/2.1.2.yaml": "title: [\n"})
    cipt_says("export", *DAY, "--output", "plan.xlsx")
    about = [cell.value for cell in load_workbook(folder / "plan.xlsx")["About"]["A"]]
    assert any("plan/actions/2/2.1.2.yaml" in text for text in about)


def test_an_action_that_joins_later_is_told_where_it_is_not_reckoned(council, cipt_says):
    council({"actions/1/1.1.9.yaml": "title: A\narea: 1.1\nadded: 2026-07-01\n"})
    for name in ("plan.json", "plan.xlsx", "dates.ics"):
        said = cipt_says("export", *DAY, "--output", name)
        assert ("1.1.9 (1 July 2026)" in said.err) == (name == "plan.json")


@pytest.mark.parametrize(
    ("words", "why", "cure"),
    [
        ((), "the format to write is not told", "Write one of: --format xlsx, --format csv"),
        (("--output", "plan.doc"), "plan.doc tells no format", "Write one of: --format xlsx"),
        (("--format", "xlsx"), "a workbook is no text for the screen", "Write: --output plan.xlsx"),
        (("--output", "t.csv"), "csv is several tables, and needs a folder", "Write: --output tab"),
        (("--format", "pdf"), "--format pdf is not among the formats", "Write one of: xlsx, csv"),
    ],
)
def test_wrong_use_is_told(council, cipt_says, words, why, cure):
    council()
    said = cipt_says("export", *DAY, *words)
    assert (said.code, said.out) == (2, "")
    first, second = said.err.splitlines()
    assert first.startswith(f"cipt: {why}")
    assert second.startswith(cure)
