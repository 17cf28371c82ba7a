"""`cipt check`: what is told, what is left out and said to be, and the exit code."""

import json
import re

import pytest

DAY = ("--as-of", "2026-05-31")

# A rule that is added later must change no golden.
RULES = (
    "--select",
    "files,no-responsible-officer,no-lead,overdue,rating-rosier-than-dates,owner-not-a-person,"
    "untested-evidence",
)

WRONG = {
    "actions/1/1.2.2.yaml": """\
title: Keep a register of supervision
area: 1.2
responsable: manager
due: 30/06/2026
""",
    "actions/2/2.1.1.yaml": "title: Agree a protocol: with the health trust\narea: 2.1\n",
    "waivers.yaml": """\
- rule: no-lead
  subjects: [1.1.2, 1.2.1]
  reason: The lead is to be found in June
  agreed_by: board
  until: 2026-06-30
""",
}


@pytest.fixture
def wrong(council):
    return council(WRONG)


def codes(findings):
    return [finding["code"] for finding in findings]


# --- text ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("text", []),
        ("text-verbose", ["--verbose", "--show-waived", "--statistics"]),
        ("concise", ["--format", "concise"]),
        ("json", ["--format", "json"]),
        ("github", ["--format", "github"]),
        ("gitlab", ["--format", "gitlab"]),
        ("azure", ["--format", "azure"]),
    ],
)
def test_findings_are_written_so(wrong, cipt_says, golden, checkout, name, options):
    said = cipt_says("check", *DAY, *RULES, *options)
    assert said.code == 1
    # How many are left out changes with every rule that is added.
    out = re.sub(r"\d+ findings left out", "some findings left out", said.out)
    golden(checkout / "tests" / "goldens" / "check" / f"{name}.txt", out)


def test_a_sound_plan_is_told_so_in_three_lines(council, cipt_says):
    council()
    said = cipt_says("check", *DAY, "--select", "files")
    assert said.code == 0
    assert said.lines[1:] == [
        "7 actions in 12 files, as of 31 May 2026.",
        "Not compared with the past: the plan is in no git repository.",
    ]
    assert said.lines[0].startswith("0 errors, 0 warnings; ")
    assert said.err == ""


def test_findings_stand_worst_first_then_by_file_and_line(wrong, cipt_says):
    findings = cipt_says("check", *DAY, "--format", "json").value["findings"]
    severities = [finding["severity"] for finding in findings]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    errors = [(one["path"], one["line"]) for one in findings if one["severity"] == "error"]
    assert errors == [
        ("plan/actions/1/1.2.2.yaml", 3),
        ("plan/actions/1/1.2.2.yaml", 4),
        ("plan/actions/2/2.1.1.yaml", 1),
    ]


# --- json ---------------------------------------------------------------------------------------

FINDING = ["code", "rule", "severity", "path", "line", "column", "subject", "message", "hint"]


def test_the_json_is_what_others_rely_on(wrong, cipt_says):
    value = cipt_says("check", *DAY, "--format", "json").value
    assert list(value) == [
        *("schema_version", "as_of", "compared_with", "comparison", "findings", "waived"),
        *("unreadable", "counts"),
    ]
    assert (value["schema_version"], value["as_of"]) == (1, "2026-05-31")
    assert all(list(finding) == FINDING for finding in value["findings"])
    assert all(list(waived) == [*FINDING, "reason", "until"] for waived in value["waived"])
    assert all(list(lost) == ["path", "id", "message"] for lost in value["unreadable"])
    assert list(value["counts"]) == ["error", "warning", "info", "waived"]


def test_every_finding_has_a_line_and_a_path_from_the_top(wrong, cipt_says):
    value = cipt_says("check", *DAY, "--format", "json").value
    for finding in (*value["findings"], *value["waived"]):
        assert isinstance(finding["line"], int)
        assert finding["line"] >= 1
        assert finding["column"] is None or finding["column"] >= 1
        assert finding["path"].startswith("plan/")
        assert len(finding["message"]) <= 100


def test_every_severity_is_in_the_json_without_being_asked_for(wrong, cipt_says):
    value = cipt_says("check", *DAY, "--format", "json").value
    found = [finding["severity"] for finding in value["findings"]]
    assert set(found) == {"error", "warning", "info"}
    assert value["counts"] == {
        **{severity: found.count(severity) for severity in ("error", "warning", "info")},
        "waived": len(value["waived"]),
    }


def test_a_waived_finding_bears_the_boards_reason(wrong, cipt_says):
    value = cipt_says("check", *DAY, "--format", "json").value
    assert [(one["rule"], one["subject"]) for one in value["waived"]] == [
        ("no-lead", "1.1.2"),
        ("no-lead", "1.2.1"),
    ]
    assert {one["reason"] for one in value["waived"]} == {"The lead is to be found in June"}
    assert {one["until"] for one in value["waived"]} == {"2026-06-30"}


def test_what_could_not_be_read_is_listed_with_its_id(wrong, cipt_says):
    assert cipt_says("check", *DAY, "--format", "json").value["unreadable"] == [
        {
            "path": "plan/actions/1/1.2.2.yaml",
            "id": "1.2.2",
            "message": "`responsable` is not a key that is known here",
        },
        {
            "path": "plan/actions/2/2.1.1.yaml",
            "id": "2.1.1",
            "message": "a colon and a space stand inside the text: `Agree a protocol: with the "
            "health…`",
        },
    ]


def test_the_same_plan_gives_the_same_bytes(wrong, cipt_says):
    for format in ("text", "json", "sarif", "github", "gitlab", "azure", "concise"):
        assert cipt_says("check", *DAY, "--format", format) == cipt_says(
            "check", *DAY, "--format", format
        )


# --- what is asked for --------------------------------------------------------------------------


def found(said):
    return {finding["rule"] for finding in said.value["findings"]}


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (["--select", "overdue"], {"overdue"}),
        (["--select", "CIP304"], {"overdue"}),
        (["--select", "cip304"], {"overdue"}),
        (["--select", "overdue,no-responsible-officer"], {"overdue", "no-responsible-officer"}),
        (["--select", "overdue", "--select", "unknown-key"], {"overdue", "unknown-key"}),
        (["--select", "files"], {"unknown-key", "ambiguous-date", "unreadable-yaml"}),
        (["--select", "CIP0"], {"unknown-key", "ambiguous-date", "unreadable-yaml"}),
        (["--select", "files", "--ignore", "CIP001"], {"unknown-key", "ambiguous-date"}),
    ],
)
def test_rules_are_chosen_by_code_name_or_family(wrong, cipt_says, options, rules):
    said = cipt_says("check", *DAY, "--format", "json", *options)
    expected = rules - {"no-responsible-officer"}  # the action that lacks one cannot be read
    assert found(said) == expected


def test_what_a_choice_leaves_out_is_counted(wrong, cipt_says):
    everything = len(cipt_says("check", *DAY, "--format", "json").value["findings"])
    said = cipt_says("check", *DAY, "--select", "unknown-key")
    assert (
        f"1 error, 0 warnings; {everything - 1} findings left out by this run's choice." in said.out
    )


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("ovredue", "Did you mean {} overdue? `cipt rules` lists the rules by family"),
        ("CIP3O4", "Did you mean {} CIP314? `cipt rules` lists the rules by family"),
        ("xyz", "`cipt rules` lists the rules by family"),
    ],
)
def test_an_unknown_rule_is_told_and_nothing_is_checked(wrong, cipt_says, option, name, cure):
    said = cipt_says("check", option, f"overdue,{name}")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"cipt: {option} {name}: no rule and no family has this name\n{cure.format(option)}\n"
    )


@pytest.mark.parametrize("value", ["", ",", "overdue,"])
def test_an_empty_choice_is_no_choice_of_all(wrong, cipt_says, value):
    said = cipt_says("check", "--select", value)
    assert (said.code, said.err.splitlines()[0]) == (2, "cipt: --select is empty")


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["plan/actions/1"], {"plan/actions/1/1.1.1.yaml", "plan/actions/1/1.2.2.yaml"}),
        (["plan/actions/1/1.2.2.yaml"], {"plan/actions/1/1.2.2.yaml"}),
        (["plan/actions/1/"], {"plan/actions/1/1.2.2.yaml"}),
        (["plan/themes", "plan/actions/2"], {"plan/themes/2.yaml", "plan/actions/2/2.1.1.yaml"}),
        (["plan"], {"plan/themes/2.yaml", "plan/actions/1/1.1.1.yaml"}),
        (["plan/actions/1/1.1.1"], None),
    ],
)
def test_paths_limit_what_is_reported_and_not_what_is_read(wrong, cipt_says, paths, files):
    said = cipt_says("check", *DAY, "--format", "json", *paths)
    if files is None:
        assert said.err == f"cipt: {paths[0]} is not there\nName a file or a folder of the plan\n"
        return
    paths_found = {finding["path"] for finding in said.value["findings"]}
    assert files <= paths_found
    tops = tuple(path.rstrip("/") for path in paths)
    assert all(path.startswith(tops) for path in paths_found)
    assert not [one for one in said.value["findings"] if one["rule"] == "unknown-area"]


def test_a_path_that_begins_like_another_is_another(council, cipt_says):
    council({"actions/10/10.yaml": "title: A\n"})
    said = cipt_says("check", *DAY, "--format", "json", "plan/actions/1")
    assert "plan/actions/10/10.yaml" not in {one["path"] for one in said.value["findings"]}


def test_the_plan_folder_itself_is_all_of_it_wherever_one_stands(wrong, cipt_says, monkeypatch):
    everything = cipt_says("check", *DAY, "--format", "concise").out
    monkeypatch.chdir(wrong / "plan")
    assert cipt_says("check", *DAY, "--format", "concise", ".").out == everything
    (wrong / "plan" / ".git").mkdir()
    at_the_top = cipt_says("check", *DAY, "--format", "concise", ".").out
    assert at_the_top == everything.replace("plan/", "")


def test_a_path_outside_the_plan_is_told(wrong, cipt_says, tmp_path):
    said = cipt_says("check", str(tmp_path))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"cipt: {tmp_path} is not in the plan folder ")


def test_a_link_within_the_plan_is_reported_under_its_own_name(wrong, cipt_says):
    (wrong / "plan" / "actions" / "1" / "1.9.1.yaml").symlink_to("1.2.2.yaml")
    said = cipt_says("check", *DAY, "--format", "json", "plan/actions/1/1.9.1.yaml")
    assert {one["path"] for one in said.value["findings"]} == {"plan/actions/1/1.9.1.yaml"}


def test_it_runs_from_any_folder_below_the_plans(wrong, cipt_says, monkeypatch):
    from_above = cipt_says("check", *DAY, "--format", "concise").out
    for folder in ("plan", "plan/actions", "plan/actions/1"):
        monkeypatch.chdir(wrong / folder)
        assert cipt_says("check", *DAY, "--format", "concise").out == from_above


# --- exit codes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "severity"),
    [("unknown-key", "error"), ("overdue", "warning"), ("untested-evidence", "info")],
)
@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never", None])
def test_the_exit_code_says_whether_there_is_anything_so_bad(
    wrong, cipt_says, rule, severity, fail_on
):
    options = ["--fail-on", fail_on] if fail_on else []
    order = ["never", "error", "warning", "info"]
    fails = order.index(severity) <= order.index(fail_on or "error")
    assert cipt_says("check", *DAY, "--select", rule, *options).code == int(fails)


@pytest.mark.parametrize("name", ["text", "azure"])
def test_notes_are_counted_alike_whether_they_are_shown_or_not(wrong, cipt_says, name):
    said = [cipt_says("check", *DAY, "--format", name, *more).out for more in ([], ["--verbose"])]
    counted = [re.findall(r"\d+ notes? for information|\d+ notes?\.", out) for out in said]
    assert counted[0] == counted[1] != []
    assert cipt_says("check", *DAY, "--fail-on", "info", "--format", name).code == 1


def test_a_waived_finding_does_not_fail(council, cipt_says):
    waiver = "- {rule: no-responsible-officer, subjects: 2.1.1, reason: Agreed}\n"
    council({"waivers.yaml": waiver})
    said = cipt_says("check", *DAY, "--select", "no-responsible-officer")
    assert said.code == 0
    assert "1 finding waived (--show-waived lists them)" in said.out


def test_an_unknown_severity_is_told(wrong, cipt_says):
    said = cipt_says("check", "--fail-on", "fatal")
    assert (said.code, said.err) == (
        2,
        "cipt: --fail-on fatal is no severity\nWrite one of: error, warning, info, never\n",
    )


# --- where it goes ------------------------------------------------------------------------------


def test_the_result_goes_to_a_file_and_the_exit_code_stays(wrong, cipt_says, tmp_path):
    path = tmp_path / "findings and notes.json"
    said = cipt_says("check", *DAY, "--format", "json", "--output", path)
    assert (said.code, said.out, said.err) == (1, "", f"Written to {path}.\n")
    assert json.loads(path.read_text(encoding="utf-8"))["schema_version"] == 1


@pytest.mark.parametrize("format", ["concise", "sarif", "github", "gitlab", "azure"])
def test_formats_without_a_place_for_it_say_beside_them_what_could_not_be_read(
    wrong, cipt_says, format
):
    said = cipt_says("check", *DAY, "--format", format, "--select", "overdue")
    compared = "Not compared with the past: the plan is in no git repository.\n"
    assert (compared in said.err) is (compared not in said.out)
    assert said.err.removeprefix(compared) == (
        "2 things could not be read and are not counted here: "
        "plan/actions/1/1.2.2.yaml (1.2.2), plan/actions/2/2.1.1.yaml (2.1.1).\n"
    )
