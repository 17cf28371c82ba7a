"""Each rule's page is its test: the finding falls on exactly the lines marked in the example."""

import re

import pytest

from cipt.findings import Finding
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.render.rulebook import rule_markdown
from cipt.rules.pages import Example, page_of
from cipt.rules.past import Past, past_beside
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.memory import MemoryTree

RULES = {rule.name: rule for rule in all_rules()}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{'bad' if example.bad else 'good'}-{number}")
    for rule in RULES.values()
    for number, example in enumerate(page_of(rule).examples)
]


def past_of(example: Example, later: Loaded) -> Past | None:
    """The earlier version that an example shows, as of its day."""
    if example.before is None:
        return None
    return past_beside(load_plan(MemoryTree(example.before)), later, example.as_of)


def findings_of(rule, example: Example) -> tuple[Finding, ...]:
    loaded = load_plan(MemoryTree(example.files))
    return check_on(loaded, example.as_of, [rule], "", past_of(example, loaded)).findings


def found_lines(rule, example: Example) -> set[tuple[str, int]]:
    return {(finding.path, finding.line) for finding in findings_of(rule, example)}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_rule_finds_just_the_marked_lines(rule, example):
    assert found_lines(rule, example) == set(example.marked)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_bad_example_marks_a_line_and_a_good_one_none(rule, example):
    assert bool(example.marked) == example.bad


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_sound_but_for_what_it_shows(rule, example):
    for files in (example.files, example.before or {}):
        troubles = load_plan(MemoryTree(files)).troubles if files else ()
        assert [trouble for trouble in troubles if trouble.rule != rule.name] == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_shows_an_earlier_version_where_its_rule_compares(rule, example):
    assert (example.before is not None) == rule.compares


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_says_what_and_why_and_shows_a_bad_and_a_good_example(rule):
    page = page_of(rule)
    assert page.what.endswith(".")
    assert page.why
    assert {example.bad for example in page.examples} == {True, False}


def test_no_rule_that_changes_with_the_date_is_an_error():
    assert [rule.name for rule in RULES.values() if rule.dated and rule.severity == "error"] == []


def test_the_name_and_code_of_a_rule_are_those_of_its_file():
    for rule in RULES.values():
        stem = rule.module.rpartition(".")[2]
        assert stem == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.compares])
def test_the_page_of_a_rule_that_compares_shows_both_versions(rule):
    page = rule_markdown(rule)
    assert page.count(". Before") == len(page_of(rule).examples)
    assert page.count("\nAfter") == len(page_of(rule).examples)


JARGON = re.compile(
    r"\b(?:mapping|scalar|node|token|syntax|pars(?:e|er|ing)|string|boolean|null|integer|field|schema"
    r"|invalid|validation|instance|object|attribute|argument|input|forgot|failed)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_each_message_is_short_and_plain_and_has_a_cure(rule, example):
    for finding in findings_of(rule, example):
        assert len(finding.message) <= 100, finding.message
        assert finding.hint, finding.message
        said = re.sub(r"`[^`]*`|\"[^\"]*\"", "", f"{finding.message} {finding.hint}")
        assert not JARGON.search(said.split("Write: ")[0]), said
