"""Who answers for what: nobody, somebody unknown, a group, too few people, people who have left."""

import textwrap
from datetime import date

import pytest

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.rules.context import Context
from cipt.rules.ownership.references import ids_in_actions, in_action
from cipt.rules.pages import EXAMPLE_DAY, Example
from cipt.rules.registry import all_rules, find_rule
from cipt.rules.run import check_on
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

OWNERSHIP = [rule for rule in all_rules() if rule.family == "ownership"]


def the_rule(name):
    rule = find_rule(name)
    assert rule is not None
    return rule


def loaded_from(text, as_of=EXAMPLE_DAY):
    return load_plan(
        MemoryTree(Example("none", textwrap.dedent(text).strip("\n"), True, as_of).files)
    )


def found(rule, text, as_of=EXAMPLE_DAY):
    return check_on(loaded_from(text, as_of), as_of, [the_rule(rule)], "").findings


def rules_found(text):
    findings = check_on(loaded_from(text), EXAMPLE_DAY, OWNERSHIP, "").findings
    return {finding.rule for finding in findings}


@pytest.fixture(scope="module")
def on_the_sample(sample):
    loaded = load_plan(FolderTree(sample))

    def outcome(rule):
        return check_on(loaded, date(2019, 5, 31), [the_rule(rule)], "")

    return outcome


OWNED = """
    responsible: head-of-service
    leads:
      - team-manager
"""

PLAN = """
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
"""


# The sample


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("no-lead", 22),
        ("no-responsible-officer", 0),
        ("unknown-officer", 0),
        ("no-sro", 0),
        ("owner-not-a-person", 1),
        ("officer-out-of-post", 0),
        ("officer-overload", 1),
        ("unused-officer", 0),
        ("partner-is-own-officer", 3),
    ],
)
def test_so_many_findings_stand_on_the_sample(on_the_sample, rule, count):
    assert len(on_the_sample(rule).findings) == count


def test_the_sample_accepts_three_actions_without_a_responsible_officer(on_the_sample):
    waived = on_the_sample("no-responsible-officer").waived
    assert [one.finding.subject for one in waived] == ["1.2.2", "PR6", "PR7"]


def test_one_officer_of_the_sample_answers_for_84_of_130_actions(on_the_sample):
    (finding,) = on_the_sample("officer-overload").findings
    assert finding.message == (
        "Assistant Director of Social Care answers for 84 of 130 actions, 65 percent"
    )


def test_a_group_is_the_sro_of_a_workstream_of_the_sample(on_the_sample):
    (finding,) = on_the_sample("owner-not-a-person").findings
    assert finding.subject == "b"
    assert finding.message == "the SRO of workstream b is a group: MASH Strategic Group"


# The plan's roles


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("[sro, responsible, lead]", {"no-sro", "no-responsible-officer", "no-lead"}),
        ("[responsible]", {"no-responsible-officer"}),
        ("[lead]", {"no-lead"}),
        ("[sro]", {"no-sro"}),
    ],
)
def test_only_the_roles_that_the_plan_names_are_missed(roles, expected):
    text = "title: Publish the standards" + textwrap.dedent(PLAN) + f"roles: {roles}\n"
    missed = {"no-sro", "no-responsible-officer", "no-lead"}
    assert rules_found(text) & missed == expected


def test_nobody_is_missed_while_plan_yaml_cannot_be_read_in_full():
    text = "title: Publish the standards" + textwrap.dedent(PLAN) + "rolls: [sro]\n"
    assert rules_found(text) & {"no-sro", "no-responsible-officer", "no-lead"} == set()


def test_a_group_in_a_role_that_the_plan_does_not_name_is_let_be():
    text = "responsible: head-of-service\nleads: [health-trust]" + textwrap.dedent(PLAN)
    assert [one.subject for one in found("owner-not-a-person", text)] == ["1.1.1"]
    assert found("owner-not-a-person", text + "roles: [sro, responsible]\n") == ()


def test_nobody_is_missed_in_a_withdrawn_action():
    text = """
        withdrawn:
          date: 2026-04-21
          by: improvement-board
          reason: Merged
    """
    assert rules_found(text) & {"no-responsible-officer", "no-lead"} == set()


# unknown-officer

EVERYWHERE = """
    responsible: nobody-1
    leads:
      - nobody-2
    partners:
      - nobody-3
    revisions:
      - due: 2026-12-31
        reason: Posts are vacant
        by: nobody-4
    waiting_for:
      what: The new system
      who: nobody-5
    updates:
      - date: 2026-05-29
        by: nobody-6
    evidence:
      - date: 2026-05-20
        tested_by: nobody-7
    signed_off:
      date: 2026-05-21
      by: nobody-8
    reopened:
      date: 2026-05-22
      by: nobody-9
    withdrawn:
      date: 2026-05-23
      by: nobody-10
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
        sro: nobody-11
    settings:
      dates_agreed_by: nobody-12
    === themes/1.yaml
    title: Practice
    workstream: a
    sro: nobody-13
    areas:
      - id: 1.1
        title: Visits
    === people.yaml
    officers: []
    groups:
      - id: improvement-board
        title: Improvement Board
        reports_to: nobody-14
    === measures/visits.yaml
    title: Visits on time
    owner: nobody-15
    === meetings.yaml
    meetings:
      - board: nobody-16
        date: 2026-06-16
    === waivers.yaml
    - rule: no-due-date
      subjects: all
      reason: Printed so
      agreed_by: nobody-17
"""


def test_an_unknown_id_is_found_wherever_somebody_is_named():
    findings = found("unknown-officer", EVERYWHERE)
    named = {finding.message.split()[1] for finding in findings}
    assert named == {f"nobody-{number}" for number in range(1, 18)}
    assert len(findings) == 17


def test_each_is_found_on_its_own_line():
    lines = textwrap.dedent(EVERYWHERE).strip("\n").splitlines()
    files = Example("none", "\n".join(lines), True, EXAMPLE_DAY).files
    for finding in found("unknown-officer", EVERYWHERE):
        line = files[finding.path].decode().splitlines()[finding.line - 1]
        assert finding.message.split()[1] in line


def test_a_decision_by_an_unknown_group_is_worded_as_of_a_group():
    messages = [finding.message for finding in found("unknown-officer", EVERYWHERE)]
    assert "`board` nobody-16 is no group in people.yaml" in messages
    assert "`responsible` nobody-1 is no officer or group in people.yaml" in messages


def test_the_references_counted_are_the_references_found():
    loaded = loaded_from(EVERYWHERE)
    context = Context(loaded, judge(loaded.plan, EXAMPLE_DAY))
    found_one_by_one = {one.id for action in loaded.plan.actions for one in in_action(action)}
    assert ids_in_actions(context) == found_one_by_one
    assert len(found_one_by_one) == 10


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("LADO", "Write: responsible: lado"),
        ("Local Authority Designated Officer", "Write: responsible: lado"),
        ("lado-officer", "Write: responsible: lado"),
        ("Heads of Service", "Write: responsible: head-of-service"),
        ("head_of_service", "Write: responsible: head-of-service"),
        ("hos", "Write an id that stands in people.yaml, or add one to its officers or groups "),
    ],
)
def test_the_id_that_is_meant_is_suggested(typed, hint):
    text = f"""
        responsible: {typed}
        === people.yaml
        officers:
          - id: director
            post: Director
          - id: head-of-service
            post: Head of Service
          - id: lado
            post: Local Authority Designated Officer
            aliases: [LADO, LADO officer]
    """
    (finding,) = found("unknown-officer", text)
    assert finding.hint.startswith(hint)


def test_an_entry_of_a_list_is_suggested_as_an_entry():
    (finding,) = found("unknown-officer", "leads:\n  - Team Manager")
    assert finding.hint == "Write: - team-manager"


def test_nobody_is_unknown_while_people_cannot_be_read():
    assert found("unknown-officer", "responsible: new-post\n=== people.yaml\nofficers: 'none") == ()


def test_somebody_whose_entry_cannot_be_read_is_not_unknown():
    text = """
        responsible: new-post
        leads:
          - other-post
        === people.yaml
        officers:
          - id: director
            post: Director
          - id: new-post
            pots: New Post
    """
    assert [finding.message for finding in found("unknown-officer", text)] == [
        "`leads` other-post is no officer or group in people.yaml"
    ]


def test_words_that_need_not_be_ids_are_let_be():
    text = """
        === people.yaml
        officers:
          - id: director
            post: Director of Children's Services
            organisation: Another Council
        groups:
          - id: improvement-board
            title: Improvement Board
            chair: An independent chair
            members:
              - Lead Member for Children
    """
    assert found("unknown-officer", text) == ()


# no-sro


def test_a_workstream_without_an_sro_is_one_finding_however_many_its_themes():
    text = PLAN + "    === themes/2.yaml\n    title: Workforce\n    workstream: a\n"
    (finding,) = found("no-sro", text)
    assert (finding.path, finding.subject) == ("plan.yaml", "a")


def test_a_workstream_whose_themes_have_sros_needs_none():
    text = (
        PLAN + "    === themes/1.yaml\n    title: Practice\n    workstream: a\n    sro: director\n"
    )
    assert found("no-sro", text) == ()


def test_an_unknown_workstream_is_a_dangling_link_and_no_lack_of_an_sro():
    text = "=== themes/1.yaml\ntitle: Practice\nworkstream: b\nareas: [{id: 1.1, title: Visits}]"
    assert found("no-sro", text) == ()


def test_a_theme_whose_sro_cannot_be_read_is_not_without_one():
    text = "=== themes/1.yaml\ntitle: Practice\nsro: [director, deputy]\n"
    assert found("no-sro", text) == ()


# several-leads-none-first

LEADS = "responsible: director\nleads:\n  - head-of-service\n  - team-manager\n"


@pytest.mark.parametrize(
    "further",
    [
        "completed: 2026-05-01",
        "note: The head of service leads",
        "updates:\n  - date: 2026-05-01\n    by: team-manager\n",
    ],
)
def test_leads_are_told_apart_where_something_says_who_leads(further):
    assert len(found("several-leads-none-first", LEADS)) == 1
    assert found("several-leads-none-first", LEADS + further) == ()


def test_a_note_on_something_else_does_not_say_who_leads():
    assert len(found("several-leads-none-first", LEADS + "note: Misleading number")) == 1


@pytest.mark.parametrize(
    ("leads", "message"),
    [
        ("[lado, lado]", "lado is named more than once among the leads"),
        ("[lado, officer-04, officer-04]", "officer-04 is named more than once among the leads"),
        ("[lado, officer-04]", "lado and officer-04 both lead"),
    ],
)
def test_a_lead_who_is_named_twice_is_not_said_to_lead_with_themselves(leads, message):
    told = found("several-leads-none-first", f"responsible: director\nleads: {leads}")
    assert [finding.message for finding in told] == [message]


def test_a_file_with_very_many_leads_and_updates_is_judged_in_bounded_time():
    leads = "\n".join(f"  - officer-{number}" for number in range(20_000))
    updates = "\n".join(f"  - {{date: 2026-05-01, by: chair-{number}}}" for number in range(15_000))
    told = found("several-leads-none-first", f"leads:\n{leads}\nupdates:\n{updates}")
    assert [finding.message for finding in told] == [
        "officer-0 and 19,999 more are all named as leads"
    ]


# officer-out-of-post

POSTS = """
    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
        to: 2026-03-31
      - id: head-of-service
        post: Head of Service
        from: 2026-09-01
      - id: team-manager
        post: Team Manager
"""


def out_of_post(text):
    return [
        (finding.path, finding.message)
        for finding in found("officer-out-of-post", textwrap.dedent(text) + textwrap.dedent(POSTS))
    ]


def test_an_sro_who_has_left_is_told_where_there_are_open_actions():
    assert out_of_post("due: 2026-12-31") == [
        ("plan.yaml", "Director of Children's Services left the post on 31 March 2026")
    ]
    assert out_of_post("completed: 2026-05-01") == []


def test_somebody_to_come_is_told_only_where_the_action_is_due_before():
    told = "Head of Service is in post only from 1 September 2026"
    early = out_of_post("responsible: head-of-service\ndue: 2026-08-31")
    assert ("actions/1/1.1.1.yaml", told) in early
    late = out_of_post("responsible: head-of-service\ndue: 2026-09-30")
    assert [path for path, _ in late] == ["plan.yaml"]


def test_the_last_day_in_post_is_a_day_in_post():
    text = "responsible: director" + textwrap.dedent(POSTS)
    assert found("officer-out-of-post", text, date(2026, 3, 31)) == ()
    assert len(found("officer-out-of-post", text, date(2026, 4, 1))) == 2


# officer-overload


def many(count, further="", responsible="director"):
    lines = [further]
    for number in range(1, count + 1):
        lines += [f"=== actions/1/1.1.{number}.yaml", f"responsible: {responsible}"]
    return "\n".join(lines)


def test_ten_actions_are_not_too_many_for_anybody():
    assert found("officer-overload", many(10)) == ()
    assert len(found("officer-overload", many(11))) == 1


def test_withdrawn_actions_burden_nobody():
    withdrawn = "responsible: director\nwithdrawn: {date: 2026-01-01, reason: Merged}"
    text = many(11).replace("responsible: director", withdrawn, 1)
    assert found("officer-overload", text) == ()


def test_the_plan_sets_the_share_that_is_too_much():
    text = many(11) + textwrap.dedent(PLAN)
    assert len(found("officer-overload", text + "settings: {officer_share_percent: 99}\n")) == 1
    assert found("officer-overload", text + "settings: {officer_share_percent: 100}\n") == ()


def test_files_that_cannot_be_read_are_not_taken_from_the_others():
    broken = "".join(f"\n=== actions/1/1.2.{n}.yaml\ntitle: 'Never closed" for n in range(60))
    assert found("officer-overload", many(11) + broken) == ()


def test_in_a_plan_without_responsible_officers_the_first_leads_count():
    text = many(11).replace("responsible: director", "leads: [director, team-manager]")
    text += textwrap.dedent(PLAN) + "roles: [lead]\n"
    (finding,) = found("officer-overload", text)
    assert finding.subject == "director"


# unused-officer


def unused(further):
    text = """
        === people.yaml
        officers:
          - id: director
            post: Director of Children's Services
          - id: quality-manager
            post: Quality Manager
    """
    return [
        finding.subject
        for finding in found("unused-officer", textwrap.dedent(text) + textwrap.dedent(further))
    ]


@pytest.mark.parametrize(
    "further",
    [
        "    to: 2026-01-31\n",
        "groups:\n  - {id: board, title: Board, chair: Quality manager}\n",
        "groups:\n  - {id: board, title: Board, members: [quality-manager]}\n",
        "=== measures/visits.yaml\ntitle: Visits on time\nowner: quality-manager\n",
        "=== actions/1/1.1.1.yaml\nevidence: [{date: 2026-05-20, tested_by: quality-manager}]\n",
        "=== actions/1/1.1.2.yaml\ntitle: 'Never closed\n",
        "=== measures/visits.yaml\ntitle: 'Never closed\n",
    ],
)
def test_an_officer_is_used_who_is_named_anywhere_or_may_be(further):
    assert unused("") == ["quality-manager"]
    assert unused(further) == []


# partner-is-own-officer


def partners(people, further="", second="responsible: director"):
    text = f"""
        responsible: head-of-service
        partners:
          - director
        {further}
        === actions/1/1.1.2.yaml
        title: Train managers
        area: 1.1
        {second}
        === people.yaml
        officers:
          - id: head-of-service
            post: Head of Service
          - id: director
            post: Director
            {people}
        groups:
          - id: trust
            title: Health Trust
          - id: council
            title: Exampleshire Council
    """
    return [finding.subject for finding in found("partner-is-own-officer", text)]


@pytest.mark.parametrize("organisation", ["note: None", "organisation: council"])
def test_a_partner_who_answers_for_other_actions_of_the_council_is_its_own_officer(organisation):
    assert partners(organisation) == ["1.1.1"]


@pytest.mark.parametrize("organisation", ["organisation: trust", "organisation: Another Council"])
def test_a_partner_of_another_body_is_a_partner_even_with_actions_of_their_own(organisation):
    assert partners(organisation) == []


def test_an_officer_who_answers_for_nothing_may_be_a_partner():
    assert partners("note: None", second="leads: [director]") == []


def test_the_lead_of_an_action_is_not_its_partner_whoever_they_belong_to():
    assert partners("organisation: trust", further="leads: [director]") == ["1.1.1"]


# Broken files


def test_no_broken_file_of_the_sample_makes_somebody_unknown_missing_or_unused(sample):
    whole = FolderTree(sample)
    rules = [rule for rule in OWNERSHIP if rule.name not in ("officer-overload",)]

    def said(tree):
        outcome = check_on(load_plan(tree), date(2019, 5, 31), rules, "")
        waived = [one.finding for one in outcome.waived]
        return {(one.code, one.path, one.subjects) for one in (*outcome.findings, *waived)}

    before = said(whole)
    assert len(before) > 30
    for path in ("plan.yaml", "people.yaml", "themes/3.yaml", "actions/2/2.9.1.yaml"):
        for text in ("title: 'Never closed", whole.read(path) + b"\nown_key: 1\n"):
            assert said(MemoryTree({path: text}, whole)) <= before
