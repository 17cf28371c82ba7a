"""Time alone never makes an error: what is an error on a day was one on every day before."""

from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.pages import page_of
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

RULES = all_rules()
DAYS = [date(2000, 1, 1), date(2019, 3, 1), date(2026, 3, 1), date(2026, 5, 31), date(2040, 1, 1)]


def errors(loaded, day):
    found = check_on(loaded, day, RULES, "").findings
    return {(one.rule, one.path, one.line, one.message) for one in found if one.severity == "error"}


def assert_none_comes_up(loaded):
    before = errors(loaded, DAYS[0])
    for day in DAYS[1:]:
        now = errors(loaded, day)
        assert now <= before, f"on {day}"
        before = now


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_none_comes_up_in_the_examples_of_the_rule_book(rule):
    for example in page_of(rule).examples:
        assert_none_comes_up(load_plan(MemoryTree(example.files)))


def test_none_comes_up_in_whole_plans(checkout, sample):
    for folder in (sample, checkout / "starter" / "example" / "plan"):
        loaded = load_plan(FolderTree(folder))
        assert loaded.plan.actions
        assert_none_comes_up(loaded)
