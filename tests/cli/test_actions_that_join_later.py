"""An action is in the plan from the day that it was added on; what is not there yet is named."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge, judge_as_it_was
from cipt.loading.plan import load_plan
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.sources.folder import FolderTree

LATER = """\
title: Open a second family centre
area: 1.1
responsible: head
added: 2026-06-10
due: 2026-05-20
"""
SAID = "1 action joins the plan after this day and is not counted here: 1.1.9 (10 June 2026)."
BEFORE = ("--as-of", "2026-05-31")
AFTER = ("--as-of", "2026-06-10")


@pytest.fixture
def joined(council):
    return council({"actions/1/1.1.9.yaml": LATER})


@pytest.mark.parametrize("command", [("list",), ("overdue",), ("status",)])
def test_before_its_day_it_is_not_listed_and_that_is_said(joined, cipt_says, command):
    said = cipt_says(*command, *BEFORE)
    assert said.lines[-1] == SAID
    assert "second family centre" not in said.out
    assert "second family centre" in cipt_says("list", *AFTER).out
    assert SAID not in cipt_says(*command, *AFTER).out


@pytest.mark.parametrize(
    "command",
    [
        ("list", "--format", "json"),
        ("list", "--format", "csv"),
        ("overdue", "--format", "json"),
        ("overdue", "--format", "csv"),
        ("measures", "--format", "json"),
    ],
)
def test_what_programs_read_leaves_it_out_and_people_are_told(joined, cipt_says, command):
    said = cipt_says(*command, *BEFORE)
    assert "1.1.9" not in said.out
    assert said.err == f"{SAID}\n"


def test_the_counts_are_those_of_the_plan_without_it(joined, council, cipt_says):
    with_it = cipt_says("status", *BEFORE)
    council()
    (joined / "plan/actions/1/1.1.9.yaml").unlink()
    without = cipt_says("status", *BEFORE)
    assert with_it.lines[:-1] == without.lines


def test_the_report_says_so_first_and_counts_it_nowhere(joined, cipt_says):
    said = cipt_says("report", *BEFORE)
    assert SAID in said.out[: said.out.index("## ")]
    assert "second family centre" not in said.out


def test_check_looks_at_its_file_all_the_same(joined, cipt_says):
    said = cipt_says("check", *BEFORE, "--format", "concise", "--select", "overdue,no-lead")
    lines = [line for line in said.lines if "1.1.9" in line]
    assert [line.split(": ")[0] for line in lines] == [
        "plan/actions/1/1.1.9.yaml:1:8",
        "plan/actions/1/1.1.9.yaml:5:6",
    ]


def test_every_finding_falls_on_its_own_file_when_the_plan_is_judged_without_it(joined):
    loaded, day, rules = load_plan(FolderTree(joined / "plan")), date(2026, 5, 31), all_rules()
    whole = check_plan(loaded, judge(loaded.plan, day), rules, "")
    without = check_plan(loaded, judge_as_it_was(loaded.plan, day), rules, "")
    assert without.findings == whole.findings


def test_its_story_can_be_read_and_says_that_it_is_not_counted(joined, cipt_says):
    said = cipt_says("show", "1.1.9", *BEFORE)
    assert "Not counted  joins the plan on 10 June 2026, after this day" in said.out
    assert "Not counted" not in cipt_says("show", "1.1.9", *AFTER).out


def test_of_a_plan_seen_long_before_it_was_written_not_every_action_is_named(council, cipt_says):
    council({f"actions/1/1.9.{n}.yaml": LATER for n in range(30)})
    last = cipt_says("list", *BEFORE).lines[-1]
    assert last.startswith("30 actions join the plan after this day and are not counted here: ")
    assert last.endswith(" and 10 more.")
