"""The paper before, and what of it would read otherwise now."""

from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.faults import CannotGoOn
from cipt.loading.plan import load_plan
from cipt.loading.published import Published
from cipt.loading.words import Words
from cipt.model.plan import Header
from cipt.rules.run import check_plan
from cipt.sources.memory import MemoryTree
from cipt.views.paper import Basis
from cipt.views.report.board import board_report
from cipt.views.report.compared import Since, compared_with
from cipt.views.report.period import period_of
from cipt.views.report.position import position_of
from cipt.views.report.stamp import stamp

BOARD = ("board", "Improvement Board")


def basis_of(files, as_of, positions=(), since=None, words=None):
    loaded = load_plan(MemoryTree(files))
    day = date.fromisoformat(as_of)
    judgement = judge(loaded.plan, day)
    header = loaded.plan.header
    compared = compared_with(header, day, positions, BOARD, since)
    return Basis(
        judgement,
        period_of(header, day, asked=False, compared=compared),
        check_plan(loaded, judgement, (), "plan/"),
        (),
        stamp(loaded, day, "0"),
        BOARD[0],
        compared.position,
        Published(tuple(positions)),
        words or Words("reports/2019-06"),
    )


def published(files, as_of):
    basis = basis_of(files, as_of)
    return position_of(basis.judgement, BOARD[0], basis.outcome, basis.stamp)


@pytest.fixture
def plan(small_plan):
    """The files of a plan with three actions due in May, and what its board was told then."""
    return small_plan(
        late="due: 2019-04-30\n", on="due: 2019-06-30\nstarted: 2019-04-01\n", done="due: 2019-05\n"
    )


def paper(files, told, as_of="2019-06-30", **more):
    return board_report(basis_of(files, as_of, [told], **more))


def test_a_plan_that_was_only_carried_on_has_nothing_restated(plan):
    told = published(plan, "2019-05-31")
    later = {**plan, "actions/1/1.1.1.yaml": plan["actions/1/1.1.1.yaml"] + "completed: 2019-06-20"}
    report = paper(later, told)
    assert report.restated.actions == ()
    assert report.restated.summary == (
        "Nothing in the paper of 31 May 2019 would read otherwise now."
    )
    assert report.period.comparison == (
        "Compared with the paper published for the Improvement Board as at 31 May 2019."
    )


@pytest.mark.parametrize(
    ("line", "is_now", "because"),
    [
        (
            "completed: 2019-05-20\n",
            "Complete and waiting for sign-off",
            "The completion, 20 May 2019, was not on record",
        ),
        (
            "withdrawn:\n  date: 2019-05-20\n  by: board\n  reason: Merged\n",
            "Withdrawn",
            "What is on record of that time: ",
        ),
        (
            "revisions:\n  - asked: 2019-05-01\n    due: 2019-07-31\n    reason: Staff\n"
            "    agreed: 2019-05-10\n    by: board\n",
            "Not started",
            "The due date was 30 April 2019 and is 31 July 2019",
        ),
    ],
)
def test_a_fact_entered_late_is_printed_line_by_line(line, is_now, because, plan):
    told = published(plan, "2019-05-31")
    path = "actions/1/1.1.1.yaml"
    [one] = paper({**plan, path: plan[path] + line}, told).restated.actions
    assert (one.number, one.was, one.is_now) == ("1.1.1", "Overdue", is_now)
    assert one.because.startswith(because)


def test_a_first_date_that_was_edited_is_told_once(plan):
    told = published(plan, "2019-05-31")
    path = "actions/1/1.1.1.yaml"
    edited = {**plan, path: plan[path].replace("2019-04-30", "2019-07-31")}
    [one] = paper(edited, told).restated.actions
    assert one.because == "The first due date was 30 April 2019 and is 31 July 2019"


def test_an_action_that_was_taken_out_is_still_told_of(plan):
    told = published(plan, "2019-05-31")
    less = {path: text for path, text in plan.items() if path != "actions/1/1.1.1.yaml"}
    [one] = paper(less, told).restated.actions
    assert (one.number, one.title, one.anchor) == ("1.1.1", "Action late", "")
    assert one.is_now == "No longer in the plan"


def test_an_action_that_joins_with_an_earlier_day_is_told_of(plan):
    told = published(plan, "2019-05-31")
    new = "title: New\narea: 1.1\ndue: 2019-04\nadded: 2019-04-01\n"
    [one] = paper({**plan, "actions/1/1.1.9.yaml": new}, told).restated.actions
    assert (one.number, one.was) == ("1.1.9", "Not in that paper")
    honest = new.replace("added: 2019-04-01", "added: 2019-06-03")
    assert paper({**plan, "actions/1/1.1.9.yaml": honest}, told).restated.actions == ()


def test_a_reading_that_was_rewritten_is_told_of(plan):
    measure = "title: Visits\nreadings:\n  - date: 2019-04-30\n    value: 80.50\n"
    files = {**plan, "measures/visits.yaml": measure}
    told = published(files, "2019-05-31")
    same = {**plan, "measures/visits.yaml": measure.replace("80.50", "80.5")}
    assert paper(same, told).restated.measures == ()
    better = {**plan, "measures/visits.yaml": measure.replace("80.50", "90")}
    [one] = paper(better, told).restated.measures
    assert (one.title, one.was, one.is_now) == (
        "Visits",
        "80.50 (30 April 2019)",
        "90 (30 April 2019)",
    )


def test_counts_move_from_what_the_board_was_told_and_not_from_what_is_said_of_it_now(plan):
    told = published(plan, "2019-05-31")
    path = "actions/1/1.1.1.yaml"
    report = paper({**plan, path: plan[path] + "completed: 2019-05-20\n"}, told)
    [complete] = [one for one in report.changes.kinds if one.title == "Newly complete"]
    assert [one.number for one in complete.actions.items] == ["1.1.1"]


# --- which day it is compared with --------------------------------------------------------------


def compared(positions=(), since=None, as_of="2019-06-30", **header):
    fields = {"title": "A plan", "organisation": "A council", **header}
    day = date.fromisoformat(as_of)
    return compared_with(Header.model_validate(fields), day, positions, BOARD, since)


def test_the_last_paper_before_the_day_counts(plan):
    positions = [published(plan, f"2019-0{month}-30") for month in (4, 5, 6)]
    assert compared(positions).since == date(2019, 5, 30)
    assert compared(positions, as_of="2019-06-01").since == date(2019, 5, 30)
    assert compared(positions, as_of="2019-05-30").since == date(2019, 4, 30)


def test_a_paper_from_before_the_plan_was_taken_over_is_compared_with_nothing(plan):
    positions = [published(plan, "2019-04-30")]
    made = compared(positions, taken_over="2019-05-31")
    assert made.position is None
    assert made.since == date(2019, 5, 31)


def test_any_day_can_be_asked_for(plan):
    made = compared(since=Since(day=date(2019, 2, 1)))
    assert made.comparison == "Compared with 1 February 2019, the day asked for."
    told = published(plan, "2019-02-01")
    assert compared([told], since=Since(day=date(2019, 2, 1))).position == told


@pytest.mark.parametrize(
    ("since", "why"),
    [
        (Since(day=date(2019, 6, 30)), "--since 2019-06-30 is not before the day of the paper"),
        (Since(day=date(2019, 5, 30)), "--since 2019-05-30 is before the plan was taken over"),
        (Since(board="board"), "--since last:board: no position is published for it before"),
    ],
)
def test_what_cannot_be_compared_is_refused(since, why):
    with pytest.raises(CannotGoOn) as refusal:
        compared(since=since, taken_over="2019-05-31")
    assert refusal.value.why.startswith(why)


# --- the council's own words --------------------------------------------------------------------


def own(files, **texts):
    paths = {name: f"reports/2019-06/{name}.md" for name in texts}
    words = Words("reports/2019-06", texts, paths)
    return board_report(basis_of(files, "2019-06-30", words=words))


def test_a_summary_that_is_missing_or_empty_is_marked_to_be_written(plan):
    for report in (own(plan), own(plan, summary=" \n")):
        assert report.own_summary.to_write == ("To be written, in plan/reports/2019-06/summary.md.")
    assert own(plan, summary="We are late.").own_summary.to_write == ""


def test_a_comment_is_asked_for_where_others_are_there(plan):
    two = {**plan, "themes/2.yaml": "title: Two\norder: 2\n"}
    assert [page.comment.to_write for page in own(two).themes] == ["", ""]
    pages = own(two, **{"theme-1": "Late."}).themes
    assert [page.comment.to_write for page in pages] == [
        "",
        "To be written, in plan/reports/2019-06/theme-2.md.",
    ]


def test_words_that_are_in_no_paper_are_named(plan):
    notices = own(plan, **{"theme-9": "Lost", "summary": "Here"}).notices
    assert notices[0] == (
        "plan/reports/2019-06/theme-9.md is in no paper: no theme or section has that name."
    )


def test_an_action_that_cannot_be_read_now_is_not_called_taken_out(plan):
    told = published(plan, "2019-05-31")
    broken = {**plan, "actions/1/1.1.1.yaml": "titel: One\narea: 1.1\n"}
    [one] = paper(broken, told).restated.actions
    assert (one.is_now, one.because) == (
        "Cannot be read now",
        "Its file cannot be read, so nobody can tell",
    )


def test_an_action_that_could_not_be_read_then_is_told_so(plan):
    broken = {**plan, "actions/1/1.1.1.yaml": "titel: One\narea: 1.1\n"}
    told = published(broken, "2019-05-31")
    found = paper(plan, told).restated
    [one] = found.actions
    assert (one.was, one.because) == (
        "Not in that paper",
        "Its file could not be read for that paper",
    )
    assert found.was_unread == ("plan/actions/1/1.1.1.yaml (1.1.1)",)


def test_a_paper_names_the_board_that_it_is_for(plan):
    assert paper(plan, published(plan, "2019-05-31")).reader == "the Improvement Board"
