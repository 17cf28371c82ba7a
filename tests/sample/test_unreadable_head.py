"""What follows when plan.yaml or people.yaml, on which everything else rests, cannot be read."""

import json
import shutil

import pytest

from cipt.cli.app import run

DAY = ("--as-of", "2019-05-31")
OPEN = "what was taken over as done counts as open here"
BOARDS = "what its boards signed off or agreed does not count here"


@pytest.fixture
def slipped(sample, tmp_path, monkeypatch, capsys):
    """Makes a slip of the hand in a copy of the sample, and gives what a command then says."""

    def slip(path, old, new):
        shutil.copytree(sample, tmp_path / "plan")
        file = tmp_path / "plan" / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")
        monkeypatch.chdir(tmp_path)

        def says(*words):
            run(words)
            return capsys.readouterr().out

        return says

    return slip


SLIPS = {
    "a date of another form": ("taken_over: 2019-05-31", "taken_over: 31 May 2019"),
    "a quote left open": ("\ntitle: ", '\ntitle: "'),
}


@pytest.mark.parametrize("old_new", SLIPS.values(), ids=SLIPS.keys())
@pytest.mark.parametrize("command", ["overdue", "list", "status"])
def test_each_list_says_that_claims_are_judged_as_open(slipped, old_new, command):
    said = slipped("plan.yaml", *old_new)(command, *DAY)
    assert said.splitlines()[-1].endswith(f"; {OPEN}.")


def test_the_report_says_so_first(slipped):
    says = slipped("plan.yaml", *SLIPS["a date of another form"])
    report = says("report", "--month", "2019-05")
    assert OPEN.capitalize() in report[: report.index("## ")]


@pytest.mark.parametrize("old_new", SLIPS.values(), ids=SLIPS.keys())
def test_one_slip_in_plan_yaml_is_one_error_and_no_news_of_any_action(slipped, old_new):
    says = slipped("plan.yaml", *old_new)
    found = json.loads(says("check", *DAY, "--format", "json"))["findings"]
    assert [one["path"] for one in found if one["severity"] == "error"] == ["plan/plan.yaml"]
    late = [one["subject"] for one in found if one["rule"] == "recommendation-all-late"]
    assert late == []
    assert [one for one in found if one["rule"] == "complete-without-date"] == []


def test_a_glossary_that_cannot_be_read_leaves_no_abbreviation_unexplained(slipped):
    says = slipped("plan.yaml", *SLIPS["a quote left open"])
    found = json.loads(says("check", *DAY, "--format", "json"))["findings"]
    assert [one for one in found if one["rule"] == "unexplained-acronym"] == []


def test_lost_boards_are_said_to_count_for_nothing(slipped):
    said = slipped("people.yaml", "groups:", "groups: :")("overdue", *DAY)
    assert said.splitlines()[-1].endswith(f"; {BOARDS}.")


def test_lost_waivers_are_said_to_accept_nothing(slipped):
    said = slipped("waivers.yaml", "    - 3.6.1b\n", "    - 3.6.1b: x\n")("check", *DAY)
    assert said.splitlines()[-1].endswith("; what it accepts is found again.")


def test_a_plan_that_was_never_taken_over_says_nothing_of_claims(slipped):
    said = slipped("actions/2/2.6.1.yaml", "due: 2019-01-31", "due: 31/01/2019")("overdue", *DAY)
    assert OPEN not in said
    assert BOARDS not in said
