"""When things are due: not at all, vaguely, too late, too early, on days that nobody works."""

import subprocess
import sys
import textwrap
from datetime import date, timedelta

import pytest

from cipt.evaluation.working_days import is_working_day
from cipt.loading.plan import load_plan
from cipt.rules.dates.bank_holiday_seasons import is_day_off, may_be_bank_holiday
from cipt.rules.dates.plan_years import shifted
from cipt.rules.dates.printed_dates import dates_in, read_due_text
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def found(rule, text, as_of=EXAMPLE_DAY):
    files = Example("none", textwrap.dedent(text).strip("\n"), True, as_of).files
    return check_on(load_plan(MemoryTree(files)), as_of, [the_rule(rule)], "").findings


def messages(rule, text, as_of=EXAMPLE_DAY):
    return [finding.message for finding in found(rule, text, as_of)]


@pytest.fixture(scope="module")
def on_the_sample(sample):
    loaded = load_plan(FolderTree(sample))

    def outcome(rule, as_of=date(2019, 5, 31)):
        return check_on(loaded, as_of, [the_rule(rule)], "")

    return outcome


def plan(**further):
    keys = {"title": "Example improvement plan", "organisation": "Exampleshire Council", **further}
    head = "\n".join(f"{key}: {value}" for key, value in keys.items())
    return f"\n=== plan.yaml\n{head}\ninspections:\n  - id: ilacs-2025\n"


# The sample


@pytest.mark.parametrize(
    ("as_of", "count"),
    [(date(2019, 5, 31), 48), (date(2019, 6, 30), 62), (date(2019, 7, 31), 73)],
)
def test_so_many_actions_of_the_sample_are_overdue(on_the_sample, as_of, count):
    assert len(on_the_sample("overdue", as_of).findings) == count


def test_six_actions_of_the_sample_have_no_due_date_and_are_accepted(on_the_sample):
    outcome = on_the_sample("no-due-date")
    assert outcome.findings == ()
    assert len(outcome.waived) == 6


def test_fourteen_printed_dates_of_the_sample_are_no_plain_day(on_the_sample):
    vague = {finding.subject for finding in on_the_sample("vague-due-date").findings}
    assert len(vague) == 14
    assert {"1.3.2", "1.6.1", "2.3.9", "3.5.3", "4.7.3", "5.1.1"} <= vague
    assert vague.isdisjoint({"2.7.1", "4.4.2"})


def test_three_actions_of_the_sample_go_on_and_are_never_looked_at(on_the_sample):
    findings = on_the_sample("ongoing-without-review").findings
    assert [finding.subject for finding in findings] == ["4.3.1", "4.7.3", "4.8.2"]


def test_one_action_of_the_sample_was_due_before_the_plan_began(on_the_sample):
    (finding,) = on_the_sample("due-before-plan").findings
    assert finding.subject == "4.6.2"
    assert finding.message == "due 30 November 2018, before the plan begins on 4 December 2018"


@pytest.mark.parametrize(
    "rule",
    [
        "due-after-plan",
        "milestone-after-due",
        "due-year-suspect",
        "dependency-due-later",
        "deadline-bunching",
        "planned-start-passed",
        "stale-future-tense",
    ],
)
def test_nothing_of_the_kind_stands_in_the_sample(on_the_sample, rule):
    assert on_the_sample(rule).findings == ()


# Printed dates


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("30 April 2019", "day", ["2019-04-30"]),
        ("by the end of April 2019", "day", ["2019-04-30"]),
        ("30th of April, 2019", "day", ["2019-04-30"]),
        ("30/04/2019", "day", ["2019-04-30"]),
        ("30.4.19", "day", ["2019-04-30"]),
        ("2019-04-30", "day", ["2019-04-30"]),
        ("31 March 19", "day", ["2019-03-31"]),
        ("May-19", "day", ["2019-05-31"]),
        ("Mar -17", "day", ["2017-03-31"]),
        ("31st Dec '18", "day", ["2018-12-31"]),
        ("28 February 2019 Link to audit plan timeframe", "day", ["2019-02-28"]),
        ("Revised date of 30 June 2019", "day", ["2019-06-30"]),
        ("31 March; 31 July; 31 Dec 2019", "several", ["2019-03-31", "2019-07-31", "2019-12-31"]),
        ("31 Dec 2018 31 Mar 2019", "several", ["2018-12-31", "2019-03-31"]),
        ("31 March 30 June 2019", "several", ["2019-03-31", "2019-06-30"]),
        (
            "31 March 19 – baseline - % increased by 31 March 2020",
            "several",
            ["2019-03-31", "2020-03-31"],
        ),
        ("31 March 50% and 30 June 100%", "several", [None, None]),
        ("30 April 2019, 30 April 2019", "day", ["2019-04-30", "2019-04-30"]),
        ("31 March – 30 April 2019", "range", ["2019-03-31", "2019-04-30"]),
        ("31 March to 30 April 2019", "range", ["2019-03-31", "2019-04-30"]),
        ("1–30 April 2019", "range", ["2019-04-30"]),
        ("between 1 March and 30 April 2019", "range", ["2019-03-01", "2019-04-30"]),
        ("from 1 April 2019", "beginning", ["2019-04-01"]),
        ("Quarterly reviewing and forward planning", "rhythm", []),
        ("every two months until 31 March 2020", "rhythm", ["2020-03-31"]),
        ("On-going from January 2019", "ongoing", ["2019-01-31"]),
        ("Throughout the year with review on 10 December 2019", "ongoing", ["2019-12-10"]),
        ("31 June 2019", "none", [None]),
        ("TBC", "none", []),
        ("Spring 2019", "none", []),
        ("we may review in autumn", "none", []),
        ("3.6.1 and 12.30", "none", []),
    ],
)
def test_printed_dates_are_read_as_an_officer_reads_them(text, kind, days):
    printed = read_due_text(text)
    assert printed.kind == kind
    assert [mention.day and mention.day.isoformat() for mention in printed.mentions] == days


def test_a_day_without_a_year_is_the_next_such_day():
    (mention,) = dates_in("by 31 March", since=date(2026, 3, 31))
    assert mention.day == date(2026, 3, 31)
    (mention,) = dates_in("by 31 March", since=date(2026, 4, 1))
    assert mention.day == date(2027, 3, 31)


@pytest.mark.parametrize(
    "piece", ["1 ", "31 March ", "every ", "early of ", "1 - ", "will by ", "' "]
)
def test_a_text_of_any_length_is_read_in_a_straight_line(piece):
    text = piece * 20_000
    read_due_text(text)
    found("stale-future-tense", f'title: "{text} 1 March 2026"')


# no-due-date and vague-due-date


@pytest.mark.parametrize(
    "further",
    [
        "due: 2026-09",
        "repeats:\n  every: month\n  from: 2026-01-31",
        "reviews:\n  - due: 2026-09-30",
        "revisions:\n  - {due: 2026-09-30, reason: First date, agreed: 2026-04-21}",
    ],
)
def test_an_action_with_any_kind_of_date_has_one(further):
    assert found("no-due-date", further) == ()


def test_a_date_that_is_only_asked_for_is_none():
    assert len(found("no-due-date", "revisions:\n  - {due: 2026-09-30, reason: First date}")) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Quarterly", "`repeats:`"),
        ("Ongoing", "`reviews:`"),
        ("TBC", "`due: …`"),
    ],
)
def test_the_hint_follows_the_printed_words(text, key):
    (finding,) = found("no-due-date", f"due_text: {text}")
    assert key in finding.hint
    assert finding.message == f"there is no due date, only the words {text}"


@pytest.mark.parametrize(
    "text",
    [
        "due: 2026-12-31\ndue_text: 31 December 2026, by letter",
        "due: 2026-12-31\ndue_text: Winter",
        "due: 2026-12-31\ndue_text: from 1 March 2026",
        "due: 2026-12-31\ndue_text: Quarterly\nrepeats: {every: quarter, from: 2026-03-31}",
        "due_text: 31 March and 30 June 2026\nrepeats: {dates: [2026-03-31, 2026-06-30]}",
        "due: 2026-03-31\ndue_text: 31 March and 30 June 2026\nreviews: [{due: 2026-06-30}]",
    ],
)
def test_a_vague_printed_date_is_settled_by_the_dates_of_the_file(text):
    assert found("vague-due-date", text) == ()


def test_one_day_of_several_that_the_file_lacks_leaves_it_vague():
    text = """
        due: 2026-12-31
        due_text: 31 March; 31 July; 31 Dec 2026
        milestones:
          - title: First report
            due: 2026-03-31
    """
    assert messages("vague-due-date", text) == [
        "the printed date names 3 days: 31 March; 31 July; 31 Dec 2026"
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "due: 2026-12-31\ndue_text: 31 March; 31 July; 31 Dec 2026",
            "Add `milestones:` and below it `- due: 2026-03-31` and `- due: 2026-07-31`, "
            "each with a `title:`",
        ),
        (
            "due: 2026-12-31\ndue_text: 31 March; 31 Dec 2026\nmilestones:\n"
            "  - {title: Draft, due: 2026-02-28}",
            "Add under `milestones:` `- due: 2026-03-31`, each with a `title:`",
        ),
        (
            "due: 2026-12-31\ndue_text: 30 June 2026 Review 31 Dec 2026 Review",
            "Add `reviews:` and below it `- due: 2026-06-30`",
        ),
        ("due_text: 30 June; 31 Dec 2026", "Say under `milestones:` what each of them is for"),
        ("due: 2026-06-30\ndue_text: 1 May – 30 June 2026", "Add a line `start: 2026-05-01`"),
        (
            "due_text: 1 May – 30 June 2026",
            "Write its first day under `start:`, and its last under `due:`",
        ),
        (
            "due: 2026-12-31\ndue_text: Ongoing through 31 December 2026",
            "Keep under `due:` the day on which it ends, and add `reviews:` for the time till then",
        ),
        (
            "due_text: Ongoing",
            "Ask the board by which day it is to be done, and add a line `due: …`",
        ),
    ],
)
def test_the_cure_of_a_vague_date_names_the_days_to_write(text, hint):
    assert [finding.hint for finding in found("vague-due-date", text)] == [hint]


def test_ongoing_work_with_a_printed_review_is_told_that_day():
    text = "due: 2026-12-10\ndue_text: Throughout the year with review on 10 December 2026"
    (finding,) = found("ongoing-without-review", text)
    assert finding.hint.startswith("Add `reviews:` and below it `- due: 2026-12-10`")


def test_ongoing_work_that_is_done_needs_no_review():
    assert found("ongoing-without-review", "due_text: Ongoing\ncompleted: 2026-05-01") == ()


# overdue


def test_the_first_day_after_the_due_date_is_one_day():
    text = "due: 2026-05-30"
    assert messages("overdue", text) == ["due 30 May 2026, 1 day overdue"]
    assert messages("overdue", text, date(2026, 5, 30)) == []


def test_a_date_that_is_asked_for_is_told_and_moves_nothing():
    text = """
        due: 2026-04-30
        revisions:
          - asked: 2026-05-12
            due: 2026-09-30
            reason: The trainer's contract starts in October
    """
    (finding,) = found("overdue", text)
    assert finding.message == "due 30 April 2026, 31 days overdue; 30 September 2026 is asked for"
    assert finding.hint.endswith("else have the board decide on the date asked for")
    assert finding.line == 1


def test_of_several_agreed_dates_the_last_is_the_one_that_passed():
    text = """
        due: 2026-02-28
        revisions:
          - {due: 2026-03-31, reason: Vacancy, agreed: 2026-02-17, by: improvement-board}
          - {due: 2026-04-30, reason: Vacancy, agreed: 2026-03-17, by: improvement-board}
          - {due: 2026-05-31, reason: Vacancy, refused: 2026-04-21, by: improvement-board}
    """
    (finding,) = found("overdue", text)
    assert (finding.line, finding.message) == (4, "due 30 April 2026, 31 days overdue")


@pytest.mark.parametrize("further", ["completed: 2026-05-20", "withdrawn: {date: 2026-05-20}"])
def test_what_is_done_with_is_not_overdue(further):
    assert found("overdue", f"due: 2026-04-30\n{further}") == ()


# due-before-plan, due-after-plan, due-year-suspect


def test_a_january_date_of_last_year_is_told_with_the_year_that_was_meant():
    (finding,) = found("due-before-plan", "due: 2025-01-31" + plan(starts="2025-12-01"))
    assert finding.hint.startswith("If the year is a slip, write: due: 2026-01-31")


def test_an_action_added_later_cannot_be_due_before_it_joined():
    assert messages("due-before-plan", "added: 2026-04-01\ndue: 2026-03-31") == [
        "due 31 March 2026, before it joined the plan on 1 April 2026"
    ]


def test_an_action_that_is_done_may_have_been_due_before_the_plan():
    assert found("due-before-plan", "due: 2025-12-01\ncompleted: 2026-01-10") == ()


@pytest.mark.parametrize("due", ["2026-01-01", "2026-01", "2026", "2027-12-31", "2027-12", "2027"])
def test_the_first_and_the_last_day_of_the_plan_belong_to_it(due):
    for rule in ("due-before-plan", "due-after-plan", "due-year-suspect"):
        assert found(rule, f"due: {due}") == ()


@pytest.mark.parametrize(
    ("due", "rule"),
    [
        ("2024-12-31", "due-year-suspect"),
        ("2025-01-01", "due-before-plan"),
        ("2028-01-01", "due-after-plan"),
        ("2029-12-31", "due-after-plan"),
        ("2030-01-01", "due-year-suspect"),
    ],
)
def test_a_date_beyond_the_plan_is_told_by_one_rule_alone(due, rule):
    rules = ("due-before-plan", "due-after-plan", "due-year-suspect")
    assert [one for one in rules if found(one, f"due: {due}")] == [rule]


def test_without_the_plans_days_no_year_is_suspect():
    text = "due: 2062-09-30" + plan()
    for rule in ("due-before-plan", "due-after-plan", "due-year-suspect"):
        assert found(rule, text) == ()


def test_a_plan_without_an_end_may_last_six_years():
    further = plan(starts="2026-01-01")
    assert found("due-year-suspect", "due: 2032-01-01" + further) == ()
    assert len(found("due-year-suspect", "due: 2032-01-02" + further)) == 1


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2062-09-30", "Write: due: 2026-09-30"),
        ("2037-09-30", "Write: due: 2027-09-30"),
        ("2016-02-29", "Write: due: 2026-02-28"),
        ("2099-09-30", "Correct the year"),
    ],
)
def test_the_year_that_was_meant_is_given_where_one_slip_explains_it(typed, hint):
    (finding,) = found("due-year-suspect", f"due: {typed}")
    assert finding.hint == hint


def test_a_date_pulled_forward_after_it_was_asked_for_is_not_suspect():
    text = "due: 2026-12-31\nrevisions: [{asked: 2026-05-01, due: 2026-05-29, reason: Early}]"
    assert found("due-year-suspect", text) == ()


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 12, 31), -1, date(2025, 12, 31)),
    ],
)
def test_days_move_by_years(day, years, expected):
    assert shifted(day, years) == expected


# milestone-after-due, dependency-due-later


def test_a_milestone_may_be_as_late_as_the_date_that_a_board_agreed():
    text = """
        due: 2026-03-31
        milestones:
          - {title: First audits done, due: 2026-06-30}
        revisions:
          - due: 2026-06-30
            reason: Vacancy
            agreed: 2026-03-17
            by: improvement-board
    """
    assert found("milestone-after-due", text) == ()
    assert len(found("milestone-after-due", text.replace("agreed", "asked"))) == 1


def test_a_milestone_that_is_done_is_not_too_late():
    text = "due: 2026-03-31\nmilestones: [{title: Audit, due: 2026-04-30, done: 2026-03-20}]"
    assert found("milestone-after-due", text) == ()


def test_a_long_title_leaves_the_message_short():
    text = f"due: 2026-09-29\nmilestones: [{{title: {'Audits ' * 40}, due: 2026-09-30}}]"
    (message,) = messages("milestone-after-due", text)
    assert message.startswith("due 30 September 2026, past the action's 29 September 2026: Audits")
    assert len(message) <= 100


@pytest.mark.parametrize(
    "other",
    [
        "due: 2026-12-31\ncompleted: 2026-05-01",
        "due: 2026-06-30",
        "due: 2026-06",
        "note: No date",
        "due: 2026-12-31\nwithdrawn: {date: 2026-05-01}",
    ],
)
def test_a_dependency_that_is_done_or_due_in_time_is_let_be(other):
    text = "due: 2026-06-30\ndepends_on: [1.1.2]\n=== actions/1/1.1.2.yaml\ntitle: B\narea: 1.1\n"
    assert found("dependency-due-later", text + other) == ()
    (finding,) = found("dependency-due-later", text + "due: 2026-07-01")
    assert finding.subjects == ("1.1.1", "1.1.2")


def test_a_month_is_not_later_than_a_day_in_it():
    text = "due: 2026-06-15\ndepends_on: [1.1.2]\n=== actions/1/1.1.2.yaml\ntitle: B\narea: 1.1\n"
    assert found("dependency-due-later", text + "due: 2026-06") == ()
    assert len(found("dependency-due-later", text + "due: 2026-06-30")) == 1


@pytest.mark.parametrize("ref", ["1.1.1", "9.9.9"])
def test_an_action_that_depends_on_itself_or_on_nothing_known_is_another_rules(ref):
    assert found("dependency-due-later", f"due: 2026-06-30\ndepends_on: [{ref}]") == ()


# due-on-non-working-day


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-09-12", "due 12 September 2026, which is a Saturday"),
        ("2026-09-13", "due 13 September 2026, which is a Sunday"),
        ("2026-04-03", "due 3 April 2026, which is a bank holiday"),
        ("2026-12-28", "due 28 December 2026, which is a bank holiday"),
    ],
)
def test_a_day_off_is_named(due, words):
    assert messages("due-on-non-working-day", f"due: {due}", date(2026, 4, 1)) == [words]


@pytest.mark.parametrize("due", ["2026-05-31", "2026-05", "2026-02-28", "2027", "2026-09-14"])
def test_the_end_of_a_month_and_a_working_day_are_let_be(due):
    assert found("due-on-non-working-day", f"due: {due}", date(2026, 1, 5)) == ()


def test_the_working_day_before_a_bank_holiday_is_suggested():
    (finding,) = found("due-on-non-working-day", "due: 2026-12-28", date(2026, 4, 1))
    assert finding.hint.endswith("write: due: 2026-12-24")


@pytest.mark.parametrize("year", range(2000, 2100))
def test_every_bank_holiday_of_this_century_falls_in_its_season(year):
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range(366)]
    days = [day for day in days if day.year == year]
    assert [day for day in days if is_day_off(day) == is_working_day(day)] == []
    asked = [day for day in days if day.weekday() < 5 and may_be_bank_holiday(day)]
    assert len(asked) < 20


def test_the_calendar_of_bank_holidays_is_not_loaded_for_dates_out_of_season(sample):
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from cipt.loading.plan import load_plan; from cipt.rules.registry import find_rule;"
        "from cipt.rules.run import check_on; from cipt.sources.folder import FolderTree;"
        f"loaded = load_plan(FolderTree(Path({str(sample)!r})));"
        "rules = [find_rule('due-on-non-working-day')];"
        "assert len(check_on(loaded, date(2019, 5, 31), rules, '').findings) == 1;"
        "print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# deadline-bunching


def bunch(count, others=0):
    lines = [""]
    for number in range(1, count + others + 1):
        due = "2026-09-30" if number <= count else f"2026-{number % 12 + 1:02}-15"
        lines += [f"=== actions/1/1.1.{number}.yaml", f"title: Action {number}", f"due: {due}"]
    return "\n".join(lines)


def test_ten_actions_on_one_day_are_not_too_many():
    assert found("deadline-bunching", bunch(10)) == ()
    assert messages("deadline-bunching", bunch(11)) == [
        "11 of 11 open actions, 100 percent, are due on one day: 30 September 2026"
    ]


def test_a_fifth_of_the_plan_may_be_due_on_one_day():
    assert found("deadline-bunching", bunch(12, others=48)) == ()
    assert len(found("deadline-bunching", bunch(13, others=47))) == 1


# planned-start-passed


@pytest.mark.parametrize(
    "further",
    [
        "started: 2026-04-03",
        "updates: [{date: 2026-05-01, note: First drafts are out}]",
        "completed: 2026-05-01",
        "due: 2026-04-30",
    ],
)
def test_work_that_began_or_is_judged_overdue_is_not_said_to_wait_for_its_start(further):
    assert found("planned-start-passed", f"start: 2026-04-01\n{further}") == ()


def test_an_update_that_says_not_started_does_not_start_it():
    text = "start: 2026-04-01\nupdates: [{date: 2026-05-01, rag: GREY}]"
    assert messages("planned-start-passed", text) == [
        "was to begin on 1 April 2026, and nothing says that it did"
    ]


# stale-future-tense


def note(text, day="2026-02-27"):
    return f'updates:\n  - date: {day}\n    rag: AMBER\n    note: "{text}"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Training will be completed by 31 March", "will be completed by 31 March"),
        ("Report to be agreed in April 2026", "to be agreed in April 2026"),
        (
            "The policy is due to go out at the end of March 2026",
            "to go out at the end of March 2026",
        ),
        ("Rollout expected mid-March 2026", "expected mid-March 2026"),
    ],
)
def test_what_was_to_come_by_a_past_date_is_told(text, words):
    (message,) = messages("stale-future-tense", note(text))
    assert message.endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "Training will be completed by 30 September",
        "Training was completed by 31 March 2026",
        "The audit of 31 March 2026 will be repeated in June 2026",
        "Managers will use the findings that the audit of 31 March 2026 gave",
        "All managers will be trained. The first session was held on 12 March 2026",
        "The goodwill shown on 12 March 2026 was welcome",
    ],
)
def test_what_is_past_or_still_to_come_is_let_be(text):
    assert found("stale-future-tense", note(text)) == ()


def test_only_the_latest_update_is_looked_at():
    text = note("Training will be completed by 31 March") + (
        "  - date: 2026-04-30\n    rag: AMBER\n    note: 34 of 40 managers are trained\n"
    )
    assert found("stale-future-tense", text) == ()


def test_an_update_of_the_future_is_not_looked_at():
    text = note("Nothing new") + "  - date: 2026-12-01\n    note: Will be done by May 2026\n"
    assert found("stale-future-tense", text) == ()


# What other files say, while they cannot be read

REVISED = """
    due: 2026-03-31
    start: 2026-04-15
    milestones:
      - {title: First audits done, due: 2026-06-13}
    depends_on: [1.1.2]
    revisions:
      - due: 2026-09-30
        reason: Vacancy
        agreed: 2026-03-17
        by: improvement-board
    === actions/1/1.1.2.yaml
    title: Write a guide to supervision
    area: 1.1
    due: 2026-08-31
"""


@pytest.mark.parametrize(
    "rule", ["overdue", "due-before-plan", "milestone-after-due", "dependency-due-later"]
)
def test_an_agreed_date_holds_while_the_board_that_agreed_it_cannot_be_read(rule):
    assert found(rule, REVISED) == ()
    broken = textwrap.dedent(REVISED) + "=== people.yaml\ngroups: 'Never closed"
    assert found(rule, broken) == ()
    lost = textwrap.dedent(REVISED) + "=== people.yaml\ngroups: [{id: improvement-board}]"
    assert found(rule, lost) == ()


def test_a_date_agreed_by_a_group_that_may_not_moves_nothing():
    text = textwrap.dedent(REVISED).replace("by: improvement-board", "by: health-trust")
    assert messages("overdue", text) == [
        "due 31 March 2026, 61 days overdue; 30 September 2026 is asked for"
    ]


@pytest.mark.parametrize("rule", ["overdue", "due-on-non-working-day", "stale-future-tense"])
def test_what_was_taken_over_as_done_stays_so_while_plan_yaml_cannot_be_read(rule):
    text = """
        due: 2026-05-30
        updates:
          - date: 2026-03-30
            rag: GREEN
            note: The guide will be sent out in April 2026
    """
    broken = textwrap.dedent(text) + "=== plan.yaml\ntitle: 'Never closed"
    assert len(found(rule, text)) == (1 if rule == "overdue" else 0)
    assert found(rule, broken) == ()


def test_an_action_never_rated_is_overdue_whatever_plan_yaml_says():
    assert len(found("overdue", "due: 2026-05-30\n=== plan.yaml\ntitle: 'Never closed")) == 1


QUARTERLY = """
    repeats:
      every: quarter
      from: 2019-01-31
      until: 2019-12-31
      done:
        - for: 2019-01-31
          on: 2019-01-29
        - for: {day}
          on: 2019-04-25
"""


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        ("2019-04-30", None),
        ("2019-04", None),
        ("2019-05-31", "Write `for: 2019-04-30`, if that is the day that was meant"),
        ("2019-02-28", "Write `for: 2019-04-30`, if that is the day that was meant"),
        ("2018-10-31", "Write `for: 2019-04-30`, if that is the day that was meant"),
        ("2020-01-31", "Write `for: 2019-10-31`, if that is the day that was meant"),
        ("2019-01-31", "Write `for: 2019-04-30`, if that is the day that was meant"),
    ],
)
def test_done_outside_the_rhythm_or_twice_for_a_day_is_told_with_the_nearest_that_is_open(
    day, hint
):
    told = found("misdated-occurrence", QUARTERLY.format(day=day))
    assert [finding.hint for finding in told] == ([hint] if hint else [])


def test_done_for_another_day_when_all_listed_days_are_done_asks_for_the_days():
    text = """
        repeats:
          dates: [2019-01-31]
          done: [{for: 2019-01-31, on: 2019-01-29}, {for: 2199-12-31, on: 2019-04-25}]
    """
    told = found("misdated-occurrence", text)
    assert [finding.hint for finding in told] == [
        "Write for which of its days it was done, or correct the days of `repeats:`"
    ]


def test_a_file_with_very_many_misdated_occurrences_is_judged_in_bounded_time():
    days = (date(2100, 1, 1) + timedelta(days=number) for number in range(5_000))
    done = "\n".join(f"    - {{for: {day}, on: 2019-01-29}}" for day in days)
    told = found(
        "misdated-occurrence", f"repeats:\n  every: month\n  from: 1900-01-31\n  done:\n{done}"
    )
    assert len(told) == 5_000 - 164
