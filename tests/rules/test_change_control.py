"""Change control: dates that move, and who may move them."""

import textwrap
from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def plan_of(text, as_of=EXAMPLE_DAY):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, as_of).files
    return load_plan(MemoryTree(files))


def found(rule, text, as_of=EXAMPLE_DAY):
    return check_on(plan_of(text, as_of), as_of, [the_rule(rule)], "").findings


def messages(rule, text, as_of=EXAMPLE_DAY):
    return [finding.message for finding in found(rule, text, as_of)]


def revisions(*entries, before="due: 2026-03-31"):
    return "\n".join(
        (before, "revisions:", *(f"  - {{{entry}, reason: A vacancy}}" for entry in entries))
    )


BOARD = "by: improvement-board"


# repeated-revision


def test_the_number_of_moves_that_the_plan_allows_is_not_told():
    two = revisions(
        f"due: 2026-04-30, agreed: 2026-03-17, {BOARD}",
        f"due: 2026-06-30, agreed: 2026-04-21, {BOARD}",
    )
    assert messages("repeated-revision", two) == []
    strict = (
        two
        + "\n=== plan.yaml\ntitle: Plan\norganisation: Council\nsettings:\n  revisions_allowed: 1"
    )
    assert messages("repeated-revision", strict) == [
        "the due date has moved twice, from 31 March 2026 to 30 June 2026"
    ]


def test_a_date_that_was_refused_or_waits_is_no_move():
    text = revisions(
        f"due: 2026-04-30, agreed: 2026-03-17, {BOARD}",
        f"due: 2026-06-30, refused: 2026-04-21, {BOARD}",
        "due: 2026-07-31, asked: 2026-04-22",
        f"due: 2026-08-31, agreed: 2026-05-19, {BOARD}",
    )
    assert messages("repeated-revision", text) == []


def test_an_action_that_is_done_is_not_asked_about_its_moves():
    entries = [f"due: 2026-0{n + 1}-28, agreed: 2026-0{n}-10, {BOARD}" for n in range(3, 7)]
    assert len(messages("repeated-revision", revisions(*entries), date(2026, 7, 1))) == 1
    text = revisions(*entries, before="due: 2026-03-31\ncompleted: 2026-06-20")
    assert messages("repeated-revision", text, date(2026, 7, 1)) == []


# revision-without-approval


def test_a_group_that_the_settings_name_may_agree_dates():
    text = revisions("due: 2026-06-30, agreed: 2026-03-17, by: health-trust")
    assert messages("revision-without-approval", text) == [
        "30 June 2026 agreed by Health Trust, which may not agree it: the old date stands"
    ]
    allowed = "settings:\n  dates_agreed_by: [health-trust]"
    text += f"\n=== plan.yaml\ntitle: Plan\norganisation: Council\n{allowed}"
    assert messages("revision-without-approval", text) == []


def test_an_unknown_board_is_left_to_the_rule_on_people():
    text = revisions("due: 2026-06-30, agreed: 2026-03-17, by: improvment-board")
    assert messages("revision-without-approval", text) == []


# revision-after-the-date


def test_a_revision_is_held_against_the_date_in_force_before_it():
    text = revisions(
        f"due: 2026-04-30, asked: 2026-03-10, agreed: 2026-03-17, {BOARD}",
        f"due: 2026-06-30, asked: 2026-05-01, agreed: 2026-05-19, {BOARD}",
    )
    assert messages("revision-after-the-date", text) == [
        "a new date was agreed on 19 May 2026, 19 days after 30 April 2026 had passed"
    ]


def test_a_revision_agreed_on_the_old_date_is_in_time():
    text = revisions(f"due: 2026-06-30, agreed: 2026-03-31, {BOARD}")
    assert messages("revision-after-the-date", text) == []


def test_one_asked_for_on_the_old_date_is_in_time_though_the_board_met_later():
    text = revisions(f"due: 2026-06-30, asked: 2026-03-31, agreed: 2026-04-21, {BOARD}")
    assert messages("revision-after-the-date", text) == []


# revision-waiting


def test_what_is_asked_for_waits_until_it_is_agreed_or_refused():
    assert messages("revision-waiting", revisions("due: 2026-06-30, asked: 2026-03-10")) == [
        "30 June 2026, asked for on 10 March 2026, waits for a board to agree or refuse it"
    ]
    agreed = revisions(f"due: 2026-06-30, asked: 2026-03-10, agreed: 2026-03-17, {BOARD}")
    assert messages("revision-waiting", agreed) == []


# withdrawn-without-decision


def test_a_withdrawal_is_told_all_that_it_lacks():
    def withdrawn(*lines):
        text = "\n".join(("withdrawn:", "  date: 2026-04-21", *(f"  {line}" for line in lines)))
        return messages("withdrawn-without-decision", text)

    assert withdrawn() == ["withdrawn on 21 April 2026, with no board named and no reason"]
    assert withdrawn("by: improvement-board") == ["withdrawn on 21 April 2026, with no reason"]
    assert withdrawn("by: health-trust", "reason: Merged") == [
        "withdrawn on 21 April 2026 by Health Trust, which may not decide it"
    ]
    assert withdrawn("by: improvement-board", "reason: Merged") == []


# first-date-lost


def test_the_revised_date_of_the_sample_is_found_and_no_other_printed_date(sample):
    loaded = load_plan(FolderTree(sample))
    outcome = check_on(loaded, date(2019, 5, 31), [the_rule("first-date-lost")], "")
    assert [finding.subject for finding in outcome.findings] == ["4.4.2"]


@pytest.mark.parametrize("printed", ["Then review", "31 March; 30 April 2026", "Reviewed yearly"])
def test_a_printed_date_that_only_mentions_a_review_has_lost_nothing(printed):
    assert messages("first-date-lost", f"due: 2026-04-30\ndue_text: {printed}") == []


# out-of-order-history


def test_updates_written_newest_first_are_told_once():
    text = """
        updates:
          - {date: 2026-05-20, rag: AMBER}
          - {date: 2026-04-20, rag: AMBER}
          - {date: 2026-03-20, rag: AMBER}
    """
    (finding,) = found("out-of-order-history", text)
    assert finding.message == "an update of 20 April 2026 stands below one of 20 May 2026"
    assert finding.line == 3


def test_two_updates_of_one_day_are_in_order():
    text = "updates: [{date: 2026-05-20, rag: RED}, {date: 2026-05-20, rag: AMBER}]"
    assert messages("out-of-order-history", text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "completed: 2026-04-20\nsigned_off: {date: 2026-04-01, by: improvement-board}",
            "signed off on 1 April 2026, before its completion on 20 April 2026",
        ),
        (
            "completed: 2026-04-20\nreopened: {date: 2026-04-01}",
            "reopened on 1 April 2026, before its completion on 20 April 2026",
        ),
        (
            "completed: 2026-04-20\n"
            "milestones: [{title: Audits, due: 2026-04-30, done: 2026-04-30}]",
            "a milestone was done on 30 April 2026, after its completion on 20 April 2026",
        ),
        (
            revisions(f"due: 2026-06-30, agreed: 2026-03-17, refused: 2026-03-18, {BOARD}"),
            "a new date was agreed on 17 March 2026 and refused on 18 March 2026",
        ),
    ],
)
def test_facts_that_cannot_follow_each_other_are_told_with_both_dates(text, message):
    assert messages("out-of-order-history", text) == [message]


def test_work_done_after_a_reopening_is_in_order():
    text = """
        completed: 2026-03-20
        reopened: {date: 2026-04-01}
        milestones: [{title: Audits, due: 2026-04-30, done: 2026-04-30}]
    """
    assert messages("out-of-order-history", text) == []
