"""The whole plan as JSON: the plan can be made again from it, to the last field."""

import json
from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.render.plan_json import KINDS, plan_json
from cipt.sources.memory import MemoryTree

FOLDERS = {
    "themes": "themes",
    "actions": "actions/1",
    "measures": "measures",
    "committees": "reports",
}
FILES = {
    "people.yaml": ("officers", "groups"),
    "meetings.yaml": ("meetings", "events"),
}


def written(judgement):
    return json.loads(plan_json(judgement.plan, judgement, "0123456789abcdef", ()))


def without_nothing(value):
    """What a file would hold: no key that says nothing."""
    if isinstance(value, dict):
        return {key: without_nothing(each) for key, each in value.items() if each not in (None, [])}
    return [without_nothing(each) for each in value] if isinstance(value, list) else value


def made_again(exported):
    """The plan, read from files made of nothing but what was exported."""
    value = without_nothing(exported)
    files = {
        "plan.yaml": value["plan"],
        "recommendations.yaml": value.get("recommendations"),
        "waivers.yaml": value.get("waivers"),
        **{
            name: {kind: value[kind] for kind in kinds if kind in value}
            for name, kinds in FILES.items()
        },
    }
    for kind, folder in FOLDERS.items():
        for record in value.get(kind, ()):
            files[f"{folder}/{record.pop('id')}.yaml"] = record
    tree = {name: json.dumps(content).encode() for name, content in files.items() if content}
    loaded = load_plan(MemoryTree(tree))
    assert loaded.troubles == ()
    return loaded.plan


@pytest.mark.parametrize("name", ["sample", "invented"])
def test_the_plan_can_be_made_again_from_it(judged, name):
    assert made_again(written(judged(name))) == judged(name).plan


@pytest.fixture(scope="module")
def every_key(checkout):
    """A plan in which every key of every file has a value."""
    folder = checkout / "tests" / "data" / "every_key"
    places = {
        "action": "actions/1/1.1",
        "theme": "themes/1",
        "measure": "measures/m",
        "committee": "reports/c",
    }
    files = {
        f"{places.get(path.stem, path.stem)}.yaml": path.read_bytes()
        for path in folder.glob("*.yaml")
        if path.stem != "plan.own-scheme"
    }
    return load_plan(MemoryTree(files)).plan


def test_nothing_of_any_field_is_lost(every_key):
    judgement = judge(every_key, date(2026, 5, 31))
    assert every_key.actions
    assert made_again(written(judgement)) == every_key


def test_every_kind_of_record_stands_in_it_with_all_its_keys(judged):
    value = written(judged("invented"))
    assert list(value) == [
        *("schema_version", "as_of", "fingerprint", "plan"),
        *KINDS,
        *("standing", "unreadable"),
    ]
    assert value["schema_version"] == 1
    assert len(value["standing"]) == len(value["actions"])
    keys = {tuple(one) for one in value["actions"]}
    assert len(keys) == 1
    assert {"id", "title", "due", "updates", "withdrawn", "source"} <= set(next(iter(keys)))
    assert all(isinstance(one["leads"], list) for one in value["actions"])
