"""Waivers: what a board accepts, until when, and what is left of it afterwards."""

import textwrap
from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.sources.memory import MemoryTree

ACCEPTED = ("no-success-measure", "signed-off-without-minute")
ABOUT_WAIVERS = ("expired-waiver", "unused-waiver")

PLAN = """\
title: Publish the standards
{}
=== waivers.yaml
- rule: {}
  subjects: {}
  reason: To be agreed at the away day
"""


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def checked(text, as_of=EXAMPLE_DAY, rules=(*ACCEPTED, *ABOUT_WAIVERS)):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, as_of).files
    return check_on(load_plan(MemoryTree(files)), as_of, [the_rule(name) for name in rules], "")


def waived(rule="no-success-measure", subjects="all", until=None, action="area: 1.1", **options):
    text = PLAN.format(action, rule, subjects) + (f"  until: {until}\n" if until else "")
    return checked(text, **options)


def told(outcome):
    return [
        (finding.rule, finding.message)
        for finding in outcome.findings
        if finding.rule in ABOUT_WAIVERS
    ]


def test_an_accepted_finding_is_counted_and_does_not_stand():
    outcome = waived(subjects="[1.1.1]")
    assert outcome.findings == ()
    assert [one.finding.rule for one in outcome.waived] == ["no-success-measure"]
    assert outcome.waived[0].waiver.reason == "To be agreed at the away day"


@pytest.mark.parametrize("name", ["no-success-measure", "CIP501", "cip501", "No-Success-Measure"])
def test_a_waiver_names_its_rule_by_name_or_code_in_any_case(name):
    assert waived(rule=name).findings == ()


def test_a_waiver_holds_on_its_last_day_and_not_on_the_next():
    assert told(waived(until="2026-05-31")) == []
    assert told(waived(until="2026-05-31", as_of=date(2026, 6, 1))) == [
        ("expired-waiver", "no-success-measure was accepted until 31 May 2026: 1 finding is back")
    ]


def test_findings_that_are_back_stand_as_warnings():
    signed = "signed_off: {date: 2026-04-21, by: improvement-board}"
    outcome = waived("signed-off-without-minute", until="2026-04-30", action=signed)
    back = [one for one in outcome.findings if one.rule == "signed-off-without-minute"]
    assert [one.severity for one in back] == ["warning"]
    assert outcome.waived == ()


def test_an_expired_waiver_of_which_nothing_is_left_is_told_once():
    outcome = waived("signed-off-without-minute", until="2026-04-30")
    assert told(outcome) == [
        (
            "expired-waiver",
            "signed-off-without-minute was accepted until 30 April 2026: nothing of it is left",
        )
    ]


def test_an_expired_waiver_of_a_rule_that_was_not_run_does_not_count_what_is_back():
    outcome = waived(until="2026-04-30", rules=ABOUT_WAIVERS)
    assert told(outcome) == [
        ("expired-waiver", "no-success-measure was accepted until 30 April 2026")
    ]


def test_a_waiver_that_covers_nothing_is_told():
    assert told(waived("signed-off-without-minute")) == [
        ("unused-waiver", "signed-off-without-minute finds nothing that this entry accepts")
    ]


def test_a_waiver_of_a_rule_that_was_not_run_is_not_unused():
    assert told(waived("signed-off-without-minute", rules=("unused-waiver",))) == []


def test_ids_that_are_in_no_finding_are_told_beside_one_that_is():
    assert told(waived(subjects="[1.1.1, 1.1.7, 1.1.8]")) == [
        ("unused-waiver", "no-success-measure finds nothing to accept on 1.1.7 and 1.1.8")
    ]


def test_a_finding_on_several_actions_is_covered_only_when_all_are_listed():
    text = """
        title: Publish the standards
        success: [Better performance]
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        success: [Better performance]
        === waivers.yaml
        - rule: repeated-success-text
          subjects: {}
          reason: Printed so
    """
    rules = ("repeated-success-text", "unused-waiver")
    both = checked(text.format("[1.1.1, 1.1.2]"), rules=rules)
    one = checked(text.format("[1.1.1]"), rules=rules)
    assert (len(both.waived), told(both)) == (1, [])
    assert (len(one.waived), len(told(one))) == (0, 1)


def test_a_rule_that_does_not_exist_is_told_with_the_one_meant():
    outcome = waived("no_success_measures")
    (finding,) = [one for one in outcome.findings if one.rule == "unused-waiver"]
    assert finding.message == "there is no rule no_success_measures"
    assert finding.hint == "Write: rule: no-success-measure"


def test_what_is_said_of_waivers_cannot_itself_be_accepted():
    assert told(waived("unused-waiver")) == [
        ("unused-waiver", "findings of unused-waiver cannot be accepted")
    ]


def test_no_waiver_is_unused_while_a_file_cannot_be_read():
    text = PLAN.format("area: 1.1", "no-success-measure", "[1.1.1, 1.1.2]")
    text += "=== actions/1/1.1.2.yaml\ntitel: Train the team\n"
    assert told(checked(text)) == []


def test_two_waivers_of_one_finding_are_both_used():
    text = PLAN.format("area: 1.1", "no-success-measure", "all")
    text += "- rule: CIP501\n  subjects: 1.1.1\n  reason: The same again\n"
    assert told(checked(text)) == []
