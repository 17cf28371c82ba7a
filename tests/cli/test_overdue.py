"""`cipt overdue`: who is to be asked about what, and what else has been missed."""

import pytest

DAY = ("--as-of", "2026-05-31")


def action(title, due="2026-05-01", **people):
    lines = [f"title: {title}", f"due: {due}", f"area: {people.pop('area', '1.1')}"]
    lines += [f"{key}: {value}" for key, value in people.items()]
    return "\n".join([*lines, "started: 2026-01-02", ""])


# Six actions of one area, so that nothing but their officers and dates orders them.
LATE = {
    "actions/1/1.1.1.yaml": action("No officer", "2026-04-01"),
    "actions/1/1.1.2.yaml": action("No officer but a lead", leads="[head]"),
    "actions/1/1.1.3.yaml": action("Manager, no lead", responsible="manager"),
    "actions/1/1.1.4.yaml": action("Head, manager leads", responsible="head", leads="[manager]"),
    "actions/1/1.1.5.yaml": action("Head, director leads", responsible="head", leads="[director]"),
    "actions/1/1.1.6.yaml": action(
        "Head, director leads, later", "2026-05-02", responsible="head", leads="[director]"
    ),
    "actions/1/1.1.10.yaml": action(
        "Head, director leads, as late", responsible="head", leads="[director]"
    ),
    "actions/1/1.1.11.yaml": action("Head, no lead", "2026-03-01", responsible="head"),
}
WITHOUT = ("actions/1/1.1.1.yaml", "actions/1/1.1.2.yaml", "actions/1/1.2.1.yaml")


@pytest.fixture
def chased(council, cipt_says):
    def chase(files=None, *options, without=()):
        council(files, without=without)
        said = cipt_says("overdue", *DAY, "--format", "json", *options)
        assert said.err == ""
        return said.value

    return chase


def test_the_overdue_stand_by_sro_then_responsible_then_lead_then_longest_late(chased):
    value = chased(LATE, without=WITHOUT)
    assert [group["sro"] for group in value["groups"]] == ["director", "board"]
    assert [one["id"] for one in value["groups"][0]["actions"]] == [
        *("1.1.5", "1.1.10", "1.1.6"),  # head, director leads: as late in natural order, then later
        "1.1.4",  # head, manager leads
        "1.1.11",  # head, nobody leads
        "1.1.3",  # manager
        "1.1.2",  # nobody, head leads
        "1.1.1",  # nobody at all
    ]


def test_officers_of_one_post_are_kept_apart(chased):
    people = """\
officers:
  - {id: one, post: Team Manager}
  - {id: two, post: Team Manager}
"""
    files = {
        "people.yaml": people,
        "actions/1/1.1.1.yaml": action("A", "2026-05-01", responsible="two"),
        "actions/1/1.1.2.yaml": action("B", "2026-05-02", responsible="one"),
        "actions/1/1.1.3.yaml": action("C", "2026-05-03", responsible="two"),
        "actions/1/1.1.4.yaml": action("D", "2026-05-04", responsible="one"),
    }
    value = chased(files, without=("actions/1/1.2.1.yaml",))
    owners = [one["responsible"] for one in value["groups"][0]["actions"]]
    assert owners == ["one", "one", "two", "two"]


def test_due_today_is_not_overdue_and_done_is_not_either(chased):
    files = {
        "actions/1/1.1.1.yaml": action("Due today", "2026-05-31"),
        "actions/1/1.1.2.yaml": action("Due yesterday", "2026-05-30"),
    }
    value = chased(files)
    late = [one["id"] for group in value["groups"] for one in group["actions"]]
    assert late == ["1.1.2", "2.1.1"]
    assert value["groups"][0]["actions"][0]["days_overdue"] == 1


def test_an_action_without_a_theme_has_no_sro(chased):
    value = chased({"actions/1/1.1.1.yaml": action("Lost", area="9.9")})
    assert [group["sro"] for group in value["groups"]][-1] is None


def test_what_else_was_missed_stands_apart_by_date(chased):
    value = chased()
    assert [(one["action"], one["kind"], one["due"], one["days"]) for one in value["missed"]] == [
        ("1.2.1", "occurrence", "2026-04-30", 31),
        ("1.2.1", "milestone", "2026-05-01", 30),
        ("1.2.1", "recovery", "2026-05-12", 19),
        ("1.2.1", "review", "2026-05-20", 11),
    ]
    assert "1.2.1" not in [one["id"] for group in value["groups"] for one in group["actions"]]
    assert {one["responsible"] for one in value["missed"]} == {"head"}


def test_the_json_is_what_others_rely_on(chased):
    value = chased(None, "--within", "30")
    assert list(value) == [
        *("schema_version", "as_of", "groups", "missed", "due_soon"),
        "unreadable",
    ]
    assert (value["schema_version"], value["as_of"], value["unreadable"]) == (1, "2026-05-31", [])
    assert all(list(group) == ["sro", "actions"] for group in value["groups"])
    listed = value["groups"][0]["actions"][0]
    assert (listed["id"], listed["condition"], listed["rag"]) == ("1.1.1", "overdue", "RED")
    assert (next(iter(listed)), next(reversed(listed))) == ("id", "last_update")


@pytest.mark.parametrize(
    ("within", "soon"),
    [
        (0, [("1.2.1", "2026-05-31")]),
        (9, [("1.2.1", "2026-05-31")]),
        (10, [("1.2.1", "2026-05-31"), ("1.2.2", "2026-06-10")]),
    ],
)
def test_within_adds_what_falls_due_the_last_day_included(chased, within, soon):
    value = chased(None, "--within", str(within))
    assert [(one["id"], one["next_date"]) for one in value["due_soon"]] == soon


def test_nothing_falls_due_soon_unless_it_is_asked_for(chased):
    assert chased()["due_soon"] == []


@pytest.mark.parametrize("days", ["-1", "3661", "two", "1.5"])
def test_a_number_of_days_that_cannot_be_is_told(council, cipt_says, days):
    council()
    said = cipt_says("overdue", "--within", days)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"cipt: --within {days} is not a whole number from 0 to 3660\n")


@pytest.mark.parametrize("format", ["table", "md"])
def test_the_chase_is_written_so(council, cipt_says, golden, checkout, format):
    council({"actions/2/2.1.2.yaml": "title: [\n"})
    said = cipt_says("overdue", *DAY, "--within", "30", "--format", format)
    assert said.code == 0
    golden(checkout / "tests" / "goldens" / "overdue" / f"{format}.txt", said.out)


def test_a_plan_with_nothing_late_says_so(council, cipt_says):
    council()
    said = cipt_says("overdue", "--as-of", "2026-01-05")
    assert (said.code, said.out) == (
        0,
        "0 actions overdue of 7, as of 5 January 2026 (as asked).\n",
    )


@pytest.mark.parametrize(
    ("as_of", "code"), [("2026-01-05", 0), ("2026-05-31", 1), ("2026-05-02", 1)]
)
def test_the_exit_code_tells_on_request_whether_anything_is_late(council, cipt_says, as_of, code):
    council()
    assert cipt_says("overdue", "--as-of", as_of, "--exit-code").code == code
    assert cipt_says("overdue", "--as-of", as_of).code == 0


def test_a_missed_step_alone_counts_as_late_on_request(council, cipt_says):
    text = (
        "title: A\narea: 1.1\nstarted: 2026-01-02\nmilestones:\n  - {title: M, due: 2026-05-01}\n"
    )
    without = tuple(f"actions/{n}.yaml" for n in ("1/1.1.2", "1/1.2.1", "2/2.1.1"))
    council({"actions/1/1.1.1.yaml": text}, without=without)
    said = cipt_says("overdue", *DAY, "--exit-code")
    assert said.code == 1
    assert "0 actions overdue of 3" in said.out
