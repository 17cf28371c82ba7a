"""A run of the rule book: what nobody looks at is counted all the same."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

ACCEPTING = """\
- rule: {}
  subjects: all
  reason: Agreed at the away day
- rule: overdue
  subjects: all
  reason: Known to the board
  until: 2019-01-31
"""


def with_and_without_notes(tree):
    loaded = load_plan(tree)
    judgement = judge(loaded.plan, date(2019, 5, 31))
    return [check_plan(loaded, judgement, all_rules(), "plan/", notes=how) for how in (True, False)]


@pytest.mark.parametrize("accepted", [None, "compound-action", "CIP905", "no-lead"])
def test_notes_that_nobody_looks_at_are_counted_and_change_nothing_else(sample, accepted):
    files = {"waivers.yaml": ACCEPTING.format(accepted)} if accepted else {}
    whole, short = with_and_without_notes(MemoryTree(files, FolderTree(sample)))
    assert short.counts == whole.counts
    assert short.waived == whole.waived
    heavier = [one for one in whole.findings if one.severity != "info"]
    assert [one for one in short.findings if one.severity != "info"] == heavier
    assert short.only_counted > 0
    assert not whole.only_counted


def test_a_note_that_hides_a_text_hides_it_in_what_is_shown_too(sample):
    action = (
        "title: Ring the family of A.B. (born 12 March 2011) on 01274 496 0123\n"
        "area: 1.1\nresponsible: lado\ndue: 2019-04-30\n"
    )
    whole, short = with_and_without_notes(
        MemoryTree({"actions/1/1.1.1.yaml": action}, FolderTree(sample))
    )
    assert [one.masked for one in short.findings].count(True) == sum(
        one.masked for one in whole.findings
    )
    assert short.counts == whole.counts
