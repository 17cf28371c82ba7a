"""Done, and is it making a difference? What the measures say since an action was completed."""

import pytest

MEASURE = """\
title: Visits on time
unit: percent
better: higher
readings:
  - date: 2019-01-31
    value: 80
"""
DONE = "due: 2019-02-28\ncompleted: 2019-02-15\nsuccess:\n  - measure: visits\n"


@pytest.fixture
def unmoved(small_paper):
    def make(more="", action=DONE):
        return small_paper(files={"measures/visits.yaml": MEASURE + more}, one=action).unmoved

    return make


def reading(day, value):
    return f"  - date: {day}\n    value: {value}\n"


@pytest.mark.parametrize(("value", "how"), [(80, "no change"), (70, "worse")])
def test_a_measure_that_is_no_better_since_is_shown_beside_its_action(value, how, unmoved):
    found = unmoved(reading("2019-04-30", value))
    [line] = found.lines
    assert (line.line.number, line.done, line.how) == ("1.1.1", "15 February 2019", how)
    assert (line.before, line.after) == ("80% (31 January 2019)", f"{value}% (30 April 2019)")
    assert found.summary == "1 action is done and its measure is no better since."


def test_a_measure_that_got_better_is_said_in_a_sentence(unmoved):
    found = unmoved(reading("2019-04-30", 90))
    assert found.lines == ()
    assert found.summary == "Of every action that is done, the measures have got better since."


def test_no_reading_since_is_no_difference_shown(unmoved):
    found = unmoved()
    assert found.summary == ""
    [unread] = found.unshown
    assert unread.words == "1 action is done, and no reading of its measure has come since"
    assert [one.number for one in unread.actions.items] == ["1.1.1"]


def test_nothing_is_compared_where_the_definition_changed_and_the_paper_says_so(unmoved):
    found = unmoved(reading("2019-04-30", 70) + "breaks:\n  - 2019-03-31\n")
    assert (found.lines, found.summary) == ((), "")
    [uncompared] = found.unshown
    assert uncompared.words == (
        "1 action is done, and no earlier reading of its measure can be compared with the latest"
    )
    assert [one.number for one in uncompared.actions.items] == ["1.1.1"]


def test_an_action_that_is_not_done_is_not_asked(unmoved):
    assert unmoved(action="due: 2019-12-31\nsuccess:\n  - measure: visits\n").unshown == ()
