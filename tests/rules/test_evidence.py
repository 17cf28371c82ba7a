"""Evidence and governance: what shows that an action is done, and when papers are due."""

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


@pytest.fixture(scope="module")
def on_the_sample(sample):
    loaded = load_plan(FolderTree(sample))

    def findings(rule, as_of=date(2019, 5, 31)):
        return check_on(loaded, as_of, [the_rule(rule)], "").findings

    return findings


# complete-without-evidence, untested-evidence


def test_every_claim_of_the_sample_lacks_evidence(on_the_sample):
    findings = on_the_sample("complete-without-evidence")
    assert len(findings) == 35
    assert {finding.message for finding in findings} == {"rated GREEN, with no evidence"}


def test_an_open_action_needs_no_evidence():
    assert messages("complete-without-evidence", "due: 2026-04-30") == []


def test_a_sign_off_alone_is_asked_for_evidence_where_it_stands():
    text = """
        title: Publish the standards
        signed_off:
          date: 2026-05-19
          by: improvement-board
          minute: 4.1
    """
    (finding,) = found("complete-without-evidence", text)
    assert finding.message == "signed off on 19 May 2026, with no evidence"
    assert finding.line == 2


def test_one_piece_of_evidence_that_was_tested_is_enough():
    text = """
        evidence:
          - {date: 2026-04-27, title: Standards}
          - {date: 2026-05-10, title: Audit, tested_by: head-of-service}
        completed: 2026-04-28
    """
    assert messages("untested-evidence", text) == []


def test_untested_evidence_is_told_once_an_action():
    text = """
        evidence: [{date: 2026-04-27, title: Standards}, {date: 2026-05-10, title: Audit}]
        completed: 2026-04-28
    """
    assert messages("untested-evidence", text) == [
        "completed on 28 April 2026, and none of its 2 pieces of evidence has been tested"
    ]


# meetings


MEETING = """
    === meetings.yaml
    meetings:
      - board: improvement-board
        date: {}
        {}
"""


def papers(meeting, due=None, settings=""):
    text = MEETING.format(meeting, f"papers_due: {due}" if due else "note: In the town hall")
    if settings:
        text += f"""
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    settings: {{{settings}}}
"""
    return messages("papers-inside-clear-days", text)


def test_five_clear_days_are_counted_over_a_weekend_and_a_bank_holiday():
    # Tuesday 2 June 2026; Monday 25 May is a bank holiday.
    assert papers("2026-06-02", "2026-05-22") == []
    assert papers("2026-06-02", "2026-05-26") == [
        "papers due 26 May 2026 for the meeting of 2 June 2026: 4 of 5 clear days"
    ]


def test_papers_due_after_the_meeting_leave_no_clear_day():
    assert papers("2026-06-02", "2026-06-03") == [
        "papers due 3 June 2026 for the meeting of 2 June 2026: 0 of 5 clear days"
    ]


def test_the_day_reckoned_by_the_settings_is_held_against_the_clear_days_too():
    assert papers("2026-06-16") == []
    assert papers("2026-06-16", settings="papers_working_days: 3") == [
        "papers due 11 June 2026 for the meeting of 16 June 2026: 2 of 5 clear days"
    ]
    assert papers("2026-06-16", settings="papers_working_days: 3, clear_days: 2") == []


def test_a_meeting_without_a_day_for_papers_is_told_which_day_is_taken():
    (finding,) = found("meeting-without-paper-deadline", MEETING.format("2026-06-16", "note: Hall"))
    assert finding.message == (
        "the meeting of 16 June 2026 has no day for papers; taken as 3 June 2026"
    )
    assert finding.hint == "Write: papers_due: 2026-06-03"
