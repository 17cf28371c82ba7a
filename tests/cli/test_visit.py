"""`cipt report --template visit`: asked, done, shown and not yet right, since a day."""

import pytest

from cipt.cli.app import run


@pytest.fixture
def visit(checkout, capsys):
    """Run the command on the invented plan at the end of May 2026; exit code, output, talk."""
    invented = checkout / "starter" / "example" / "plan"

    def go(*words):
        day = ["--plan", str(invented), "--as-of", "2026-05-31"]
        code = run(["report", "--template", "visit", *day, *words])
        return code, *capsys.readouterr()

    return go


def test_without_a_day_it_tells_since_the_last_visit(visit):
    assert "**Since 22 April 2026, the day of the monitoring visit.**" in visit()[1]


def test_the_day_may_lie_before_the_plan_was_taken_over(visit):
    code, out, _ = visit("--since", "2025-11-01")
    assert code == 0
    assert "**Since 1 November 2025, the day asked for.**" in out
    assert "3 November 2025: Work began" in out


def test_what_happened_on_the_day_itself_is_not_since_it(visit):
    assert "20 May 2026: Completed" in visit("--since", "2026-05-19")[1]
    assert "20 May 2026: Completed" not in visit("--since", "2026-05-20")[1]


def test_a_day_that_is_not_before_the_papers_own_is_refused(visit):
    code, _, err = visit("--since", "2026-05-31")
    assert code == 2
    assert "is not before the day of the paper" in err


def test_a_rating_without_a_word_of_why_is_nothing_done(visit):
    done = visit("--theme", "1")[1].partition("### What was done and decided")[2]
    done = done.partition("### What shows it")[0]
    assert "30 April 2026: Rated GREEN" not in done
    assert "Two posts were advertised twice" in done
    assert "Nothing is recorded as done or decided since 22 April 2026 of 1.1.1, 1.1.4" in done


def test_what_nobody_has_tested_and_what_nothing_shows_is_said(visit):
    out = visit("--since", "2025-11-01", "--theme", "1")[1]
    assert "Of 3 pieces of evidence since 1 November 2025, 1 has been tested by nobody." in out
    assert "2 of 5 actions that count as done have no evidence on record: 1.1.3 and 1.1.4." in out


def test_feedback_stands_apart_and_its_lack_is_said(visit):
    assert (
        "What 14 young people said of their advisers"
        in (visit("--theme", "3")[1].partition("### What children and families said")[2])
    )
    assert "No feedback of children, families or others is recorded" in visit("--theme", "1")[1]


def test_one_theme_or_one_recommendation_may_be_asked_for(visit):
    themes = visit("--theme", "2")[1]
    assert "## Theme 2:" in themes
    assert "## Theme 1:" not in themes
    asked = visit("--recommendation", "R3")[1]
    assert "## R3 Care leavers" in asked
    assert "3.1.1" in asked, "the action of a part counts for the whole"
    assert "## R1 " not in asked
    assert "## R1 " in visit("--recommendation", "all")[1]


def test_a_recommendation_that_there_is_not_is_refused_with_those_that_there_are(visit):
    code, _, err = visit("--recommendation", "R99")
    assert code == 2
    assert err.splitlines()[0] == "cipt: --recommendation R99: the plan has no such recommendation"
    assert "R3a" in err.splitlines()[1]


def test_a_recommendation_that_nothing_answers_says_so(visit):
    out = visit("--recommendation", "R5")[1]
    assert "No action of the plan belongs here." in out
    assert "No evidence is recorded" in out


def test_every_reason_for_which_actions_are_not_yet_right_is_counted(visit):
    assert (
        "- 12 actions are not yet right: 5 overdue, 1 rated off track, 2 behind on a step, "
        "1 complete though a measure misses its target, 1 rated at risk and "
        "2 taken over as complete without a completion date.\n"
    ) in visit()[1]
