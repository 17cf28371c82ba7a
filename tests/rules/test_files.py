"""What cannot be read as it stands: told once, on its line, under the name of a rule."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.loading.plan import load_plan
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

FILES_RULES = [rule for rule in all_rules() if rule.family == "files"]
NAMES = {rule.name for rule in FILES_RULES}

ACTION = b"""\
title: Publish the standards for visits
area: 1.1
due: 2026-09-30
leads:
  - team-manager
updates:
  - date: 2026-05-29
    rag: AMBER
    note: "First draft: done"
"""


def found_in(files):
    return check_on(load_plan(MemoryTree(files)), EXAMPLE_DAY, FILES_RULES, "").findings


def plan_with(text):
    return Example("none", textwrap.dedent(text).strip("\n"), True, EXAMPLE_DAY).files


def told(text):
    return [
        (finding.rule, finding.path, finding.line, finding.subject)
        for finding in found_in(plan_with(text))
    ]


def test_the_family_has_the_codes_from_001_on_without_a_gap():
    assert [rule.code for rule in FILES_RULES] == [
        f"CIP{number:03}" for number in range(1, len(FILES_RULES) + 1)
    ]


def test_only_what_costs_no_text_is_less_than_an_error():
    assert {rule.name for rule in FILES_RULES if rule.severity != "error"} == {
        "word-processor-characters",
        "swallowed-comment",
        "file-name-reserved",
    }


@given(st.data())
def test_whatever_stands_in_a_file_every_trouble_is_reported_by_a_rule(data):
    start = data.draw(st.integers(0, len(ACTION)))
    end = data.draw(st.integers(start, len(ACTION)))
    odd = st.sampled_from(
        [b":", b"'", b'"', b"\t", b"#", b"&a", b"\x92", b"\xa0", b"\n", b"- ", b"{"]
    )
    typed = data.draw(st.one_of(st.binary(max_size=12), st.lists(odd, max_size=6).map(b"".join)))
    files = {**plan_with(""), "actions/1/1.1.1.yaml": ACTION[:start] + typed + ACTION[end:]}
    loaded = load_plan(MemoryTree(files))
    assert {trouble.rule for trouble in loaded.troubles} <= NAMES
    findings = check_on(loaded, EXAMPLE_DAY, FILES_RULES, "").findings
    assert len(findings) == len(loaded.troubles)


def test_a_finding_in_an_actions_file_is_about_that_action():
    assert told("deu: 2026-09-30") == [
        ("unknown-key", "actions/1/1.1.1.yaml", 1, "1.1.1"),
    ]


def test_two_mistakes_in_one_file_are_told_together():
    assert told("deu: 2026-09-30\nstarted: 30/04/2026") == [
        ("unknown-key", "actions/1/1.1.1.yaml", 1, "1.1.1"),
        ("ambiguous-date", "actions/1/1.1.1.yaml", 2, "1.1.1"),
    ]


def test_an_action_with_lost_words_is_still_judged():
    files = plan_with("title: Publish the standards, see risk #14\ndue: 2026-04-30")
    loaded = load_plan(MemoryTree(files))
    assert [action.id for action in loaded.plan.actions] == ["1.1.1"]
    assert not loaded.lost


@pytest.mark.parametrize(
    "text",
    [
        "title: Publish the standards  # agreed in March",
        "title: 'Publish the standards, see risk #14'",
        "title: Publish the standards of group#14",
        'title: "“Think Family” standards"',
        "title: The council's standards – for visits, in “plain” words",
        "title: Standards & guides * all of them!",
        "due: 2026-02",
        "# <<<<<<< is how a conflict begins\ntitle: Publish the standards",
    ],
)
def test_sound_files_that_look_odd_are_let_be(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "path", ["reports/2026-05.md", "README.md", "inbox/sheet.xlsx", "notes.txt"]
)
def test_files_that_are_not_the_plans_are_let_be(path):
    assert found_in({**plan_with(""), path: b"anything"}) == ()


def test_a_folder_where_a_file_belongs_is_told_and_its_id_may_still_be_named(tmp_path):
    for path, data in plan_with("").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "actions/1/1.1.2.yaml").mkdir()
    loaded = load_plan(FolderTree(tmp_path))
    (finding,) = check_on(loaded, EXAMPLE_DAY, FILES_RULES, "plan/").findings
    assert (finding.code, finding.rule) == ("CIP001", "unreadable-yaml")
    assert (finding.path, finding.line) == ("plan/actions/1/1.1.2.yaml", 1)
    assert finding.subject == "1.1.2"
    assert finding.message == "1.1.2.yaml is a folder where a file belongs"


def test_a_link_out_of_the_plan_folder_is_told_and_not_followed(tmp_path):
    plan = tmp_path / "plan"
    (plan / "actions").mkdir(parents=True)
    (plan / "plan.yaml").write_text("title: Plan\norganisation: Council\n")
    (tmp_path / "secret.yaml").write_text("title: Secret\narea: 1.1\n")
    (plan / "actions" / "1.1.1.yaml").symlink_to(tmp_path / "secret.yaml")
    loaded = load_plan(FolderTree(plan))
    (finding,) = check_on(loaded, EXAMPLE_DAY, FILES_RULES, "").findings
    assert finding.rule == "unreadable-yaml"
    assert "leads out of the plan folder" in finding.message


def test_two_files_of_one_name_are_told_once():
    files = plan_with(
        """
        === actions/1/1.1.2.yaml
        title: Train all managers
        area: 1.1
        === actions/1/1.1.2.yml
        title: Train all managers
        area: 1.1
        """
    )
    outcome = check_on(load_plan(MemoryTree(files)), EXAMPLE_DAY, list(all_rules()), "")
    names = [finding.rule for finding in outcome.findings if finding.severity == "error"]
    assert "file-name-clash" in names
    assert "duplicate-id" not in names
    assert "duplicate-printed-number" not in names
