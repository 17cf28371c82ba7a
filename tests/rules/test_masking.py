"""What is personal is found in any text of the plan, and shown in none of check's outputs."""

import json
from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.render.findings import formats, renderer
from cipt.render.findings.github import summary
from cipt.rules.masking import BULLET, Mask
from cipt.rules.registry import all_rules, find_rule
from cipt.rules.run import check_on
from cipt.sources.memory import MemoryTree
from cipt.views.checking import Selection, check_report
from cipt.views.unread import unread_in, unread_in_words

AS_OF = date(2019, 5, 31)
PLAN = "title: A plan\norganisation: A council\nstarts: 2018-12-04\n"
THEME = "title: Practice\norder: 1\nareas:\n  - id: 1.1\n    title: Visits\n"


def outcome_of(files, rules=None):
    whole = {"plan.yaml": PLAN, "themes/1.yaml": THEME, **files}
    return check_on(load_plan(MemoryTree(whole)), AS_OF, rules or all_rules(), "plan/")


def found_by(rule, files):
    return list(outcome_of(files, [find_rule(rule)]).findings)


def outputs(outcome):
    """Everything that any format writes about an outcome, and what every command says of losses."""
    report = check_report(
        outcome, all_rules(), Selection(), verbose=True, show_waived=True, statistics=True
    )
    written = {name: renderer(name)(report, False) for name in formats()}
    written["step summary"] = summary(report)
    unread = unread_in(outcome.loaded, outcome.prefix)
    written["unread"] = unread_in_words(unread) + json.dumps(
        [(one.id, one.message) for one in unread], ensure_ascii=False
    )
    return written


def assert_nowhere(outcome, *values):
    for name, text in outputs(outcome).items():
        for value in values:
            assert value not in text, name


def action(*lines):
    return {"actions/1/1.1.1.yaml": "\n".join(("area: 1.1", *lines, ""))}


EVERYWHERE = {
    "plan.yaml": PLAN
    + """\
note: NHS 943 476 5919
glossary: {ABC: 943 476 5919}
inspections:
  - {id: i, title: 943 476 5919, kind: ILACS}
workstreams:
  - {id: a, title: 943 476 5919}
""",
    "people.yaml": """\
officers:
  - {id: o, post: 943 476 5919, name: 943 476 5919, aliases: [943 476 5919]}
groups:
  - {id: g, title: 943 476 5919, contact: 943 476 5919, members: [943 476 5919]}
""",
    "recommendations.yaml": "- {id: R1, title: x, wording: 943 476 5919, disputed: {date: 2019, "
    "why: 943 476 5919, outcome: 943 476 5919}}\n",
    "themes/1.yaml": """\
title: 943 476 5919
subtitle: 943 476 5919
outcome: 943 476 5919
for_children: 943 476 5919
indicators: [943 476 5919]
sections: [{title: 943 476 5919, areas: [1.1]}]
areas: [{id: 1.1, title: 943 476 5919, note: 943 476 5919}]
""",
    "actions/1/1.1.1.yaml": """\
title: 943 476 5919
area: 1.1
due_text: 943 476 5919
revisions: [{due: 2019-06-30, reason: 943 476 5919, minute: 943 476 5919}]
milestones: [{title: 943 476 5919, due: 2019-06-30}]
success: [943 476 5919, {measure: m, note: 943 476 5919}]
assurance: [943 476 5919]
see_also: [{plan: 943 476 5919, text: 943 476 5919}]
waiting_for: {what: 943 476 5919}
updates: [{date: 2019-05-01, note: 943 476 5919}]
evidence: [{date: 2019-05-01, title: 943 476 5919, ref: 943 476 5919}]
reopened: {date: 2019-05-01, reason: 943 476 5919}
withdrawn: {date: 2019-05-02, reason: 943 476 5919}
public: 943 476 5919
source: {file: 943 476 5919, place: 943 476 5919, cells: {Lead officer: 943 476 5919}}
""",
    "measures/m.yaml": """\
title: 943 476 5919
source: 943 476 5919
benchmarks: [{of: 943 476 5919, value: 1}]
readings: [{date: 2019-01-01, value: 1, note: 943 476 5919}]
""",
    "meetings.yaml": "events: [{kind: 943 476 5919, date: 2019-01-01, focus: 943 476 5919}]\n",
    "waivers.yaml": "- {rule: overdue, subjects: [1.1.1], reason: 943 476 5919}\n",
}


def test_no_text_of_a_plan_is_passed_over_and_none_is_shown():
    typed = sum(text.count("943 476 5919") for text in EVERYWHERE.values())
    outcome = outcome_of(EVERYWHERE)
    assert outcome.loaded.troubles == ()
    found = [finding for finding in outcome.findings if finding.rule == "possible-child-identifier"]
    assert len(found) == typed
    assert_nowhere(outcome, "943 4", "6 5919")


def test_the_owner_of_a_finding_is_the_record_that_it_stands_in():
    findings = found_by("possible-child-identifier", EVERYWHERE)
    subjects = {finding.subject for finding in findings}
    assert subjects == {None, "i", "a", "o", "g", "R1", "1", "1.1", "1.1.1", "m"}


QUOTED = [
    "943 476 5919",
    "H801200001001",
    "AB 12 34 56 C",
    "LCS-204817",
    "jo.bloggs@example.org",
    "07700 900456",
    "BD1 1HY",
    "12 March 2011",
]


def plan_that_quotes(value):
    """A plan of which many rules quote the value, whole and cut short, and which waives some."""
    born = "born " if "March" in value else ""
    return {
        "plan.yaml": PLAN + "settings: {case_numbers: [LCS-######]}\n",
        "people.yaml": f"officers:\n  - id: o\n    post: {born}{value}\n",
        "actions/1/1.1.1.yaml": f"""\
title: Visit again {born}{value}
area: 1.1
due_text: by and by {born}{value}
responsible: see {born}{value}
leads: [nobody of whom we know {born}{value}]
success:
  - As above for {born}{value}, better results, and
  - >-
    A long text about which there is much to say
    and in which {born}{value}
    stands on a line of its own…
updates:
  - date: 2019-05-01
    rag: MAUVE
    note: Ditto {born}{value} is  # a comment about {born}{value}
  - {{date: 2019-05-02, note: "will be done with {born}{value} by 30 April 2019, tbc"}}
""",
        "actions/1/1.1.2.yaml": f"title: Again visit {born}{value}\narea: no area {born}{value}\n",
        "actions/1/1.1.3.yaml": f"title: Visit {born}{value}\narea: 1.1\ndue: {born}{value}\n",
        "actions/1/1.1.4.yaml": f"title: Audit of {born}{value}: the result\n",
        "actions/1/1.1.5.yaml": f"titel: {born}{value}\n{born.strip() or 'x'} {value}\n",
        "waivers.yaml": f"- rule: no-due-date\n  subjects: all\n  reason: Because {born}{value}\n",
    }


@pytest.mark.parametrize("value", QUOTED)
def test_a_value_is_shown_in_no_output_whatever_quotes_it(value):
    outcome = outcome_of(plan_that_quotes(value))
    assert len(outcome.findings) > 15
    assert outcome.waived
    assert outcome.loaded.lost
    assert_nowhere(outcome, value)


@pytest.mark.parametrize("value", QUOTED)
def test_a_waived_finding_is_masked_as_one_that_stands(value):
    files = plan_that_quotes(value)
    files["waivers.yaml"] += "".join(
        f"- rule: {rule}\n  subjects: all\n  reason: Known\n"
        for rule in ("possible-child-identifier", "contact-details")
    )
    outcome = outcome_of(files)
    assert any(one.finding.masked for one in outcome.waived)
    assert_nowhere(outcome, value)


@pytest.mark.parametrize("cut", range(4, 12))
@pytest.mark.parametrize("value", ["943 476 5919", "12 March 2011", "jo.bloggs@example.org"])
def test_a_value_that_a_message_cuts_short_is_masked_as_far_as_it_goes(value, cut):
    mask = Mask(plan_of(), [value])
    for message in (f'"Visit {value[:cut]}…" is vague', f'"…{value[-cut:]} moved" is vague'):
        shown = mask.text(message)
        assert value[:cut] not in shown
        assert value[-cut:] not in shown
        assert BULLET in shown
        assert shown.endswith('" is vague')


def test_a_turkish_capital_in_one_message_unmasks_nothing_in_another():
    files = {
        "people.yaml": "groups:\n  - id: board\n    title: Board\n    signs_off: true\n",
        "actions/1/1.1.1.yaml": "title: \u0130stanbul\narea: 1.1\nnote: AB, born 17 March 2013\n",
        "actions/1/1.1.2.yaml": "title: Visit\narea: 1.1\nsigned_off:\n  date: 2019-05-01\n"
        "  by: the meeting about AB, who was born 17 March 2013\n",
    }
    outcome = outcome_of(files)
    messages = [finding.message for finding in outcome.findings]
    assert any("\u0130" in message for message in messages)
    assert any(f"born {BULLET}" in message for message in messages)
    assert_nowhere(outcome, "17 Mar")


def test_the_year_of_a_date_that_is_cut_off_is_no_number():
    said = "names 4 days: 31 Dec 2018 31 Mar 2019 30 June 2019 30…"
    assert Mask(plan_of()).text(said) == said


def test_the_rest_of_a_number_is_masked_even_where_no_rule_has_found_it():
    mask = Mask(plan_of())
    assert mask.text("`due` 943 476 59… is not a date") == f"`due` {BULLET * 10}… is not a date"
    assert mask.text("due 30 April 2019…") == "due 30 April 2019…"


def test_a_small_count_that_a_rule_has_found_is_hidden_elsewhere_and_a_share_of_its_words_is_not():
    outcome = outcome_of(action("title: Bring children home", "public: Four children are home."))
    counted, shares = (
        "In May four children came.",
        (
            "One in four children is heard.",
            "No worker has over four children.",
            "four children in 5 are seen.",
        ),
    )
    assert outcome.mask.text(counted) == f"In May {BULLET * len('four children')} came."
    assert [outcome.mask.text(share) for share in shares] == [*shares]


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("`mail jane.roe@…` stands alone", "jane.roe@"),
        ("`mail jane.roe@example.or…` stands alone", "jane.roe@example.or"),
        ("`DOB 12 Mar…` stands alone", "12 Mar"),
        ("`born on 12/03/20…` stands alone", "12/03/20"),
        ("`d.o.b.: 3 …` stands alone", "3"),
    ],
)
def test_the_rest_of_an_address_or_a_birthday_in_a_file_that_nobody_can_read_is_masked(
    said, hidden
):
    assert Mask(plan_of()).text(said) == said.replace(hidden, BULLET * len(hidden))


@pytest.mark.parametrize(
    "said", ["born…", "`@improve…` begins with @", "the audit of 12 Mar… is late", "reborn 12…"]
)
def test_a_cut_beside_no_address_and_no_birthday_hides_nothing(said):
    assert Mask(plan_of()).text(said) == said


def test_what_is_harmless_is_shown_as_it_is():
    mask = Mask(plan_of(), ["12 March 2011", "four children"])
    for text in (
        "due 30 April 2019, 31 days overdue; rated AMBER on 31 May 2019",
        "Write: due: 2019-04-30",
        "QA/2019/17 says 98% of 1,204 visits",
        "five children, 13 March 2011",
    ):
        assert mask.text(text) == text
    assert mask.text("Four  children") == BULLET * 14


def test_the_line_of_a_masked_finding_shows_its_key_alone_and_so_do_other_findings_on_it():
    files = action("title: Visit", "public: Call 07700 900123 or TBC")
    outcome = outcome_of(files)
    report = check_report(outcome, all_rules(), Selection())
    lines = {
        finding.rule: report.excerpt(finding) for finding in report.findings if finding.line == 3
    }
    assert set(lines) == {"contact-details", "placeholder-text"}
    assert set(lines.values()) == {f"public: {BULLET * 8}"}


def test_further_lines_of_a_masked_text_are_hidden_and_the_next_key_is_not():
    files = action(
        "title: Visit",
        "updates:",
        "  - date: 2019-05-01",
        "    note: |",
        "      Born",
        "",
        "      12 March 2011",
        "    rag: MAUVE",
    )
    outcome = outcome_of(files)
    report = check_report(outcome, all_rules(), Selection())
    finding = next(one for one in report.findings if one.masked)

    def line(number):
        return report.excerpt(type(finding)("C", "r", "info", finding.path, number, 1, (), "m"))

    assert [line(number) for number in (5, 6, 7, 8, 9)] == [
        f"    note: {BULLET * 8}",
        f"      {BULLET * 8}",
        BULLET * 8,
        f"      {BULLET * 8}",
        "    rag: MAUVE",
    ]


def test_a_comment_and_a_file_that_cannot_be_read_are_masked_by_form_alone():
    files = {
        "actions/1/1.1.1.yaml": "title: Visit\narea: 1.1\ntitle: Twice  # of 943 476 5919\n",
        "actions/1/1.1.2.yaml": "title: Visit\narea: 1.1\ndue: 943 476 5919\n",
        "people.yaml": "officers:\n  - {id: 943 476 5919, post: x}\n",
    }
    outcome = outcome_of(files)
    assert "1.1.2" in outputs(outcome)["text"]
    assert_nowhere(outcome, "943 4", "6 5919")


def test_a_date_of_birth_in_a_file_that_cannot_be_read_is_masked_by_what_stands_beside_it():
    files = action("title: Visit", "due: born 12 March 2011")
    outcome = outcome_of(files)
    assert outcome.loaded.lost
    assert any(f"born {BULLET * 13}" in finding.message for finding in outcome.findings)
    assert_nowhere(outcome, "12 March 2011")


def test_hostile_text_is_searched_in_bounded_time():
    hostile = [
        "a" * 100_000 + " @",
        "12/03/2011 " * 10_000,
        "one of " * 15_000,
        *("…" * 100_000, "(" * 100_000, "9434765919 " * 10_000),
        *("AB AC AD " * 10_000, "d.o.b " * 15_000),
    ]
    for text in hostile:
        outcome = outcome_of(action(f'title: "{text}"', f'public: "{text}"'))
        report = check_report(outcome, all_rules(), Selection())
        assert all(report.excerpt(finding) is not None for finding in report.findings)


def test_a_record_of_very_many_texts_is_searched_in_bounded_time():
    entries = [f"  - TBC {number}" for number in range(40_000)]
    findings = found_by("placeholder-text", action("title: Visit", "success:", *entries))
    assert len(findings) == 40_000


def plan_of():
    return load_plan(MemoryTree({"plan.yaml": PLAN})).plan
