"""The paper for one SRO: only their actions, whose they are, and what is needed by when."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.run import check_plan
from cipt.sources.memory import MemoryTree
from cipt.views.paper import Basis
from cipt.views.report.period import period_of
from cipt.views.report.stamp import stamp
from cipt.views.sro.paper import sro_paper

DAY = date(2019, 5, 31)


@pytest.fixture
def paper(small_plan):
    def make(*, files=None, sro="director", **actions):
        loaded = load_plan(MemoryTree(small_plan(files, **actions)))
        judgement = judge(loaded.plan, DAY)
        period = period_of(loaded.plan.header, DAY, asked=False)
        outcome = check_plan(loaded, judgement, (), "plan/")
        return sro_paper(Basis(judgement, period, outcome, (), stamp(loaded, DAY, "0")), sro)

    return make


def test_actions_stand_under_the_officer_who_answers_for_them(paper):
    made = paper(
        late="due: 2019-04-30\nresponsible: head\n",
        fine="due: 2019-12-31\nresponsible: head\nstarted: 2019-01-01\n",
        nobody="due: 2019-12-31\nstarted: 2019-01-01\n",
        done="due: 2019-04-30\nresponsible: head\ncompleted: 2019-04-30\n",
    )
    head, nobody = made.officers
    assert (head.name, head.summary) == (
        "Head of Service",
        "3 actions: 1 RED, 1 AMBER and 1 GREEN.",
    )
    assert [line.number for group in head.asked for line in group.lines] == ["1.1.1"]
    assert [line.number for line in head.others] == ["1.1.2"]
    assert head.done == "1 of them counts as done or was withdrawn."
    assert nobody.name == "Nobody named"


def test_what_only_they_can_decide_comes_first(paper):
    made = paper(nobody="due: 2019-04-30\n")
    assert made.decisions[0] == "Name who is to do 1.1.1: nobody is named for it."


def test_the_next_paper_deadline_is_when_answers_are_needed(paper):
    meetings = "meetings:\n  - board: board\n    date: 2019-06-18\n    papers_due: 2019-06-05\n"
    made = paper(files={"meetings.yaml": meetings}, late="due: 2019-04-30\n")
    assert made.reply_by.startswith("Please reply by 5 June 2019, when the papers for the meeting")
    assert made.until == "30 June 2019"


def test_what_belongs_to_other_sros_is_left_out(paper):
    other = "title: Two\norder: 2\nsro: head\nareas:\n  - id: 2.1\n    title: Other\n"
    files = {
        "themes/2.yaml": other,
        "actions/2/2.1.1.yaml": "title: Theirs\narea: 2.1\ndue: 2019-04-30\n",
    }
    assert paper(files=files, late="due: 2019-04-30\n").headline == "1 action: 1 overdue."
    theirs = paper(files=files, late="due: 2019-04-30\n", sro="head")
    assert theirs.themes == ("2 Two",)
    assert theirs.headline == "1 action: 1 overdue."
