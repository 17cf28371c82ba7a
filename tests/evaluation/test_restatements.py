"""A day judged later reads as it did, unless something dated before it was entered or changed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cipt.evaluation.judgement import judge_as_it_was as judge
from cipt.evaluation.restatements import restatements
from cipt.loading.plan import load_plan
from cipt.rules.run import check_plan
from cipt.sources.folder import FolderTree
from cipt.views.report.position import position_of
from cipt.views.report.stamp import stamp


@pytest.fixture(scope="module")
def plans(sample, checkout):
    folders = {"sample": sample, "example": checkout / "starter" / "example" / "plan"}
    return {name: load_plan(FolderTree(folder)) for name, folder in folders.items()}


def published(loaded, day):
    judgement = judge(loaded.plan, day)
    outcome = check_plan(loaded, judgement, (), "plan/")
    return position_of(judgement, "improvement-board", outcome, stamp(loaded, day, "0"))


@pytest.mark.parametrize("name", ["sample", "example"])
@settings(max_examples=40)
@given(
    day=st.dates(date(2018, 12, 1), date(2027, 3, 31)),
    later=st.integers(1, 800).map(lambda days: timedelta(days=days)),
)
def test_nothing_is_restated_by_the_passing_of_time(name, plans, day, later):
    found = restatements(published(plans[name], day), judge(plans[name].plan, day + later))
    assert found.actions == ()
    assert found.measures == ()


@settings(max_examples=40)
@given(
    day=st.dates(date(2026, 2, 1), date(2026, 5, 31)),
    place=st.integers(0, 21),
    back=st.integers(1, 60),
)
def test_a_completion_entered_for_an_earlier_day_is_always_told(plans, day, place, back):
    loaded = plans["example"]
    told = published(loaded, day)
    actions = list(loaded.plan.actions)
    action = actions[place]
    entered = day - timedelta(days=back)
    before = next((one for one in told.actions if one.id == action.id), None)
    changed = action.model_copy(update={"completed": (entered,), "reopened": ()})
    actions[place] = changed
    plan = loaded.plan.__class__(
        **{
            name: getattr(loaded.plan, name)
            for name in loaded.plan.__dataclass_fields__
            if name != "actions"
        },
        actions=tuple(actions),
    )
    found = restatements(told, judge(plan, day + timedelta(days=30)))
    if before and before.completed != entered:
        assert action.id in {one.published.id for one in found.actions if one.published}
