"""The sample holds only what was published, keeps the published faults, and reads plainly."""

from collections import Counter
from pathlib import Path

import yaml

from cipt.model.plan import Plan

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plan"
FILES = sorted(PLAN.rglob("*.yaml"))

ACTION_KEYS = {
    "id",
    "number",
    "title",
    "area",
    "recommendations",
    "note",
    "responsible",
    "leads",
    "partners",
    "start",
    "due",
    "due_text",
    "success",
    "updates",
}
SCHEMAS = {
    "actions": "action",
    "measures": "measure",
    "people.yaml": "people",
    "plan.yaml": "plan",
    "recommendations.yaml": "recommendations",
    "themes": "theme",
    "waivers.yaml": "waivers",
}


def test_it_has_as_many_records_as_the_published_plan(plan: Plan) -> None:
    assert len(plan.actions) == 130
    assert sum(len(theme.areas) for theme in plan.themes) == 52
    assert len(plan.themes) == 6
    assert len(plan.recommendations) == 42
    assert len(plan.measures) == 23
    assert len(plan.header.workstreams) == 2


def test_it_has_the_published_ratings_and_three_blanks(plan: Plan) -> None:
    rated = Counter(update.rag for action in plan.actions for update in action.updates)
    assert rated == {"RED": 16, "AMBER": 76, "GREEN": 35}
    assert [action.id for action in plan.actions if not action.updates] == ["1.2.2", "PR6", "PR7"]


def test_an_action_holds_only_what_was_published_of_it(plan: Plan) -> None:
    for action in plan.actions:
        assert action.model_dump(exclude_defaults=True).keys() <= ACTION_KEYS, action.id
        for update in action.updates:
            assert update.model_dump(exclude_defaults=True).keys() == {"date", "rag"}, action.id


def test_a_measure_holds_targets_and_no_reading_owner_or_baseline(plan: Plan) -> None:
    for measure in plan.measures:
        known = measure.model_dump(exclude_defaults=True).keys()
        assert known == {"id", "title", "unit", "better", "targets"}, measure.id


def test_no_meeting_or_event_is_made_up(plan: Plan) -> None:
    assert plan.meetings == plan.events == ()


def test_the_published_faults_are_kept(plan: Plan) -> None:
    printed = Counter(action.printed for action in plan.actions)
    assert [number for number, times in printed.items() if times > 1] == ["3.6.1"]
    areas = Counter(area.printed for theme in plan.themes for area in theme.areas)
    assert [number for number, times in areas.items() if times > 1] == ["3.7"]
    assert not {"2.1.4", "3.6.3"} & printed.keys()
    assert not {"3.3", "3.4"} & areas.keys()
    known = {action.id: action for action in plan.actions}
    assert known["PR6"].title == known["PR7"].title
    assert known["2.3.10"].success == known["2.10.1"].success == known["2.11.1"].success
    assert known["4.4.4"].success == known["4.4.5"].success


def test_exactly_the_published_faults_that_are_errors_are_waived(plan: Plan) -> None:
    assert [(waiver.rule, waiver.subjects) for waiver in plan.waivers] == [
        ("duplicate-printed-number", ("3.6.1", "3.6.1b")),
        ("duplicate-printed-number", ("3.7", "3.7b")),
        ("no-responsible-officer", ("1.2.2", "PR6", "PR7")),
        ("no-due-date", ("4.7.3", "5.1.1", "PR6", "PR7", "PR8", "PR9")),
    ]
    assert all("published plan" in waiver.reason for waiver in plan.waivers)


def test_every_file_names_its_schema() -> None:
    for path in FILES:
        kind = SCHEMAS[path.relative_to(PLAN).parts[0]]
        up = "../" * len(path.relative_to(ROOT).parent.parts)
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        assert first == f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json", path
        assert (ROOT / "schemas" / f"{kind}.schema.json").is_file()


def test_every_file_is_in_block_form_a_key_a_line() -> None:
    collections = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        events = yaml.parse(text, Loader=yaml.BaseLoader)
        assert not any(isinstance(event, collections) and event.flow_style for event in events), (
            path
        )
        assert text.endswith("\n"), path
        assert not {"\t", "\r", "\u00a0", "\u2019"} & set(text), path


def test_an_action_lies_in_the_folder_of_its_theme(plan: Plan) -> None:
    theme_of = {area.id: theme.id for theme in plan.themes for area in theme.areas}
    for action in plan.actions:
        path = PLAN / "actions" / theme_of[action.area] / f"{action.id}.yaml"
        assert path.is_file(), action.id
