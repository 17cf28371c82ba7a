"""Papers to be laid out, with a stamp and rules that stay the same whatever cipt becomes."""

from dataclasses import replace
from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.findings import Finding
from cipt.loading.plan import load_plan
from cipt.loading.published import Published, published_positions
from cipt.loading.words import words_for
from cipt.render.findings import renderer
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree
from cipt.views.checking import CheckReport
from cipt.views.paper import Basis
from cipt.views.report.board import board_report
from cipt.views.report.compared import compared_with
from cipt.views.report.period import period_of
from cipt.views.report.stamp import Stamp

CHECKED = ("duplicate-printed-number", "no-due-date", "overdue", "rating-rosier-than-dates")
"""Rules whose findings stand in the goldens: a rule that is added later changes none of them."""


@pytest.fixture(scope="session")
def basis_of():
    """What a paper on a loaded plan is made from, as of a day."""
    return basis_on


def basis_on(loaded, as_of, tree=None, board="improvement-board"):
    """What a paper on a loaded plan is made from, as of a day.

    With a `tree` it has the council's own words and the papers published before.
    """
    day = date.fromisoformat(as_of)
    header = loaded.plan.header
    judgement = judge(loaded.plan, day)
    rules = [rule for rule in all_rules() if rule.name in CHECKED]
    outcome = check_plan(loaded, judgement, rules, "plan/")
    published = published_positions(tree) if tree else Published()
    reader = (board, judgement.index.person_name(board))
    compared = compared_with(header, day, published.positions, reader, None)
    period = period_of(header, day, asked=False, compared=compared)
    stamp = Stamp(header.version or "", "9 files", "0123456789abcdef", period.as_at, "0")
    words = words_for(tree or MemoryTree({}), day)
    return Basis(
        judgement, period, outcome, rules, stamp, board, compared.position, published, words
    )


def _trees(sample, checkout):
    invented = checkout / "starter" / "example" / "plan"
    return {
        "sample-2019-05": (FolderTree(sample), "2019-05-31"),
        "sample-2019-06": (FolderTree(sample), "2019-06-30"),
        "invented-2026-05": (FolderTree(invented), "2026-05-31"),
    }


@pytest.fixture(scope="session")
def bases(sample, checkout):
    """What papers on the sample for two months and on the invented plan are made from."""
    return {
        name: basis_on(load_plan(tree), day, tree)
        for name, (tree, day) in _trees(sample, checkout).items()
    }


@pytest.fixture(scope="session")
def committees(sample, checkout):
    """The same for a committee, which saw the plan on another day."""
    return {
        name: basis_on(load_plan(tree), day, tree, "scrutiny")
        for name, (tree, day) in _trees(sample, checkout).items()
    }


@pytest.fixture(scope="session")
def papers(bases):
    """The sample's papers for two months, and that of an invented plan with every condition."""
    return {name: board_report(basis) for name, basis in bases.items()}


class Made:
    """Findings and pages of them that no plan gave rise to."""

    @staticmethod
    def finding(message="31 days overdue", **changes):
        """A finding of the rule overdue, but for what is said otherwise."""
        plain = Finding(
            code="CIP304",
            rule="overdue",
            severity="warning",
            path="plan/actions/1/1.1.1.yaml",
            line=6,
            column=5,
            subjects=("1.1.1",),
            message=message,
            hint="Ask for another date",
        )
        return replace(plain, **changes)

    @staticmethod
    def report(*findings, waived=(), unread=(), excerpt="due: 2026-04-30", **changes):
        """What `check` would report; `excerpt` is the line of each finding."""
        return CheckReport(
            as_of=date(2026, 5, 31),
            actions=1,
            files=1,
            findings=findings,
            waived=tuple(waived),
            unread=tuple(unread),
            left_out=0,
            rules=all_rules(),
            excerpt=lambda one: excerpt,
            **changes,
        )

    def written(self, name, *findings, **changes):
        """The same in a format."""
        return renderer(name)(self.report(*findings, **changes), False)


@pytest.fixture(scope="session")
def made():
    """Makes findings, and writes them in a format."""
    return Made()
