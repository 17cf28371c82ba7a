"""The sample plan, judged: the figures that its board should have seen."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.evaluation.tallies import by_sro, tally_all
from cipt.loading.plan import load_plan
from cipt.sources.folder import FolderTree


@pytest.fixture(scope="module")
def plan(sample):
    """The sample plan, every file of it read."""
    loaded = load_plan(FolderTree(sample))
    assert len(loaded.plan.actions) == 130
    return loaded.plan


@pytest.mark.parametrize(
    ("day", "by_rag", "overdue"),
    [
        ("2019-05-31", {"RED": 52, "GREY": 3, "AMBER": 40, "GREEN": 35, "BLUE": 0}, 48),
        ("2019-06-30", {"RED": 63, "GREY": 3, "AMBER": 29, "GREEN": 35, "BLUE": 0}, 62),
        ("2019-07-31", {"RED": 74, "GREY": 3, "AMBER": 18, "GREEN": 35, "BLUE": 0}, 73),
    ],
)
def test_the_plan_is_rated_by_its_dates(plan, day, by_rag, overdue):
    found = tally_all(judge(plan, date.fromisoformat(day)))
    assert found.by_rag == by_rag
    assert found.overdue == overdue
    assert found.claimed == by_rag["GREEN"]
    assert found.total == 130


def test_of_52_red_in_may_16_were_declared_and_36_more_are_past_their_date(plan):
    red = [entry for entry in judge(plan, date(2019, 5, 31)).progress if entry.rag == "RED"]
    declared = [entry for entry in red if entry.declared_rag == "RED"]
    assert (len(red), len(declared)) == (52, 16)
    assert all(entry.days_overdue for entry in red if entry.declared_rag != "RED")


def test_none_of_the_35_claims_has_a_date_or_evidence(plan):
    claims = [entry for entry in judge(plan, date(2019, 5, 31)).progress if entry.rag == "GREEN"]
    assert {entry.reasons for entry in claims} == {
        ("taken over as GREEN on 31 May 2019, no completion date or evidence",)
    }


def test_the_action_of_the_designs_json_is_31_days_overdue(plan):
    progress = judge(plan, date(2019, 5, 31)).of("2.3.10")
    assert progress is not None
    assert progress.reasons[0] == "due 30 April 2019, 31 days overdue"
    assert progress.days_at_rag == 31


def test_the_sros_are_the_strategic_director_and_the_mash_strategic_group(plan):
    found = by_sro(judge(plan, date(2019, 5, 31)))
    assert {sro: tally.by_rag["RED"] for sro, tally in found.items()} == {
        "strategic-director-childrens-services": 43,
        "mash-strategic-group": 9,
    }
