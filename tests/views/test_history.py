"""The story of a plan from its dated facts: month by month, as they are written down today."""

from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.model.scheme import Condition
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree
from cipt.sources.repository import Commit
from cipt.views.history import (
    MOST_MONTHS,
    DateMove,
    MonthEnd,
    Named,
    PlanHistory,
    Removal,
    distance_in_words,
    month_ends,
)
from cipt.views.history_facts import history_by_facts
from cipt.views.history_tables import history_grids
from cipt.views.unread import Unread

PEOPLE = (
    "groups:\n  - id: board\n    title: Improvement Board\n    signs_off: true\n"
    "  - id: team\n    title: Team\n"
)
THEME = "title: Voice\nareas:\n  - id: 1.1\n    title: Homes\n"
MOVED = (
    "due: 2019-02-28\nrevisions:\n  - asked: 2019-02-20\n    due: 2019-04-30\n"
    "    reason: A vacant post\n    agreed: 2019-03-14\n    by: {by}\n    minute: 5.2\n"
)


def plan_of(*actions, header="starts: 2019-01-07\n"):
    """A plan of these actions, each the text of its file below title and area."""
    files = {
        "plan.yaml": f"title: A plan\norganisation: A council\n{header}",
        "people.yaml": PEOPLE,
        "themes/1.yaml": THEME,
    }
    for number, text in enumerate(actions, start=1):
        files[f"actions/1/1.1.{number}.yaml"] = f"title: Action {number}\narea: 1.1\n{text}"
    loaded = load_plan(MemoryTree(files))
    assert loaded.troubles == ()
    return loaded.plan


def days(history):
    return [month.day for month in history.months]


def positions(history):
    found = [month.position for month in history.months if month.position]
    assert len(found) == len(history.months)
    return found


def counts(history, condition):
    return [position.tally.by_condition[condition] for position in positions(history)]


# --- which days ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2019, 1, 31), date(2019, 1, 31), [date(2019, 1, 31)]),
        (date(2019, 1, 7), date(2019, 1, 20), [date(2019, 1, 20)]),
        (date(2018, 12, 31), date(2019, 1, 20), [date(2018, 12, 31), date(2019, 1, 20)]),
        (
            date(2019, 12, 1),
            date(2020, 2, 29),
            [date(2019, 12, 31), date(2020, 1, 31), date(2020, 2, 29)],
        ),
        (date(2020, 1, 1), date(2019, 1, 20), [date(2019, 1, 20)]),
    ],
)
def test_month_ends_run_from_the_first_month_to_the_last_day(first, last, expected):
    assert list(month_ends(first, last)) == expected


def test_of_a_plan_that_seems_to_be_a_century_old_the_latest_months_are_told():
    found = month_ends(date(1918, 1, 1), date(2019, 1, 31))
    assert len(found) == MOST_MONTHS
    assert (found[0], found[-1]) == (date(2009, 2, 28), date(2019, 1, 31))
    history = history_by_facts(plan_of("", header="starts: 1918-01-01\n"), date(2019, 1, 31))
    assert "Months before 28 February 2009 are left out: there are too many." in history.notes


def test_the_story_begins_with_the_plan():
    history = history_by_facts(plan_of("due: 2019-02-15\n"), date(2019, 3, 31))
    assert days(history) == [date(2019, 1, 31), date(2019, 2, 28), date(2019, 3, 31)]
    assert [month.is_compared for month in history.months] == [False, True, True]


def test_without_a_first_day_the_story_begins_with_the_first_fact():
    history = history_by_facts(plan_of("started: 2019-02-03\n", header=""), date(2019, 3, 31))
    assert days(history) == [date(2019, 2, 28), date(2019, 3, 31)]
    assert days(history_by_facts(plan_of("", header=""), date(2019, 3, 10))) == [date(2019, 3, 10)]


def test_nothing_is_compared_with_a_day_before_the_plan_was_taken_over():
    plan = plan_of("due: 2019-02-15\n", header="starts: 2018-06-01\ntaken_over: 2019-02-20\n")
    history = history_by_facts(plan, date(2019, 3, 31))
    assert days(history) == [date(2019, 2, 20), date(2019, 2, 28), date(2019, 3, 31)]
    assert [month.newly_overdue for month in history.months] == [(), (), ()]
    assert any("before 20 February 2019" in note for note in history.notes)
    assert days(history_by_facts(plan, date(2019, 1, 20))) == [date(2019, 1, 20)]
    assert days(history_by_facts(plan, date(2019, 2, 20))) == [date(2019, 2, 20)]


def test_a_month_that_is_not_over_is_told_up_to_the_day():
    history = history_by_facts(plan_of(""), date(2019, 2, 12))
    assert "The last month is told up to 12 February 2019." in history.notes
    assert history_by_facts(plan_of(""), date(2019, 2, 28)).notes == history.notes[:1]


# --- what befell it -----------------------------------------------------------------------------


def test_what_falls_overdue_is_named_in_the_month_in_which_its_date_passed():
    history = history_by_facts(plan_of("due: 2019-01-31\n", "due: 2019-02-28\n"), date(2019, 3, 31))
    assert [[late.id for late in month.newly_overdue] for month in history.months] == [
        [],
        ["1.1.1"],
        ["1.1.2"],
    ]
    assert history.months[1].newly_overdue[0].due == date(2019, 1, 31)
    assert counts(history, Condition.OVERDUE) == [0, 1, 2]


def test_a_date_that_a_board_moved_is_told_in_the_month_in_which_it_agreed():
    history = history_by_facts(plan_of(MOVED.format(by="board")), date(2019, 4, 30))
    assert [month.moves for month in history.months[:2]] == [(), ()]
    [move] = history.months[2].moves
    assert (move.before, move.after, move.days) == (date(2019, 2, 28), date(2019, 4, 30), 61)
    assert move.agreed
    assert move.text == (
        "from 28 February 2019 to 30 April 2019, 61 days later; agreed by Improvement Board on "
        "14 March 2019, minute 5.2: A vacant post"
    )
    assert history.months[3].moves == ()


def test_a_date_agreed_by_a_group_that_may_not_moves_nothing():
    history = history_by_facts(plan_of(MOVED.format(by="team")), date(2019, 4, 30))
    assert [month.moves for month in history.months] == [(), (), (), ()]


def test_an_action_counts_from_the_day_it_joined_and_a_withdrawn_one_stands_apart():
    history = history_by_facts(
        plan_of("added: 2019-02-10\n", "withdrawn:\n  date: 2019-03-05\n  by: board\n"),
        date(2019, 3, 31),
    )
    assert [one.tally.total for one in positions(history)] == [1, 2, 1]
    assert [one.withdrawn for one in positions(history)] == [0, 0, 1]


def test_facts_of_later_months_are_not_seen():
    history = history_by_facts(plan_of("completed: 2019-02-20\n"), date(2019, 3, 31))
    assert counts(history, Condition.COMPLETE) == [0, 1, 1]


def test_the_sample_slips_from_month_to_month_as_its_dates_pass(sample):
    plan = load_plan(FolderTree(sample)).plan
    history = history_by_facts(plan, date(2019, 7, 31))
    assert days(history) == [date(2019, 5, 31), date(2019, 6, 30), date(2019, 7, 31)]
    assert [one.tally.by_rag["RED"] for one in positions(history)] == [52, 63, 74]
    assert counts(history, Condition.OVERDUE) == [48, 62, 73]
    assert [len(month.newly_overdue) for month in history.months] == [0, 14, 11]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (date(2019, 4, 30), date(2019, 5, 1), "from 30 April 2019 to 1 May 2019, 1 day later"),
        (date(2019, 5, 1), date(2019, 4, 1), "from 1 May 2019 to 1 April 2019, 30 days earlier"),
    ],
)
def test_a_move_is_told_with_both_dates_and_the_days_between(before, after, words):
    assert distance_in_words(before, after) == words


# --- as tables ----------------------------------------------------------------------------------


def test_conditions_that_never_occur_have_no_column():
    history = history_by_facts(plan_of("due: 2019-01-31\n"), date(2019, 2, 28))
    [counted, february] = history_grids(history)
    assert [column.title for column in counted.columns] == [
        "Month end",
        "Actions",
        "Overdue",
        "Not started",
        "Newly overdue",
        "Dates moved",
    ]
    assert counted.rows == (
        ("31 January 2019", "1", "0", "1", "", ""),
        ("28 February 2019", "1", "1", "0", "1", "0"),
    )
    assert february.heading == "February 2019"
    assert february.rows == (("Newly overdue", "1.1.1", "Action 1", "due 31 January 2019"),)


def test_what_befell_a_month_stands_by_its_weight_with_the_commit_that_did_it():
    commit = Commit("3f2a1b9c0d" + "0" * 30, date(2019, 2, 7), "Programme Support", "Update")
    one, two = Named("1.1.1", "1.1.1", "One"), Named("1.1.2", "1.1.2", "Two")
    day = date(2019, 2, 28)
    month = MonthEnd(
        day=day,
        position=None,
        is_compared=True,
        is_told=True,
        newly_overdue=(one,),
        moves=(
            DateMove(one, day, day, True, "agreed move", commit),
            DateMove(two, day, None, False, "silent move", commit),
        ),
        removed=(Removal(two, None),),
        commit=commit,
        problem="the commit has no plan",
        unread=(Unread("plan/a.yaml", None, "broken"),),
    )
    history = PlanHistory("A plan", "A council", day, "git", (month,), ())
    [counted, events] = history_grids(history)
    assert counted.rows == (("28 February 2019", "", "1", "2", "1", "3f2a1b9c0d"),)
    whose = " (3f2a1b9c0d by Programme Support on 7 February 2019)"
    assert [(row[0], row[1], row[3]) for row in events.rows] == [
        ("Cannot be read", "", f"the commit has no plan{whose}"),
        (
            "Cannot be read",
            "",
            "1 thing could not be read and is not counted here: plan/a.yaml",
        ),
        ("Taken out", "1.1.2", "not withdrawn"),
        ("Date moved, not agreed", "1.1.2", f"silent move{whose}"),
        ("Date moved", "1.1.1", f"agreed move{whose}"),
        ("Newly overdue", "1.1.1", ""),
    ]
