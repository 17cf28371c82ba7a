"""The paper for the board as values: the figures, the sentences, and what is asked of the board."""

from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.model.scheme import Condition
from cipt.rules.registry import all_rules
from cipt.sources.folder import FolderTree


@pytest.fixture(scope="module")
def may(paper, sample):
    return paper(FolderTree(sample), "2019-05-31", all_rules())


@pytest.fixture(scope="module")
def june(paper, sample):
    return paper(FolderTree(sample), "2019-06-30")


@pytest.fixture(scope="module")
def invented(paper, checkout):
    return paper(FolderTree(checkout / "starter/example/plan"), "2026-05-31")


def change_in(report, title):
    (kind,) = (each for each in report.changes.kinds if each.title == title)
    return [f"{one.number} {one.remark}".strip() for one in kind.actions.items]


# --- the sample ---------------------------------------------------------------------------------


def test_page_one_of_the_sample_tells_how_ratings_and_dates_differ(may):
    assert may.headline == "52 of 130 actions (40%) are RED: 48 overdue and 4 rated off track."
    assert may.summary[0] == (
        "Their officers rate 16 of them RED; the other 36, rated AMBER, are past their due date."
    )


def test_the_counts_of_the_sample_are_those_of_the_plan_and_of_its_officers(may):
    found = {c.rating.rag: (c.count, c.share, c.declared) for c in may.counts.colours}
    assert found == {
        "RED": ("52", "40%", "16"),
        "GREY": ("3", "2%", "0"),
        "AMBER": ("40", "31%", "76"),
        "GREEN": ("35", "27%", "35"),
        "BLUE": ("0", "0%", "0"),
    }
    (blank,) = may.counts.other_declared
    assert (blank.name, blank.count) == ("Not rated", "3")


def test_the_sample_asks_the_board_for_no_decision_and_to_confirm_its_claims(may):
    assert may.decisions.sign_offs == may.decisions.dates == ()
    assert may.decisions.none.startswith("No decision is recorded as asked for")
    assert may.decisions.asks[0] == (
        "To confirm, or to ask for evidence: 35 actions were taken over as GREEN without a "
        "completion date. Evidence is on record for none of them."
    )


def test_in_may_nothing_of_the_sample_is_compared_and_in_june_fourteen_are_newly_overdue(may, june):
    assert may.changes.kinds == ()
    assert not may.counts.compared
    assert len(change_in(june, "Newly overdue")) == 14
    assert june.counts.colours[0].change == "11 more"
    assert june.changes.none.startswith("None: newly complete, signed off, recovered")


def test_five_exceptions_of_the_sample_are_shown_and_those_just_as_late_are_named(may):
    assert [one.line.number for one in may.exceptions.worst] == [
        *("4.6.2", "5.4.1", "5.4.2", "5.4.3", "5.4.4")
    ]
    assert may.exceptions.note.endswith("5.4.5 and 5.4.6 are just as late as the last of them.")
    first = may.exceptions.worst[0]
    assert (first.trouble, first.cause) == ("182 days overdue", "No reason is recorded.")
    assert first.recovery == "No recovery date is recorded."


def test_the_sample_has_measures_with_targets_and_without_readings(may):
    assert may.key_measures.note.startswith("No readings are published for the plan's 23 measures")
    assert len(may.key_measures.lines) == 6
    assert not may.key_measures.has_readings


def test_what_is_accepted_and_that_the_plan_is_closed_stand_on_page_one(may):
    accepted, closed, note = may.notices
    assert accepted.startswith("11 findings of the check are accepted by the plan")
    assert closed == "The plan was closed on 31 May 2019. It is no longer kept."
    assert note.startswith("A note in the plan says:")


# --- every condition ----------------------------------------------------------------------------


def test_the_invented_plan_has_an_action_in_every_condition(checkout):
    loaded = load_plan(FolderTree(checkout / "starter/example/plan"))
    assert loaded.troubles == ()
    conditions = {one.condition for one in judge(loaded.plan, date(2026, 5, 31)).progress}
    assert conditions == set(Condition)


def test_what_has_changed_follows_from_the_facts_of_the_month(invented):
    assert change_in(invented, "Newly overdue") == ["1.2.3", "3.1.1", "3.2.1"]
    assert change_in(invented, "Newly complete") == ["1.1.2 waiting for sign-off"]
    assert change_in(invented, "Recovered") == ["2.1.4 its date was moved", "2.1.5"]
    assert change_in(invented, "New dates agreed") == ["2.1.4 to 31 July 2026"]
    assert change_in(invented, "New dates refused") == ["3.1.1 to 31 December 2026"]
    assert change_in(invented, "Recovery dates broken") == ["1.2.1 15 May 2026"]
    assert change_in(invented, "Reopened") == ["3.1.1"]
    assert change_in(invented, "Joined the plan") == ["3.1.3"]
    assert invented.changes.none == "None: signed off."


def test_an_action_that_joined_since_was_not_counted_before_and_a_withdrawn_one_no_longer_is(
    invented,
):
    assert invented.counts.total == "21"
    assert invented.counts.total_change == "the same"
    assert invented.counts.withdrawn == "1 withdrawn action is not counted."


def test_the_board_is_asked_for_sign_offs_with_what_speaks_against_them(invented):
    first, second = invented.decisions.sign_offs
    assert (first.line.number, first.caution) == ("1.1.2", "")
    assert first.evidence == (
        "Audit of 30 closed contacts (audit, 12 May 2026, tested by Head of Quality Assurance)"
    )
    assert (second.line.number, second.evidence) == ("1.1.3", "No evidence is recorded")
    assert second.caution == (
        "Contacts decided in one working day stood at 76% on 30 April 2026, and was to reach 85%"
    )


def test_a_date_that_a_board_without_the_right_has_agreed_still_waits(invented):
    asked = {one.line.number: one for one in invented.decisions.dates}
    assert asked["3.2.1"].moves == "214 days later"
    assert asked["1.2.1"].before == "moved once before"
    (entry,) = next(m for m in invented.dates.moved if m.line.number == "3.2.1").entries
    assert entry.outcome.endswith("not a board that may agree dates, so it waits")


def test_exceptions_stand_longest_overdue_first_and_of_equals_the_often_moved(invented):
    assert [one.line.number for one in invented.exceptions.worst] == [
        *("3.1.1", "1.2.1", "1.2.2", "3.2.1", "1.2.3")
    ]
    assert invented.exceptions.note == "The worst 5 of 7 RED actions: the longest overdue first."


def test_an_exception_gives_cause_effect_recovery_and_owner(invented):
    one = next(each for each in invented.exceptions.worst if each.line.number == "1.2.1")
    assert one.cause == (
        "29 May 2026: Two posts were advertised twice; both are now filled from 6 July. "
        "Waits for 3.2.1 (31 days overdue) and the Trust's night rota, from Exampleshire Health "
        "Trust."
    )
    assert one.effect.startswith("AFI12: Strategy discussions without health.")
    assert one.recovery == (
        "Was to be back on track by 15 May 2026. To be back on track by 31 July 2026. "
        "31 July 2026 is asked for as a new date."
    )
    assert one.owners == "Assistant Director, Safeguarding; SRO: Director of Children's Services"


def test_a_recommendation_whose_action_misses_its_measure_is_not_called_done(invented):
    lines = {one.id: one for group in invented.recommendations.groups for one in group.lines}
    assert lines["R1"].in_words == "1 RED, 3 BLUE"
    assert lines["R1"].remark == ""
    assert lines["R5"].remark == "No action answers it"
    assert "No action answers R5." in invented.recommendations.notes


def test_papers_are_due_nine_working_days_before_a_meeting_unless_it_says(invented):
    board, scrutiny = invented.ahead.meetings
    assert (board.date, board.papers_due) == ("16 June 2026", "3 June 2026")
    assert (scrutiny.date, scrutiny.papers_due) == ("2 July 2026", "22 June 2026")
    assert [event.date for event in invented.ahead.events] == ["14 July 2026"]


def test_no_sentence_of_a_paper_is_put_together_wrongly(may, june, invented):
    for report in (may, june, invented):
        for text in texts_of(report):
            for slip in ("  ", " .", "..", " ,", ",.", ";.", "()", " 1 actions", ": ."):
                assert slip not in text, text
            assert text != "None"


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
