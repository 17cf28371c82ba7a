"""`cipt measures`: the scorecard on a screen, as a paper, and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from cipt.cli.app import run

GOLDENS = Path(__file__).parents[1] / "goldens" / "measures"


@pytest.fixture
def measures(checkout, capsys):
    """Run the command on the invented plan at the end of May 2026; exit code, output, talk."""
    invented = checkout / "starter" / "example" / "plan"

    def go(*words, plan=invented, as_of="2026-05-31"):
        code = run(["measures", "--plan", str(plan), "--as-of", as_of, *words])
        return code, *capsys.readouterr()

    return go


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_the_scorecard_is_what_the_golden_holds(format, measures, golden):
    code, out, err = measures("--format", format)
    assert (code, err) == (0, "")
    golden(GOLDENS / f"{format}.txt", out)


@pytest.mark.parametrize(("format", "start"), [("md", "# Scorecard of"), ("html", "<!DOCTYPE")])
def test_as_a_page_it_is_the_paper_of_the_same_name(format, start, measures, checkout, capsys):
    invented = checkout / "starter" / "example" / "plan"
    _, page, _ = measures("--format", format)
    words = ["--plan", str(invented), "--as-of", "2026-05-31", "--format", format]
    run(["report", "--template", "measures", *words])
    assert page == capsys.readouterr().out
    assert page.startswith(start)


def test_a_target_whose_day_has_not_come_is_marked_so(measures):
    (caseload,) = [row for row in measures()[1].splitlines() if "caseload" in row]
    assert "16 by 30 June 2026, not yet due" in caseload
    assert "not judged" in caseload


def test_nothing_is_compared_across_a_change_of_definition(measures):
    found = {one["id"]: one for one in json.loads(measures("--format", "json")[1])["measures"]}
    assert found["caseload"]["before"] is None
    assert found["caseload"]["short"] is None


def test_a_reading_counts_from_the_day_on_which_it_is_published(measures):
    out = measures("--format", "json", as_of="2026-05-13")[1]
    found = {one["id"]: one for one in json.loads(out)["measures"]}
    assert found["decisions-in-one-day"]["reading"]["value"] == 79


def test_a_measure_that_cannot_be_read_is_named_in_every_format(measures, tmp_path):
    (tmp_path / "plan" / "measures").mkdir(parents=True)
    (tmp_path / "plan" / "plan.yaml").write_text("title: A plan\norganisation: A council\n")
    (tmp_path / "plan" / "measures" / "m.yaml").write_text("title: A measure\nunit: stones\n")
    for format in ("table", "md", "html", "json", "csv"):
        _, out, err = measures("--format", format, plan=tmp_path / "plan")
        assert "measures/m.yaml" in (err if format == "csv" else out)


def test_no_cell_of_the_csv_becomes_a_formula(measures, tmp_path):
    (tmp_path / "plan" / "measures").mkdir(parents=True)
    (tmp_path / "plan" / "plan.yaml").write_text("title: A plan\norganisation: A council\n")
    (tmp_path / "plan" / "measures" / "m.yaml").write_text(
        'title: "=1+1"\nbenchmarks:\n  - of: "@SUM(A1)"\n    value: 3\n'
        "readings:\n  - date: 2026-05-01\n    value: -4.5\n"
    )
    out = measures("--format", "csv", plan=tmp_path / "plan")[1]
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["title"] == "'=1+1"
    assert row["benchmarks"] == "'@SUM(A1): 3"
    assert row["reading"] == "-4.5"
