"""What the paper for the board makes of plans that lack something, or hold too much."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from cipt.rules.registry import find_rule
from cipt.sources.folder import FolderTree

THEME = """\
title: Voice
order: 1
workstream: a
areas:
  - id: 9.9
    title: Listening
"""


def test_what_falls_due_next_reaches_to_the_end_of_the_next_month(small_paper):
    report = small_paper(soon="due: 2019-06-30\nstarted: 2019-01-01\n", later="due: 2019-07-01\n")
    (falling,) = report.ahead.due_days
    assert (falling.date, [one.number for one in falling.actions.items]) == (
        "30 June 2019",
        ["1.1.1"],
    )


def test_a_note_written_after_the_day_of_the_report_is_no_cause(small_paper):
    updates = "updates:\n  - date: 2019-06-03\n    note: The post is vacant\n"
    report = small_paper(late=f"due: 2019-04-30\n{updates}")
    assert report.exceptions.worst[0].cause == "No reason is recorded."


def test_more_than_thirty_newly_overdue_actions_are_counted_and_not_dropped(small_paper):
    report = small_paper(**{f"a{number}": "due: 2019-05-15\n" for number in range(42)})
    (kind,) = (each for each in report.changes.kinds if each.title == "Newly overdue")
    assert (kind.actions.count, len(kind.actions.items)) == ("42", 30)
    assert kind.actions.more == "12 more"


def test_a_file_that_cannot_be_read_is_named_on_page_one(small_paper):
    report = small_paper(fine="due: 2019-06-30\n", broken="due: 31/02/2019\n")
    assert report.notices[0].startswith(
        "1 file or entry of the plan could not be read and is not counted here: "
        "plan/actions/1/1.1.2.yaml"
    )
    assert report.counts.total == "1"


NOTE = "updates:\n  - date: 2019-05-01\n    note: About NHS number 943 476 5919\n"


def test_personal_data_that_the_check_finds_is_hidden_throughout(small_paper):
    rule = find_rule("possible-child-identifier")
    report = small_paper(late=f"due: 2019-04-30\n{NOTE}", rules=(rule,))
    assert report.notices[0].startswith("1 place of the plan may hold personal data")
    assert "943" not in repr(report)
    assert report.exceptions.worst[0].cause.startswith("1 May 2019: About NHS number ")
    assert report.exceptions.worst[0].line.number == "1.1.1"


def test_what_the_plan_accepts_as_no_personal_data_is_printed(small_paper):
    rule = find_rule("possible-child-identifier")
    waiver = "- {rule: possible-child-identifier, subjects: 1.1.1, reason: An invented number}\n"
    files = {"waivers.yaml": waiver}
    report = small_paper(late=f"due: 2019-04-30\n{NOTE}", rules=(rule,), files=files)
    assert report.exceptions.worst[0].cause.endswith("943 476 5919.")


def test_actions_whose_theme_is_unknown_have_a_page_of_their_own(small_paper):
    report = small_paper(one="due: 2019-06-30\n", files={"themes/1.yaml": THEME})
    assert [page.name for page in report.themes] == ["Theme 1: Voice", "Actions of no known theme"]
    assert len(report.themes[1].actions) == 1


def test_actions_that_share_an_id_have_anchors_of_their_own(small_paper):
    report = small_paper(
        one="due: 2019-06-30\n",
        files={"actions/2/1.1.1.yaml": "title: Again\narea: 1.1\n"},
    )
    anchors = [line.anchor for page in report.themes for line in page.actions]
    assert anchors == ["action-1.1.1", "action-1.1.1~2"]


def test_a_plan_without_actions_says_so(small_paper):
    report = small_paper()
    assert report.headline == "The plan has no actions to report on."
    assert report.summary == ()
    assert {colour.share for colour in report.counts.colours} == {"0%"}


def test_a_fingerprint_changes_with_any_byte_of_any_file(small_paper):
    one, other = small_paper(a="due: 2019-06-30\n"), small_paper(a="due: 2019-06-29\n")
    assert one.stamp.fingerprint == small_paper(a="due: 2019-06-30\n").stamp.fingerprint
    assert one.stamp.fingerprint != other.stamp.fingerprint
    assert (one.stamp.files, len(one.stamp.fingerprint)) == ("4 files", 16)


def test_a_view_is_frozen_and_holds_nothing_but_plain_values(paper, checkout):
    def plain(value: Any) -> bool:
        if is_dataclass(value):
            with pytest.raises(FrozenInstanceError):
                setattr(value, fields(value)[0].name, None)
            return all(plain(getattr(value, field.name)) for field in fields(value))
        if isinstance(value, tuple):
            return all(map(plain, value))
        return value is None or isinstance(value, str | int | bool | date)

    assert plain(paper(FolderTree(checkout / "starter/example/plan"), "2026-05-31"))


CLAIMED = "due: 2019-04-30\nupdates:\n  - date: 2019-05-01\n    rag: GREEN\n"
DONE = "due: 2019-04-30\ncompleted: 2019-04-20\n"


@pytest.mark.parametrize(
    ("actions", "remark"),
    [
        ({"a": DONE}, "Its only action is done"),
        ({"a": DONE, "b": DONE}, "Every action is done"),
        ({"a": DONE, "b": CLAIMED}, "Every action is done, 1 of them only taken over as complete"),
        ({"a": CLAIMED}, "Its only action was taken over as complete, with no completion date"),
        (
            {"a": CLAIMED, "b": CLAIMED},
            "Every action was taken over as complete, with no completion date",
        ),
    ],
)
def test_what_was_only_taken_over_as_complete_is_not_called_done(small_paper, actions, remark):
    asked = "recommendations: [R1]\n"
    report = small_paper(
        files={
            "plan.yaml": "title: P\norganisation: C\ntaken_over: 2019-05-31\n",
            "recommendations.yaml": "- id: R1\n  title: Listening to children\n",
        },
        **{name: text + asked for name, text in actions.items()},
    )
    (group,) = report.recommendations.groups
    assert [line.remark for line in group.lines] == [remark]
