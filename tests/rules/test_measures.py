"""Measures: what a figure must have to be read, and who counts on it."""

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


def test_every_action_of_the_sample_without_a_success_measure_is_found(on_the_sample):
    findings = on_the_sample("no-success-measure")
    assert len(findings) == 18
    assert {"1.2.2", "2.3.7", "PR6", "PR7"} <= {finding.subject for finding in findings}


# success-without-number


def success(*texts):
    return "\n".join(("success:", *(f"  - {text}" for text in texts)))


@pytest.mark.parametrize(
    "text",
    [
        "Guidance published",
        "Survey done in half of the teams, and 20 improvements agreed",
        "Fewer than one in ten plans drift",
        "Areas for improvement agreed",
        "Moreton office opened",
    ],
)
def test_a_thing_that_will_be_there_and_a_change_with_its_figure_need_no_more(text):
    assert messages("success-without-number", success(text)) == []


def test_a_change_without_a_figure_is_told_once_an_action():
    assert messages("success-without-number", success("Better plans", "Fewer delays")) == [
        '"Better plans" says "better", and not by how much'
    ]


def test_a_long_text_is_shown_around_its_word_of_change():
    text = success(
        "Every audit of the year that is now about to begin shows more good plans in all"
    )
    (message,) = messages("success-without-number", text)
    assert '"more"' in message
    assert "shows more good" in message
    assert len(message) <= 100


# repeated-success-text


def test_the_two_repeated_texts_of_the_sample_are_told_once_each(on_the_sample):
    findings = on_the_sample("repeated-success-text")
    assert [finding.subjects for finding in findings] == [
        ("2.3.10", "2.10.1", "2.11.1"),
        ("4.4.4", "4.4.5"),
    ]


def test_actions_may_share_a_measure():
    text = """
        success: [{measure: visits}]
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        success: [{measure: visits}]
        === measures/visits.yaml
        title: Children seen on time
    """
    assert found("repeated-success-text", text) == ()


def test_a_text_with_a_measure_of_its_own_beside_it_may_be_shared():
    text = """
        success: [Better performance, {measure: visits}]
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        success: [Better performance, {measure: audits}]
        === measures/visits.yaml
        title: Children seen on time
        === measures/audits.yaml
        title: Audits graded good
    """
    assert found("repeated-success-text", text) == ()


def test_a_withdrawn_action_repeats_nothing():
    text = """
        success: [Better performance]
        === actions/1/1.1.2.yaml
        title: Train the team
        area: 1.1
        success: [Better performance]
        withdrawn: {date: 2026-04-21, by: improvement-board, reason: Merged}
    """
    assert found("repeated-success-text", text) == ()


# unknown-measure, orphan-measure


LETTERED = """
    success: [{measure: 1}]
    === measures/1a.yaml
    title: Children seen on time
    === measures/1b.yaml
    title: Children seen alone
"""


def test_a_number_means_all_the_measures_that_differ_in_a_letter():
    assert found("unknown-measure", LETTERED) == ()
    assert found("orphan-measure", LETTERED) == ()


def test_a_measure_whose_file_is_broken_is_not_unknown():
    for name in ("visits", "1a"):
        ref = name.rstrip("a")
        text = f"""
            success: [{{measure: {ref}}}]
            === measures/{name}.yaml
            titel: Children seen on time
        """
        assert len(plan_of(text).lost) == 1
        assert found("unknown-measure", text) == ()


def test_an_unknown_measure_is_told_though_another_file_is_broken():
    text = """
        success: [{measure: visits}]
        === measures/audits.yaml
        titel: Audits graded good
    """
    assert messages("unknown-measure", text) == ["the plan has no measure visits"]


def test_no_measure_is_an_orphan_while_an_action_cannot_be_read():
    text = """
        titel: Publish the standards
        === measures/visits.yaml
        title: Children seen on time
    """
    assert found("orphan-measure", text) == ()


def test_a_measure_on_which_only_a_withdrawn_action_counts_is_an_orphan():
    text = """
        success: [{measure: visits}]
        withdrawn: {date: 2026-04-21, by: improvement-board, reason: Merged}
        === measures/visits.yaml
        title: Children seen on time
    """
    assert messages("orphan-measure", text) == ["no live action counts on the measure visits"]


# measure-of-another-theme


TWO_THEMES = """
    success: [{{measure: {0}}}]
    === themes/2.yaml
    title: Front door
    areas: [{{id: 2.1, title: Contacts}}]
    === actions/2/2.1.1.yaml
    title: Answer calls on time
    area: 2.1
    success: [{{measure: {0}}}]
    === measures/{0}.yaml
    title: Calls answered on time
"""


def test_two_themes_may_each_have_an_action_that_counts_on_a_measure():
    assert found("measure-of-another-theme", TWO_THEMES.format("calls")) == ()


def test_a_measure_that_two_actions_of_either_theme_count_on_belongs_to_both():
    text = TWO_THEMES.format("calls")
    for name, area in (("actions/1/1.1.2", "1.1"), ("actions/2/2.1.2", "2.1")):
        text += f"""
    === {name}.yaml
    title: Call people back
    area: {area}
    success: [{{measure: calls}}]
"""
    assert found("measure-of-another-theme", text) == ()


def test_a_whole_number_is_the_number_of_a_measure_and_of_no_theme():
    for name in ("2", "2a", "12"):
        assert found("measure-of-another-theme", TWO_THEMES.format(name)) == ()


def test_a_measure_with_the_number_of_an_area_belongs_to_its_theme():
    for name in ("2.1-calls", "2.1a", "2.1_calls"):
        assert messages("measure-of-another-theme", TWO_THEMES.format(name)) == [
            f"measure {name} belongs to theme 2, and this action to 1"
        ]
    assert found("measure-of-another-theme", TWO_THEMES.format("2.10")) == ()


# incomplete-measure


def test_all_that_a_measure_lacks_is_told_at_once():
    text = "=== measures/visits.yaml\ntitle: Children seen on time"
    (finding,) = found("incomplete-measure", text)
    assert finding.message == (
        "the measure has no unit, no direction, no owner, no frequency and no baseline"
    )
    assert finding.subject == "visits"


def test_no_measure_of_the_sample_says_who_brings_it_how_often_and_from_where(on_the_sample):
    findings = on_the_sample("incomplete-measure")
    assert len(findings) == 23
    assert {finding.message for finding in findings} == {
        "the measure has no owner, no frequency and no baseline"
    }


# target-after-due


def test_the_due_date_in_force_counts_against_a_target():
    text = """
        due: 2026-04-30
        revisions:
          - {due: 2026-09-30, reason: A vacancy, agreed: 2026-04-21, by: improvement-board}
        success: [{measure: visits}]
        === measures/visits.yaml
        title: Children seen on time
        targets: [{date: 2026-09-30, value: 90}]
    """
    assert found("target-after-due", text) == ()


def test_an_action_that_is_done_may_wait_for_its_figure():
    text = """
        due: 2026-04-30
        completed: 2026-04-28
        success: [{measure: visits}]
        === measures/visits.yaml
        title: Children seen on time
        targets: [{date: 2026-09-30, value: 90}]
    """
    assert found("target-after-due", text) == ()


# overdue-reading


READ = """
    success: [{{measure: visits}}]
    === measures/visits.yaml
    title: Children seen on time
    frequency: {}
    {}
"""


@pytest.mark.parametrize(
    ("frequency", "last_in_time", "first_overdue"),
    [
        ("weekly", date(2026, 3, 21), date(2026, 3, 22)),
        ("monthly", date(2026, 4, 11), date(2026, 4, 12)),
        ("quarterly", date(2026, 6, 11), date(2026, 6, 12)),
        ("yearly", date(2027, 3, 14), date(2027, 3, 15)),
    ],
)
def test_a_reading_is_overdue_six_weeks_after_its_period(frequency, last_in_time, first_overdue):
    text = READ.format(frequency, "readings: [{date: 2026-01-31, value: 71}]")
    assert messages("overdue-reading", text, last_in_time) == []
    assert messages("overdue-reading", text, first_overdue) == [
        f"{frequency}, but the last figure is of 31 January 2026"
    ]


def test_without_a_reading_the_baseline_is_counted_from():
    text = READ.format("monthly", "baseline: {date: 2026-01-31, value: 71}")
    assert len(found("overdue-reading", text)) == 1


def test_a_reading_that_is_not_out_yet_has_not_come():
    readings = (
        "[{date: 2026-01-31, value: 71}, {date: 2026-04-30, published: 2026-06-10, value: 7}]"
    )
    text = READ.format("monthly", f"readings: {readings}")
    assert len(found("overdue-reading", text)) == 1


def test_nothing_is_overdue_where_nothing_says_how_often_or_since_when():
    assert found("overdue-reading", READ.format("monthly", "unit: percent")) == ()


# conflicting-target


TARGETS = """
    success:
      {}
      - measure: visits
    === measures/visits.yaml
    title: Children seen on time
    unit: percent
    better: {}
    {}
    targets: {}
"""


def conflicts(targets, *, better="higher", said="- Seen on time", extra=""):
    return messages("conflicting-target", TARGETS.format(said, better, extra, targets))


def test_two_targets_for_one_day_conflict():
    targets = "[{date: 2026-09-30, value: 85}, {date: 2026-09-30, value: 90}]"
    assert conflicts(targets) == ["two targets for 30 September 2026: 85% and 90%"]


def test_two_undated_targets_conflict_unless_their_notes_tell_them_apart():
    assert conflicts("[{value: 80}, {value: 90}]") == ["two targets without a date: 80% and 90%"]
    assert conflicts("[{value: 80, note: Year 1}, {value: 90, note: Year 2}]") == []


def test_a_target_that_falls_back_conflicts_in_either_direction():
    targets = "[{date: 2026-12-31, value: 80}, {date: 2026-09-30, value: 85}]"
    assert conflicts(targets) == [
        "80% for 31 December 2026 is worse than that for 30 September 2026, 85%"
    ]
    assert conflicts(targets, better="lower") == []
    assert conflicts(targets, better="target") == []
    rising = "[{date: 2026-09-30, value: 80}, {date: 2026-12-31, value: 85}]"
    assert conflicts(rising, better="target") == []
    assert len(conflicts(rising, better="lower")) == 1


def test_a_target_worse_than_the_baseline_conflicts_unless_the_definition_changed_between():
    baseline = "baseline: {date: 2026-01-31, value: 90}"
    targets = "[{date: 2026-09-30, value: 85}]"
    assert conflicts(targets, extra=baseline) == [
        "85% for 30 September 2026 is worse than the baseline, 90%"
    ]
    assert conflicts(targets, extra=f"{baseline}\n    breaks: 2026-04-01") == []


def test_a_percentage_in_words_is_held_against_the_target():
    targets = "[{date: 2026-09-30, value: 85}]"
    assert conflicts(targets, said="- Seen on time in 85 per cent of cases") == []
    assert conflicts(targets, said="- 90% of visits on time") == [
        '"90% of visits on time", while the target of visits is 85%'
    ]
    assert conflicts(targets, said="- Seen within 10 days") == []


def test_a_percentage_is_not_held_against_a_target_that_is_a_count():
    text = TARGETS.format("- 90% of visits on time", "higher", "", "[{value: 85}]")
    assert messages("conflicting-target", text.replace("unit: percent", "unit: count")) == []


def test_no_target_of_the_sample_conflicts(on_the_sample):
    assert on_the_sample("conflicting-target") == ()


# unmarked-restatement


def test_the_same_figure_twice_is_no_restatement():
    readings = (
        "[{date: 2026-03-31, value: 80.5, provisional: true}, {date: 2026-03-31, value: 80.50}]"
    )
    assert messages("unmarked-restatement", READ.format("monthly", f"readings: {readings}")) == []


def test_an_unmarked_restatement_is_told_with_both_figures():
    readings = "[{date: 2026-03-31, value: 80.5}, {date: 2026-03-31, value: 78}]"
    assert messages("unmarked-restatement", READ.format("monthly", f"readings: {readings}")) == [
        "the figure for 31 March 2026 was 80.5 and is 78, not marked as restated"
    ]


def test_a_measure_is_known_by_its_title():
    text = """
        success:
          - measure: Children seen
        === measures/visits.yaml
        title: Children seen on time
    """
    (finding,) = found("unknown-measure", text)
    assert finding.hint == "Write: measure: visits"


# implausible-value


def measure_of(unit, *lines):
    head = ["success: [{measure: visits}]", "=== measures/visits.yaml", "title: Visits"]
    return "\n".join((*head, f"unit: {unit}", *lines))


@pytest.mark.parametrize(
    ("unit", "value", "why"),
    [
        ("percent", "805", "the baseline is 805%, and a share never above 100%"),
        ("percent", "-0.5", "the baseline is -0.5%, and a share is never below 0"),
        ("count", "-1,200", None),
        ("count", "-1200", "the baseline is -1,200, and a count is never below 0"),
        ("rate", "-0.1", "the baseline is -0.1, and a rate is never below 0"),
        ("percent", "0", None),
        ("percent", "100.0", None),
        ("count", "805", None),
        ("average", "-3", None),
    ],
)
def test_a_figure_that_no_such_measure_can_have_is_told(unit, value, why):
    text = measure_of(unit, "baseline:", f"  value: {value}")
    assert messages("implausible-value", text) == ([why] if why else [])


def test_every_kind_of_figure_is_told_with_whose_it_is():
    text = measure_of(
        "percent",
        "targets: [{value: 900}, {date: 2026-09-30, value: 901}]",
        f"benchmarks: [{{of: '{'Statistical neighbours ' * 9}', value: 845}}]",
        "readings: [{date: 2026-03-31, value: 805, count: 118, of: 95}]",
    )
    told = messages("implausible-value", text)
    assert sorted(message.partition(" is ")[0].partition(" counts ")[0] for message in told) == [
        "the figure of Statistical neighbours Statistical neig…",
        "the reading of 31 March 2026",
        "the reading of 31 March 2026",
        "the target",
        "the target for 30 September 2026",
    ]
    assert all(len(message) <= 100 for message in told)


def test_no_figure_of_the_sample_is_implausible(on_the_sample):
    assert on_the_sample("implausible-value") == ()
