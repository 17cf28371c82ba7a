"""What was committed when: by the first parent, and by the clock of London."""

from datetime import UTC, date, datetime

import pytest

from cipt.faults import CannotGoOn
from cipt.sources import git_clock
from cipt.sources.git import repository_of
from cipt.sources.git_clock import days_of
from cipt.sources.git_log import files_around, last_by, steps_of
from cipt.sources.git_sides import sides_of

ACTION = "actions/1/1.1.1.yaml"


def steps(repo, folder="plan", revision="HEAD"):
    repository = repository_of(repo.top)
    assert repository
    return steps_of(repository, revision, folder)


def subjects(found):
    return [step.commit.subject for step in found]


def second(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def counted(*moments):
    """The days from which commits at these moments, by UTC, count."""
    return [counts_from.isoformat() for _, counts_from in days_of([second(one) for one in moments])]


# --- which day ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2019-05-31T22:59:59", "2019-05-31"),
        ("2019-05-31T23:00:00", "2019-06-01"),
        ("2019-01-31T23:59:59", "2019-01-31"),
        ("2019-02-01T00:00:00", "2019-02-01"),
        ("2019-03-31T00:59:59", "2019-03-31"),
        ("2019-10-27T00:30:00", "2019-10-27"),
    ],
)
def test_a_day_ends_at_midnight_in_london_in_summer_and_in_winter(moment, day):
    assert counted(moment) == [day]


def test_a_commit_that_says_it_is_older_than_the_one_before_counts_from_that_ones_day():
    assert counted("2019-05-01", "2019-06-03", "2019-05-30", "2019-06-10") == [
        "2019-05-01",
        "2019-06-03",
        "2019-06-03",
        "2019-06-10",
    ]


def test_a_newest_commit_that_is_dated_back_counts_from_the_day_of_the_one_before():
    assert counted("2019-05-01", "2019-06-03", "2019-05-30")[-1] == "2019-06-03"


def test_a_clock_that_ran_years_ahead_for_one_commit_does_not_hide_what_came_after():
    assert counted("2019-05-01", "2019-05-02", "2099-01-01", "2019-06-03", "2019-06-10") == [
        "2019-05-01",
        "2019-05-02",
        "2019-05-02",
        "2019-06-03",
        "2019-06-10",
    ]


def test_a_clock_that_says_nothing_or_what_no_calendar_has_is_no_day():
    found = days_of([second("2019-05-01"), 0, 10**14, second("2019-06-03")])
    assert [clock for clock, _ in found] == [date(2019, 5, 1), None, None, date(2019, 6, 3)]
    assert [counts.isoformat() for _, counts in found] == [
        "2019-05-01",
        "2019-05-01",
        "2019-05-01",
        "2019-06-03",
    ]


def test_a_computer_that_does_not_know_londons_time_says_what_to_install(monkeypatch):
    monkeypatch.setattr(git_clock, "ZONE", "Europe/Bradford")
    with pytest.raises(CannotGoOn) as stopped:
        days_of([1])
    assert stopped.value.what_to_do == "Install it: python -m pip install tzdata"


def test_the_last_commit_of_a_month_is_the_last_that_london_saw_in_it(repo):
    repo.write_plan().commit("In May", date="2019-05-31T23:59:00+01:00")
    repo.append(f"plan/{ACTION}", "# one\n")
    repo.commit("In June by London", date="2019-05-31T22:30:00-01:00")
    found = steps(repo)
    assert last_by(found, date(2019, 5, 31)) is found[0]
    assert last_by(found, date(2019, 6, 30)) is found[1]
    assert last_by(found, date(2019, 4, 30)) is None


# --- which commits and files --------------------------------------------------------------------


def test_the_first_parent_is_told_with_the_files_that_each_commit_touched(repo):
    repo.write_plan().write("README.md", "Not the plan\n")
    repo.commit("The plan", author="Performance Analyst")
    repo.write("README.md", "Still not the plan\n")
    repo.commit("Beside the plan")
    repo.append(f"plan/{ACTION}", "# a word\n")
    repo.remove("plan/actions/1/1.1.2.yaml")
    repo.commit("Two actions")
    first, beside, last = steps(repo)
    assert first.commit.author == "Performance Analyst"
    assert sorted(one.path for one in first.touched)[:2] == [ACTION, "actions/1/1.1.2.yaml"]
    assert all(one.before is None for one in first.touched)
    assert beside.touched == ()
    assert [(one.path, one.before is None, one.after is None) for one in last.touched] == [
        (ACTION, False, False),
        ("actions/1/1.1.2.yaml", False, True),
    ]


@pytest.mark.parametrize("folder", ["", "Children’s services/plan", "it's [here] * ?", ":(glob)a"])
def test_the_plan_may_lie_anywhere_and_be_called_anything(repo, folder):
    repo.write_plan(folder).commit("The plan")
    [step] = steps(repo, folder)
    assert ACTION in {one.path for one in step.touched}


def test_hidden_files_and_links_are_no_files_of_the_plan(repo):
    repo.write_plan().write("plan/.draft/actions/1/9.9.9.yaml", "title: Draft\n")
    (repo.top / "plan/actions/1/1.1.9.yaml").symlink_to("1.1.1.yaml")
    repo.commit("The plan")
    [step] = steps(repo)
    paths = {one.path for one in step.touched}
    assert not paths & {".draft/actions/1/9.9.9.yaml", "actions/1/1.1.9.yaml"}


def test_a_plan_that_was_moved_as_a_whole_is_followed(repo):
    repo.write_plan("old").commit("The plan")
    repo.append(f"old/{ACTION}", "# a word\n")
    repo.commit("A word")
    repo.move("old", "council/plan")
    repo.commit("Move the plan")
    found = steps(repo, "council/plan")
    assert [step.folder for step in found] == ["old", "old", "council/plan"]
    assert [one.path for one in found[1].touched] == [ACTION]


def test_another_plan_in_the_repository_is_not_taken_for_this_one(repo):
    repo.write_plan("one")
    repo.write_plan("two").commit("Two plans")
    repo.append(f"two/{ACTION}", "# a word\n")
    repo.commit("A word in the other")
    assert [len(step.touched) > 0 for step in steps(repo, "one")] == [True, False]


def test_the_ids_of_all_files_are_known_before_and_after_each_commit(repo):
    repo.write_plan("old").commit("The plan")
    repo.remove("old/actions/1/1.1.2.yaml")
    repo.move("old", "plan")
    repo.commit("Move the plan")
    _, (_, before, after) = files_around(steps(repo))
    assert "actions/1/1.1.2.yaml" in before
    assert "actions/1/1.1.2.yaml" not in after
    assert before[ACTION] == after[ACTION]


# --- merges -------------------------------------------------------------------------------------


def brought_in(repo, found):
    repository = repository_of(repo.top)
    assert repository
    return sides_of(repository, found)


def merge(repo, branch):
    repo.git("merge", "--quiet", "--no-ff", "--no-edit", branch)


def test_what_a_merge_brought_in_is_told_by_those_who_committed_it(repo):
    repo.write_plan().commit("The plan", date="2019-05-01")
    repo.git("checkout", "--quiet", "-b", "update")
    repo.append(f"plan/{ACTION}", "# one\n")
    repo.commit("One", date="2019-05-02", author="Performance Analyst")
    repo.append(f"plan/{ACTION}", "# two\n")
    repo.commit("Two", date="2019-05-03", author="Programme Support")
    repo.git("checkout", "--quiet", "main")
    merge(repo, "update")
    found = steps(repo)
    assert len(found) == 2
    sides = brought_in(repo, found)
    assert list(sides) == [found[1].commit.id]
    brought = sides[found[1].commit.id]
    assert [(side.commit.subject, side.commit.author) for side in brought] == [
        ("One", "Performance Analyst"),
        ("Two", "Programme Support"),
    ]
    assert [one.path for one in brought[0].touched] == [ACTION]


def test_a_commit_that_came_in_with_two_merges_stands_with_the_first(repo):
    repo.write_plan().commit("The plan")
    repo.git("checkout", "--quiet", "-b", "one")
    repo.append(f"plan/{ACTION}", "# one\n")
    repo.commit("One")
    repo.git("checkout", "--quiet", "-b", "two")
    repo.append(f"plan/{ACTION}", "# two\n")
    repo.commit("Two")
    repo.git("checkout", "--quiet", "main")
    merge(repo, "one")
    merge(repo, "two")
    found = steps(repo)
    sides = brought_in(repo, found)
    assert [[side.commit.subject for side in sides[step.commit.id]] for step in found[1:]] == [
        ["One"],
        ["Two"],
    ]


def test_a_branch_that_took_the_main_branch_in_is_no_author_of_what_that_had(repo):
    repo.write_plan().commit("The plan")
    repo.git("checkout", "--quiet", "-b", "update")
    repo.write("plan/actions/1/1.1.3.yaml", "title: Third\narea: 1.1\n")
    repo.commit("Third")
    repo.git("checkout", "--quiet", "main")
    repo.append(f"plan/{ACTION}", "# on main\n")
    repo.commit("On main")
    repo.git("checkout", "--quiet", "update")
    merge(repo, "main")
    repo.git("checkout", "--quiet", "main")
    merge(repo, "update")
    found = steps(repo)
    sides = brought_in(repo, found)
    [brought] = sides.values()
    assert [side.commit.subject for side in brought] == ["Third"]


# --- odd clones ---------------------------------------------------------------------------------


def test_the_oldest_commit_of_a_shallow_clone_knows_that_it_is_cut_off(repo, at, tmp_path):
    repo.write_plan().commit("First", date="2019-05-01")
    for number in range(3):
        repo.append(f"plan/{ACTION}", f"# {number}\n")
        repo.commit(f"Number {number}", date=f"2019-05-0{number + 2}")
    shallow = tmp_path / "shallow"
    repo.git("clone", "--quiet", "--depth", "2", repo.top.as_uri(), str(shallow))
    found = steps(at(shallow))
    assert subjects(found) == ["Number 1", "Number 2"]
    assert [step.is_cut_off for step in found] == [True, False]
    assert not any(step.is_cut_off for step in steps(repo))


def test_a_history_that_begins_twice_is_cut_off_nowhere(repo):
    repo.write_plan().commit("First")
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit("Second beginning")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--no-edit", "--allow-unrelated-histories", "other")
    assert not any(step.is_cut_off for step in steps(repo))


def test_nothing_that_the_repository_sets_changes_what_is_told(repo):
    repo.write_plan().commit("The plan")
    repo.append(f"plan/{ACTION}", "# a word\n")
    repo.commit("A word\n\nAnd more: of it")
    plain = steps(repo)
    marker = repo.top / "ran"
    for name, value in {
        "diff.external": f"touch {marker}",
        "diff.renames": "copies",
        "log.showSignature": "true",
        "format.pretty": "fuller",
        "core.pager": f"touch {marker}",
        "core.quotePath": "true",
        "core.abbrev": "4",
    }.items():
        repo.git("config", name, value)
    assert steps(repo) == plain
    assert not marker.exists()
    assert subjects(plain) == ["The plan", "A word"]


def test_odd_words_in_names_and_subjects_stay_what_they_are(repo):
    repo.write_plan().commit(
        "Überschrift \x1b[31m\N{ZERO WIDTH SPACE}“quoted” \x02", author="Zoë O’Neill"
    )
    [step] = steps(repo)
    assert step.commit.author == "Zoë O’Neill"
    assert step.commit.subject.startswith("Überschrift \x1b[31m")
