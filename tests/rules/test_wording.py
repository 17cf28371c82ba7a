"""What is said of a plan's wording, and what is let be as no officer could do anything about it."""

from datetime import date

import pytest

from cipt.loading.plan import load_plan
from cipt.rules.registry import find_rule
from cipt.rules.run import check_on
from cipt.rules.wording.acronyms import abbreviations_in, is_explained_at
from cipt.sources.memory import MemoryTree

PLAN = "title: A plan\norganisation: A council\n"
THEME = "title: Practice\norder: 1\nareas:\n  - {id: 1.1, title: Visits}\n"


def found_by(rule, action="", **files):
    whole = {
        "plan.yaml": PLAN,
        "themes/1.yaml": THEME,
        "actions/1/1.1.1.yaml": f"area: 1.1\n{action}\n",
        **{f"{name}.yaml": text for name, text in files.items()},
    }
    loaded = load_plan(MemoryTree(whole))
    found_rule = find_rule(rule)
    assert loaded.troubles == ()
    assert found_rule is not None
    return [
        (finding.subject, finding.line, finding.message)
        for finding in check_on(loaded, date(2026, 5, 31), [found_rule], "").findings
    ]


def found_in_title(rule, title):
    return found_by(rule, f'title: "{title}"')


@pytest.mark.parametrize(
    "ending",
    [
        *(
            "and",
            "or",
            "the",
            "of",
            "our",
            "than",
            "with partners,",
            "the following:",
            "…",
            "...",
            "(",
        ),
        *("schools &", "(from 40", "schools -", "including"),
    ],
)
def test_a_text_that_ends_so_breaks_off(ending):
    found = found_in_title("truncated-text", f"Visit the children {ending}")
    assert len(found) == 1
    assert ending.split()[-1] in found[0][2]


@pytest.mark.parametrize(
    "title",
    [
        "Listen to the families we work with",
        "Children are well taken care of",
        "Schools, health visitors, etc...",
        "Visit children (all ages)",
        "Option A",
        "Keep a log of who logs in",
        "Do what was agreed: a) visit b) write",
        "You said, we did!",
        "x" * 255 + ".",
    ],
)
def test_a_text_that_is_whole_is_not_said_to_break_off(title):
    assert found_in_title("truncated-text", title) == []


def test_a_text_of_just_the_length_at_which_spreadsheets_cut_breaks_off():
    assert len(found_in_title("truncated-text", "Visit " * 42 + "and")) == 1
    assert len(found_in_title("truncated-text", "x" * 255)) == 1
    assert found_in_title("truncated-text", "x" * 254) == []
    assert found_in_title("truncated-text", "x" * 256) == []


def test_what_was_printed_and_where_evidence_is_kept_may_end_as_they_like():
    action = """\
title: Visit
due_text: 31 March;
evidence: [{date: 2026-01-01, ref: QA/, title: Audit}]
source: {cells: {Comment: "see also:"}}"""
    assert found_by("truncated-text", action) == []


def test_the_wording_of_a_withdrawn_action_is_let_be():
    withdrawn = "title: Visit the homes of, TBC, the IJKL and\nwithdrawn: {date: 2026-01-01}"
    for rule in ("truncated-text", "placeholder-text", "unexplained-acronym"):
        assert found_by(rule, withdrawn) == []


@pytest.mark.parametrize(
    "title",
    [
        *(
            "TBC",
            "Lead tbc",
            "Visit (T.B.C.)",
            "Date to be confirmed",
            "Owner: to be decided.",
            "XXX",
        ),
        *("What next??", "[insert action]", "<Insert text here>", "Lorem ipsum dolor", "n/a", "-"),
        *("Click or tap here to enter text.", "None", "?"),
    ],
)
def test_a_placeholder_is_no_wording(title):
    assert len(found_in_title("placeholder-text", title)) == 1


@pytest.mark.parametrize(
    "title",
    [
        *("Attendance to be confirmed by schools", "Is this enough?", "Test the new forms"),
        *(
            "None of the children waits",
            "Insert a clause in all contracts",
            "Agree the title",
            "A-Z",
        ),
    ],
)
def test_words_that_placeholders_are_made_of_can_be_wording(title):
    assert found_in_title("placeholder-text", title) == []


def test_a_post_that_is_not_known_is_a_placeholder_and_a_printed_date_is_not():
    people = "officers:\n  - {id: o, post: TBC}\n"
    found = found_by("placeholder-text", "title: Visit\ndue_text: TBC", people=people)
    assert [(subject, line) for subject, line, _ in found] == [("o", 2)]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Children feel safe",
            "Workforce strategy",
            "Better multi-agency working",
            "Who decides?",
        ),
        *("The Trust focuses on listening", "All partners own the improvements"),
    ],
)
def test_a_state_a_topic_and_a_question_are_no_actions(title):
    assert len(found_in_title("not-an-action", title)) == 1


@pytest.mark.parametrize(
    "title",
    [
        *("Publish the standards", "publish the standards", "Regularly visit children", "To visit"),
        *(
            "Apply the standards",
            "Re-launch the offer",
            "Co-design the offer",
            "Relaunch the offer",
        ),
        *("Monthly audits of supervision", "Every department to give a plan to the committee"),
        *(
            "Staff the front door until 8pm",
            "Ring-fence the budget",
            "Upskill all managers",
            "Expedite the backlog",
            "Managers will read every plan",
            "Developing the offer",
            "Have every team read its plans",
        ),
        "Twelve-month check and audit of child protection plans by conference chairs",
    ],
)
def test_a_title_that_says_what_will_be_done_is_an_action(title):
    assert found_in_title("not-an-action", title) == []


@pytest.mark.parametrize(
    "title", ["Ensure plans are good", "Look at supervision", "Closely work with schools"]
)
def test_a_verb_that_nobody_can_see_done_is_weak(title):
    assert len(found_in_title("weak-verb", title)) == 1


@pytest.mark.parametrize(
    "title",
    [
        *("Ensure 95% of visits are on time", "Look after carers", "Work through the backlog"),
        *("Supporting families", "Publish how we support families", "Raise fees"),
    ],
)
def test_a_figure_or_another_verb_makes_it_plain(title):
    assert found_in_title("weak-verb", title) == []


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Review the policy, and train all staff in it", "train all staff in"),
        ("Review the policy; publish it", "publish it"),
        ("Review the whole policy. Publish it", "Publish it"),
        ("Run two-way feedback and publish what was said", "publish what was said"),
        ("Secure money to tackle delay, and revise the guidance", "revise the guidance"),
    ],
)
def test_a_second_verb_after_a_first_thing_to_do_is_a_second_action(title, second):
    found = found_in_title("compound-action", title)
    assert [message for *_, message in found] == [
        f'the title goes on to a second thing to do: "{second}"'
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Review and relaunch the standards",
        "Agree the protocol, plan and timetable for audits",
        "Embed standards so that care leavers receive and discuss their documents",
        "Provide training on planning, challenge and escalation",
        "Hold audit, review and support sessions",
        "Train managers in supervision, reflection and support",
        "Managers read the plans and publish them",
    ],
)
def test_joined_verbs_and_lists_of_nouns_are_one_action(title):
    assert found_in_title("compound-action", title) == []


def test_an_abbreviation_is_told_of_once_where_the_plan_first_uses_it():
    action = "title: Give SGOs to the IJK\nsuccess: [More SGOs, An SGO a week]"
    found = found_by("unexplained-acronym", action, **{"themes/1": THEME + "outcome: IJK works\n"})
    assert [(subject, line) for subject, line, _ in found] == [("1.1.1", 2), ("1", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "The multi-agency safeguarding hub (MASH)",
        "MASH (the multi-agency safeguarding hub)",
        "MASHs (multi-agency safeguarding hubs)",
    ],
)
def test_an_abbreviation_explained_beside_is_explained_for_the_whole_plan(text):
    assert found_by("unexplained-acronym", f"title: MASH\nsuccess: ['{text}']") == []


def test_brackets_that_explain_nothing_do_not_count():
    assert len(found_in_title("unexplained-acronym", "Write an action log (IGE)")) == 1
    assert not is_explained_at("Tell MASH (weekly)", "MASH", 5)


def test_people_and_the_glossary_explain_abbreviations():
    people = """\
officers:
  - {id: lado, post: Designated Officer, aliases: [DO]}
  - {id: h, post: Head of Very Good Service}
groups:
  - {id: b, title: Bradford Safeguarding Children Board}
"""
    plan = PLAN + "glossary: {CiCC: Children in Care Council}\n"
    title = "title: LADO, DO, HVGS, BSCB, BSCBs and CICC meet the NHS, GPs and HR"
    assert found_by("unexplained-acronym", title, people=people, plan=plan) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MASH-led work", ["MASH"]),
        ("IROs' plans", ["IRO"]),
        ("ToR and CiCC", ["ToR", "CiCC"]),
        ("R6a, AFI16, Q4, 1A and E08000032", []),
        ("YouTube, McKay and LinkedIn", []),
        ("ALL staff MUST read it, RED or AMBER, part IV", []),
        ("ALL IN CAPITALS IJK", []),
        ("R&R, CP-IS, user@ABC.org", []),
    ],
)
def test_ids_names_emphasis_and_colours_are_no_abbreviations(text, words):
    assert [word for word, _ in abbreviations_in(text)] == words


def test_inspectors_words_and_printed_cells_need_no_glossary():
    recommendations = "- {id: R1, title: IJK, wording: IJK}\n"
    action = "title: Visit\nsource: {cells: {Lead: IJK}}"
    assert found_by("unexplained-acronym", action, recommendations=recommendations) == []
