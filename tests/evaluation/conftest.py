"""Small plans made of what an officer would type, for the arithmetic on them."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.model.action import Action
from cipt.model.plan import Header, Plan
from cipt.model.records import Group, Measure, Officer, Recommendation, Theme

BOARDS = (
    {"id": "improvement-board", "title": "Improvement Board", "signs_off": "true"},
    {"id": "scrutiny", "title": "Overview and Scrutiny"},
)
OFFICERS = (
    {"id": "director", "post": "Strategic Director"},
    {"id": "head", "post": "Head of Service"},
)
THEMES = ({"id": "1", "title": "Voice", "sro": "director", "areas": [{"id": "1.1", "title": "A"}]},)


def _made(kind, entries):
    return tuple(kind.model_validate(entry) for entry in entries)


@pytest.fixture(scope="session")
def make_plan():
    """A plan from the fields of its records, as typed; `header` adds to plan.yaml."""

    def make(*actions, **lists):
        header = {"title": "A plan", "organisation": "A council", **lists.get("header", {})}
        filled = [{"title": "An action", "area": "1.1", **fields} for fields in actions]
        return Plan(
            header=Header.model_validate(header),
            officers=_made(Officer, lists.get("officers", OFFICERS)),
            groups=_made(Group, lists.get("groups", BOARDS)),
            recommendations=_made(Recommendation, lists.get("recommendations", ())),
            themes=_made(Theme, lists.get("themes", THEMES)),
            actions=_made(Action, filled),
            measures=_made(Measure, lists.get("measures", ())),
        )

    return make


@pytest.fixture(scope="session")
def judged(make_plan):
    """How the action 1.1.1 with these fields stands; `others` are further actions."""

    def judge_one(as_of="2019-05-31", *, others=(), lists=None, **fields):
        plan = make_plan({"id": "1.1.1", **fields}, *others, **(lists or {}))
        return judge(plan, date.fromisoformat(as_of)).progress[0]

    return judge_one


@pytest.fixture(scope="session")
def measure():
    """A percentage that is better when higher, with these fields beside."""

    def make(**fields):
        given = {"id": "7", "title": "Care leavers in suitable accommodation"}
        return Measure.model_validate({**given, "unit": "percent", "better": "higher", **fields})

    return make
