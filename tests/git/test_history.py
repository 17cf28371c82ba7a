"""`cipt history` on real repositories: who did what when, and what is said where nobody knows."""

import json
from datetime import date

import pytest

from cipt.cli import opening
from cipt.cli.app import run
from cipt.loading.read_file import read_file
from cipt.sources.git import repository_of
from cipt.sources.git_program import run_git
from cipt.views.history_git import history_from_git
from cipt.views.history_merges import TAKEN_OUT
from cipt.views.history_past import Past

ACTION = "plan/actions/1/1.1.1.yaml"
OTHER = "plan/actions/1/1.1.2.yaml"
AGREED = (
    "revisions:\n  - asked: 2019-05-02\n    due: 2019-09-30\n    reason: A vacant post\n"
    "    agreed: 2019-05-20\n    by: improvement-board\n    minute: 5.2\n"
)


@pytest.fixture
def history(repo, monkeypatch, capsys):
    """Run `cipt history` in the repository, on 30 June 2019: exit code, output, talk."""
    monkeypatch.setattr(opening, "today", lambda: date(2019, 6, 30))

    def run_there(*words, here="."):
        monkeypatch.chdir(repo.top / here)
        code = run(["history", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_there


@pytest.fixture
def told(history):
    """The same as JSON."""

    def run_there(*words, here="."):
        code, out, err = history(*words, "--format", "json", here=here)
        assert code == 0, err
        return json.loads(out)

    return run_there


@pytest.fixture
def plan(repo):
    """The small plan, still kept and begun in April, committed on 5 April."""
    repo.write_plan()
    repo.replace("plan/plan.yaml", "closed: 2019-05-31\n", "starts: 2019-04-01\n")
    repo.commit("The plan", date="2019-04-05")
    return repo


def commits(answer):
    """The subjects and changes of each commit of the one action that was told."""
    [action] = answer["actions"]
    return [
        (
            one["commit"] and one["commit"]["subject"],
            [change["kind"] for change in one["changes"]],
            one["notes"],
        )
        for one in action["commits"]
    ]


def moves(answer):
    return [
        (month["day"], move["action"], move["from"], move["to"], move["agreed"])
        for month in answer["months"]
        for move in month["moves"]
    ]


# --- the story of an action ---------------------------------------------------------------------


def test_an_action_is_told_from_its_facts_and_from_git(plan, history):
    plan.append(ACTION, "updates:\n  - date: 2019-05-03\n    rag: AMBER\n    note: Begun\n")
    plan.commit("Update for May", date="2019-05-07", author="Performance Analyst")
    first, second = (plan.git("rev-parse", name)[:10] for name in ("HEAD~", "HEAD"))
    code, out, err = history("1.1.1")
    assert (code, err) == (0, "")
    assert out == (
        "1.1.1  Publish the standards\n"
        "RED, overdue\n"
        "\n"
        "Dated facts, as they are written down now\n"
        "  3 May 2019  Rated AMBER: Begun\n"
        "\n"
        "What was committed, and by whom\n"
        f"  5 April 2019, Improvement Officer: The plan ({first})\n"
        "    - Added, due 30 April 2019, under nobody yet, GREY (not started)\n"
        f"  7 May 2019, Performance Analyst: Update for May ({second})\n"
        "    - Update of 3 May 2019, rated AMBER: “Begun”\n"
    )


def test_what_is_not_yet_committed_stands_at_the_end_of_the_story(plan, told):
    plan.replace(ACTION, "2019-04-30", "2019-07-31")
    assert commits(told("1.1.1"))[-1] == (None, ["date_moved"], [])
    assert commits(told("1.1.1", "--as-of", "2019-06-30"))[-1][0] == "The plan"
    assert commits(told("1.1.1", "--rev", "HEAD"))[-1][0] == "The plan"


def test_what_was_in_a_format_that_cannot_be_read_was_not_added_later(repo, told):
    repo.write_plan()
    header = (repo.top / "plan/plan.yaml").read_text()
    repo.write("plan/plan.yaml", header + "format: 9\n")
    repo.commit("From another council", date="2019-05-06")
    repo.write("plan/plan.yaml", header)
    repo.commit("In our format", date="2019-05-07")
    story = told("1.1.1")
    assert commits(story) == [
        ("From another council", [], [
            "It cannot be read as committed here: the plan is in format 9, "
            "and this cipt reads up to 1"
        ])
    ]  # fmt: skip


def test_a_story_is_told_up_to_the_day_that_is_asked_for(plan, told):
    plan.append(ACTION, "started: 2019-05-01\n")
    plan.commit("Begun", date="2019-05-07")
    early, whole = (told("1.1.1", "--as-of", day) for day in ("2019-05-06", "2019-05-07"))
    assert len(commits(early)) == 1
    assert len(commits(whole)) == 2
    left_out = "What was committed after 6 May 2019 is left out, as asked."
    assert left_out in early["notes"]
    assert whole["notes"] == []


def test_a_commit_that_changes_only_the_layout_is_left_out(plan, told):
    plan.append(ACTION, "# a comment\n")
    plan.commit("A comment", date="2019-05-07")
    assert len(commits(told("1.1.1"))) == 1


def test_an_action_that_was_taken_out_is_told_from_git_alone(plan, told, history):
    plan.remove(OTHER)
    plan.commit("Tidy up", date="2019-05-07")
    answer = told("1.1.2")
    assert answer["actions"][0]["now"] is None
    assert commits(answer)[-1][:2] == ("Tidy up", ["action_removed"])
    assert "No longer in the plan" in history("1.1.2")[1]
    assert "No longer in the plan" in history("1.1.2", "--format", "md")[1]


def test_an_action_is_found_by_its_printed_number_and_both_are_told_where_two_print_it(plan, told):
    for path in (ACTION, OTHER):
        plan.append(path, "number: 7.7\n")
    plan.commit("Numbers", date="2019-05-07")
    assert [one["id"] for one in told("7.7")["actions"]] == ["1.1.2", "1.1.1"]
    assert [one["id"] for one in told("1.1.1")["actions"]] == ["1.1.1"]


def test_an_action_that_cannot_be_read_now_is_told_as_far_as_it_could_be(plan, told):
    plan.write(ACTION, "title: [\n")
    answer = told("1.1.1")
    assert answer["actions"][0]["title"] == "Publish the standards"
    assert "cannot be read in the plan as it is now" in answer["notes"][0]
    assert [one["id"] for one in answer["unreadable"]] == ["1.1.1"]


def test_an_action_is_followed_through_a_move_of_its_file_and_of_the_whole_plan(repo, told):
    repo.write_plan("old").commit("The plan", date="2019-04-05")
    repo.move("old/actions/1/1.1.1.yaml", "old/actions/joint work/1.1.1.yaml")
    repo.commit("Tidy up", date="2019-04-06")
    repo.move("old", "council/plan")
    repo.commit("Move the plan", date="2019-04-07")
    repo.append("council/plan/actions/joint work/1.1.1.yaml", "started: 2019-04-08\n")
    repo.commit("Begun", date="2019-04-08")
    found = commits(told("1.1.1", here="council"))
    assert [subject for subject, _, _ in found] == ["The plan", "Tidy up", "Begun"]
    assert found[1][2] == [
        "Its file moved from actions/1/1.1.1.yaml to actions/joint work/1.1.1.yaml"
    ]


def test_a_file_of_people_that_cannot_be_read_takes_no_board_its_rights(plan, told):
    plan.append(ACTION, AGREED)
    plan.commit("Agreed", date="2019-05-20")
    plan.append(ACTION, "started: 2019-05-21\n")
    plan.write("plan/people.yaml", "officers: [\n")
    plan.commit("A slip of the pen", date="2019-05-21")
    assert commits(told("1.1.1"))[-1][:2] == ("A slip of the pen", ["started"])
    assert [move for move in moves(told("--from-git")) if not move[-1]] == []


def test_a_line_that_both_sides_had_and_the_merge_has_not_is_told_as_the_merges_own(plan, told):
    plan.append(ACTION, "updates:\n  - date: 2019-05-03\n    rag: RED\n")
    plan.commit("Bad news", date="2019-05-03")
    plan.git("checkout", "--quiet", "-b", "update")
    plan.append(OTHER, "started: 2019-05-04\n")
    plan.commit("Begun", date="2019-05-04")
    plan.git("checkout", "--quiet", "main")
    plan.git("merge", "--quiet", "--no-ff", "--no-commit", "update")
    plan.replace(ACTION, "updates:\n  - date: 2019-05-03\n    rag: RED\n", "")
    plan.commit("Merge an update", date="2019-05-05")
    subject, kinds, notes = commits(told("1.1.1"))[-1]
    assert (subject, kinds) == ("Merge an update", ["fact_rewritten"])
    assert notes == [f"{TAKEN_OUT}: update of 3 May 2019, rating RED"]


def test_an_unknown_action_is_refused_with_the_nearest(plan, history):
    code, out, err = history("1.1.11")
    assert (code, out) == (2, "")
    assert err == (
        "cipt: there is no action 1.1.11 in this plan, and git knows of none\nDid you mean 1.1.1?\n"
    )


# --- the plan, from what was committed ----------------------------------------------------------


def test_each_month_end_is_told_from_what_the_branch_held_then(plan, told):
    plan.append(ACTION, "completed: 2019-04-29\n")
    plan.commit("Written down late", date="2019-05-07")
    months = told("--from-git")["months"]
    assert [month["day"] for month in months] == ["2019-04-30", "2019-05-31", "2019-06-30"]
    assert [month["conditions"]["complete"] for month in months] == [0, 1, 1]
    assert [month["commit"]["subject"] for month in months] == [
        "The plan",
        "Written down late",
        "Written down late",
    ]
    by_facts = told()["months"]
    assert [month["conditions"]["complete"] for month in by_facts] == [1, 1, 1]


def test_a_branch_counts_from_the_day_it_was_merged(plan, told):
    plan.git("checkout", "--quiet", "-b", "update")
    plan.append(ACTION, "completed: 2019-04-29\n")
    plan.commit("Done", date="2019-04-29")
    plan.git("checkout", "--quiet", "main")
    plan.write("README.md", "Beside the plan\n")
    plan.commit("Beside", date="2019-04-30")
    merged = {"GIT_COMMITTER_DATE": "2019-05-02T12:00:00+01:00"}
    plan.git("merge", "--quiet", "--no-ff", "--no-edit", "update", **merged)
    assert [one["conditions"]["complete"] for one in told("--from-git")["months"]] == [0, 1, 1]


def test_what_fell_overdue_in_a_month_is_named_and_its_date(plan, history, told):
    months = told("--from-git")["months"]
    assert [month["newly_overdue"] for month in months] == [[], ["1.1.1"], []]
    assert [month["compared"] for month in months] == [False, True, True]
    out = history("--from-git")[1]
    assert "Newly overdue  1.1.1   Publish the standards  due 30 April 2019" in out


def test_a_date_that_was_moved_and_moved_back_within_a_month_is_told_twice(plan, told):
    plan.replace(ACTION, "2019-04-30", "2019-07-31")
    plan.commit("Update", date="2019-05-07")
    plan.replace(ACTION, "2019-07-31", "2019-04-30")
    plan.commit("Back", date="2019-05-17")
    assert moves(told("--from-git")) == [
        ("2019-05-31", "1.1.1", "2019-04-30", "2019-07-31", False),
        ("2019-05-31", "1.1.1", "2019-07-31", "2019-04-30", False),
    ]


def test_a_first_date_that_was_given_is_no_move(plan, told):
    plan.write("plan/actions/1/1.1.3.yaml", "title: Third\narea: 1.1\n")
    plan.commit("A third", date="2019-05-06")
    plan.append("plan/actions/1/1.1.3.yaml", "due: 2019-07-31\n")
    plan.commit("A date for it", date="2019-05-07")
    assert moves(told("--from-git")) == []


def test_a_second_file_with_the_id_of_an_action_moves_no_date_of_it(plan, told):
    plan.write("plan/actions/2/1.1.1.yaml", "title: Twice\narea: 1.1\ndue: 2019-08-31\n")
    plan.commit("The same number again", date="2019-05-07")
    assert moves(told("--from-git")) == []


def test_what_was_done_before_the_plan_was_taken_over_is_not_compared(plan, told):
    plan.replace("plan/plan.yaml", "starts: 2019-04-01\n", "taken_over: 2019-05-31\n")
    plan.replace(ACTION, "2019-04-30", "2019-05-31")
    plan.commit("Taken over", date="2019-05-30")
    plan.replace(OTHER, "2019-06-30", "2019-09-30")
    plan.commit("Silent", date="2019-06-05")
    answer = told("--from-git")
    assert moves(answer) == [("2019-06-30", "1.1.2", "2019-06-30", "2019-09-30", False)]
    assert [month["compared"] for month in answer["months"]] == [False, False, True]
    assert any("before 31 May 2019" in note for note in answer["notes"])


def test_a_later_day_of_taking_over_that_is_put_in_afterwards_hides_nothing(plan, told):
    plan.append("plan/plan.yaml", "taken_over: 2019-04-04\n")
    plan.commit("Taken over", date="2019-04-06")
    plan.replace(ACTION, "2019-04-30", "2019-07-31")
    plan.commit("Silent", date="2019-05-07")
    plan.replace("plan/plan.yaml", "taken_over: 2019-04-04\n", "taken_over: 2019-05-31\n")
    plan.commit("Settings", date="2019-05-08")
    assert moves(told("--from-git")) == [("2019-05-31", "1.1.1", "2019-04-30", "2019-07-31", False)]


def test_a_plan_that_was_closed_is_told_to_its_newest_commit_and_judged_on_its_last_day(repo, told):
    repo.write_plan().commit("The plan", date="2020-02-05")
    [month] = told("--from-git")["months"]
    assert month["day"] == "2020-02-05"
    assert month["conditions"]["overdue"] == 1


def test_another_revision_has_its_own_history(plan, told):
    plan.git("checkout", "--quiet", "-b", "draft")
    plan.replace(ACTION, "2019-04-30", "2019-07-31")
    plan.commit("A thought", date="2019-05-07")
    plan.git("checkout", "--quiet", "main")
    assert moves(told("--from-git")) == []
    assert len(moves(told("--from-git", "--rev", "draft"))) == 1


# --- commits that cannot be read ----------------------------------------------------------------


def test_a_month_end_that_has_no_plan_says_so_and_the_others_are_told(repo, told, history):
    repo.write("README.md", "A plan will stand here\n")
    repo.commit("Begin", date="2019-04-05")
    repo.write_plan()
    repo.replace("plan/plan.yaml", "closed: 2019-05-31\n", "")
    repo.commit("The plan", date="2019-05-05")
    april, may, _ = told("--from-git")["months"]
    assert (april["actions"], may["actions"]) == (None, 2)
    assert april["problem"].endswith("has no plan in plan/")
    code, out, _ = history("--from-git")
    assert code == 0
    assert "Cannot be read" in out


def test_a_month_end_in_a_later_format_says_so_and_the_others_are_told(plan, told):
    later = "format: 9\n"
    plan.append("plan/plan.yaml", later)
    plan.commit("From the future", date="2019-05-05")
    plan.replace("plan/plan.yaml", later, "")
    plan.commit("Back again", date="2019-06-05")
    months = told("--from-git")["months"]
    assert [month["actions"] for month in months] == [2, None, 2]
    assert months[1]["problem"] == "no action of it can be read today"
    assert "format" in months[1]["unreadable"][0]["message"]


def test_a_file_that_todays_format_refuses_is_named_in_its_month_and_costs_no_more(plan, told):
    plan.append(OTHER, "priority: high\n")
    plan.commit("An old key", date="2019-05-05")
    months = told("--from-git")["months"]
    assert [month["actions"] for month in months] == [2, 1, 1]
    assert [one["path"] for one in months[1]["unreadable"]] == [OTHER]


def test_a_date_that_moved_while_nobody_could_read_it_is_told_when_it_can_be_read(plan, told):
    plan.write(ACTION, "title: [\n")
    plan.commit("Broken", date="2019-05-05")
    plan.write(ACTION, "title: Publish the standards\narea: 1.1\ndue: 2019-09-30\n")
    plan.commit("Mended", date="2019-06-05")
    assert moves(told("--from-git")) == [("2019-06-30", "1.1.1", "2019-04-30", "2019-09-30", False)]


# --- odd repositories ---------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["", "Children’s “plan” 2019", "it's [here] * ? \\ !"])
def test_the_plan_may_lie_at_the_top_or_be_called_anything(repo, told, folder):
    repo.write_plan(folder).commit("The plan", date="2019-04-05")
    place = folder or "."
    assert len(told("--from-git", here=place)["months"]) > 0
    assert commits(told("1.1.1", here=place))[0][0] == "The plan"


def test_without_a_repository_the_facts_are_told_and_git_is_refused(tmp_path, history, repo):
    (repo.top / ".git").rename(tmp_path / "away")
    repo.write_plan()
    code, out, _ = history("1.1.1")
    assert code == 0
    assert f"Only its dated facts are told: {repo.top / 'plan'} is in no git repository." in (
        out.replace("\n", " ")
    )
    assert history()[0] == 0
    code, out, err = history("--from-git")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"cipt: {repo.top / 'plan'} is in no git repository",
        "Leave --from-git out, or commit the plan first",
    ]


def test_before_the_first_commit_the_facts_are_told_and_git_is_refused(repo, history):
    repo.write_plan()
    assert "Only its dated facts are told: nothing is committed yet." in history("1.1.1")[1]
    assert history("--from-git")[::2] == (
        2,
        "cipt: nothing is committed yet\nLeave --from-git out, or commit the plan first\n",
    )


def test_a_plan_that_was_never_committed_beside_other_files_is_told_so(repo, told):
    repo.write("README.md", "Beside the plan\n")
    repo.commit("Beside", date="2019-04-05")
    repo.write_plan()
    assert commits(told("1.1.1")) == [(None, ["action_added"], [])]
    assert all(month["problem"] for month in told("--from-git")["months"])


def test_an_unknown_revision_is_one_line_and_what_to_do(plan, history):
    code, _, err = history("--from-git", "--rev", "v9")
    assert code == 2
    assert err.startswith("cipt: git does not know the revision v9\n")


def test_a_shallow_clone_says_where_its_history_begins_and_accuses_nobody(
    plan, at, tmp_path, monkeypatch, capsys
):
    plan.append(ACTION, "started: 2019-05-01\n")
    plan.commit("Begun", date="2019-05-07")
    shallow = tmp_path / "shallow"
    plan.git("clone", "--quiet", "--depth", "1", plan.top.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    monkeypatch.setattr(opening, "today", lambda: date(2019, 6, 30))
    assert run(["history", "1.1.1", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert commits(answer) == [
        ("Begun", [], ["The history of this clone begins here: the action may be older"])
    ]
    assert run(["history", "--from-git", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [month["day"] for month in answer["months"]] == ["2019-05-31", "2019-06-30"]
    assert any("fetch-depth: 0" in note for note in answer["notes"])


def test_wrong_clocks_are_counted_and_said(plan, told, history):
    plan.append(ACTION, "started: 2019-05-01\n")
    plan.commit("Begun", date="2019-05-07")
    plan.append(ACTION, "completed: 2019-04-29\n")
    plan.commit("Dated back", date="2019-04-29")
    answer = told("--from-git")
    assert [month["conditions"]["complete"] for month in answer["months"]] == [0, 1, 1]
    assert any(note.startswith("Of 3 commits 1 cannot") for note in answer["notes"])
    assert "its own clock says 29 April 2019" in history("1.1.1")[1]


def test_words_of_the_plan_and_of_git_cannot_break_out_of_any_format(plan, history):
    # Of words that are filled to a width, some come to stand where a line begins.
    notes = [f"{'word ' * number}::error::x <script>|##[debug]a @c" for number in range(8, 18)]
    plan.append(
        ACTION,
        "updates:\n" + "".join(f'  - date: 2019-05-03\n    note: "{note}"\n' for note in notes),
    )
    plan.commit("::error::y <b>|`code` \x1b[31m", date="2019-05-07", author="A | <i>")
    text = history("1.1.1")[1]
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert any(line.lstrip().startswith(": :error::x") for line in text.splitlines())
    assert "\x1b" not in text
    assert "##[" not in text
    page = history("1.1.1", "--format", "md")[1]
    assert not [sign for sign in ("<script>", "<b>", "<i>", "##[", "@c", "\x1b") if sign in page]
    assert "`code`" not in page.replace("\\`", "")
    months = history("--from-git", "--format", "md")[1]
    assert "<i>" not in months


# --- how much is read ---------------------------------------------------------------------------


def test_each_file_is_parsed_once_however_many_months_have_it(scripted_year, monkeypatch):
    parsed = []

    def counting(file, kind, *rest, **options):
        parsed.append((kind.name, bytes(file.data)))
        read_file(file, kind, *rest, **options)

    monkeypatch.setattr("cipt.loading.plan.read_file", counting)
    repository = repository_of(scripted_year.plan)
    assert repository
    past = Past(repository, "HEAD", scripted_year.plan.relative_to(scripted_year.top).as_posix())
    history_from_git(past, "", "", date(2024, 3, 31))
    # plan.yaml is read with every version, and what cannot be read is tried again.
    unread = {data for _, data in parsed if b"priority: high" in data or b"\t[" in data}
    sound = [one for one in parsed if one[0] != "plan" and one[1] not in unread]
    assert len(sound) == len(set(sound))
    assert len(sound) > 250


def test_the_files_of_all_commits_come_from_git_in_one_batch(scripted_year, monkeypatch):
    ran = []

    def counting(top, arguments, stdin=b""):
        ran.append(arguments[0])
        return run_git(top, arguments, stdin)

    monkeypatch.setattr("cipt.sources.repository.run_git", counting)
    repository = repository_of(scripted_year.plan)
    assert repository
    past = Past(repository, "HEAD", scripted_year.plan.relative_to(scripted_year.top).as_posix())
    history = history_from_git(past, "", "", date(2024, 9, 30))
    assert len(history.months) == 18
    assert ran.count("cat-file") == 3
    assert ran.count("ls-tree") == len({month.commit for month in history.months})
