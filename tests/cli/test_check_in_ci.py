"""`cipt check` where no person sits: in a pipeline, before a commit, behind an editor."""

import io
import os
import re
import sys

import pytest
import yaml

from cipt.cli.check_choices import format_in_ci

DAY = ("--as-of", "2026-05-31")


# --- the CI's own variables ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "printed", "written"),
    [
        ({}, "text", "text"),
        ({"CI": "true"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true"}, "github", "text"),
        ({"TF_BUILD": "True"}, "azure", "text"),
        ({"GITLAB_CI": "true"}, "text", "gitlab"),
        ({"GITHUB_ACTIONS": ""}, "text", "text"),
        ({"GITHUB_ACTIONS": "false"}, "text", "text"),
    ],
)
def test_findings_are_written_as_the_ci_reads_them(variables, printed, written):
    assert format_in_ci(variables, to_file=False) == printed
    assert format_in_ci(variables, to_file=True) == written


@pytest.mark.parametrize(
    ("variable", "begins"),
    [("GITHUB_ACTIONS", "::error file="), ("TF_BUILD", "##vso["), ("GITLAB_CI", "error CIP")],
)
def test_the_variables_are_heeded_where_no_format_is_asked_for(
    council, cipt_says, monkeypatch, variable, begins
):
    council()
    monkeypatch.setenv(variable, "true")
    assert cipt_says("check", *DAY).out.startswith(begins)
    assert cipt_says("check", *DAY, "--format", "text").out.startswith("error CIP")


def test_a_file_for_gitlab_is_its_code_quality_report(council, cipt_says, monkeypatch, tmp_path):
    council()
    monkeypatch.setenv("GITLAB_CI", "true")
    assert cipt_says("check", *DAY, "--output", tmp_path / "quality.json").code == 1
    assert (tmp_path / "quality.json").read_bytes().startswith(b'[\n {\n  "description": "CIP')


# --- the summary of a step on GitHub ------------------------------------------------------------


@pytest.fixture
def summary(council, monkeypatch, tmp_path):
    council({"actions/1/1.2.2.yaml": "title: [\n"})
    path = tmp_path / "summary.md"
    path.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_the_whole_table_is_added_to_the_steps_summary(summary, cipt_says):
    findings = cipt_says("check", *DAY, "--format", "json").value["findings"]
    cipt_says("check", *DAY, "--format", "github")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n## cipt check: 2 errors, ")
    assert "| error | CIP201 no-responsible-officer | plan/actions/2/2.1.1.yaml:1 | " in text
    assert text.count("\n| ") == 1 + len(findings)
    assert text.endswith("not counted here: plan/actions/1/1.2.2.yaml (1.2.2).\n")


@pytest.mark.parametrize("options", [["--format", "text"], ["--format", "json"], []])
def test_other_formats_leave_the_summary_as_it_was(summary, cipt_says, options):
    cipt_says("check", *DAY, *options)
    assert summary.read_text(encoding="utf-8") == "# Before\n"


def test_a_summary_that_cannot_be_written_is_told_and_changes_nothing_else(
    summary, cipt_says, monkeypatch, tmp_path
):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    said = cipt_says("check", *DAY, "--format", "github")
    assert said.code == 1
    assert said.out.startswith("::error ")
    assert "The step's summary could not be written: Is a directory.\n" in said.err
    assert "in the step's summary" not in said.out


def test_what_github_does_not_show_is_said_to_be_in_the_summary_only_if_it_is(
    summary, cipt_says, monkeypatch, tmp_path
):
    where = re.compile(r"; \d+ of them are (.*)\.\n")
    elsewhere = ["not shown: --format text --verbose shows all"]

    written = cipt_says("check", *DAY, "--format", "github")
    assert where.findall(written.out) == ["only in the step's summary"]

    cipt_says("check", *DAY, "--format", "github", "--output", tmp_path / "out.txt")
    assert where.findall((tmp_path / "out.txt").read_text(encoding="utf-8")) == elsewhere

    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert where.findall(cipt_says("check", *DAY, "--format", "github").out) == elsewhere


# --- a file that an editor has open -------------------------------------------------------------

PATH = "plan/actions/1/1.1.1.yaml"


@pytest.fixture
def typed(monkeypatch):
    def type_(data):
        text = data.encode("utf-8") if isinstance(data, str) else data
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="ascii"))

    return type_


def test_the_unsaved_text_stands_in_for_the_file(council, cipt_says, typed, everything):
    folder = council()
    before = everything(folder)
    typed("title: Publish\narea: 1.1\nresponsible: head\ndue: 30/04/2026\n")
    said = cipt_says("check", *DAY, "--format", "concise", "--stdin-filename", PATH)
    assert said.code == 1
    assert said.out == (
        f"{PATH}:4:6: error CIP006 ambiguous-date: "
        "`due` 30/04/2026 is not in the form year-month-day\n"
    )
    assert everything(folder) == before


def test_a_mended_text_is_judged_with_the_rest_of_the_plan(council, cipt_says, typed):
    council({"actions/1/1.1.1.yaml": "title: [\n"})
    typed("title: Publish\narea: 9.9\nresponsible: nobody-known\n")
    said = cipt_says("check", *DAY, "--format", "json", "--stdin-filename", PATH)
    assert {"unknown-officer", "dangling-link"} & {one["rule"] for one in said.value["findings"]}
    assert {one["path"] for one in said.value["findings"]} == {PATH}
    assert said.value["unreadable"] == []


def test_a_file_that_was_never_saved_is_checked_where_it_will_be(council, cipt_says, typed):
    council()
    typed("titel: New\narea: 1.1\n")
    new = "plan/actions/1/1.1.9.yaml"
    said = cipt_says("check", *DAY, "--format", "concise", "--stdin-filename", new)
    assert said.lines == [
        f"{new}:1:1: error CIP003 unknown-key: `titel` is not a key that is known here"
    ]


def test_an_editor_may_run_it_from_anywhere(council, cipt_says, typed, monkeypatch, tmp_path):
    folder = council()
    monkeypatch.chdir(tmp_path)
    typed("title: [\n")
    said = cipt_says("check", *DAY, "--format", "concise", "--stdin-filename", folder / PATH)
    assert said.out.startswith(f"{PATH}:1")


def test_no_more_is_read_than_a_file_of_a_plan_can_hold(council, cipt_says, typed):
    council()
    typed("title: A\n" + "#" * (10 * 1024 * 1024))
    said = cipt_says("check", *DAY, "--format", "concise", "--stdin-filename", PATH)
    assert said.lines == [
        f"{PATH}:1:1: error CIP001 unreadable-yaml: "
        "the file is larger than 1 MB, which no file of a plan should be"
    ]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"title: caf\xe9\n", "title: é\narea: 1.1\n"])
def test_what_comes_in_is_read_as_bytes_whatever_the_machine_speaks(
    council, cipt_says, typed, data
):
    council()
    typed(data)
    said = cipt_says("check", *DAY, "--format", "concise", "--stdin-filename", PATH)
    assert said.code in (0, 1)
    assert all(line.startswith(PATH) for line in said.lines)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--stdin-filename", ""], "--stdin-filename is empty"),
        (["--stdin-filename", PATH, "--rev", "HEAD"], "--stdin-filename does not go with --rev"),
        (["--stdin-filename", "plan"], "plan is the plan folder"),
        (["--plan", "plan", "--stdin-filename", "a.yaml"], "a.yaml is not in the plan folder "),
    ],
)
def test_what_cannot_be_a_file_of_the_plan_is_told(council, cipt_says, typed, options, why):
    council()
    typed("title: A\n")
    said = cipt_says("check", *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"cipt: {why}")
    assert len(said.err.splitlines()) == 2


# --- pre-commit ---------------------------------------------------------------------------------


def test_the_hook_checks_the_whole_plan_at_every_commit(checkout):
    (hook,) = yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {key: hook[key] for key in ("id", "entry", "language")} == {
        "id": "cipt-check",
        "entry": "cipt check",
        "language": "python",
    }
    assert hook["pass_filenames"] is False
    assert hook["always_run"] is True


# --- the folder is gone -------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody is in")
@pytest.mark.parametrize("command", ["check", "list", "status", "overdue"])
def test_a_folder_that_was_deleted_under_ones_feet_is_told(
    cipt_says, monkeypatch, tmp_path, command
):
    here = tmp_path / "gone"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    said = cipt_says(command)
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "cipt: the folder that you are in is no longer there\nGo to another: cd, and its name\n"
    )
