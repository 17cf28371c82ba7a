"""`cipt status`, the plan on one screen, and `cipt show`, the story of one action."""

import pytest

DAY = ("--as-of", "2026-05-31")

STORY = """\
title: Supervise every worker monthly
number: 1.2.1 (new)
area: 1.2
responsible: head
leads: [manager, unknown-officer]
partners: [board]
start: 2026-01
due: 2026-03-31
due_text: End of March, then quarterly
revisions:
  - asked: 2026-03-10
    due: 2026-04-30
    reason: Posts are vacant
    agreed: 2026-03-24
    by: board
  - asked: 2026-05-20
    due: 2026-09-30
    reason: Posts are still vacant, and nobody has applied for them in three rounds of advertising
milestones:
  - title: Diary agreed
    due: 2026-02-28
    done: 2026-02-20
repeats:
  every: month
  from: 2026-04-30
  done:
    - {for: 2026-04-30, on: 2026-04-29}
reviews:
  - {due: 2026-05-20, done: 2026-05-21}
success:
  - Workers say that it helps
  - measure: 7
  - measure: 99
assurance: [Ofsted monitoring visit]
depends_on: [1.2.2]
started: 2026-01-12
updates:
  - date: 2026-05-10
    rag: RED
    by: head
    note: Two posts are vacant
    recovery: 2026-07-31
  - date: 2026-06-10
    note: One post is filled
evidence:
  - {date: 2026-05-01, kind: audit, title: Audit of diaries, tested_by: head}
public: Every worker talks with their manager each month.
note: Printed twice
"""
MEASURE = """\
title: Supervision held on time
unit: percent
targets:
  - {date: 2026-06-30, value: 90}
readings:
  - {date: 2026-04-30, value: 71.5}
"""


def test_an_actions_whole_story_is_told(council, cipt_says, golden, checkout):
    council({"actions/1/1.2.1.yaml": STORY, "measures/7.yaml": MEASURE})
    said = cipt_says("show", "1.2.1", *DAY)
    assert (said.code, said.err) == (0, "")
    golden(checkout / "tests" / "goldens" / "show" / "story.txt", said.out)


@pytest.mark.parametrize("wanted", ["1.2.1", " 1.2.1 ", "1.2.1 (new)", "1.2.1 (NEW)"])
def test_an_action_is_found_by_id_or_by_printed_number(council, cipt_says, wanted):
    council({"actions/1/1.2.1.yaml": STORY})
    assert cipt_says("show", wanted, *DAY).lines[0].startswith("1.2.1 (new)  Supervise")


def test_actions_that_print_one_number_are_both_shown(council, cipt_says):
    second = "title: Second\nnumber: 1.1.1\narea: 1.1\n"
    council({"actions/1/1.1.1b.yaml": second})
    assert [
        one["id"] for one in cipt_says("show", "1.1.1", "--format", "json").value["actions"]
    ] == ["1.1.1"]
    first = "title: First\nnumber: 9.9\narea: 1.1\n"
    council({"actions/1/1.1.1.yaml": first, "actions/1/1.1.1b.yaml": first})
    found = cipt_says("show", "9.9", "--format", "json").value["actions"]
    assert [one["id"] for one in found] == ["1.1.1", "1.1.1b"]


def test_the_json_of_one_action_is_that_of_the_list(council, cipt_says):
    council()
    listed = cipt_says("list", *DAY, "--format", "json").value
    shown = cipt_says("show", "1.1.2", *DAY, "--format", "json").value
    assert shown["actions"] == [one for one in listed["actions"] if one["id"] == "1.1.2"]
    assert list(shown) == list(listed)


@pytest.mark.parametrize(
    ("wanted", "cure"),
    [("1.1.3", "Did you mean 1.1.2?"), ("xyz", "`cipt list` lists the actions")],
)
def test_an_unknown_action_is_told_with_the_nearest(council, cipt_says, wanted, cure):
    council()
    said = cipt_says("show", wanted)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"cipt: there is no action {wanted} in this plan\n")
    assert said.err.splitlines()[1] in (cure, "Did you mean 2.1.3?", "Did you mean 1.1.1?")


def test_an_action_that_cannot_be_read_is_told_so_and_not_called_unknown(council, cipt_says):
    council({"actions/1/1.1.1.yaml": "titel: A\narea: 1.1\n"})
    said = cipt_says("show", "1.1.1")
    assert said.code == 2
    assert said.err == (
        "cipt: plan/actions/1/1.1.1.yaml could not be read: "
        "`titel` is not a key that is known here\n"
        "`cipt check` says where, and what to write instead\n"
    )


def test_what_else_could_not_be_read_is_said_beside_the_story(council, cipt_says):
    council({"actions/1/1.1.2.yaml": "title: [\n", "people.yaml": "officers: x\n"})
    said = cipt_says("show", "1.1.1", *DAY)
    assert said.code == 0
    assert said.err == (
        "2 things could not be read and are not counted here: "
        "plan/actions/1/1.1.2.yaml (1.1.2), plan/people.yaml.\n"
    )


# --- status -------------------------------------------------------------------------------------


def test_the_plan_is_told_on_one_screen(council, cipt_says, golden, checkout):
    council({"actions/2/2.1.2.yaml": "title: [\n"})
    said = cipt_says("status", *DAY)
    assert (said.code, said.err) == (0, "")
    assert len(said.lines) <= 40
    golden(checkout / "tests" / "goldens" / "status" / "status.txt", said.out)


def test_a_plan_without_actions_is_told_too(council, cipt_says):
    actions = [name for name in council().rglob("*.yaml") if "actions" in name.parts]
    for path in actions:
        path.unlink()
    said = cipt_says("status", *DAY)
    assert said.code == 0
    assert "0 of 0 actions are overdue." in said.out


def test_a_plan_with_colours_of_its_own_is_told_in_them(council, cipt_says):
    plan = "title: P\norganisation: C\nscheme: delivery\n"
    council({"plan.yaml": plan})
    said = cipt_says("status", *DAY)
    assert [line.split()[0] for line in said.lines[4:9]] == [
        "RED",
        "AMBER",
        "GREY",
        "GREEN",
        "BLUE",
    ]


def test_a_plan_whose_colours_cannot_be_read_says_so_beside_every_count(council, cipt_says):
    plan = "title: P\norganisation: C\nscheme: delivry\n"
    council({"plan.yaml": plan})
    for command in (["status"], ["list"], ["overdue"], ["overdue", "--format", "md"]):
        said = cipt_says(*command, *DAY)
        assert "plan.yaml could be read only in part: " in said.out
        assert "cannot be delivry" in said.out
