"""Ways to make a plan look better without saying so: each is found, or SECURITY.md says why not.

The ways are numbered as in the table of SECURITY.md. Each is done to a real repository, on a
branch, as a pull request would bring it, and `cipt check` says exactly what is named here: no less,
and nobody is accused of more.
"""

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import NamedTuple

import pytest

from cipt.cli.app import run
from cipt.model.position import CountsPosition, PlanPosition, Position
from cipt.render.position_json import position_json
from cipt.rules.registry import all_rules

COMPARING = {rule.name for rule in all_rules() if rule.compares}
ACTIONS = "plan/actions"
A111, A112, A113 = (f"{ACTIONS}/1/1.1.{number}.yaml" for number in (1, 2, 3))
A121, A122, A211 = f"{ACTIONS}/1/1.2.1.yaml", f"{ACTIONS}/1/1.2.2.yaml", f"{ACTIONS}/2/2.1.1.yaml"
M1, M2 = "plan/measures/m1.yaml", "plan/measures/m2.yaml"
PUBLISHED = "plan/reports/published/improvement-board-2019-04-30.json"
POSITION = Position(
    1,
    date(2019, 4, 30),
    "improvement-board",
    "2019-04",
    "0.1",
    PlanPosition("A plan", "A council", None, "0123456789abcdef"),
    CountsPosition(0, {}, {}),
    (),
)
BEGUN, WORKED = "2019-05-31", "2019-06-10"
JUDGED = "2019-06-14"


class Way(NamedTuple):
    """One way: its number in SECURITY.md, what is to be found, and how it is done.

    `found` are names of rules that compare, each with the id that it is about, if any; `besides`
    are rules that need no past; `commits` is whether it is committed on a branch.
    """

    number: int
    found: tuple[str, ...]
    besides: tuple[str, ...]
    do: Callable
    commits: bool


WAYS: list[Way] = []


def way(number, *found, besides=(), commits=True):
    """Notes a function as the way of this number."""

    def note(do):
        WAYS.append(Way(number, found, tuple(besides), do, commits))
        return do

    return note


# --- dates and revisions ------------------------------------------------------------------------


@way(1, "due-moved-without-revision 1.1.1")
def the_due_date_is_edited(repo):
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")


@way(2, "due-moved-without-revision 1.1.1")
def the_due_date_is_taken_out(repo):
    repo.replace(A111, "due: 2019-04-30\n", "")


@way(3, "first-due-edited 1.1.2")
def the_first_date_is_edited_beside_an_agreed_one(repo):
    repo.replace(A112, "due: 2019-01-31", "due: 2019-05-15")


@way(4, "past-entry-rewritten 1.1.2")
def an_agreed_revision_is_given_another_date(repo):
    repo.replace(A112, "due: 2019-05-31", "due: 2019-09-30")


@way(5, "past-entry-rewritten 1.2.1")
def a_revision_asked_for_is_altered_while_it_is_agreed(repo):
    repo.replace(A121, "due: 2020-03-31", "due: 2021-03-31")
    repo.replace(
        A121,
        "    reason: Two posts are vacant\n",
        "    reason: Two posts are vacant\n    agreed: 2019-06-04\n    by: improvement-board\n",
    )


@way(6, besides=["revision-without-approval"])
def a_date_is_agreed_by_a_group_that_may_not(repo):
    repo.append(
        A111,
        "revisions:\n  - asked: 2019-05-28\n    due: 2019-09-30\n    reason: Vacancies\n"
        "    agreed: 2019-06-04\n    by: operations-group\n",
    )


@way(7)
def a_minute_is_invented(repo):
    repo.append(
        A111,
        "revisions:\n  - asked: 2019-05-28\n    due: 2019-09-30\n    reason: Vacancies\n"
        "    agreed: 2019-06-04\n    by: improvement-board\n    minute: 99.9\n",
    )


@way(8, "planned-date-moved 1.1.1", "planned-date-moved 1.2.1")
def steps_are_moved_to_later(repo):
    repo.replace(A111, "due: 2019-05-15", "due: 2019-08-31")
    repo.replace(A121, "due: 2019-05-31", "due: 2019-08-31")


@way(9, "planned-date-moved 1.2.1")
def what_recurs_is_to_recur_less_often(repo):
    repo.replace(A121, "every: month", "every: quarter")


@way(10, "milestone-removed 1.1.1", "milestone-removed 1.2.1")
def steps_that_were_missed_are_taken_out(repo):
    repo.replace(A111, "  - title: Audit tool agreed\n    due: 2019-05-15\n", "")
    repo.replace(A121, "reviews:\n  - due: 2019-05-31\n", "")


# --- files --------------------------------------------------------------------------------------


@way(11, "action-removed 1.1.1", besides=["dangling-link"])
def an_action_is_deleted(repo):
    repo.remove(A111)


@way(12, "action-removed 2.1.1", "backdated-entry 2.1.9")
def an_action_is_given_another_number_and_date(repo):
    repo.move(A211, f"{ACTIONS}/2/2.1.9.yaml")
    repo.replace(f"{ACTIONS}/2/2.1.9.yaml", "due: 2019-09-30", "due: 2019-12-31")


@way(13, "due-moved-without-revision 2.1.1")
def an_action_is_put_back_later_with_another_date(repo):
    text = (repo.top / A211).read_text()
    repo.remove(A211)
    repo.commit("Tidy up", date="2019-06-01")
    merge_into_main(repo)
    repo.write(A211, text.replace("2019-09-30", "2019-12-31"))


@way(14, "due-moved-without-revision 1.1.1")
def an_action_is_moved_to_another_folder_and_edited(repo):
    repo.move(A111, f"{ACTIONS}/old/1.1.1.yml")
    repo.replace(f"{ACTIONS}/old/1.1.1.yml", "due: 2019-04-30", "due: 2019-09-30")


@way(15, besides=["unreadable-yaml"])
def the_file_of_an_action_is_broken(repo):
    repo.replace(A111, "title: Audit all", "title:\t[ Audit all")


@way(16, "due-moved-without-revision 1.1.1", "past-entry-rewritten 1.1.1")
def a_file_is_broken_and_mended_later_with_other_facts(repo):
    text = (repo.top / A111).read_text()
    repo.replace(A111, "title: Audit all", "title:\t[ Audit all")
    repo.commit("Update", date="2019-06-01")
    merge_into_main(repo)
    repo.write(A111, text.replace("due: 2019-04-30", "due: 2019-09-30").replace("RED", "AMBER"))


@way(17, "action-removed 1.1.1", "action-removed 1.1.2", besides=["dangling-link"])
def actions_are_hidden_or_laid_where_nobody_looks(repo):
    repo.move(A111, f"{ACTIONS}/1/.1.1.1.yaml")
    repo.move(A112, "plan/reports/1.1.2.yaml")


@way(18, besides=["misplaced-file"])
def an_action_is_renamed_so_that_it_is_not_read(repo):
    repo.move(A111, f"{ACTIONS}/1/1.1.1.yaml.txt")


@way(19, besides=["unreadable-yaml"])
def an_action_is_replaced_by_a_link(repo):
    repo.remove(A111)
    (repo.top / A111).symlink_to("../../../elsewhere.yaml")


@way(20, "due-moved-without-revision 1.1.1")
def the_plan_folder_is_moved_and_an_action_edited(repo):
    repo.move("plan", "improvement/plan")
    repo.replace("improvement/" + A111, "due: 2019-04-30", "due: 2019-09-30")


@way(21, "action-removed 1.1.1", besides=["dangling-link"])
def an_action_is_left_out_by_gitignore(repo):
    repo.write(".gitignore", "1.1.1.yaml\n")
    repo.git("rm", "--quiet", "--cached", A111)
    repo.commit("Tidy up", date=WORKED)
    repo.git("clean", "-fdXq")


# --- what was recorded --------------------------------------------------------------------------


@way(22, "past-entry-rewritten 1.1.1")
def a_rating_of_the_past_is_rewritten(repo):
    repo.replace(A111, "rag: RED", "rag: AMBER")


@way(23, "past-entry-rewritten 1.1.1")
def a_bad_update_is_taken_out(repo):
    repo.replace(
        A111, "  - date: 2019-05-20\n    rag: RED\n    note: The chairs' posts are vacant\n", ""
    )


@way(24, "past-entry-rewritten 1.1.1", "past-entry-rewritten 1.1.2")
def a_recovery_or_a_start_is_altered(repo):
    repo.replace(A111, "started: 2019-01-14", "started: 2018-12-14")
    repo.replace(A112, "started: 2019-01-07\n", "")


@way(25, "past-entry-rewritten 1.2.2", "backdated-entry 1.2.2")
def a_completion_is_made_earlier(repo):
    repo.replace(A122, "completed: 2019-05-15", "completed: 2019-04-15")


@way(26, "past-entry-rewritten 1.1.1")
def evidence_that_shows_drift_is_taken_out(repo):
    text = (repo.top / A111).read_text()
    repo.write(A111, text.partition("evidence:")[0])


@way(27, "past-entry-rewritten m1")
def a_reading_is_rewritten(repo):
    repo.replace(M1, "value: 80", "value: 88")


@way(28, "past-entry-rewritten m1")
def a_baseline_is_lowered(repo):
    repo.replace(M1, "value: 61", "value: 41")


@way(29, "past-entry-rewritten 1.1.1")
def a_step_that_was_done_is_done_earlier(repo):
    repo.replace(A111, "done: 2019-03-12", "done: 2019-03-01")


@way(30, "past-entry-rewritten")
def a_published_position_is_altered(repo):
    repo.replace(PUBLISHED, '"month": "2019-04"', '"month": "2019-03"')


@way(31, "past-entry-rewritten")
def a_published_position_is_deleted(repo):
    repo.remove(PUBLISHED)


@way(32, "backdated-entry 1.1.1", besides=["complete-with-open-milestones"])
def a_completion_is_entered_for_a_month_that_is_over(repo):
    repo.append(A111, "completed: 2019-04-20\n")


@way(33, "backdated-entry 1.1.2")
def an_entry_is_dated_into_a_published_month(repo):
    repo.replace(
        A112, "updates:\n", "updates:\n  - date: 2019-04-29\n    rag: AMBER\n    note: On track\n"
    )


@way(34, "backdated-entry 2.1.2")
def an_action_joins_the_plan_as_if_it_had_always_been_there(repo):
    repo.write(
        f"{ACTIONS}/2/2.1.2.yaml",
        "title: Name a nurse\narea: 2.1\ndue: 2019-06-05\ncompleted: 2019-06-04\n",
    )


@way(35, "past-entry-rewritten 1.1.2")
def the_order_of_facts_of_one_day_is_turned_round(repo):
    repo.append(A112, "  - date: 2019-05-20\n    rag: RED\n")
    repo.commit("Update", date="2019-06-01")
    merge_into_main(repo)
    repo.replace(A112, "rag: AMBER\n  - date: 2019-05-20\n    rag: RED", "rag: X")
    repo.replace(A112, "rag: X", "rag: RED\n  - date: 2019-05-20\n    rag: AMBER")


@way(36)
def a_fact_is_dated_ahead(repo):
    repo.append(A211, "completed: 2019-07-31\n")


@way(37)
def an_update_says_what_is_not_so(repo):
    repo.append(A111, "  - date: 2019-06-07\n    kind: audit\n    title: All is well\n")


# --- sign-off, reopening, withdrawal ------------------------------------------------------------


@way(38, "sign-off-removed 1.1.3")
def a_sign_off_is_taken_out(repo):
    repo.replace(
        A113, "signed_off:\n  date: 2019-05-21\n  by: improvement-board\n  minute: 4.1\n", ""
    )


@way(39, "past-entry-rewritten 1.1.3")
def a_sign_off_is_altered(repo):
    repo.replace(A113, "minute: 4.1", "minute: 4.7")


@way(40, "sign-off-right-given operations-group")
def another_group_is_given_the_right_to_sign_off(repo):
    repo.append("plan/people.yaml", "    signs_off: true\n")


@way(41, "sign-off-right-given operations-group")
def another_group_is_given_the_right_to_agree_dates(repo):
    repo.append("plan/plan.yaml", "  dates_agreed_by: operations-group\n")


@way(42, besides=["reopened-without-reason"])
def an_action_is_reopened_without_a_reason(repo):
    repo.append(A113, "reopened:\n  date: 2019-06-04\n  by: improvement-board\n")


@way(43, besides=["withdrawn-without-decision"])
def an_action_is_withdrawn_by_nobody(repo):
    repo.append(A111, "withdrawn:\n  date: 2019-06-04\n  reason: Merged\n")


# --- what was promised, and by whom -------------------------------------------------------------


@way(44, "commitment-reworded 1.1.1")
def the_action_is_worded_more_softly(repo):
    repo.replace(A111, "title: Audit all plans", "title: Consider how to audit some plans")


@way(45, "commitment-reworded 1.1.1")
def success_is_worded_more_softly(repo):
    repo.replace(A111, "Audits grade more plans good", "Audits take place")


@way(46, "measure-unlinked 1.1.3")
def an_action_is_no_longer_held_to_a_measure(repo):
    repo.replace(A113, "- measure: m1", "- measure: m2")


@way(47, "recommendation-removed R2", besides=["unknown-recommendation"])
def a_recommendation_is_taken_out(repo):
    repo.replace("plan/recommendations.yaml", "- id: R2\n  title: Supervision of all workers\n", "")


@way(48, "commitment-reworded R1")
def what_inspectors_asked_for_is_worded_otherwise(repo):
    repo.replace("plan/recommendations.yaml", "that all children are", "that children are")


@way(49, "officer-changed 1.1.1", "officer-changed 2.1.1")
def somebody_else_is_to_answer_for_it(repo):
    repo.replace(A111, "responsible: head", "responsible: manager")
    repo.replace(A211, "area: 2.1", "area: 1.1")


# --- measures -----------------------------------------------------------------------------------


@way(50, "target-eased m1", "target-eased m2")
def targets_are_lowered_or_put_off(repo):
    repo.replace(M1, "value: 87", "value: 80")
    repo.replace(M2, "date: 2019-09-30", "date: 2020-03-31")


@way(51, "target-eased m1")
def an_easier_target_follows_the_one_that_is_missed(repo):
    repo.replace(M1, "    value: 87\n", "    value: 87\n  - date: 2019-04-30\n    value: 75\n")


@way(52, "target-eased m1", "target-eased m2")
def the_target_is_held_against_less_or_in_another_way(repo):
    repo.append(M1, "tolerance: 10\n")
    repo.replace(M2, "better: higher", "better: lower")
    repo.replace(M2, "frequency: monthly", "frequency: yearly")
    repo.append(M2, "breaks: 2019-04-01\n")


@way(53, "measure-removed m1", besides=["unknown-measure"])
def a_measure_is_deleted(repo):
    repo.remove(M1)


# --- how the plan is judged ---------------------------------------------------------------------


@way(54, "scheme-changed")
def the_colours_are_given_other_meanings(repo):
    repo.append("plan/plan.yaml", "scheme: delivery\n")


@way(55, "settings-loosened")
def a_setting_is_loosened(repo):
    repo.replace("plan/plan.yaml", "stale_after_days: 42", "stale_after_days: 180")


@way(56, "settings-loosened")
def ratings_without_a_date_are_said_to_have_been_taken_over(repo):
    repo.replace("plan/plan.yaml", "taken_over: 2018-12-31", "taken_over: 2019-05-31")


@way(57, "settings-loosened")
def the_plan_is_said_to_have_been_closed(repo):
    repo.replace("plan/plan.yaml", "taken_over:", "closed: 2019-04-30\ntaken_over:")


@way(58, "settings-loosened")
def nobody_need_be_named_any_more(repo):
    repo.append("plan/plan.yaml", "roles: [sro]\n")


@way(59, "waiver-widened")
def more_findings_are_accepted(repo):
    repo.replace("plan/waivers.yaml", "  subjects:\n    - 1.1.1\n", "  subjects: all\n")


@way(60, "waiver-widened", "waiver-widened", "waiver-widened")
def what_the_change_does_is_accepted_by_the_change(repo):
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")
    for rule in ("due-moved-without-revision", "waiver-widened", "CIP7"):
        repo.append("plan/waivers.yaml", f"- rule: {rule}\n  subjects: all\n  reason: Agreed\n")


# --- git ----------------------------------------------------------------------------------------


@way(61, "due-moved-without-revision 1.1.1", "past-entry-rewritten 1.1.1")
def it_is_done_in_many_small_steps(repo):
    for number in range(5, 9):
        repo.write(A111, re.sub(r"due: 2019-0[4-9]-30", f"due: 2019-0{number}-30", text_of(repo)))
        repo.write(A111, text_of(repo).replace("due: 2019-08-30", "due: 2019-09-30"))
        repo.commit(f"Step {number}", date=WORKED)
    repo.replace(A111, "rag: RED", "rag: AMBER")
    repo.commit("Typing error", date=WORKED)


@way(62, "past-entry-rewritten 1.1.1")
def a_commit_is_reverted(repo):
    repo.git("checkout", "--quiet", "main")
    repo.append(A111, "  - date: 2019-06-03\n    kind: audit\n    title: Drift goes on\n")
    bad = repo.commit("Evidence", date="2019-06-03")
    repo.git("branch", "--force", "work", "main")
    repo.git("checkout", "--quiet", "work")
    repo.git("revert", "--no-edit", bad)


@way(63, "past-entry-rewritten 1.1.2")
def a_merge_into_the_branch_keeps_only_its_own_side(repo):
    repo.append(A211, "  - date: 2019-06-04\n    rag: AMBER\n")
    repo.commit("Update", date="2019-06-04")
    repo.git("checkout", "--quiet", "main")
    repo.append(A112, "  - date: 2019-06-05\n    rag: RED\n")
    repo.commit("Update", date="2019-06-05")
    repo.git("checkout", "--quiet", "work")
    repo.git("merge", "--quiet", "--strategy=ours", "--no-edit", "main")


@way(64)
def a_merge_into_main_drops_what_the_branch_brought(repo):
    repo.append(A112, "  - date: 2019-06-05\n    rag: RED\n")
    repo.commit("Update", date="2019-06-05")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--strategy=ours", "--no-edit", "work")


@way(65, "backdated-entry 2.1.1")
def the_clock_of_a_commit_is_put_back(repo):
    repo.git("checkout", "--quiet", "main")
    repo.append(A112, "  - date: 2019-06-05\n    rag: RED\n")
    repo.commit("Update", date="2018-12-05")
    repo.git("branch", "--force", "work", "main")
    repo.git("checkout", "--quiet", "work")
    repo.append(A211, "started: 2019-01-07\n")


@way(66, "due-moved-without-revision 1.1.1")
def the_branch_has_a_history_of_its_own(repo):
    repo.git("checkout", "--quiet", "--orphan", "fresh")
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")


@way(67, "due-moved-without-revision 1.1.1")
def git_is_told_to_show_another_commit_in_the_place_of_the_old(repo):
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")
    new = repo.commit("Update", date=WORKED)
    repo.git("replace", "main", new)
    repo.write(".git/info/grafts", f"{new}\n")


@way(68, "due-moved-without-revision 1.1.1", commits=False)
def git_is_told_to_assume_that_a_file_is_unchanged(repo):
    repo.git("update-index", "--assume-unchanged", A111)
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")


@way(69, "due-moved-without-revision 1.1.1")
def git_is_told_to_show_files_through_a_filter(repo):
    repo.write(".gitattributes", "*.yaml filter=smooth -diff export-ignore ident\n")
    repo.git("config", "filter.smooth.clean", "sed s/2019-09-30/2019-04-30/")
    repo.git("config", "filter.smooth.smudge", "sed s/2019-04-30/2019-09-30/")
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")


@way(70, "due-moved-without-revision 1.1.1", commits=False)
def it_is_never_committed(repo):
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")


@way(71)
def the_history_of_main_is_rewritten(repo):
    repo.git("checkout", "--quiet", "main")
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")
    repo.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    repo.git("branch", "--force", "work", "main")
    repo.git("checkout", "--quiet", "work")


@way(72)
def an_action_answers_fewer_recommendations(repo):
    repo.append(A111, "recommendations: [R2]\n")


@way(73, "commitment-reworded m1", "commitment-reworded ilacs")
def inspectors_are_said_to_have_judged_otherwise(repo):
    repo.replace(M1, "title: Visits in time", "title: Visits within 30 days")
    repo.replace("plan/plan.yaml", "judgement: inadequate", "judgement: requires improvement")


@way(74)
def the_past_is_missing_in_the_clone(repo):
    repo.replace(A111, "due: 2019-04-30", "due: 2019-09-30")
    repo.commit("Update", date=WORKED)
    repo.git("checkout", "--quiet", "--detach")
    repo.write(".git/shallow", repo.git("rev-parse", "HEAD") + "\n")
    repo.git("branch", "--quiet", "-D", "main", "work")


@way(75, "recommendation-removed R2", "sign-off-right-given operations-group")
def lists_are_broken_and_mended_later_with_something_otherwise(repo):
    sound = {}
    for name in ("recommendations", "people"):
        file = repo.top / "plan" / f"{name}.yaml"
        sound[name] = file.read_text()
        file.write_text(sound[name] + "\t- [\n")
    repo.commit("Update", date="2019-06-01")
    merge_into_main(repo)
    repo.write("plan/recommendations.yaml", sound["recommendations"].partition("- id: R2")[0])
    repo.write("plan/people.yaml", sound["people"] + "    signs_off: true\n")


# --- the tests ----------------------------------------------------------------------------------


def text_of(repo):
    return (repo.top / A111).read_text()


def merge_into_main(repo):
    """What was committed comes to main, and the work goes on from there."""
    repo.git("branch", "--force", "main", "work")


@way(76, "backdated-entry 2.1.1")
def a_note_of_long_ago_is_given_a_rating(repo):
    repo.replace(A211, "is with the trust\n", "is with the trust\n    rag: GREEN\n")


@way(77, "backdated-entry 2.1.1")
def a_date_that_nobody_agreed_is_given_a_board(repo):
    repo.replace(A211, "agreed: 2019-03-19\n", "agreed: 2019-03-19\n    by: improvement-board\n")


@way(78, "past-entry-rewritten m1")
def a_reading_is_said_to_be_published_later_than_it_was_known(repo):
    repo.replace(M1, "value: 78\n", "value: 78\n    published: 2019-12-31\n")


@way(79)
def others_are_said_to_have_reached_less(repo):
    repo.replace(M1, "value: 84\n", "value: 74\n")


@pytest.fixture(scope="module")
def begun(tmp_path_factory, checkout, at):
    """The plan, committed on main, and a branch that has just begun."""
    repo = at(tmp_path_factory.mktemp("slips") / "council").init()
    shutil.copytree(checkout / "tests" / "data" / "slipping" / "plan", repo.top / "plan")
    repo.write(PUBLISHED, position_json(POSITION))
    repo.commit("The plan", date=BEGUN)
    repo.git("checkout", "--quiet", "-b", "work")
    return repo


@pytest.fixture
def slip(begun, tmp_path, at):
    """A copy of that repository, to do something to."""
    shutil.copytree(begun.top, tmp_path / "council", symlinks=True)
    return at(tmp_path / "council")


@pytest.fixture
def check(capsys, monkeypatch):
    """What `cipt check` says in a repository, as its JSON."""

    def run_there(repo, *words):
        monkeypatch.chdir(repo.top)
        places = [path for path in ("plan", "improvement/plan") if (repo.top / path).is_dir()]
        run(["check", "--plan", places[0], "--format", "json", "--as-of", JUDGED, *words])
        return json.loads(capsys.readouterr().out)

    return run_there


def said(value):
    """The findings of rules that compare, as the ways name them."""
    return sorted(
        f"{one['rule']} {one['subject']}" if one["subject"] else one["rule"]
        for one in (*value["findings"], *value["waived"])
        if one["rule"] in COMPARING
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.number}-{way.do.__name__}")
def test_it_is_found_and_nobody_is_accused_of_more(way, slip, check):
    way.do(slip)
    if way.commits:
        slip.commit("A day's work", date=WORKED)
    value = check(slip)
    accepted = "due-moved-without-revision 1.1.1"
    expected = [*way.found, *([accepted] if way.number == 60 else [])]
    assert sorted(set(said(value))) == sorted(set(expected))
    assert set(way.besides) <= {one["rule"] for one in value["findings"]}
    if way.do is the_past_is_missing_in_the_clone:
        assert value["compared_with"] is None
        assert value["comparison"].endswith("(fetch-depth: 0 in CI)")
    else:
        assert value["compared_with"]
    for one in value["findings"]:
        if one["rule"] in COMPARING:
            assert (slip.top / one["path"]).is_file()
            assert one["line"] >= 1
            assert len(one["message"]) <= 100


def test_before_anything_is_done_there_is_nothing_to_find(slip, check):
    value = check(slip)
    assert said(value) == []
    assert value["comparison"].startswith("Compared with HEAD (")


def test_every_way_stands_in_the_security_notes_with_what_finds_it(checkout):
    text = (checkout / "SECURITY.md").read_text(encoding="utf-8")
    rows = {
        int(match[1]): match[2]
        for match in re.finditer(r"^\| (\d+) \| .*? \| (.*) \|$", text, re.MULTILINE)
    }
    assert sorted(rows) == [way.number for way in WAYS] == list(range(1, len(WAYS) + 1))
    for way in WAYS:
        named = {name.partition(" ")[0] for name in (*way.found, *way.besides)}
        assert named <= set(re.findall(r"`([a-z-]+)`", rows[way.number])), way.number
        assert named or rows[way.number].startswith("not by the check"), way.number


def test_what_is_accepted_by_the_same_change_makes_it_fail_all_the_same(slip, check):
    what_the_change_does_is_accepted_by_the_change(slip)
    slip.commit("A day's work", date=WORKED)
    errors = [one["message"] for one in check(slip)["findings"] if one["severity"] == "error"]
    assert "due-moved-without-revision is accepted now" in [m.replace("…", "") for m in errors] or [
        m for m in errors if m.startswith("due-moved-without-revis")
    ]


def test_what_a_board_accepted_passes(slip, check):
    slip.replace(A111, "due: 2019-04-30", "due: 2019-09-30")
    slip.append(
        "plan/waivers.yaml",
        "- rule: due-moved-without-revision\n  subjects: 1.1.1\n  reason: Typed wrongly at first\n"
        "  agreed_by: improvement-board\n  minute: 7.1\n",
    )
    slip.commit("A day's work", date=WORKED)
    value = check(slip)
    [widened] = [one for one in value["findings"] if one["rule"] == "waiver-widened"]
    assert widened["severity"] == "info"
    assert [one["rule"] for one in value["waived"]] == ["due-moved-without-revision", "no-lead"]


def test_without_the_past_these_rules_are_not_asked_and_their_waivers_not_called_unused(
    slip, check
):
    test = "- rule: action-removed\n  subjects: 9.9.9\n  reason: Agreed\n"
    slip.append("plan/waivers.yaml", test)
    value = check(slip, "--no-history")
    assert said(value) == []
    assert "unused-waiver" not in {one["rule"] for one in value["findings"]}
    assert value["compared_with"] is None
    assert value["comparison"] == "Not compared with the past: --no-history leaves it out"
    assert "unused-waiver" in {one["rule"] for one in check(slip)["findings"]}


# --- honest work --------------------------------------------------------------------------------

DAY = ("--date", "2019-06-12")
ASKS_FOR_THE_DAY = ("cipt.cli.recording", "cipt.cli.opening")
"""Modules of commands; each is imported first, so that nothing keeps the day of this test."""
HONEST = [
    ["update", "2.1.1", "--rag", "AMBER", "--note", "A draft is with the trust", *DAY],
    ["update", "1.1.1", "--rag", "RED", "--note", "Vacant", "--recovery", "2019-07-31", *DAY],
    ["revise", "2.1.1", "--due", "2019-12-31", "--reason", "The trust asks for time"],
    ["revise", "1.2.1", "--agreed", "2019-06-11", "--by", "improvement-board", "--minute", "5.2"],
    ["complete", "1.1.1", "--evidence", "Audit of 40 plans", *DAY],
    ["sign-off", "1.2.2", "--board", "improvement-board", "--minute", "4.2", *DAY],
    ["reopen", "1.1.3", "--by", "improvement-board", "--reason", "The audit found gaps", *DAY],
    ["withdraw", "2.1.1", "--reason", "Merged", "--by", "improvement-board", *DAY],
    ["milestone", "1.1.1", "Audit tool agreed", "--done", *DAY],
    ["milestone", "1.1.1", "Second audits done", "--due", "2019-12-31"],
    ["evidence", "2.1.1", "--title", "The draft protocol", "--kind", "document", *DAY],
    ["reading", "m1", "2019-05-31", "84", "--published", "2019-06-10"],
    ["reading", "m1", "2019-04-30", "79", "--restated", "--published", "2019-06-10"],
    ["new", "2.1", "Name a link nurse", "--due", "2019-12-31", "--added", "2019-06-12"],
    ["start", "2.1.1", *DAY],
]


@pytest.mark.parametrize("words", HONEST, ids=lambda words: " ".join(words[:2]))
def test_whoever_records_by_command_is_accused_of_nothing(words, slip, check, monkeypatch, capsys):
    monkeypatch.chdir(slip.top)
    for module in ASKS_FOR_THE_DAY:
        monkeypatch.setattr(import_module(module), "today", lambda: date(2019, 6, 12))
    code = run(words)
    assert code == 0, capsys.readouterr().err
    assert slip.git("status", "--short")
    capsys.readouterr()
    assert said(check(slip)) == []
