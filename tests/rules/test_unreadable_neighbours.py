"""A file that cannot be read is one error, and makes no error or warning of any other file."""

from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.memory import MemoryTree

BROKEN = b'title: "never closed\n: :\n'

NEVER_RATED = {
    "plan.yaml": b"title: P\norganisation: C\n",
    "themes/1.yaml": b"title: T\nareas:\n  - id: 1.1\n    title: A\n",
    **{
        f"actions/1/1.1.{number}.yaml": b"title: Publish the standards\narea: 1.1\n"
        for number in range(1, 5)
    },
}


def files_below(top):
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file()
    }


def found(files, day):
    outcome = check_on(load_plan(MemoryTree(files)), day, all_rules(), "")
    return [finding for finding in outcome.findings if finding.severity != "info"]


def known(findings):
    return {(one.rule, one.path, one.subjects) for one in findings}


@pytest.fixture(scope="module")
def plans(checkout, sample):
    """Plans with files to break: every file of the invented one, and the heads of the sample."""
    invented = files_below(checkout / "starter" / "example" / "plan")
    published = files_below(sample)
    assert invented
    assert published
    heads = [name for name in published if "/" not in name]
    return [
        (invented, list(invented), date(2026, 5, 31)),
        (published, heads, date(2019, 5, 31)),
    ]


def test_no_other_file_is_found_fault_with(plans):
    for files, names, day in plans:
        before = known(found(files, day))
        for name in names:
            after = found({**files, name: BROKEN}, day)
            if name == "waivers.yaml":  # what it accepted stands again, which is said
                continue
            news = known(one for one in after if one.path != name) - before
            assert news == set(), f"{name} broken"


def test_a_plan_in_which_nothing_is_rated_is_told_so_once_whatever_else_is_amiss():
    files = {**NEVER_RATED, "actions/1/1.1.4.yaml": BROKEN}
    blank = [one for one in found(files, date(2026, 5, 31)) if one.rule == "blank-rating"]
    assert [one.message for one in blank] == [
        "no action that could be read has a rating yet: 3 are open, 1.1.1 the first of them"
    ]
