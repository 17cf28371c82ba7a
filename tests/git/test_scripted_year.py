"""A year of a plan, held against what was really done to it: nothing slips in silence.

The ledger says what each commit did. Every date that moved without a board is found, by the month
and by the commit, and nobody is accused of what a board agreed.
"""

import json
import subprocess
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from cipt.cli.app import run
from cipt.cli.earlier import earlier_plan
from cipt.loading.read_once import ReadOnce
from cipt.rules.past import past_beside
from cipt.rules.registry import all_rules
from cipt.rules.run import check_on
from cipt.sources.git import Blobs, GitTree, repository_of
from cipt.sources.git_log import last_by
from cipt.views.diff.values import Side
from cipt.views.diff.view import diff_view
from cipt.views.history_action import Versions
from cipt.views.history_git import history_from_git
from cipt.views.history_merges import LOST, TAKEN_OUT, WRITTEN
from cipt.views.history_moves import found_in
from cipt.views.history_past import Past

LAST = date(2024, 3, 31)

HIDDEN_FROM_MONTH_ENDS = {"mended_next_month": "untold", "readded_next_month": "action_added"}
"""Slips that two month ends cannot show, for at one the action was unreadable, or was gone; and
what they show instead."""

TOLD_AS = {
    "removed": "action_removed",
    "recommendation_removed": "record_removed",
    "measure_removed": "record_removed",
    "first_due_edited": "first_edited",
    "update_rewritten": "fact_rewritten",
    "update_removed": "fact_rewritten",
    "completed_altered": "fact_rewritten",
    "sign_off_removed": "fact_rewritten",
    "evidence_removed": "fact_rewritten",
    "reading_rewritten": "fact_rewritten",
    "lost_in_a_merge": "fact_rewritten",
    "target_eased": "target",
    "milestone_moved": "step",
    "milestone_removed": "step",
    "measure_unlinked": "reworded",
    "reworded": "reworded",
    "scheme_changed": "judging",
    "settings_loosened": "judging",
    "waiver_widened": "judging",
    "right_given": "judging",
    "reopened_without_reason": "reopened",
    "entry_backdated": "update",
    "commit_backdated": "update",
}
"""The kind of line that tells of what was done to make the plan look better, slips apart."""

WITHIN_ONE_MONTH = {"update_rewritten", "update_removed", "evidence_removed", "lost_in_a_merge"}
"""Done to what was written in the same month: two month ends show nothing of it."""

NEVER_ON_MAIN = {"dropped_in_a_merge"}

BY_A_MERGE = (LOST, WRITTEN, TAKEN_OUT)

ACCUSATIONS = {"action_removed", "record_removed", "fact_rewritten", "first_edited"}


@pytest.fixture(scope="module")
def past(scripted_year):
    folder = scripted_year.plan.relative_to(scripted_year.top).as_posix()
    repository = repository_of(scripted_year.plan)
    assert repository
    return Past(repository, "HEAD", folder)


@pytest.fixture(scope="module")
def months(past, scripted_year):
    """For each month but the first its deeds, and `cipt diff` of its end and the one before."""
    reader, blobs = ReadOnce(), Blobs(past.repository)
    positions = []
    for day in scripted_year.month_ends:
        step = last_by(past.steps, day)
        assert step
        tree = GitTree(past.repository, step.commit.id, step.folder, blobs)
        positions.append((day, reader.load(tree)))
    return [
        (
            scripted_year.within(since, until),
            diff_view(
                before, after, Side("", "1", "before"), Side("", "2", "after"), until, ""
            ).lines,
        )
        for (since, before), (until, after) in pairwise(positions)
    ]


@pytest.fixture(scope="module")
def from_git(past):
    """The months of `cipt history --from-git`."""
    return history_from_git(past, "", "", LAST).months


@pytest.fixture(scope="module")
def stories(past, scripted_year):
    """What `cipt history ID` tells from git of every action that there ever was, by id."""
    found = found_in(past)
    ids = {deed.id for deed in scripted_year.deeds if deed.id.count(".") == 2}
    return {identity: Versions(past, identity, None, found).all for identity in ids}


def slip(deed):
    return deed.id, deed.before, deed.after


def dates(line):
    """The action and the dates of a line on a date that moved."""
    values = dict(line.values)
    days = (values[name] and date.fromisoformat(values[name]) for name in ("from", "to"))
    return line.id, *days


def moved(lines, *, agreed):
    return {
        dates(line)
        for line in lines
        if line.kind == "date_moved" and dict(line.values)["agreed"] is agreed
    }


# --- the year itself ----------------------------------------------------------------------------


def test_the_year_is_the_same_to_its_last_commit_each_time_it_is_made(
    script, scripted_year, tmp_path
):
    again = script.scripted_year(tmp_path / "again")
    assert again.deeds == scripted_year.deeds
    heads = [
        subprocess.run(["git", "rev-parse", "HEAD"], cwd=year.top, check=True, capture_output=True)
        for year in (again, scripted_year)
    ]
    assert heads[0].stdout == heads[1].stdout


def test_the_year_has_a_few_hundred_commits_and_every_kind_of_deed(past, script, scripted_year):
    kinds = Counter(deed.kind for deed in scripted_year.deeds)
    assert len(past.steps) > 250
    assert {*script.SLIPS, *TOLD_AS, *NEVER_ON_MAIN} <= {*kinds}
    assert len({deed.author for deed in scripted_year.deeds}) == len(script.OFFICERS)
    assert sum(step.is_merge for step in past.steps) > 12
    honest = sum(deed.honest for deed in scripted_year.deeds)
    assert honest > 200
    assert len(scripted_year.deeds) - honest > 40


# --- cipt diff between month ends ---------------------------------------------------------------


def test_between_month_ends_every_date_that_moved_without_a_board_is_told_and_no_other(months):
    for deeds, lines in months:
        expected = {
            slip(deed) for deed in deeds if deed.is_slip and deed.kind not in HIDDEN_FROM_MONTH_ENDS
        }
        assert moved(lines, agreed=False) == expected


def test_between_month_ends_every_date_that_a_board_moved_is_told_as_agreed(months):
    for deeds, lines in months:
        expected = {slip(deed) for deed in deeds if deed.kind == "agreed"}
        assert moved(lines, agreed=True) == expected


def test_what_month_ends_cannot_show_they_say_that_they_cannot(months):
    seen = 0
    for deeds, lines in months:
        for deed in deeds:
            told = HIDDEN_FROM_MONTH_ENDS.get(deed.kind)
            if told:
                seen += 1
                assert any(
                    line.kind == told and deed.id in (line.id, *(about[1] for about in line.about))
                    for line in lines
                )
    assert seen == len(HIDDEN_FROM_MONTH_ENDS)


def test_between_month_ends_every_other_deed_that_flatters_the_plan_has_its_line(months):
    for deeds, lines in months:
        back = {deed.id for deed in deeds if deed.kind == "readded_later"}
        told = {(line.kind, line.id) for line in lines}
        missing = [
            deed
            for deed in deeds
            if not deed.honest
            and not deed.is_slip
            and deed.kind not in WITHIN_ONE_MONTH | NEVER_ON_MAIN
            and not (deed.kind == "removed" and deed.id in back)
            and (TOLD_AS[deed.kind], deed.id) not in told
        ]
        assert missing == []


def test_between_month_ends_nobody_is_accused_of_an_honest_change(months):
    for deeds, lines in months:
        done = {(TOLD_AS.get(deed.kind), deed.id) for deed in deeds if not deed.honest}
        # A revision that is given another date, or is taken back, is rewritten as well as moved.
        done |= {("fact_rewritten", deed.id) for deed in deeds if "revision" in deed.kind}
        accused = {(line.kind, line.id) for line in lines if line.kind in ACCUSATIONS}
        assert accused - done == set()


# --- cipt history --from-git --------------------------------------------------------------------


def test_history_names_the_month_and_the_commit_of_every_date_that_moved(from_git, scripted_year):
    ends = [date(2023, 3, 31), *scripted_year.month_ends]
    for month, (since, until) in zip(from_git, pairwise(ends), strict=True):
        assert month.day == until
        deeds = scripted_year.within(since, until)
        silent = {
            (*slip(deed), deed.landed)
            for deed in deeds
            if deed.is_slip or deed.kind == "first_due_edited"
        }
        agreed = {(*slip(deed), deed.landed) for deed in deeds if deed.kind == "agreed"}
        told = {
            (move.action.id, move.before, move.after, move.commit.id): move.agreed
            for move in month.moves
        }
        assert {move for move, is_agreed in told.items() if not is_agreed} == silent
        assert {move for move, is_agreed in told.items() if is_agreed} == agreed


def test_history_names_what_left_the_plan_and_was_not_put_back_in_the_month(
    from_git, scripted_year
):
    gone = [
        (month.day, removal.action.id, removal.commit.id)
        for month in from_git
        for removal in month.removed
    ]
    back = {deed.id for deed in scripted_year.of("readded_later")}
    expected = [
        (next(day for day in scripted_year.month_ends if day >= deed.day), deed.id, deed.landed)
        for deed in scripted_year.of("removed")
        if deed.id not in back
    ]
    assert gone == expected


def test_a_month_end_whose_commit_has_an_unreadable_file_names_it_and_counts_the_rest(
    from_git, scripted_year
):
    [broken] = scripted_year.of("mended_next_month")
    assert {month.day: [one.id for one in month.unread] for month in from_git if month.unread} == {
        date(2023, 4, 30): ["3.3.4"],
        date(2023, 5, 31): ["3.3.4"],
        date(2023, 11, 30): [broken.id],
    }
    assert [month.position.tally.total for month in from_git[:3]] == [47, 47, 47]


def test_a_commit_at_half_past_midnight_in_london_belongs_to_the_month_that_began(
    from_git, scripted_year
):
    [deed] = [deed for deed in scripted_year.of("due_edited") if deed.day == date(2023, 6, 1)]
    june = from_git[2]
    assert deed.id in {move.action.id for move in june.moves}
    assert from_git[1].commit.id != deed.landed


def test_a_commit_whose_clock_is_six_weeks_slow_changes_no_month_that_is_over(past, scripted_year):
    [deed] = scripted_year.of("commit_backdated")
    [step] = [step for step in past.steps if step.commit.id == deed.landed]
    assert step.counts_from == deed.day
    assert step.commit.day < date(2023, 10, 31) < deed.day
    before = last_by(past.steps, date(2023, 10, 31))
    assert before
    assert before.counts_from <= date(2023, 10, 31)


# --- cipt history ID ----------------------------------------------------------------------------


def told_of(stories, deed):
    """The version of the action that a deed made."""
    return next((one for one in stories[deed.id] if one.commit.id == deed.landed), None)


def test_the_story_of_an_action_tells_of_every_slip_in_the_commit_that_made_it(
    stories, scripted_year
):
    for deed in scripted_year.deeds:
        if deed.is_slip:
            version = told_of(stories, deed)
            assert moved(version.lines, agreed=False) == {slip(deed)}, deed


def test_the_story_of_an_action_tells_of_every_agreed_date_in_the_commit_that_wrote_it(
    stories, scripted_year
):
    for deed in scripted_year.of("agreed"):
        version = told_of(stories, deed)
        assert moved(version.lines, agreed=True) == {slip(deed)}, deed
        assert moved(version.lines, agreed=False) == set()


def test_the_story_of_an_action_tells_of_what_month_ends_do_not_show(stories, scripted_year):
    for deed in scripted_year.of(*WITHIN_ONE_MONTH, "removed"):
        version = told_of(stories, deed)
        assert TOLD_AS[deed.kind] in {line.kind for line in version.lines}, deed


def test_the_story_of_an_action_accuses_nobody_of_an_honest_change(stories, scripted_year):
    foul = {(deed.landed, deed.id) for deed in scripted_year.deeds if not deed.honest}
    for identity, versions in stories.items():
        for version in versions:
            if (version.commit.id, identity) not in foul:
                assert moved(version.lines, agreed=False) == set()
                assert ACCUSATIONS.isdisjoint(line.kind for line in version.lines)
                assert not [note for note in version.notes if note.startswith(BY_A_MERGE)]


def test_what_a_merge_left_out_is_told_though_it_never_came_to_the_main_branch(
    stories, scripted_year
):
    [deed] = scripted_year.of("dropped_in_a_merge")
    version = told_of(stories, deed)
    assert version.lines == ()
    [note] = version.notes
    assert note.startswith(f"{LOST}: update of 15 March 2024")
    assert [commit.author for commit in version.brought] == ["Improvement Officer"]


def test_what_main_lost_in_a_merge_is_told_once_as_taken_out(stories, scripted_year):
    [deed] = scripted_year.of("lost_in_a_merge")
    version = told_of(stories, deed)
    [taken_out] = [line.text for line in version.lines if line.kind == "fact_rewritten"]
    assert taken_out.startswith("update of 17 November 2023 taken out")
    assert version.notes == ()


def test_a_date_that_the_merge_itself_wrote_is_told_as_the_merges_own(stories, scripted_year):
    [deed] = scripted_year.of("edited_in_a_merge")
    version = told_of(stories, deed)
    assert version.notes == (
        "Written by the merge itself, in neither version: date 30 September 2023",
    )
    assert version.commit.author == "Assistant Director, Children in Care"
    assert [commit.author for commit in version.brought] == ["Improvement Officer"]


def test_a_date_that_a_branch_brought_names_the_author_of_the_branch(
    stories, script, scripted_year
):
    for deed in scripted_year.of("edited_in_a_branch"):
        version = told_of(stories, deed)
        assert [commit.id for commit in version.brought] == [deed.commit]
        assert version.brought[0].author == script.OFFICERS[deed.author]
        assert version.notes == ()


def test_an_action_is_followed_when_its_file_moves(stories, scripted_year):
    for deed in scripted_year.of("moved", "moved_and_edited"):
        version = told_of(stories, deed)
        assert any(note.startswith("Its file moved from actions/") for note in version.notes)
    [deed] = scripted_year.of("moved")
    assert told_of(stories, deed).lines == ()


def test_an_action_that_today_cannot_be_read_as_it_was_is_told_from_where_it_can(
    stories, scripted_year
):
    versions = stories["3.3.4"]
    assert all("cannot be read" in one.notes[0] for one in versions[:2])
    assert "what it said before cannot be told" in versions[2].notes[0]
    assert versions[2].lines == ()


# --- from the command line ----------------------------------------------------------------------


def test_the_commands_tell_the_same(scripted_year, from_git, stories, capsys):
    plan = ("--plan", str(scripted_year.plan), "--format", "json")
    assert run(["history", "--from-git", "--as-of", "2024-03-31", *plan]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [month["day"] for month in told["months"]] == [
        day.isoformat() for day in scripted_year.month_ends
    ]
    assert sum(not move["agreed"] for month in told["months"] for move in month["moves"]) == sum(
        not move.agreed for month in from_git for move in month.moves
    )
    assert run(["history", "4.1.2", *plan]) == 0
    [action] = json.loads(capsys.readouterr().out)["actions"]
    assert action["now"] is None
    assert [one["commit"]["id"] for one in action["commits"]] == [
        one.commit.id for one in stories["4.1.2"]
    ]


# --- cipt check ---------------------------------------------------------------------------------

FOUND_AS = {
    **dict.fromkeys(
        (
            "due_edited",
            "due_taken_out",
            "readded_later",
            "mended_later",
            "moved_and_edited",
            "edited_in_a_branch",
            "edited_in_a_merge",
            "mended_next_month",
            "readded_next_month",
        ),
        "due-moved-without-revision",
    ),
    **dict.fromkeys(
        (
            "revision_rewritten",
            "revision_taken_back",
            "update_rewritten",
            "update_removed",
            "completed_altered",
            "evidence_removed",
            "reading_rewritten",
            "lost_in_a_merge",
        ),
        "past-entry-rewritten",
    ),
    "removed": "action-removed",
    "recommendation_removed": "recommendation-removed",
    "measure_removed": "measure-removed",
    "first_due_edited": "first-due-edited",
    "sign_off_removed": "sign-off-removed",
    "target_eased": "target-eased",
    "milestone_moved": "planned-date-moved",
    "milestone_removed": "milestone-removed",
    "measure_unlinked": "measure-unlinked",
    "reworded": "commitment-reworded",
    "scheme_changed": "scheme-changed",
    "rights_given": "sign-off-right-given",
    "right_given": "sign-off-right-given",
    "settings_loosened": "settings-loosened",
    "waiver_widened": "waiver-widened",
    "reopened_without_reason": "reopened-without-reason",
    "entry_backdated": "backdated-entry",
    "commit_backdated": "backdated-entry",
    "officer_changed": "officer-changed",
}
"""The rule that finds what was done, in the commit in which it came to the main branch."""

ASKED = [rule for rule in all_rules() if rule.family == "change control"]


@pytest.fixture(scope="module")
def found(past):
    """What check finds of change control in each commit, against the one before it on main."""
    reader, blobs = ReadOnce(), Blobs(past.repository)
    findings = {}
    for before, after in pairwise(past.steps):
        tree = GitTree(past.repository, after.commit.id, after.folder, blobs)
        later = reader.load(tree)
        earlier = earlier_plan(
            past.repository, before.commit.id, after.folder, later, tree.ids(), look_back=True
        )
        assert earlier
        beside = past_beside(earlier.loaded, later, before.counts_from)
        outcome = check_on(later, after.counts_from, ASKED, "", beside)
        findings[after.commit.id] = outcome.findings
    return findings


def named(findings):
    """The rules that compare, and what each of their findings is about."""
    comparing = {rule.name for rule in ASKED if rule.compares}
    return {
        (one.rule, one.subject or "")
        for one in findings
        if one.rule in comparing or one.rule == "reopened-without-reason"
    }


def finds(deed):
    """How check names what was done."""
    plain = ("scheme_changed", "settings_loosened", "waiver_widened")
    rights = ("rights_given", "right_given")
    subject = "" if deed.kind in plain else "operations-group" if deed.kind in rights else deed.id
    return FOUND_AS[deed.kind], subject


def test_check_finds_every_silent_deed_in_the_commit_that_brought_it(found, scripted_year):
    silent = [one for one in scripted_year.deeds if not one.honest]
    assert len(silent) > 40
    for deed in silent:
        if deed.kind not in NEVER_ON_MAIN:
            assert finds(deed) in named(found[deed.landed]), deed


def test_check_accuses_nobody_of_an_honest_change(found, scripted_year):
    expected: dict[str, set[tuple[str, str]]] = {}
    for deed in scripted_year.deeds:
        if deed.landed and deed.kind in FOUND_AS and deed.kind not in NEVER_ON_MAIN:
            expected.setdefault(deed.landed, set()).add(finds(deed))
        if deed.kind == "completed_altered":
            # What stands there now is new, and of a month that is over.
            expected[deed.landed].add(("backdated-entry", deed.id))
    reopened = {deed.id for deed in scripted_year.of("reopened_without_reason")}
    for commit, findings in found.items():
        still = {("reopened-without-reason", one) for one in reopened}
        assert named(findings) - expected.get(commit, set()) - still == set(), commit
