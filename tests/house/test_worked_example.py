"""CONTRIBUTING's worked example of a rule, followed: one new file in a copy of the package."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from cipt.rules.registry import all_rules

FOLLOWED = re.compile(r"`(src/cipt/rules/\S+\.py)`:\n\n```python\n(.*?)```", re.DOTALL)

PLAN = {
    "plan.yaml": "title: Improvement plan\norganisation: Exampleshire Council\n",
    "actions/1/1.1.1.yaml": """\
title: Share records with the health trust
area: 1.1
waiting_for:
  what: The new patient records system
""",
}


@pytest.fixture(scope="module")
def page(checkout):
    """The path and the text of the rule that CONTRIBUTING shows."""
    found = FOLLOWED.search((checkout / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert found, "CONTRIBUTING.md shows no rule"
    return found[1], found[2]


@pytest.fixture(scope="module")
def copy(checkout, tmp_path_factory, page):
    """A copy of what the steps need, with the rule's file and nothing else added to it."""
    top = tmp_path_factory.mktemp("contributor")
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(checkout / "src", top / "src", ignore=unwanted)
    for name in ("pyproject.toml", "tests/conftest.py", "tests/rules/test_examples.py"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(checkout / name, top / name)
    for name, text in PLAN.items():
        (top / "plan" / name).parent.mkdir(parents=True, exist_ok=True)
        (top / "plan" / name).write_text(text, encoding="utf-8")
    path, text = page
    assert not (top / path).exists(), f"{path} is there already: show another rule"
    (top / path).write_text(text, encoding="utf-8")
    return top


def run(copy, *arguments):
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_its_code_is_the_next_of_its_family(page):
    code = re.search(r"cip(\d+)_", page[0])
    assert code
    family = [rule.code for rule in all_rules() if rule.code[3] == code[1][0]]
    assert code[1] == str(int(max(family)[3:]) + 1)


def test_the_rule_stands_in_the_catalogue_with_its_page(copy):
    listed = json.loads(run(copy, "cipt", "rules", "--format", "json").stdout)["rules"]
    names = [rule["name"] for rule in listed]
    assert names.count("undated-waiting") == 1
    assert len(names) == len(all_rules()) + 1
    page = run(copy, "cipt", "rules", "undated-waiting").stdout
    assert page.startswith("CIP315 undated-waiting  (info, dates)\n")
    assert "since: 2026-02-01" in page


def test_its_examples_run_as_its_test(copy):
    asked = "-q", "-p", "no:cacheprovider", "tests/rules", "-k", "undated-waiting"
    done = run(copy, "pytest", *asked)
    assert done.returncode == 0, done.stdout
    passed = re.search(r"^(\d+) passed", done.stdout, re.MULTILINE)
    assert passed, done.stdout
    assert int(passed[1]) >= 7, "both examples, each in its three tests, and the page"


def test_its_finding_falls_on_the_line_of_a_plan(copy):
    asked = "--select", "undated-waiting", "--format", "concise", "--verbose"
    done = run(copy, "cipt", "check", "--as-of", "2026-05-31", *asked)
    assert done.stdout == (
        "plan/actions/1/1.1.1.yaml:4:9: info CIP315 undated-waiting: "
        "waits, and nothing says since when\n"
    )


@pytest.mark.parametrize("step", [("check", "-q"), ("format", "--check", "-q")])
def test_it_has_the_form_that_the_house_asks_for(copy, page, step):
    done = run(copy, "ruff", *step, page[0])
    assert done.returncode == 0, done.stdout + done.stderr
