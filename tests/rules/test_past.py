"""What the rules that compare find of every single change, and of any two versions of a plan."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings

from cipt.evaluation.changes import changes_between
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.rules.past import Past, past_beside
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.memory import MemoryTree

SPEC = spec_from_file_location(
    "every_change", Path(__file__).parents[1] / "evaluation" / "every_change.py"
)
assert SPEC
assert SPEC.loader
every_change = module_from_spec(SPEC)
SPEC.loader.exec_module(every_change)

GOLDEN = Path(__file__).parents[1] / "goldens" / "check" / "every_change.txt"
COMPARING = [rule for rule in all_rules() if rule.compares]
DAY = date(2019, 6, 30)


def holding(plan):
    """A plan as if it had been loaded, from no files."""
    return Loaded(plan, {}, {}, (), ())


def found(before, after, day=DAY):
    """The findings on a plan that was another one before."""
    later = holding(after)
    past = Past(holding(before), later, changes_between(before, after), day)
    return check_on(later, DAY, COMPARING, "", past).findings


def test_of_every_change_of_one_field_it_is_known_which_rules_find_it(golden):
    rules: dict[tuple[str, str], set[str]] = defaultdict(set)
    whole = every_change.every_key()
    for kind, _, key, plan in every_change.altered_plans(whole):
        for one, other in ((whole, plan), (plan, whole)):
            rules[kind, key].update(finding.rule for finding in found(one, other))
    for kind in ("recommendation", "theme", "action", "measure", "waiver", "group"):
        without = replace(whole, **{f"{kind}s": ()})
        for what, pair in (("gone", (whole, without)), ("new", (without, whole))):
            rules[kind, f"({what})"].update(finding.rule for finding in found(*pair))
    lines = [
        f"{kind} {key}: {', '.join(sorted(names)) or '-'}"
        for (kind, key), names in sorted(rules.items())
    ]
    golden(GOLDEN, "\n".join(lines) + "\n")


@settings(max_examples=150)
@given(every_change.versions(), every_change.versions())
def test_any_two_versions_are_compared_and_every_message_is_short(before, after):
    for finding in found(before, after):
        assert len(finding.message) <= 100
        assert finding.line >= 1
        assert finding.hint


@settings(max_examples=60)
@given(every_change.versions())
def test_a_plan_that_did_not_change_is_accused_of_nothing(plan):
    assert found(plan, plan) == ()
    copy = replace(plan, actions=tuple(one.model_copy() for one in plan.actions))
    assert found(plan, copy) == ()


# --- what cannot be read in one of the versions -------------------------------------------------


def files(**changed):
    """The files of a plan with every key, some of them otherwise."""
    typed = every_change.typed()
    for name, text in changed.items():
        path = next(path for path in typed if name in path)
        typed[path] = text(typed[path]) if callable(text) else text
    return typed


def between(before, after):
    """The rules that find something between two folders of files, the later one's findings."""
    earlier, later = load_plan(MemoryTree(before)), load_plan(MemoryTree(after))
    past = past_beside(earlier, later, DAY)
    return {one.rule for one in check_on(later, DAY, COMPARING, "", past).findings}


@pytest.mark.parametrize("name", ["plan", "people", "recommendations", "theme", "measure", "action",
                                  "waivers", "meetings"])  # fmt: skip
@pytest.mark.parametrize("text", [b"title: [\n", b"\xff\xfe\x00", b"", b"format: 99\n"])
def test_what_cannot_be_read_in_one_version_accuses_nobody(name, text):
    sound, broken = files(), files(**{name: text})
    # A file that is sound and empty has no entries, which is a change: only these can be broken.
    can_be_empty = name in ("waivers", "people", "recommendations", "meetings") and text == b""
    if not can_be_empty:
        assert between(sound, broken) == set()
        assert between(broken, sound) == set()


def test_of_a_removed_record_the_finding_stands_on_a_line_that_is_there():
    before = files()
    after = {path: data for path, data in before.items() if not path.startswith("actions/")}
    later = load_plan(MemoryTree(after))
    past = past_beside(load_plan(MemoryTree(before)), later, DAY)
    [gone] = [
        one
        for one in check_on(later, DAY, COMPARING, "", past).findings
        if one.rule == "action-removed"
    ]
    line = after[gone.path].decode().splitlines()[gone.line - 1]
    assert gone.subjects == ("9.9.1",)
    assert gone.path in after
    assert line.strip()


def test_a_key_that_was_taken_out_of_an_entry_is_said_to_be_gone():
    action = "title: Audit\narea: 1.1\nupdates:\n  - date: 2019-05-31\n    rag: RED\n"
    path = "actions/1/1.1.1.yaml"
    before = load_plan(MemoryTree({path: f"{action}    recovery: 2019-06-14\n".encode()}))
    later = load_plan(MemoryTree({path: action.encode()}))
    [found] = check_on(later, DAY, COMPARING, "", past_beside(before, later, DAY)).findings
    said = "the update of 31 May 2019 is altered: `recovery` was 14 June 2019 and is gone"
    assert found.message == said


# --- how far back an entry may be dated ---------------------------------------------------------


@pytest.mark.parametrize(("days", "rules"), [(35, set()), (36, {"backdated-entry"})])
def test_an_entry_is_backdated_after_so_many_days_as_the_plan_had_set_before(days, rules):
    day = DAY - timedelta(days=days)
    before = {
        "plan.yaml": b"title: A plan\norganisation: A council\n",
        "actions/1.yaml": b"title: Audit\narea: 1\n",
    }
    after = {**before, "actions/1.yaml": f"title: Audit\narea: 1\nstarted: {day}\n".encode()}
    assert between(before, after) == rules
    loose = b"title: A plan\norganisation: A council\nsettings:\n  backdated_after_days: 99\n"
    assert between(before, {**after, "plan.yaml": loose}) == rules | {"settings-loosened"}
    assert between({**before, "plan.yaml": loose}, {**after, "plan.yaml": loose}) == set()


def test_a_position_that_cannot_be_read_is_still_not_to_be_altered():
    path = "reports/published/improvement-board-2019-05-31.json"
    before = {**files(), path: b"{" * 100_000}
    assert between(before, before) == set()
    assert between(before, {**before, path: json.dumps({"as_of": 1}).encode()}) == {
        "past-entry-rewritten"
    }
