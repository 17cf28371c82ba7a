"""`cipt coverage`: what was asked for against what answers it."""

import json
from pathlib import Path

import pytest

from cipt.cli.app import run

GOLDENS = Path(__file__).parents[1] / "goldens" / "coverage"

PLAN = """\
title: A plan
organisation: A council
"""


@pytest.fixture
def coverage(checkout, capsys):
    """Run the command on the invented plan at the end of May 2026; exit code, output, talk."""
    invented = checkout / "starter" / "example" / "plan"

    def go(*words, plan=invented):
        code = run(["coverage", "--plan", str(plan), "--as-of", "2026-05-31", *words])
        return code, *capsys.readouterr()

    return go


@pytest.fixture
def flags_of(coverage, tmp_path):
    """The flags that R1 bears in a plan of these actions, by their YAML."""

    def of(*actions, recommendations="- id: R1\n  title: Do better\n"):
        plan = tmp_path / "plan"
        (plan / "actions").mkdir(parents=True, exist_ok=True)
        (plan / "themes").mkdir(exist_ok=True)
        (plan / "plan.yaml").write_text(PLAN)
        (plan / "people.yaml").write_text(
            "groups:\n  - id: board\n    title: The Board\n    signs_off: true\n"
            "officers:\n  - id: one\n    post: Head of One\n  - id: two\n    post: Head of Two\n"
        )
        (plan / "recommendations.yaml").write_text(recommendations)
        (plan / "themes" / "1.yaml").write_text(
            "title: A theme\nareas:\n  - id: 1.1\n    title: An area\n    recommendations: [R1]\n"
        )
        for number, text in enumerate(actions, start=1):
            action = f"title: Act\narea: 1.1\n{text}"
            (plan / "actions" / f"1.1.{number}.yaml").write_text(action)
        found = json.loads(coverage("--format", "json", plan=plan)[1])
        return found["recommendations"][0]["flags"]

    return of


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_coverage_is_what_the_golden_holds(format, coverage, golden):
    code, out, err = coverage("--format", format)
    assert (code, err) == (0, "")
    golden(GOLDENS / f"{format}.txt", out)


LATE = "due: 2026-03-31\nsuccess:\n  - measure: m\n"
AHEAD = "due: 2026-12-31\nstarted: 2026-01-01\nresponsible: one\n"
DONE = "completed: 2026-01-31\nresponsible: two\n"


def test_a_recommendation_without_actions_is_flagged(flags_of):
    assert flags_of() == ["no_action"]


def test_an_action_that_was_withdrawn_answers_nothing(flags_of):
    assert flags_of("withdrawn:\n  date: 2026-02-01\n") == ["no_action"]


def test_where_all_that_is_still_to_do_is_late_what_is_done_does_not_help(flags_of):
    assert "all_late" in flags_of(LATE, DONE)
    assert "all_late" not in flags_of(LATE, AHEAD)


def test_where_nothing_is_open_something_must_be_signed_off(flags_of):
    assert "none_open_or_signed_off" in flags_of(DONE)
    signed = f"{DONE}signed_off:\n  date: 2026-02-17\n  by: board\n"
    assert "none_open_or_signed_off" not in flags_of(DONE, signed)


def test_one_officer_for_several_actions_is_flagged_and_for_a_single_one_is_not(flags_of):
    assert "one_owner" not in flags_of(AHEAD)
    assert "one_owner" in flags_of(AHEAD, AHEAD)
    assert "one_owner" not in flags_of(AHEAD, AHEAD, DONE)


def test_actions_of_a_part_count_for_the_whole(flags_of):
    split = "- id: R0\n  title: The whole\n- id: R1\n  title: A part\n  part_of: R0\n"
    assert "no_action" not in flags_of(AHEAD, recommendations=split)


def test_a_dispute_is_flagged_from_its_day_on(flags_of):
    text = "- id: R1\n  title: Do better\n  disputed:\n    date: {}\n"
    assert "disputed" in flags_of(AHEAD, recommendations=text.format("2026-05-31"))
    assert "disputed" not in flags_of(AHEAD, recommendations=text.format("2026-06-01"))


def test_an_id_that_no_recommendation_bears_is_named_and_not_dropped(coverage, flags_of, tmp_path):
    flags_of(f"{AHEAD}recommendations: [R9]\n")
    for format in ("table", "md", "html", "json"):
        assert "R9" in coverage("--format", format, plan=tmp_path / "plan")[1]
