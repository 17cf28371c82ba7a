"""Ratings: what a declared colour and a completion must not hide, and what is no fault."""

import textwrap
from datetime import date

import pytest

from cipt.evaluation.stamp import sign_off_stamp
from cipt.loading.plan import load_plan
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

PLAN = """
=== plan.yaml
title: Example improvement plan
organisation: Exampleshire Council
starts: 2026-01-01
"""


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def found(rule, text, as_of=EXAMPLE_DAY):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, as_of).files
    loaded = load_plan(MemoryTree(files))
    assert loaded.troubles == ()
    return check_on(loaded, as_of, [the_rule(rule)], "").findings


def messages(rule, text, as_of=EXAMPLE_DAY):
    return [finding.message for finding in found(rule, text, as_of)]


@pytest.fixture(scope="module")
def on_the_sample(sample):
    loaded = load_plan(FolderTree(sample))

    def findings(rule, as_of=date(2019, 5, 31)):
        return check_on(loaded, as_of, [the_rule(rule)], "").findings

    return findings


# rating-rosier-than-dates


def test_the_sample_has_36_actions_rated_amber_past_their_date(on_the_sample):
    findings = on_the_sample("rating-rosier-than-dates")
    assert len(findings) == 36
    by_subject = {finding.subject: finding.message for finding in findings}
    assert by_subject["2.3.5"] == (
        "rated AMBER on 31 May 2019, 31 days after its date: RED by the facts"
    )


def test_an_action_is_not_rated_too_rosily_on_the_day_it_is_due():
    text = "due: 2026-05-31\nupdates: [{date: 2026-05-20, rag: AMBER}]"
    assert messages("rating-rosier-than-dates", text) == []
    assert messages("rating-rosier-than-dates", text, date(2026, 6, 1)) == [
        "rated AMBER on 20 May 2026, before its date had passed: RED by the facts"
    ]


def test_a_rating_worse_than_the_facts_is_never_too_rosy():
    text = "completed: 2026-05-25\nupdates: [{date: 2026-05-20, rag: RED}]"
    assert messages("rating-rosier-than-dates", text) == []


def test_a_rating_that_fits_is_not_too_rosy_because_a_later_one_has_no_known_colour():
    text = """\
due: 2026-12-31
updates:
  - date: 2026-04-20
    rag: AMBER
  - date: 2026-05-20
    rag: PUCE
"""
    assert messages("rating-rosier-than-dates", text) == []


def test_an_action_taken_over_as_signed_off_is_asked_for_its_date_and_for_no_more():
    text = """
        due: 2026-04-30
        updates: [{date: 2026-03-20, rag: BLUE}]
        === plan.yaml
        title: Example improvement plan
        organisation: Exampleshire Council
        taken_over: 2026-03-31
    """
    assert messages("rating-rosier-than-dates", text) == []
    assert messages("complete-without-date", text) == [
        "taken over as BLUE, with no completion date"
    ]


def test_green_without_a_completion_date_is_left_to_the_rule_that_asks_for_the_date():
    text = "due: 2026-04-30\nupdates: [{date: 2026-05-20, rag: GREEN}]"
    assert messages("rating-rosier-than-dates", text) == []
    assert len(found("complete-without-date", text)) == 1


def test_a_grey_action_past_its_date_is_rated_too_rosily():
    text = "due: 2026-04-30\nupdates: [{date: 2026-05-20, rag: GREY}]"
    assert messages("rating-rosier-than-dates", text) == [
        "rated GREY on 20 May 2026, 20 days after its date: RED by the facts"
    ]


def test_a_missed_review_is_named_where_it_makes_the_rating_too_rosy():
    text = "reviews: [{due: 2026-03-31}]\nupdates: [{date: 2026-05-20, rag: AMBER}]"
    assert messages("rating-rosier-than-dates", text) == [
        "rated AMBER on 20 May 2026, 50 days after the missed review of 31 March 2026: "
        "RED by the facts"
    ]
    early = text.replace("2026-05-20", "2026-03-20")
    assert messages("rating-rosier-than-dates", early) == [
        "rated AMBER on 20 March 2026, before the review of 31 March 2026 was missed: "
        "RED by the facts"
    ]


def test_a_rating_too_rosy_is_told_in_100_characters_whatever_the_date_and_the_colour():
    text = "reviews: [{due: 2026-09-30}]\nupdates: [{date: 2026-09-29, rag: AMBER}]"
    assert messages("rating-rosier-than-dates", text, date(2026, 10, 5)) == [
        "rated AMBER before the review of 30 September 2026 was missed: RED by the facts"
    ]
    best, worst = "A colour with a name of its own", "Another that is as long as that"
    scheme = f"""
    due: 2026-04-30
    completed: 2026-04-20
    updates: [{{date: 2026-05-20, rag: {best}}}]
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    starts: 2026-01-01
    scheme:
      - rag: {worst}
        label: Not done
        means: Not done yet
        conditions: [overdue, off_track, milestone_missed, not_started, at_risk, on_track,
          outcome_missed, claimed, complete]
      - rag: {best}
        label: Done
        means: Signed off by the board
        conditions: [signed_off]
    """
    assert messages("rating-rosier-than-dates", scheme) == [
        f"rated {best.upper()}, but {worst.upper()} by the facts"
    ]


# blank-rating


def test_the_three_blank_actions_of_the_sample_are_found(on_the_sample):
    findings = on_the_sample("blank-rating")
    assert [finding.subject for finding in findings] == ["1.2.2", "PR6", "PR7"]


def test_a_plan_in_which_nothing_is_rated_yet_is_told_so_once():
    text = """
        title: Publish the standards
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        === actions/1/1.1.3.yaml
        title: Audit the visits
        area: 1.1
    """
    (finding,) = found("blank-rating", text)
    assert finding.message == "no action has a rating yet: 3 are open, 1.1.1 the first of them"
    assert finding.subjects == ("1.1.1", "1.1.2", "1.1.3")


def test_time_alone_never_makes_a_rating_blank():
    text = """
        title: Publish the standards
        added: 2026-05-25
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        updates: [{date: 2026-05-20, rag: AMBER}]
    """
    assert found("blank-rating", text) == found("blank-rating", text, date(2027, 5, 31)) == ()


def test_a_new_action_on_which_work_has_begun_is_to_be_rated():
    text = """
        title: Publish the standards
        added: 2026-05-25
        started: 2026-05-26
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        updates: [{date: 2026-05-20, rag: AMBER}]
    """
    assert [finding.subject for finding in found("blank-rating", text)] == ["1.1.1"]


def test_a_completed_action_needs_no_rating():
    text = "completed: 2026-05-01" + PLAN
    assert found("blank-rating", text) == ()


# unknown-rating


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("AMBR", "Write: rag: AMBER"),
        ("A", "Write: rag: AMBER"),
        ("G", "Write one of these colours"),
        ("GREEN-AMBER", "Write: rag: AMBER"),
        ("Purple", "Write one of these colours"),
    ],
)
def test_an_unknown_colour_is_answered_with_the_colour_meant(typed, hint):
    text = f"updates:\n  - date: 2026-05-20\n    rag: {typed}"
    (finding,) = found("unknown-rating", text)
    assert finding.message == (
        f"{typed.upper()} is no colour of this plan, which has RED, GREY, AMBER, GREEN and BLUE"
    )
    assert finding.hint == hint


# red-without-reason, red-before-due-without-reason


def test_each_red_of_the_sample_is_asked_for_its_reason_just_once(on_the_sample):
    late = {finding.subject for finding in on_the_sample("red-without-reason")}
    early = {finding.subject for finding in on_the_sample("red-before-due-without-reason")}
    assert len(late) == 15
    assert early == {"1.2.3"}
    assert not late & early


def test_a_red_says_what_it_lacks():
    def lacking(*lines):
        text = "\n".join(("due: 2026-04-30", "updates:", "  - date: 2026-05-20", *lines))
        return messages("red-without-reason", text)

    assert lacking("    rag: RED") == ["rated RED, with no cause and no recovery date"]
    assert lacking("    rag: RED", "    note: A vacancy") == ["rated RED, with no recovery date"]
    assert lacking("    rag: RED", "    recovery: 2026-06-30") == ["rated RED, with no cause"]


def test_a_red_with_a_cause_before_its_date_is_asked_for_a_recovery_date_alone():
    text = "due: 2026-09-30\nupdates: [{date: 2026-05-20, rag: RED, note: A vacancy}]"
    assert messages("red-without-reason", text) == ["rated RED, with no recovery date"]
    assert messages("red-before-due-without-reason", text) == []


def test_a_red_before_its_date_without_anything_is_said_once_with_all_it_lacks():
    text = "due: 2026-09-30\nupdates: [{date: 2026-05-20, rag: RED}]"
    assert messages("red-without-reason", text) == []
    assert messages("red-before-due-without-reason", text) == [
        "rated RED 133 days before its date, with no cause and no recovery date"
    ]


def test_a_later_note_without_a_rating_gives_the_cause():
    text = """
        due: 2026-04-30
        updates:
          - {date: 2026-05-20, rag: RED}
          - {date: 2026-05-22, note: The trainer is ill, recovery: 2026-06-30}
    """
    assert messages("red-without-reason", text) == []


def test_a_note_older_than_the_red_is_no_cause_of_it():
    text = """
        due: 2026-04-30
        updates:
          - {date: 2026-04-20, rag: AMBER, note: All is well, recovery: 2026-06-30}
          - {date: 2026-05-20, rag: RED}
    """
    assert messages("red-without-reason", text) == ["rated RED, with no cause and no recovery date"]


def test_what_an_action_waits_for_is_a_cause():
    text = """
        due: 2026-04-30
        waiting_for: {what: The new records system}
        updates: [{date: 2026-05-20, rag: RED, recovery: 2026-06-30}]
    """
    assert messages("red-without-reason", text) == []


def test_a_date_that_the_board_agreed_since_is_a_cause_and_a_recovery():
    text = """
        due: 2026-04-30
        revisions:
          - {due: 2026-08-31, reason: A vacancy, agreed: 2026-05-26, by: improvement-board}
        updates: [{date: 2026-05-20, rag: RED}]
    """
    assert messages("red-without-reason", text) == []
    assert len(messages("red-before-due-without-reason", text.replace("05-26", "05-12"))) == 1


def test_a_red_action_that_was_completed_since_needs_no_reason_any_more():
    text = "due: 2026-04-30\ncompleted: 2026-05-25\nupdates: [{date: 2026-05-20, rag: RED}]"
    assert messages("red-without-reason", text) == []


def test_an_overdue_action_that_was_not_declared_off_track_is_not_asked_for_a_cause():
    text = "due: 2026-04-30\nupdates: [{date: 2026-05-20, rag: AMBER}]"
    assert messages("red-without-reason", text) == []


# recovery-date-broken


RECOVERIES = """
    due: 2026-03-31
    updates:
      - {date: 2026-04-01, rag: RED, note: A vacancy, recovery: 2026-04-30}
      - {date: 2026-05-01, rag: RED, note: A vacancy, recovery: 2026-05-20}
      - {date: 2026-05-21, rag: RED, note: A vacancy, recovery: 2026-06-30}
"""


def test_a_second_broken_recovery_date_is_told_though_a_third_is_promised():
    assert messages("recovery-date-broken", RECOVERIES) == [
        "was to be back on track by 20 May 2026, and is RED, the last of 2 recovery dates broken"
    ]


def test_a_first_broken_recovery_date_with_a_new_one_is_not_told():
    assert messages("recovery-date-broken", RECOVERIES, date(2026, 5, 10)) == []


def test_a_recovery_date_is_not_broken_on_its_own_day():
    text = "due: 2026-03-31\nupdates: [{date: 2026-04-10, rag: RED, recovery: 2026-05-31}]"
    assert messages("recovery-date-broken", text) == []
    assert len(messages("recovery-date-broken", text, date(2026, 6, 1))) == 1


def test_a_rating_that_a_measure_contradicts_is_left_to_the_rule_that_names_the_measure():
    text = MEASURED.format(
        "completed: 2026-04-28\n    updates: [{date: 2026-04-28, rag: GREEN}]",
        "",
        "[{date: 2026-04-30, value: 82}]",
    )
    assert messages("rating-rosier-than-dates", text) == []
    assert len(messages("complete-against-missed-measure", text)) == 1


# complete-without-date


def test_every_claim_of_the_sample_is_a_warning(on_the_sample):
    findings = on_the_sample("complete-without-date")
    assert len(findings) == 35
    assert {finding.severity for finding in findings} == {"warning"}
    assert {finding.message for finding in findings} == {
        "taken over as GREEN, with no completion date"
    }


def test_a_claim_made_after_the_plan_was_taken_over_is_an_error():
    text = """
        due: 2026-12-31
        updates: [{date: 2026-05-20, rag: GREEN}]
        === plan.yaml
        title: Example improvement plan
        organisation: Exampleshire Council
        taken_over: 2026-03-31
    """
    (finding,) = found("complete-without-date", text)
    assert finding.severity == "error"
    assert finding.message == "rated GREEN, with no completion date: it counts as open"


def test_green_that_means_on_track_needs_no_completion_date():
    text = """
        due: 2026-12-31
        updates: [{date: 2026-05-20, rag: GREEN}]
        === plan.yaml
        title: Example improvement plan
        organisation: Exampleshire Council
        scheme: delivery
    """
    assert found("complete-without-date", text) == ()


def test_an_action_rated_done_again_after_it_was_reopened_needs_a_new_date():
    text = """
        completed: 2026-03-01
        reopened: {date: 2026-04-01}
        updates: [{date: 2026-05-20, rag: GREEN}]
    """
    assert messages("complete-without-date", text) == [
        "rated GREEN, with no completion date since it was reopened: it counts as open"
    ]


# complete against milestones and measures


def test_each_open_milestone_of_a_claimed_action_is_told_on_its_own_line():
    text = """
        milestones:
          - title: First audits done
            due: 2026-02-28
          - title: Findings shared
            due: 2026-03-31
        updates: [{date: 2026-03-20, rag: GREEN}]
        === plan.yaml
        title: Example improvement plan
        organisation: Exampleshire Council
        taken_over: 2026-03-31
    """
    findings = found("complete-with-open-milestones", text)
    assert [(finding.line, finding.message) for finding in findings] == [
        (2, 'rated GREEN, while "First audits done" is not done'),
        (4, 'rated GREEN, while "Findings shared" is not done'),
    ]


def test_an_action_that_is_not_done_may_have_open_milestones():
    text = "milestones: [{title: First audits done, due: 2026-02-28}]"
    assert found("complete-with-open-milestones", text) == ()


MEASURED = """
    success:
      - measure: visits
    {}
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: higher
    {}
    targets: [{{date: 2026-03-31, value: 95}}]
    readings: {}
"""


def test_a_missed_measure_is_named_with_its_figure_and_its_target():
    text = MEASURED.format("completed: 2026-04-28", "", "[{date: 2026-04-30, value: 82.5}]")
    assert messages("complete-against-missed-measure", text) == [
        'complete, but "Children seen on time" was 82.5% on 30 April 2026, not 95%'
    ]


def test_a_measure_within_its_tolerance_does_not_contradict_a_completion():
    text = MEASURED.format(
        "completed: 2026-04-28", "tolerance: 2", "[{date: 2026-04-30, value: 93}]"
    )
    assert messages("complete-against-missed-measure", text) == []


def test_an_open_action_may_miss_its_measure():
    text = MEASURED.format("due: 2026-09-30", "", "[{date: 2026-04-30, value: 50}]")
    assert messages("complete-against-missed-measure", text) == []
    assert messages("complete-against-unshown-measure", text) == []


def test_a_board_that_has_signed_off_is_not_asked_about_the_measure_again():
    signed = "signed_off: {date: 2026-05-01, by: improvement-board, minute: 4.1}"
    text = MEASURED.format(f"completed: 2026-04-28\n    {signed}", "", "[]")
    assert messages("complete-against-unshown-measure", text) == []


def test_a_reading_before_the_target_date_shows_nothing_once_that_date_has_come():
    text = MEASURED.format("completed: 2026-03-01", "", "[{date: 2026-01-31, value: 96}]")
    assert messages("complete-against-unshown-measure", text, date(2026, 3, 30)) == []
    assert messages("complete-against-unshown-measure", text) == [
        'complete, but "Children seen on time" has no reading on or after 31 March 2026'
    ]


def test_a_reading_not_yet_published_shows_nothing():
    text = MEASURED.format(
        "completed: 2026-03-01", "", "[{date: 2026-03-31, published: 2026-06-10, value: 96}]"
    )
    assert messages("complete-against-unshown-measure", text) == [
        'complete, but "Children seen on time" has no reading at all'
    ]


def test_claims_of_the_sample_that_no_reading_shows_are_found(on_the_sample):
    findings = on_the_sample("complete-against-unshown-measure")
    subjects = [finding.subject for finding in findings]
    assert subjects == ["1.1.1", "1.5.1", "1.5.2", "1.5.2", "1.7.1", "2.3.6"]


# sign-off


def test_a_sign_off_by_a_person_who_is_not_known_is_left_to_the_rule_on_people():
    text = "signed_off: {date: 2026-05-19, by: imprvement-board, minute: 4.1}"
    assert found("signed-off-by-other-body", text) == ()


def test_each_of_several_sign_offs_needs_its_minute():
    text = """
        completed: [2026-02-01, 2026-04-01]
        reopened: {date: 2026-03-10}
        signed_off:
          - date: 2026-02-17
            by: improvement-board
          - date: 2026-04-21
            by: improvement-board
            minute: 4.1
    """
    assert [finding.line for finding in found("signed-off-without-minute", text)] == [4]


def stamped(title, due, extra=""):
    return f"""
        title: {title}
        due: {due}
        success:
          - Every team has the standards
        completed: 2026-04-20
        signed_off:
          date: 2026-05-12
          by: improvement-board
          minute: 4.1
          stamp: STAMP
        {extra}
    """


def stamp_of(text):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, EXAMPLE_DAY).files
    (action,) = load_plan(MemoryTree(files)).plan.actions
    return sign_off_stamp(action, action.due)


def test_a_stamp_that_fits_is_no_finding_and_one_of_another_title_is():
    signed = stamped("Publish the standards", "2026-04-30")
    stamp = stamp_of(signed)
    assert found("changed-since-sign-off", signed.replace("STAMP", stamp)) == ()
    for changed in (
        stamped("Publish some of the standards", "2026-04-30"),
        stamped("Publish the standards", "2026-06-30"),
    ):
        assert messages("changed-since-sign-off", changed.replace("STAMP", stamp)) == [
            "the title, success or due date is not what was signed off on 12 May 2026"
        ]


def test_a_stamp_does_not_heed_how_a_text_is_spaced():
    assert stamp_of(stamped("Publish   the standards", "2026-04-30")) == stamp_of(
        stamped("Publish the standards", "2026-04-30")
    )


def test_a_stamp_made_by_another_definition_says_nothing():
    text = stamped("Publish the standards", "2026-04-30").replace("STAMP", "v2-000000000000")
    assert found("changed-since-sign-off", text) == ()


def test_a_date_agreed_after_the_sign_off_is_told_once():
    extra = """revisions:
          - due: 2026-07-31
            reason: More to do
            agreed: 2026-05-20
            by: improvement-board"""
    signed = stamped("Publish the standards", "2026-04-30", extra)
    text = signed.replace("STAMP", stamp_of(signed))
    assert messages("changed-since-sign-off", text) == [
        "a new date was agreed on 20 May 2026, after its sign-off on 12 May 2026"
    ]


def test_what_follows_a_reopening_is_no_change_of_what_was_signed_off():
    text = """
        due: 2026-06-30
        completed: 2026-04-20
        signed_off: {date: 2026-05-12, by: improvement-board, minute: 4.1}
        reopened: {date: 2026-05-15}
        updates: [{date: 2026-05-20, rag: AMBER}]
    """
    assert found("changed-since-sign-off", text) == ()


# stale-update


def test_an_update_is_stale_from_the_day_after_the_limit():
    text = "due: 2026-12-31\nupdates: [{date: 2026-04-19, rag: AMBER}]"
    assert messages("stale-update", text) == []
    assert messages("stale-update", text, date(2026, 6, 1)) == [
        "last updated on 19 April 2026, 43 days before 1 June 2026"
    ]


def test_a_note_without_a_rating_keeps_an_action_fresh():
    text = """
        due: 2026-12-31
        updates: [{date: 2026-01-19, rag: AMBER}, {date: 2026-05-10, note: Under way}]
    """
    assert messages("stale-update", text) == []


def test_the_limit_of_the_plan_is_heeded():
    text = "updates: [{date: 2026-05-20, rag: AMBER}]" + PLAN + "settings: {stale_after_days: 7}"
    assert len(messages("stale-update", text)) == 1


def test_an_action_that_is_done_needs_no_further_update():
    text = "completed: 2026-01-31\nupdates: [{date: 2026-01-31, rag: GREEN}]"
    assert messages("stale-update", text) == []


def test_an_action_that_is_to_start_later_need_not_be_updated():
    text = "start: 2026-07-01\nupdates: [{date: 2026-02-20, rag: GREY}]"
    assert messages("stale-update", text) == []
    assert len(messages("stale-update", text, date(2026, 7, 1))) == 1


# contradictory-siblings


def test_a_done_action_may_depend_on_a_withdrawn_one():
    text = """
        completed: 2026-05-20
        depends_on: [1.1.2]
        === actions/1/1.1.2.yaml
        title: Agree the standards
        area: 1.1
        withdrawn: {date: 2026-04-21, by: improvement-board, reason: Merged}
    """
    assert found("contradictory-siblings", text) == ()


def test_the_same_title_with_the_same_rating_is_no_contradiction():
    text = """
        title: Train the team
        updates: [{date: 2026-05-20, rag: AMBER}]
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        updates: [{date: 2026-05-20, rag: AMBER}]
    """
    assert found("contradictory-siblings", text) == ()
