"""Papers to be laid out, with a stamp and rules that stay the same whatever cipt becomes."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.sources.folder import FolderTree
from cipt.views.report.board import board_report
from cipt.views.report.period import period_of
from cipt.views.report.stamp import Stamp

CHECKED = ("duplicate-printed-number", "no-due-date", "overdue", "rating-rosier-than-dates")
"""Rules whose findings stand in the goldens: a rule that is added later changes none of them."""


@pytest.fixture(scope="session")
def paper_on():
    """The paper on a loaded plan, as of a day."""
    return _paper_on


def _paper_on(loaded, as_of):
    day = date.fromisoformat(as_of)
    judgement = judge(loaded.plan, day)
    rules = [rule for rule in all_rules() if rule.name in CHECKED]
    outcome = check_plan(loaded, judgement, rules, "plan/")
    period = period_of(loaded.plan.header, day, asked=False)
    stamp = Stamp(
        loaded.plan.header.version or "", "9 files", "0123456789abcdef", period.as_at, "0"
    )
    return board_report(judgement, period, outcome, rules, stamp)


@pytest.fixture(scope="session")
def papers(sample, checkout):
    """The sample's papers for two months, and that of an invented plan with every condition."""
    invented = FolderTree(checkout / "tests" / "data" / "invented" / "plan")
    return {
        "sample-2019-05": _paper_on(load_plan(FolderTree(sample)), "2019-05-31"),
        "sample-2019-06": _paper_on(load_plan(FolderTree(sample)), "2019-06-30"),
        "invented-2026-05": _paper_on(load_plan(invented), "2026-05-31"),
    }
