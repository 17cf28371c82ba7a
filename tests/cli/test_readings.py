"""`cipt readings`: the performance team's sheet, all measures at once."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from cipt.cli import recording

MEASURE = """\
title: {title}
unit: percent
better: higher
targets:
  - date: 2026-03-31
    value: 80
"""
MEASURES = {
    "measures/visits.yaml": MEASURE.format(title="Children seen on time"),
    "measures/supervision.yaml": MEASURE.format(title="Supervision held"),
    "measures/plans.yaml": MEASURE.format(title="Plans of good quality"),
}
SHEET = """\
Scorecard of the performance team;;;;
;;;;
Ref;Performance indicator;Actual;Numerator;Denominator
P1;Children seen  on time;80.5%;95;118
P2;supervision;1,234;;
P3;Plans of good quality;n/a;;
P4;Something else;12;;
;;;;
"""


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(recording, "today", lambda: date(2026, 5, 31))


@pytest.fixture
def sheet(council, tmp_path):
    """A plan with three measures, and the sheet beside it."""
    folder = council(MEASURES)

    def make(text):
        (folder / "scorecard.csv").write_text(text, "utf-8")
        return folder

    return make


def readings_of(folder, measure):
    text = (folder / f"plan/measures/{measure}.yaml").read_text("utf-8")
    return text.partition("readings:\n")[2]


def test_every_measure_of_the_sheet_gets_its_value_and_the_rest_is_named(sheet, cipt_says):
    folder = sheet(SHEET)
    said = cipt_says("readings", "scorecard.csv", "--period", "2026-04")
    assert (said.code, said.out) == (0, "")
    assert said.err.splitlines() == [
        "Not measures of this plan: P4 Something else.",
        "Without a figure: P3 Plans of good quality.",
        "visits: 80.5% for April 2026 added. It meets the target of 80%.",
        "supervision: 1,234% for April 2026 added. It meets the target of 80%.",
    ]
    assert readings_of(folder, "visits").split() == (
        [
            "-",
            "date:",
            "2026-04",
            "published:",
            "2026-05-31",
            "value:",
            "80.5",
            "count:",
            "95",
            "of:",
            "118",
        ]
    )
    assert readings_of(folder, "plans") == ""


def test_the_same_sheet_again_adds_nothing(sheet, cipt_says):
    folder = sheet("Measure,Value\nvisits,80\nplans,81\n")
    assert cipt_says("readings", "scorecard.csv", "--period", "2026-04").code == 0
    before = readings_of(folder, "visits")
    said = cipt_says("readings", "scorecard.csv", "--period", "2026-04-30")
    assert said.code == 0
    assert said.err == "2 measures have the reading already.\n"
    assert readings_of(folder, "visits") == before


def test_changed_values_must_be_marked_as_restated_and_none_is_written(sheet, cipt_says):
    folder = sheet("Measure,Value\nvisits,80\nplans,81\nsupervision,90\n")
    assert cipt_says("readings", "scorecard.csv", "--period", "2026-04").code == 0
    sheet("Measure,Value\nvisits,79\nplans,82\nsupervision,90\n")
    said = cipt_says("readings", "scorecard.csv", "--period", "2026-04")
    assert said.code == 2
    assert "2 values: visits has 80% for April 2026, and not 79; plans has 81%" in said.err
    assert "--restated" in said.err
    said = cipt_says("readings", "scorecard.csv", "--period", "2026-04", "--restated")
    assert said.code == 0
    assert "visits: 79% for April 2026 added, restated from 80%." in said.err
    assert "1 measure has the reading already." in said.err
    assert readings_of(folder, "visits").count("restated_from: 80\n") == 1
    assert cipt_says("check", "--select", "CIP511,CIP0", "--as-of", "2026-05-31").code == 0


def test_a_workbook_with_a_column_a_month_gives_the_month_that_is_asked_for(
    sheet, cipt_says, tmp_path
):
    folder = sheet("")
    book = Workbook()
    page: Any = book.active
    rows: list[list[Any]] = [
        ["Monthly scorecard"],
        [],
        ["Measure", date(2026, 3, 1), date(2026, 4, 1), "Target"],
        ["Children seen on time", 0.79, 0.805, 0.8],
        ["Supervision held", 0.91, None, 0.8],
    ]
    for row in rows:
        page.append(row)
    for cell in (*page[4][1:], *page[5][1:]):
        cell.number_format = "0%"
    for cell in page[3][1:3]:
        cell.number_format = "mmm-yy"
    book.save(folder / "scorecard.xlsx")
    said = cipt_says("readings", "scorecard.xlsx", "--period", "2026-04")
    assert said.code == 0, said.err
    assert said.err.splitlines() == [
        "Without a figure: Supervision held.",
        "visits: 80.5% for April 2026 added. It meets the target of 80%.",
    ]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Measure,Value\nvisits,80\n", (), "it is not said of when"),
        ("Measure,Value\nvisits,80\n", ("--period", "2026-06"), "is still to come"),
        ("Measure,Target\nvisits,80\n", ("--period", "2026-04"), "has no table with a column"),
        ("Measure,Value\nother,80\n", ("--period", "2026-04"), "has no value of a measure"),
        ("Measure,Value\nvisits,80\nvisits,81\n", ("--period", "2026-04"), "has two values"),
        ("", ("--period", "2026-04"), "is empty"),
        ("Measure,Value,Numerator\nvisits,80,1.5\n", ("--period", "2026-04"), "whole number"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(sheet, cipt_says, text, words, why):
    folder = sheet(text)
    said = cipt_says("readings", "scorecard.csv", *words)
    assert (said.code, said.out) == (2, "")
    assert why in said.err
    assert readings_of(folder, "visits") == ""


def test_a_dry_run_shows_every_file_that_would_change(sheet, cipt_says):
    folder = sheet("Measure,Value\nvisits,80\nplans,81\n")
    said = cipt_says("readings", "scorecard.csv", "--period", "2026-04", "--dry-run")
    assert said.code == 0
    assert "+++ b/plan/measures/visits.yaml" in said.lines
    assert "+++ b/plan/measures/plans.yaml" in said.lines
    assert readings_of(folder, "visits") == ""
