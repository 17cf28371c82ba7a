"""What is personal is told from the dates, figures and references that a plan is full of."""

from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.rules.wording.births import births_in
from cipt.rules.wording.contacts import contacts_in
from cipt.rules.wording.identifiers import case_number_pattern, numbers_in
from cipt.rules.wording.small_numbers import small_counts_in
from cipt.sources.memory import MemoryTree

START = date(2018, 12, 4)
PLAN = "title: A plan\norganisation: A council\nstarts: 2018-12-04\n"
THEME = "title: Practice\norder: 1\nareas:\n  - id: 1.1\n    title: Visits\n"


def found_by(rule, files):
    whole = {"plan.yaml": PLAN, "themes/1.yaml": THEME, **files}
    found_rule = find_rule(rule)
    assert found_rule is not None
    loaded = load_plan(MemoryTree(whole))
    return check_on(loaded, date(2019, 5, 31), [found_rule], "plan/").findings


def action(*lines):
    return {"actions/1/1.1.1.yaml": "\n".join(("area: 1.1", *lines, ""))}


@pytest.mark.parametrize(
    "text",
    [
        "Records of 943 476 5919 were read",
        "NHS number:9434765919.",
        "943-476-5919",
        "(943.476.5919)",
        "https://records.example.org/person/9434765919",
        "943\u00a0476\u00a05919",
    ],
)
def test_an_nhs_number_is_found_however_it_is_typed(text):
    assert [found.what for found in numbers_in(text)] == ["an NHS number"]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "QA/2019/17",
        "2019-04-30",
        "5000000000",
        "1559260800",
        "£9434765919",
        "Ref 94347659190",
        "abc9434765919",
        "30 04 2019 to 31 05 2019",
        "98% of 1,204 visits, 2018/19 and 2019/20",
        "0161 496 0000",
        "+44 943 476 5919",
        "1.2.3, 10.11.12 and 1.10",
    ],
)
def test_dates_years_references_and_wrong_check_digits_are_no_nhs_numbers(text):
    assert list(numbers_in(text)) == []


def test_a_scottish_number_begins_with_a_day():
    assert [found.what for found in numbers_in("3112990021")] == ["an NHS number"]
    assert list(numbers_in("3113990025")) == []


@pytest.mark.parametrize("number", ["H801200001001", "h801200001001"])
def test_a_pupil_number_is_found_by_its_check_letter(number):
    assert [found.what for found in numbers_in(f"Pupil {number} moved")] == [
        "a unique pupil number (UPN)"
    ]
    assert list(numbers_in(f"Pupil A{number[1:]} moved")) == []


def test_a_temporary_pupil_number_ends_with_a_letter():
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    matching = [x for x in letters if list(numbers_in(f"{x}80120000100A"))]
    assert len(matching) == 1


@pytest.mark.parametrize("number", ["AB123456C", "AB 12 34 56 C", "ab-12-34-56-c", "JM 123456 D"])
def test_a_national_insurance_number_is_found(number):
    assert [found.what for found in numbers_in(f"No. {number}, carer")] == [
        "a National Insurance number"
    ]


@pytest.mark.parametrize("number", ["BG123456C", "DA123456C", "AO123456C", "AB123456E", "QA201917"])
def test_letters_that_are_not_given_out_make_no_national_insurance_number(number):
    assert list(numbers_in(number)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DOB 12/03/2011", "12/03/2011"),
        ("d.o.b. 12.3.11", "12.3.11"),
        ("born on 4th of May 2014", "4th of May 2014"),
        ("Date of birth: 2014-05-04", "2014-05-04"),
        ("12 March 2011 (date of birth)", "12 March 2011"),
        ("Baby K was born 3 February 2019", "3 February 2019"),
        ("J.S. (12/03/2011) moved", "12/03/2011"),
        ("JS, 12/03/2011", "12/03/2011"),
        ("12/03/2011, Child AB", "12/03/2011"),
        ("Child J, 4 May 2014", "4 May 2014"),
        ("aged 8, 12/03/2011", "12/03/2011"),
        ("12 March 2011, 8 years old", "12 March 2011"),
    ],
)
def test_a_day_is_a_date_of_birth_where_it_is_called_so_or_stands_beside_a_child(text, value):
    found = list(births_in(text, START))
    assert [text[one.start : one.end] for one in found] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Pathway plans for all aged 16 by 30 April 2019",
        "Agreed with J.S. on 12 March 2019",
        "HR 12 March 2011",
        "Statutory guidance of 12 March 2015 for children aged 8",
        "31 March 2019 Review 30 June 2019 Review 30 Sept 2019",
        "Ofsted visited on 17 September 2018",
        "aged 5 to 11, 12 March 2011",
        "Date of birth to be on every form by 30 April 2019",
        "version 1.2.11",
        "QA/12/03/2011",
    ],
)
def test_the_days_of_a_plan_are_no_dates_of_birth(text):
    assert list(births_in(text, START)) == []


def test_case_numbers_have_the_forms_that_the_plan_sets():
    pattern = case_number_pattern(["LCS-######", "@@ ####", "no figures"])
    assert pattern is not None
    assert [m[0] for m in pattern.finditer("lcs-204817, AB  1234 and LCS-20481, LCS-2048171")] == [
        "lcs-204817",
        "AB  1234",
    ]
    assert case_number_pattern(["@@@"]) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring 07700 900123", "a telephone number"),
        ("Ring 07700900123.", "a telephone number"),
        ("Ring (020) 7946 0958 now", "a telephone number"),
        ("+44 7700 900123", "a telephone number"),
        ("+44 (0)20 7946 0958", "a telephone number"),
        ("01632-960001", "a telephone number"),
        ("write to jo.o'neil+x@example.org.", "an e-mail address"),
        ("a home at BD1 1HY", "a postcode"),
        ("SW1A 1AA", "a postcode"),
    ],
)
def test_ways_to_reach_somebody_are_found(text, what):
    assert [found.what for found in contacts_in(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "0808 800 5000",
        "0300 123 6600",
        "Childline 0800 1111",
        "01-02-2019 03-04-2019",
        "01/02/2019 and 03/04/2019",
        "QA-0113-2019-0042",
        "0.123456789",
        "BD5 and the BD1 area",
        "QX1 2AB",
        "@bradford",
        "Sheet1!A14",
        "M1 and Q4 2019",
        "2019-04-30 to 2019-06-30",
    ],
)
def test_helplines_dates_references_and_districts_are_no_contact_details(text):
    assert list(contacts_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "4 children",
        "Five of our looked-after children came home",
        "only one child waits",
        "three young people",
        "two care leavers",
        "2 of the disabled children",
        "3 of the 5 children",
    ],
)
def test_a_small_count_of_children_is_found(text):
    assert len(list(small_counts_in(text, 6))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "6 children",
        "1,204 children",
        "14 children",
        "0 children",
        "one in four children",
        "two out of three children",
        "One child in five",
        "children under 5",
        "Year 5 children",
        "two children's homes",
        "one child protection conference",
        "one child at a time",
        "fewer than 5 children",
        "five-year-old children",
        "2% of children",
        "1.5 children",
        "three social workers for children",
    ],
)
def test_shares_ages_years_and_larger_counts_are_no_small_numbers(text):
    assert list(small_counts_in(text, 6)) == []


def test_the_plan_sets_below_which_number_a_count_is_small():
    files = action("title: Visit", "public: We helped 8 children.")
    assert found_by("small-number", files) == ()
    files["plan.yaml"] = PLAN + "settings: {small_number_below: 10}\n"
    assert [finding.line for finding in found_by("small-number", files)] == [3]


def test_contact_details_have_their_place_and_nowhere_else():
    people = """\
officers:
  - {id: o, post: A post, email: o@example.org, note: o@example.org}
groups:
  - {id: g, title: A group, contact: 01632 960001, note: 01632 960001}
"""
    findings = found_by("contact-details", {"people.yaml": people})
    assert [(finding.subject, finding.column) for finding in findings] == [("o", 55), ("g", 58)]


def test_a_withdrawn_action_still_tells_no_secrets():
    files = action("title: Visit 943 476 5919", "withdrawn: {date: 2019-01-01}")
    assert len(found_by("possible-child-identifier", files)) == 1


def test_the_plan_is_taken_to_begin_where_its_actions_do_if_it_does_not_say():
    files = action("title: Visit J.S., 12/03/2011", "due: 2019-04-30")
    files["plan.yaml"] = "title: A plan\norganisation: A council\n"
    assert len(found_by("possible-child-identifier", files)) == 1
