"""The paper for the board, made of plan files."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.run import check_plan
from cipt.sources.memory import MemoryTree
from cipt.views.paper import Basis
from cipt.views.report.board import board_report
from cipt.views.report.period import period_of
from cipt.views.report.stamp import stamp

PLAN = """\
title: A plan
organisation: Exampleshire Council
starts: 2019-01-01
workstreams:
  - id: a
    title: Practice
    sro: director
"""
PEOPLE = """\
officers:
  - id: director
    post: Director
  - id: head
    post: Head of Service
groups:
  - id: board
    title: Improvement Board
    signs_off: true
"""
THEME = """\
title: Voice
order: 1
workstream: a
areas:
  - id: 1.1
    title: Listening
"""


@pytest.fixture(scope="session")
def paper():
    """The paper on the plan of a tree, as of a day, checked with these rules."""
    return _paper


def _paper(tree, as_of, rules=()):
    day = date.fromisoformat(as_of)
    loaded = load_plan(tree)
    judgement = judge(loaded.plan, day)
    outcome = check_plan(loaded, judgement, rules, "plan/")
    period = period_of(loaded.plan.header, day, asked=False)
    return board_report(Basis(judgement, period, outcome, rules, stamp(loaded, day, "0")))


@pytest.fixture(scope="session")
def small_plan():
    """The files of a plan of these actions, each the text of its file below title and area."""
    return _small_plan


def _small_plan(files=None, **actions):
    made = {"plan.yaml": PLAN, "people.yaml": PEOPLE, "themes/1.yaml": THEME, **(files or {})}
    for number, (name, text) in enumerate(actions.items(), start=1):
        made[f"actions/1/1.1.{number}.yaml"] = f"title: Action {name}\narea: 1.1\n{text}"
    return made


@pytest.fixture(scope="session")
def small_paper():
    """The paper on such a plan."""

    def make(as_of="2019-05-31", *, rules=(), files=None, **actions):
        return _paper(MemoryTree(_small_plan(files, **actions)), as_of, rules)

    return make
