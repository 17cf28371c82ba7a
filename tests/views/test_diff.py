"""A comparison as its readers see it: every difference has a line, in words, at its weight."""

from dataclasses import replace
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cipt.evaluation.changes import changes_between, gaps_of
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.sources.memory import MemoryTree
from cipt.views.diff.phrases import LONGEST, contrasted, key_in_words, quoted, shortened
from cipt.views.diff.values import KINDS, SECTIONS, WEIGHTY, Side
from cipt.views.diff.view import NO_CHANGE, diff_view

SPEC = spec_from_file_location(
    "every_change", Path(__file__).parents[1] / "evaluation" / "every_change.py"
)
assert SPEC
assert SPEC.loader
every = module_from_spec(SPEC)
SPEC.loader.exec_module(every)

DAY = date(2019, 5, 31)
BASE = Side("main", "1" * 40, "main (1111111111 of 30 April 2019)")
HEAD = Side("", "", "the plan folder as it lies")
FILES = {
    "plan.yaml": "title: A plan\norganisation: A council\nstarts: 2019-01-01\n",
    "people.yaml": (
        "officers:\n  - id: director\n    post: Strategic Director\n"
        "  - id: head\n    post: Head of Service\n"
        "groups:\n  - id: board\n    title: The Improvement Board\n    signs_off: true\n"
        "  - id: scrutiny\n    title: Scrutiny\n"
    ),
    "recommendations.yaml": "- id: R1\n  title: Listen\n- id: R2\n  title: Hear\n",
    "themes/1.yaml": (
        "title: Voice\nsro: director\nareas:\n"
        "  - id: 1.1\n    title: Homes\n    recommendations: [R1]\n"
    ),
    "measures/7.yaml": "title: Homes\nunit: percent\nbetter: higher\nreadings: []\n",
    "actions/1/1.1.1.yaml": "title: Publish the standards\narea: 1.1\ndue: 2019-04-30\n",
    "actions/1/1.1.2.yaml": "title: Train the staff\narea: 1.1\n",
}
ACTION = "actions/1/1.1.1.yaml"


def load(changed=None):
    """The plan with some of its files changed: text to add to them, or None to take them out."""
    files = dict(FILES)
    for path, text in (changed or {}).items():
        if text is None:
            del files[path]
        else:
            files[path] = files.get(path, "") + text
    return load_plan(MemoryTree(files))


def compare(before, after, as_of=DAY):
    return diff_view(load(before), load(after), BASE, HEAD, as_of, "as asked")


def told(diff, *kinds):
    """The lines of these kinds, as text; of all of them where none is named."""
    return [f"{line.name}: {line.text}" for line in diff.lines if not kinds or line.kind in kinds]


def from_action(before, after, *kinds):
    """What is told where the action 1.1.1 has these lines before and after."""
    return told(compare({ACTION: before}, {ACTION: after}), *kinds)


# --- everything has a line ----------------------------------------------------------------------


def bare(plan):
    return Loaded(plan, {}, {}, (), ())


@pytest.mark.parametrize("header", ["plan", "plan.own-scheme"])
def test_any_change_of_a_single_field_has_a_line_that_names_it(header):
    plan = every.every_key(header)
    for kind, identity, key, other in every.altered_plans(plan):
        if header == "plan.own-scheme" and (kind, key) != ("plan", "scheme"):
            continue
        if (kind, key) == ("plan", "scheme") and "conditions" in str(changes(plan, other)):
            # No plan holds such a scheme: loading refuses it.
            continue
        for before, after in ((plan, other), (other, plan)):
            diff = diff_view(bare(before), bare(after), BASE, HEAD, DAY, "as asked")
            about = {one for line in diff.lines for one in line.about}
            for change in changes_between(before, after).records:
                fields = {one.field for one in change.differences} or {""}
                assert {(change.kind, change.id, field) for field in fields} <= about
            assert all(line.text and "None" not in line.text for line in diff.lines)
            assert diff.verdict != NO_CHANGE, (kind, identity, key)
            assert not diff.is_equal


def changes(before, after):
    return [
        difference.at
        for change in changes_between(before, after).records
        for difference in change.differences
    ]


def test_records_added_and_removed_have_a_line():
    plan = every.every_key()
    for name, kind in every.LISTS.items():
        less = replace(plan, **{name: ()})
        for before, after in ((plan, less), (less, plan)):
            diff = diff_view(bare(before), bare(after), BASE, HEAD, DAY, "as asked")
            assert kind in {line.about[0][0] for line in diff.lines}


def all_that_differs(before, after):
    """Kind, id and field of everything that differs, unless something else hides it."""
    found = set()
    for change in changes_between(before.plan, after.plan, gaps_of(before), gaps_of(after)).records:
        found |= {(change.kind, change.id, one.field) for one in change.differences}
        if not change.differences:
            found.add((change.kind, change.id, ""))
    return found


@settings(max_examples=60)
@given(every.versions(), every.versions())
def test_whatever_differs_between_two_plans_has_a_line(one, other):
    before, after = bare(one), bare(other)
    diff = diff_view(before, after, BASE, HEAD, DAY, "as asked")
    assert all_that_differs(before, after) <= {about for line in diff.lines for about in line.about}
    assert diff.is_equal == (one == other)


@st.composite
def damaged(draw):
    """The files of a plan, some of their lines gone, doubled or broken."""
    files = every.typed()
    for path in draw(st.lists(st.sampled_from(sorted(files)), max_size=3)):
        lines = files[path].splitlines(keepends=True)
        place = draw(st.integers(0, len(lines) - 1))
        instead = draw(
            st.sampled_from([b"", lines[place] * 2, b"  : [\n", lines[place][2:], b"\xff"])
        )
        files[path] = b"".join([*lines[:place], instead, *lines[place + 1 :]])
    return load_plan(MemoryTree(files))


@settings(max_examples=60)
@given(damaged(), damaged())
def test_plans_that_can_be_read_only_in_part_are_compared_as_far_as_they_can_be(before, after):
    diff = diff_view(before, after, BASE, HEAD, DAY, "as asked")
    about = {one for line in diff.lines for one in line.about}
    assert all_that_differs(before, after) <= about
    removed = {one.id for one in diff.lines if one.kind == "action_removed"}
    assert not removed & after.lost_ids("action")


def test_equal_plans_have_no_line():
    diff = compare({}, {})
    assert (diff.verdict, diff.sections, diff.is_equal) == (NO_CHANGE, (), True)


def test_every_kind_of_change_has_its_part():
    assert {kind.section for kind in KINDS.values()} == set(SECTIONS)
    assert set(WEIGHTY) <= set(SECTIONS)
    order = [list(SECTIONS).index(kind.section) for kind in KINDS.values()]
    assert order == sorted(order)


def test_the_weightiest_stands_first():
    diff = compare(
        {},
        {
            "actions/1/1.1.2.yaml": None,
            ACTION: "updates:\n  - date: 2019-05-20\n    note: Written\n",
            "measures/7.yaml": "note: A remark\n",
        },
    )
    keys = [section.key for section in diff.sections]
    assert keys == ["removed", "measures", "recommendations", "progress"]


# --- dates --------------------------------------------------------------------------------------

AGREED = (
    "revisions:\n  - asked: 2019-04-10\n    due: 2019-06-30\n    reason: Two posts are vacant\n"
    "    agreed: 2019-04-24\n    by: board\n    minute: 5.2\n"
)


def test_a_silent_move_says_that_nobody_agreed_it():
    later = {ACTION: FILES[ACTION].replace("2019-04-30", "2019-09-30")}
    diff = diff_view(load(), load_plan(MemoryTree({**FILES, **later})), BASE, HEAD, DAY, "as asked")
    assert told(diff, "date_moved") == [
        "1.1.1 Publish the standards: from 30 April 2019 to 30 September 2019, 153 days later; "
        "not agreed: the first date was edited, and no board has agreed another"
    ]
    assert diff.verdict.startswith("1 date moved, not agreed; ")
    (line,) = [line for line in diff.lines if line.kind == "date_moved"]
    assert dict(line.values) == {
        "from": "2019-04-30",
        "to": "2019-09-30",
        "days": 153,
        "agreed": False,
        "cause": "edited",
        "agreed_on": None,
        "agreed_by": None,
        "reason": None,
    }


def test_an_agreed_move_says_who_agreed_it_when_and_why():
    assert from_action("", AGREED, "date_moved", "revision_agreed") == [
        "1.1.1 Publish the standards: from 30 April 2019 to 30 June 2019, 61 days later; agreed "
        "by The Improvement Board on 24 April 2019, minute 5.2: “Two posts are vacant”"
    ]


def test_a_date_that_is_only_asked_for_moves_nothing():
    asked = "".join(AGREED.partition("    agreed")[:1])
    assert from_action("", asked) == [
        "1.1.1 Publish the standards: 30 June 2019 asked for on 10 April 2019, 61 days later than "
        "now: “Two posts are vacant”"
    ]


def test_a_date_that_was_refused_is_told():
    refused = AGREED.replace("agreed", "refused")
    assert from_action("", refused, "revision_refused") == [
        "1.1.1 Publish the standards: 30 June 2019: refused by The Improvement Board on "
        "24 April 2019, minute 5.2: “Two posts are vacant”"
    ]


def test_an_agreement_by_a_group_that_may_not_give_it_says_so():
    other = AGREED.replace("by: board", "by: scrutiny")
    assert from_action("", other) == [
        "1.1.1 Publish the standards: 30 June 2019: agreed by Scrutiny on 24 April 2019, minute "
        "5.2, which may not agree dates; it does not move the date: “Two posts are vacant”"
    ]


def test_a_first_date_is_given_without_being_a_move():
    diff = compare({}, {"actions/1/1.1.2.yaml": "due: 2019-09-30\n"})
    assert told(diff, "date_given") == [
        "1.1.2 Train the staff: had no date, and is now due 30 September 2019"
    ]
    assert diff.verdict == "1 first date given"


def test_the_verdict_counts_what_nobody_agreed():
    silent = {"actions/1/1.1.2.yaml": "due: 2019-06-30\n"}
    moved = {"actions/1/1.1.2.yaml": "due: 2019-07-31\n", ACTION: AGREED}
    assert compare(silent, moved, date(2019, 1, 1)).verdict == (
        "2 dates moved, 1 of them not agreed"
    )


def test_the_verdict_names_an_edited_first_date_before_one_that_a_board_moved():
    other = "actions/1/1.1.2.yaml"
    before = {other: f"due: 2019-03-31\n{AGREED}"}
    edited = {other: f"due: 2019-05-31\n{AGREED}"}
    day = date(2019, 1, 1)

    agreed = compare(before, {**edited, ACTION: AGREED}, day).verdict
    assert agreed == "1 first date edited; 1 date moved, agreed"

    rewritten = AGREED.replace("due: 2019-06-30", "due: 2019-08-31")
    silent = compare({**before, ACTION: AGREED}, {**edited, ACTION: rewritten}, day).verdict
    assert silent.endswith("1 date moved, not agreed; 1 first date edited")


def test_dates_that_nobody_agreed_stand_before_those_that_a_board_did():
    silent = {"actions/1/1.1.2.yaml": "due: 2019-06-30\n"}
    moved = {"actions/1/1.1.2.yaml": "due: 2019-07-31\n", ACTION: AGREED}
    lines = told(compare(silent, moved), "date_moved")
    assert [line[:5] for line in lines] == ["1.1.2", "1.1.1"]


def test_milestones_that_move_say_by_how_much():
    planned = "milestones:\n  - title: Tool agreed\n    due: 2019-02-28\n"
    assert from_action(planned, planned.replace("02-28", "03-31"), "step") == [
        "1.1.1 Publish the standards: milestone “Tool agreed”: date was 28 February 2019, is now "
        "31 March 2019, 31 days later"
    ]
    assert from_action(planned, "", "step") == [
        "1.1.1 Publish the standards: milestone “Tool agreed” taken out: date 28 February 2019"
    ]
    assert from_action(planned, f"{planned}    done: 2019-02-21\n", "step_done") == [
        "1.1.1 Publish the standards: milestone “Tool agreed” done on 21 February 2019"
    ]


# --- the past, ratings, ends --------------------------------------------------------------------


def test_a_fact_that_was_rewritten_is_told_with_both_values():
    update = "updates:\n  - date: 2019-05-20\n    rag: RED\n    note: Drift\n"
    assert from_action(update, update.replace("RED", "AMBER"), "fact_rewritten") == [
        "1.1.1 Publish the standards: update of 20 May 2019: rating was RED, is now AMBER"
    ]
    assert from_action(update, "", "fact_rewritten") == [
        "1.1.1 Publish the standards: update of 20 May 2019 taken out: rating RED, “Drift”"
    ]


def test_ratings_are_compared_on_one_day():
    done = "started: 2019-01-07\ncompleted: 2019-05-20\n"
    diff = compare({}, {ACTION: done})
    assert told(diff, "rating") == [
        "1.1.1 Publish the standards: RED (overdue) before, GREEN (complete) now: "
        "completed on 20 May 2019"
    ]
    assert told(compare({}, {ACTION: done}, date(2019, 4, 1)), "rating") == [
        "1.1.1 Publish the standards: GREY (not started) before, AMBER (on track) now: "
        "due 30 April 2019"
    ]


def test_a_rating_that_changes_through_another_file_is_told():
    linked = {ACTION: "completed: 2019-05-20\nsuccess:\n  - measure: 7\n"}
    reading = "targets:\n  - value: 90\n    date: 2019-03-31\n"
    value = FILES["measures/7.yaml"].replace("[]", "[{date: 2019-03-31, value: 80}]")
    before = load(linked)
    after = load_plan(MemoryTree({**FILES, ACTION: FILES[ACTION] + linked[ACTION],
                                  "measures/7.yaml": value + reading}))  # fmt: skip
    diff = diff_view(before, after, BASE, HEAD, DAY, "as asked")
    (line,) = told(diff, "rating")
    assert line.startswith("1.1.1 Publish the standards: GREEN (complete) before, RED (outcome")
    assert told(diff, "reading") == ["Measure 7 Homes: 80% on 31 March 2019"]
    assert told(diff, "target") == ["Measure 7 Homes: target of 90% by 31 March 2019 added"]


def test_ends_are_told_with_who_decided_them():
    ends = (
        "completed: 2019-05-01\nsigned_off:\n  date: 2019-05-14\n  by: board\n  minute: 4.1\n"
        "reopened:\n  - date: 2019-05-20\n    by: board\n    reason: Drift came back\n"
    )
    name = "1.1.1 Publish the standards: "
    assert from_action("", ends, "completed", "signed_off", "reopened") == [
        f"{name}completed on 1 May 2019",
        f"{name}signed off on 14 May 2019 by The Improvement Board, minute 4.1",
        f"{name}reopened on 20 May 2019 by The Improvement Board: “Drift came back”",
    ]
    other = "signed_off:\n  date: 2019-05-14\n  by: scrutiny\n"
    assert from_action("", other, "signed_off") == [
        f"{name}signed off on 14 May 2019 by Scrutiny, which may not sign actions off"
    ]


def test_a_withdrawn_action_is_told_from_one_that_is_gone():
    withdrawn = "withdrawn:\n  date: 2019-05-20\n  by: board\n  reason: Merged\n"
    assert from_action("", withdrawn, "withdrawn") == [
        "1.1.1 Publish the standards: withdrawn on 20 May 2019 by The Improvement Board: “Merged”"
    ]
    gone = compare({}, {ACTION: None})
    assert told(gone, "action_removed") == [
        "1.1.1 Publish the standards: taken out of the plan; it was RED (overdue)"
    ]
    assert gone.verdict.startswith("1 action removed without being withdrawn; ")
    later = compare({ACTION: withdrawn}, {ACTION: None})
    assert told(later) == [
        "1.1.1 Publish the standards: taken out of the plan after it was withdrawn on 20 May 2019"
    ]


def test_an_action_that_comes_back_under_another_number_is_pointed_out():
    diff = compare({}, {ACTION: None, "actions/1/1.1.9.yaml": FILES[ACTION]})
    (line,) = told(diff, "action_removed")
    assert line.endswith("; 1.1.9 has the same title now")
    assert told(diff, "action_added") == [
        "1.1.9 Publish the standards: added, due 30 April 2019, under nobody yet, RED (overdue)"
    ]


# --- owners, recommendations, wording -----------------------------------------------------------


def test_owners_are_told_by_their_posts():
    assert from_action("", "responsible: head\nleads: [director, head]\n", "owner") == [
        "1.1.1 Publish the standards: responsible officer: Head of Service, nobody before",
        "1.1.1 Publish the standards: lead officers: Strategic Director, Head of Service, "
        "nobody before",
    ]
    assert from_action("responsible: head\n", "", "owner") == [
        "1.1.1 Publish the standards: responsible officer: nobody now, Head of Service before"
    ]


def test_a_recommendation_that_nobody_answers_any_more_is_told():
    diff = compare({}, {ACTION: "recommendations: [R2]\n", "actions/1/1.1.2.yaml": None})
    assert told(diff, "coverage") == [
        "R1 Listen: no longer answered by 1.1.1, 1.1.2; no action answers it, 2 before",
        "R2 Hear: now answered by 1.1.1; 1 in all, 0 before",
    ]


def test_an_action_that_answers_another_recommendation_is_told_by_the_recommendation():
    diff = compare({}, {ACTION: "recommendations: [R2]\n"})
    assert told(diff, "other") == []
    about = {one for line in diff.lines if line.kind == "coverage" for one in line.about}
    assert about == {
        ("recommendation", "R1", ""),
        ("recommendation", "R2", ""),
        ("action", "1.1.1", "recommendations"),
    }
    same = compare({}, {ACTION: "recommendations: [R1]\n"})
    assert told(same, "other") == ["1.1.1 Publish the standards: recommendations added: R1"]


def test_a_reworded_commitment_shows_both_wordings():
    words = FILES[ACTION].replace("Publish", "Draft")
    diff = diff_view(
        load(), load_plan(MemoryTree({**FILES, ACTION: words})), BASE, HEAD, DAY, "as asked"
    )
    assert told(diff) == [
        "1.1.1 Draft the standards: title was “Publish the standards”, is now “Draft the standards”"
    ]
    assert diff.verdict == "1 commitment reworded"


def test_a_commitment_reworded_twice_counts_once():
    success = "success:\n  - Audits grade more plans good\n  - measure: 7\n"
    diff = compare({ACTION: success}, {ACTION: "success: [Audits grade some plans good]\n"})
    assert told(diff, "reworded") == [
        "1.1.1 Publish the standards: success is no longer known by measure 7 Homes",
        "1.1.1 Publish the standards: success was “Audits grade more plans good”, is now "
        "“Audits grade some plans good”",
    ]
    assert "1 commitment reworded" in diff.verdict


def test_rights_and_settings_weigh_more_than_wording():
    changed = {
        "people.yaml": FILES["people.yaml"] + "    signs_off: true\n",
        "plan.yaml": FILES["plan.yaml"] + "scheme: delivery\n",
        "waivers.yaml": "- rule: weak-verb\n  subjects: all\n  reason: So printed\n",
    }
    after = load_plan(MemoryTree({**FILES, **changed}))
    diff = diff_view(load(), after, BASE, HEAD, DAY, "as asked")
    assert told(diff, "judging") == [
        "The plan: scheme added: delivery",
        "Group scrutiny Scrutiny: may sign off and agree dates added: yes",
        "Accepted findings weak-verb for all: accepted: So printed",
    ]


# --- what cannot be read ------------------------------------------------------------------------


def test_what_cannot_be_read_on_one_side_is_named_and_the_rest_compared():
    diff = compare({}, {ACTION: "due: [\n", "actions/1/1.1.2.yaml": "note: A remark\n"})
    assert told(diff, "other", "untold") == [
        "1.1.2 Train the staff: note added: “A remark”",
        "Actions: 1.1.1 cannot be compared: in one version not all of them could be read",
    ]
    assert not told(diff, "action_removed")
    assert [line.about for line in diff.lines if line.kind == "untold"] == [
        (("action", "1.1.1", ""),)
    ]


def test_a_plan_file_that_cannot_be_read_whole_is_warned_of():
    diff = compare({}, {"plan.yaml": "closed: 31/05/2019\n"})
    assert diff.notes == (
        "plan.yaml could not be read whole in one of the versions: ratings may differ for that "
        "alone",
    )


def test_what_is_personal_is_masked_in_every_line():
    note = "updates:\n  - date: 2019-05-20\n    note: NHS number 943 476 5919, ann@example.org\n"
    for before, after in ((note, ""), ("", note)):
        text = " ".join(from_action(before, after))
        assert "943" not in text
        assert "ann@" not in text
        assert "••••" in text


# --- words --------------------------------------------------------------------------------------


def test_long_texts_are_shown_where_they_differ():
    before, after = "word " * 200 + "old end", "word " * 200 + "new end"
    old, new = contrasted(before, after)
    assert old.endswith("old end”")
    assert new.endswith("new end”")
    assert len(old) < 100
    tail = "x" * (LONGEST - 20)
    old, new = contrasted(f"a {tail}", f"b {tail}")
    assert (old, new) == (f"“a {tail}”", f"“b {tail}”")


def test_texts_that_differ_in_their_spaces_alone_are_not_shown_as_equal():
    old, new = contrasted("one  text", "one text")
    assert old != new


def test_a_text_is_cut_at_a_word():
    assert quoted("short") == "“short”"
    cut = shortened("word " * 100)
    assert cut.endswith("word …")
    assert len(cut) <= LONGEST
    assert len(shortened("x" * 1000)) <= LONGEST


def test_keys_are_told_as_an_officer_says_them():
    assert key_in_words("due_text") == "printed date"
    assert key_in_words("paragraph") == "paragraph"
