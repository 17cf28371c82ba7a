"""What a document says that nobody can count on yet is named, with what to do about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from cipt.exchange.importing.draft import Draft, Wanted, draft_of
from cipt.exchange.importing.opening import read_document
from cipt.exchange.importing.report import report_text, unsure_lines
from cipt.model.dates import Day

WANTED = Wanted(chosen={}, as_at=None, today=Day(2026, 5, 31))
HEAD = ["Ref", "Action", "Lead officer", "Due date", "Status", "Evidence", "Progress"]
Imported = Callable[..., tuple[Draft, str]]


def row(number: str, title: str, status: str = "On track", evidence: str = "") -> list[str]:
    return [number, title, "Head of Care", "31/03/2026", status, evidence, ""]


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    """The draft and the report of a sheet of these rows, with comments on cells."""

    def make(*rows: list[str], comments: dict[str, str] | None = None) -> tuple[Draft, str]:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        for one in (HEAD, *rows):
            sheet.append([text or None for text in one])
        for place, words in (comments or {}).items():
            sheet[place].comment = Comment(words, "Officer")
        path = tmp_path / "plan.xlsx"
        book.save(path)
        document = read_document(path)
        draft = draft_of(document, WANTED)
        return draft, report_text(document, draft, "plan")

    return make


def test_evidence_without_a_day_stands_in_the_note_and_is_said_to_wait_for_one(imported) -> None:
    draft, report = imported(
        row("1.1", "Visit every child", evidence="Audit of 12 plans"),
        row("1.2", "Train all managers", evidence="Letter to parents"),
        row("1.3", "Write to parents", evidence="n/a"),
    )
    assert draft.trees["actions/1/1.1.yaml"]["note"] == "Evidence: Audit of 12 plans"
    [told] = [line for line in unsure_lines(draft) if "Evidence" in line]
    assert told.startswith("2 cells of “Evidence” stand in `note`, and no evidence is recorded")
    assert told.endswith("cipt evidence ID --date DATE --title TEXT (Sheet!F2 and Sheet!F3)")
    assert "no evidence is recorded by it" in report


def test_a_plan_without_evidence_is_told_nothing_of_it(imported) -> None:
    draft, _ = imported(row("1.1", "Visit every child"))
    assert not [line for line in unsure_lines(draft) if "vidence" in line]


def test_signs_that_are_no_ratings_tell_no_scheme(imported) -> None:
    draft, _ = imported(row("1.1", "Visit every child", "1"), row("1.2", "Train managers", "2"))
    assert draft.facts.scheme is None
    assert any(line.startswith("What the colours mean is not said") for line in unsure_lines(draft))


def test_ratings_by_a_key_of_their_own_are_said_to_rate_nothing(imported) -> None:
    draft, report = imported(
        row("1.1", "Visit every child", "1"),
        row("1.2", "Train all managers", "2"),
        row("1.3", "Write to parents", "On track"),
        row("1.4", "Audit visits", "Waiting for the printer that the trust has promised"),
    )
    assert "rag" not in draft.trees["actions/1/1.1.yaml"]["updates"][0]
    [told] = [line for line in unsure_lines(draft) if "Status" in line]
    assert told.startswith("“1” and “2” under “Status”: no rating that cipt knows")
    assert "`scheme` in plan.yaml" in told
    assert "no rating that cipt knows" in report


@pytest.mark.parametrize("place", ["G3", "H2", "A6"])
def test_a_comment_on_an_empty_cell_is_named_wherever_it_stands(imported, place) -> None:
    rows = row("1.1", "Visit every child"), row("1.2", "Train all managers")
    draft, report = imported(*rows, comments={place: "Ask the board first"})
    assert f"Sheet!{place}: comment: Ask the board first" in [*unsure_lines(draft)]
    assert "comment: Ask the board first" in report
    actions = [path for path in draft.trees if path.startswith("actions/")]
    assert actions == ["actions/1/1.1.yaml", "actions/1/1.2.yaml"]


def test_an_action_whose_number_windows_keeps_for_itself_has_another_id_and_prints_its_number(
    imported,
) -> None:
    draft, report = imported(row("COM1", "Visit every child"), row("COM2.1", "Train all managers"))
    numbers = {
        path.rpartition("/")[2]: tree.get("number")
        for path, tree in draft.trees.items()
        if path.startswith("actions/")
    }
    assert numbers == {"COM1-1.yaml": "COM1", "COM2-1.1.yaml": "COM2.1"}
    assert "On Windows no file can be named COM1: the id is COM1-1" in report
