"""The plan as git has it, wherever it lies and whatever the clone is like, or a line why not."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cipt.faults import CannotGoOn
from cipt.loading.plan import load_plan
from cipt.loading.read_beside import load_beside
from cipt.loading.read_once import ReadOnce
from cipt.sources import blobs as blobs_module
from cipt.sources.folder import FolderTree
from cipt.sources.git import (
    Blobs,
    GitTree,
    Repository,
    blob_ids,
    plan_folders,
    read_blobs,
    repository_of,
)
from cipt.sources.tree import SIZE_LIMIT, CannotRead


def the_repository(folder: Path) -> Repository:
    """The repository that a folder stands in; there is one."""
    found = repository_of(folder)
    assert found is not None
    return found


def committed(repo, folder="plan", revision="HEAD"):
    """The plan as committed, read through the only door."""
    repository = the_repository(repo.top / folder)
    return GitTree(repository, repository.commit(revision), folder)


def titles(tree):
    return [action.title for action in load_plan(tree).plan.actions]


def why_not(work, *arguments):
    with pytest.raises(CannotGoOn) as stopped:
        work(*arguments)
    return stopped.value.why, stopped.value.what_to_do


# --- the plan is read as it was committed -------------------------------------------------------


@pytest.mark.parametrize(
    "folder",
    [
        "plan",
        "",
        "councils/north/plan",
        "Children’s “plan” 2019",
        "it's [here] * ? \\ !",
        "Plänchen",
        ":(glob)plan",
    ],
)
def test_a_plan_is_read_as_it_was_committed_wherever_it_lies(repo, folder):
    repo.write_plan(folder)
    repo.commit()
    tree, on_disk = committed(repo, folder), FolderTree(repo.top / folder)
    assert tree.listing().paths == on_disk.listing().paths
    assert load_plan(tree).plan == load_plan(on_disk).plan


def test_a_dirty_working_tree_is_not_what_was_committed(repo):
    repo.write_plan()
    repo.commit()
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Burn")
    repo.remove("plan/actions/1/1.1.2.yaml")
    repo.write("plan/actions/1/1.1.3.yaml", "title: New\narea: 1.1\n")
    repo.git("add", "plan/actions/1/1.1.3.yaml")
    assert titles(committed(repo)) == ["Publish the standards", "Train the staff"]


def test_an_earlier_commit_is_read_by_any_of_its_names(repo):
    first = repo.write_plan().commit(date="2019-04-30")
    repo.git("tag", "v2019-04")
    repo.git("branch", "april")
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    repo.commit()
    for name in (first, first[:12], "v2019-04", "april", "HEAD~1", "main^", "refs/heads/april"):
        assert titles(committed(repo, revision=name))[0] == "Publish the standards"


def test_names_of_files_that_are_no_utf_8_are_read(repo):
    repo.write_plan()
    name = os.fsdecode(b"plan/actions/1/\xff\n\t.yaml")
    repo.write(name, "title: Odd\narea: 1.1\n")
    repo.commit()
    tree = committed(repo)
    assert tree.listing() == FolderTree(repo.top / "plan").listing()
    assert tree.read(name.removeprefix("plan/")) == b"title: Odd\narea: 1.1\n"


def test_files_are_refused_in_git_as_they_are_in_a_folder(repo):
    repo.write_plan()
    repo.write("plan/.hidden/a.yaml", "x")
    repo.write("plan/actions/.draft.yaml", "x")
    repo.write("plan/actions/1/" + "deep/" * 9 + "a.yaml", "x")
    repo.write("plan/actions/1/1.1.9.yaml/inside.yaml", "x")
    repo.commit()
    found, on_disk = committed(repo).listing(), FolderTree(repo.top / "plan").listing()
    assert (found.paths, sorted(found.refused)) == (on_disk.paths, sorted(on_disk.refused))
    assert len(found.refused) == 2


def test_a_link_and_a_submodule_in_a_plan_are_named_and_not_followed(repo, make_repo):
    other = make_repo("other").write_plan("")
    other.commit()
    repo.write_plan()
    (repo.top / "plan/actions/1/1.1.3.yaml").symlink_to("/etc/passwd")
    repo.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top),
        "plan/actions/9",
    )  # fmt: skip
    repo.commit()
    assert committed(repo).listing().refused == (
        ("actions/1/1.1.3.yaml", "is a link in git, and is not followed"),
        ("actions/9", "is a repository of its own in git, and is not followed"),
    )
    assert {lost.path for lost in load_plan(committed(repo)).lost} == {
        "actions/1/1.1.3.yaml",
        "actions/9",
    }


def test_a_plan_in_a_submodule_is_read_from_the_submodule(repo, make_repo):
    other = make_repo("other").write_plan()
    other.commit()
    repo.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "sub"
    )
    repo.commit()
    assert repository_of(repo.top / "sub" / "plan") == Repository(repo.top / "sub")
    assert titles(committed(repo.__class__(repo.top / "sub"))) == [
        "Publish the standards",
        "Train the staff",
    ]


def test_a_linked_worktree_is_read_at_its_own_head(repo, at, tmp_path):
    repo.write_plan().commit()
    repo.git("worktree", "add", "--quiet", "-b", "work", str(tmp_path / "work tree"))
    work = at(tmp_path / "work tree")
    assert (work.top / ".git").is_file()
    work.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    work.commit()
    assert titles(committed(work))[0] == "Print the standards"
    assert titles(committed(repo))[0] == "Publish the standards"


def test_settings_that_call_the_repository_bare_or_its_tree_another_change_nothing(repo, tmp_path):
    repo.write_plan().commit()
    repo.git("config", "core.bare", "true")
    assert len(titles(committed(repo))) == 2
    repo.git("config", "core.bare", "false")
    repo.git("config", "core.worktree", str(tmp_path / "nowhere"))
    assert len(titles(committed(repo))) == 2


def test_variables_that_a_hook_sets_lead_nowhere_else(repo, make_repo, monkeypatch):
    other = make_repo("other").write_plan()
    other.replace("plan/actions/1/1.1.1.yaml", "Publish", "Another plan’s")
    other.commit()
    repo.write_plan().commit()
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / ".git" / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.top / ".git" / "objects"))
    assert titles(committed(repo))[0] == "Publish the standards"


def test_a_repository_with_long_ids_is_read(make_repo):
    repo = make_repo("sums", "--object-format=sha256")
    repo.write_plan().commit()
    tree = committed(repo)
    assert len(titles(tree)) == 2
    files = {path: (repo.top / "plan" / path).read_bytes() for path in tree.ids()}
    assert blob_ids(files, like=tree.commit) == tree.ids()


def test_replaced_and_grafted_history_is_read_as_it_was_committed(repo):
    first = repo.write_plan().commit(date="2019-04-30")
    repo.replace("plan/actions/1/1.1.1.yaml", "2019-04-30", "2019-09-30")
    second = repo.commit()
    repo.git("replace", first, second)
    assert load_plan(committed(repo, revision=first)).plan.actions[0].due == date(2019, 4, 30)
    repo.git("replace", "-d", first)
    repo.write(".git/info/grafts", f"{second}\n")
    assert the_repository(repo.top).merge_base(first, second) == first


# --- what is read, and how often ----------------------------------------------------------------


@pytest.fixture
def runs(monkeypatch):
    """The git commands that were run, with what was asked of `cat-file`."""
    made = []
    run = Repository.run

    def noting(self, *arguments, stdin=b""):
        made.append((*arguments[:2], stdin.count(b"\n")))
        return run(self, *arguments, stdin=stdin)

    monkeypatch.setattr(Repository, "run", noting)
    return made


def test_all_files_of_a_plan_are_read_with_three_runs_of_git(repo, runs):
    repo.write_plan()
    for number in range(200):
        repo.write(f"plan/actions/1/1.1.{number}.yaml", f"title: T{number}\narea: 1.1\n")
    repo.write("plan/reports/paper.docx", bytes(5000))
    repo.commit()
    tree = committed(repo)
    runs.clear()
    load_plan(tree)
    read = len(set(tree.ids().values())) - 1
    assert runs == [
        ("ls-tree", "-r", 0),
        ("cat-file", "--batch-check", read),
        ("cat-file", "--batch", read),
    ]


def test_trees_that_share_blobs_read_what_they_have_in_common_once(repo, runs):
    repo.write_plan().commit()
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    repo.commit()
    repository = the_repository(repo.top)
    blobs = Blobs(repository)
    for revision in ("HEAD", "HEAD~1", "HEAD"):
        load_plan(GitTree(repository, repository.commit(revision), "plan", blobs))
    assert [count for _, what, count in runs if what == "--batch"] == [5, 1]


def test_a_file_that_two_versions_share_is_parsed_once(repo, monkeypatch):
    repo.write_plan().commit()
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    repo.move("plan/actions/1/1.1.2.yaml", "plan/actions/2/1.1.2.yaml")
    repo.commit()
    before, after = committed(repo, revision="HEAD~1"), committed(repo)
    later = load_plan(after)
    once = ReadOnce()
    once.know(later, after.ids())
    parsed = []
    parse = load_plan.__globals__["read_file"]

    def noted(file, *rest, **named):
        parsed.append(file.path)
        return parse(file, *rest, **named)

    monkeypatch.setitem(load_plan.__globals__, "read_file", noted)
    earlier = once.load(before)
    assert sorted(parsed) == ["actions/1/1.1.1.yaml", "plan.yaml"]
    assert earlier.plan.actions[1] is later.plan.actions[1]
    parsed.clear()
    once.load(committed(repo, revision="HEAD~1"))
    assert parsed == ["plan.yaml"]


def read_once(before, after):
    """The earlier of two versions, by a reader that has read the later one."""
    once = ReadOnce()
    once.know(load_plan(after), after.ids())
    return once.load(before)


def read_beside(before, after):
    """The earlier of two versions, beside the later one."""
    return load_beside(before, load_plan(after), after.ids())


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("read", [read_once, read_beside])
def test_reading_once_gives_the_same_as_reading_anew(repo, sample, broken, read):
    for file in sorted(sample.rglob("*.yaml")):
        repo.write(f"plan/{file.relative_to(sample).as_posix()}", file.read_bytes())
    if broken:
        repo.append("plan/people.yaml", "groups: nobody\n")
        repo.append("plan/themes/1.yaml", "odd: key\n")
        repo.append("plan/actions/1/1.1.1.yaml", "title: Twice\n")
        repo.write("plan/actions/1/1.1.1.yml", "title: A clash\narea: 1.1\n")
        repo.write("plan/Meeting.yaml", "- x\n")
    repo.commit()
    repo.replace("plan/actions/2/2.3.10.yaml", "due: 2019-04-30", "due: 2019-09-30")
    repo.append("plan/themes/2.yaml", "note: A remark\n")
    repo.remove("plan/actions/3/3.1.1.yaml")
    repo.move("plan/actions/4", "plan/actions/5b")
    repo.commit()
    before, after = committed(repo, revision="HEAD~1"), committed(repo)
    found, anew = read(before, after), load_plan(committed(repo, revision="HEAD~1"))
    assert found.plan == anew.plan
    assert found.places == anew.places
    assert found.lost == anew.lost
    assert found.incomplete == anew.incomplete
    assert set(found.files) == set(anew.files)
    assert all(file.path == path for path, file in found.files.items())
    assert bool(found.lost) == broken


@pytest.mark.parametrize("read", [read_once, read_beside])
def test_every_kind_of_record_is_read_once_as_it_is_read_anew(repo, checkout, read):
    example = checkout / "starter" / "example" / "plan"
    for file in sorted(example.rglob("*.yaml")):
        repo.write(f"plan/{file.relative_to(example).as_posix()}", file.read_bytes())
    repo.commit()
    repo.append("plan/actions/1/1.1.2.yaml", "note: A remark\n")
    repo.commit()
    before, after = committed(repo, revision="HEAD~1"), committed(repo)
    found, anew = read(before, after), load_plan(committed(repo, revision="HEAD~1"))
    assert found.plan.committees
    assert found.plan == anew.plan
    assert found.places == anew.places


def test_the_ids_of_files_on_disk_are_those_that_git_gives(repo):
    repo.write_plan().commit()
    tree = committed(repo)
    files = {path: (repo.top / "plan" / path).read_bytes() for path in tree.ids()}
    assert blob_ids(files, like=tree.commit) == tree.ids()


def test_a_file_too_large_for_a_plan_is_not_read_into_memory(repo):
    repo.write_plan()
    repo.write("plan/actions/1/1.1.3.yaml", b"a: " + b"x" * SIZE_LIMIT)
    repo.write("plan/actions/1/1.1.4.yaml", (b"# " + b"y" * 1000 + b"\n") * 500)
    repo.commit()
    tree = committed(repo)
    assert len(tree.read("actions/1/1.1.3.yaml")) == SIZE_LIMIT + 1
    assert len(tree.read("actions/1/1.1.4.yaml")) == 1003 * 500
    lost = {lost.path: lost.message for lost in load_plan(tree).lost}
    assert lost["actions/1/1.1.3.yaml"].startswith("the file is larger than 1 MB")


def test_an_empty_file_and_the_same_file_twice_are_read(repo):
    repo.write("plan/plan.yaml", b"")
    repo.write("plan/actions/a.yaml", b"title: T\n")
    repo.write("plan/actions/b.yaml", b"title: T\n")
    repo.commit()
    tree = committed(repo)
    assert tree.read("plan.yaml") == b""
    assert tree.read("actions/a.yaml") == tree.read("actions/b.yaml") == b"title: T\n"
    with pytest.raises(CannotRead, match="is not there"):
        tree.read("actions/c.yaml")


def test_what_is_asked_for_and_is_no_file_is_not_there(repo):
    commit = repo.write_plan().commit()
    tree_id = repo.git("rev-parse", "HEAD:plan")
    blob = repo.git("rev-parse", "HEAD:plan/plan.yaml")
    nothing = "0" * 40
    found = read_blobs(the_repository(repo.top), [tree_id, blob, nothing, commit])
    assert found == {
        tree_id: None,
        blob: (repo.top / "plan/plan.yaml").read_bytes(),
        nothing: None,
        commit: None,
    }


# --- where something is missing -----------------------------------------------------------------


@pytest.mark.parametrize(
    "revision",
    ["nowhere", "HEAD~7", "--help", "-n", "--output=x", "a..b", "HEAD:plan", "HEAD^{tree}", "a\nb",
     "a\0b", "deadbeef", "main --all", "@{upstream}"],
)  # fmt: skip
def test_an_unknown_revision_is_told_with_how_to_find_one(repo, revision):
    repo.write_plan().commit()
    why, what_to_do = why_not(the_repository(repo.top).commit, revision)
    assert why == f"git does not know the revision {revision}"
    assert what_to_do == "`git log --oneline` lists the commits, `git branch --all` the branches"
    assert the_repository(repo.top).find(revision) is None


def test_git_is_never_asked_for_what_it_would_take_for_an_option(repo, monkeypatch):
    repo.write_plan().commit()
    monkeypatch.setattr("cipt.sources.repository.run_git", lambda *given: pytest.fail(str(given)))
    for option in ("-n", "--all", "--output=x", "--exec=x"):
        assert the_repository(repo.top).find(option) is None


def test_a_revision_that_is_no_text_is_asked_for_again(repo):
    repo.write_plan().commit()
    why, what_to_do = why_not(the_repository(repo.top).commit, "  ")
    assert (why, what_to_do[:5]) == ("the revision is empty", "Name ")


def test_a_revision_of_any_length_is_only_unknown_or_cannot_be_asked(repo):
    repo.write_plan().commit()
    why, _ = why_not(the_repository(repo.top).commit, "x" * 300_000)
    assert why.startswith(("git does not know", "git rev-parse cannot be run"))


def test_before_the_first_commit_there_is_nothing_to_know(repo):
    repo.write_plan()
    why, what_to_do = why_not(the_repository(repo.top).commit, "HEAD")
    assert why == "git does not know the revision HEAD: nothing is committed yet"
    assert what_to_do == "Commit the plan first, or ask only for the plan as it lies"


def test_a_shallow_clone_says_how_to_get_the_rest(repo, at, tmp_path):
    repo.write_plan().commit("first")
    repo.git("tag", "first")
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    repo.commit("second")
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.top}", str(tmp_path / "clone"))
    clone = at(tmp_path / "clone")
    assert titles(committed(clone))[0] == "Print the standards"
    for revision in ("HEAD~1", "first"):
        why, what_to_do = why_not(the_repository(clone.top).commit, revision)
        assert why == f"git does not know the revision {revision}"
        assert what_to_do.endswith("(fetch-depth: 0 in CI)")


def test_a_clone_without_the_files_says_so_and_fetches_nothing(repo, at, tmp_path):
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.write_plan().commit("first")
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    repo.commit("second")
    repo.git(
        "clone", "--quiet", "--filter=blob:none", f"file://{repo.top}", str(tmp_path / "clone")
    )
    clone = at(tmp_path / "clone")
    assert titles(committed(clone))[0] == "Print the standards"
    why, what_to_do = why_not(load_plan, committed(clone, revision="HEAD~1"))
    assert why.endswith(" of the version asked for is not in this clone")
    assert "--filter" in what_to_do


def test_a_commit_without_the_plan_is_not_an_empty_plan(repo):
    first = repo.write("README.md", "Soon").parent and repo.commit()
    repo.write_plan().commit()
    why, what_to_do = why_not(load_plan, committed(repo, revision="HEAD~1"))
    assert why == f"the commit {first[:10]} has no plan in plan/"
    assert what_to_do == "Name a revision that has it: git log -- :/plan lists them"
    why, _ = why_not(load_plan, committed(repo, folder=""))
    assert why.endswith("has no plan at the top of the repository")
    assert not committed(repo, revision="HEAD~1").is_there()


def test_a_plan_that_is_a_link_in_git_is_told(repo):
    repo.write_plan("real").commit()
    (repo.top / "plan").symlink_to("real")
    repo.commit()
    repository = the_repository(repo.top)
    tree = GitTree(repository, repository.commit("HEAD"), "plan")
    why, _ = why_not(load_plan, tree)
    assert why.endswith("has no plan in plan/, which is a link in git, and is not followed")


def test_a_plan_that_lost_its_plan_yaml_is_still_a_plan(repo):
    repo.write_plan()
    repo.remove("plan/plan.yaml")
    repo.commit()
    assert len(titles(committed(repo))) == 2


def test_folders_without_a_repository_have_none(tmp_path):
    (tmp_path / "plan").mkdir()
    assert repository_of(tmp_path / "plan") is None


@pytest.mark.parametrize("git", ["", "gitdir: /nowhere/at/all\n", "rubbish"])
def test_a_broken_repository_is_told_as_such(repo, git, tmp_path):
    (tmp_path / "broken" / "plan").mkdir(parents=True)
    (tmp_path / "broken" / ".git").write_text(git)
    why, what_to_do = why_not(the_repository(tmp_path / "broken" / "plan").commit, "HEAD")
    assert why.startswith("git rev-parse: ")
    assert what_to_do == f"Look at the repository: {tmp_path / 'broken'}"


def test_a_broken_repository_within_another_is_not_taken_for_that_one(repo):
    repo.write_plan("inner/plan").write_plan().commit()
    (repo.top / "inner" / ".git").mkdir()
    why, _ = why_not(the_repository(repo.top / "inner" / "plan").commit, "HEAD")
    assert why.startswith("git rev-parse: not a git repository")


def test_a_damaged_file_in_git_is_told_and_not_left_out(repo):
    repo.write_plan().commit()
    blob = repo.git("rev-parse", "HEAD:plan/actions/1/1.1.1.yaml")
    file = repo.top / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(b"damage")
    why, _ = why_not(load_plan, committed(repo))
    assert why.startswith("git cat-file: ") or "is not in this clone" in why


def test_an_answer_that_breaks_off_is_told(repo, monkeypatch):
    repo.write_plan().commit()
    run = Repository.run

    def cut(self, *arguments, stdin=b""):
        answer = run(self, *arguments, stdin=stdin)
        return answer[:-20] if "--batch" in arguments else answer

    monkeypatch.setattr(Repository, "run", cut)
    why, what_to_do = why_not(load_plan, committed(repo))
    assert why.endswith("cannot be read")
    assert "git fsck" in what_to_do


def test_without_git_on_the_search_path_that_is_said(repo, monkeypatch, tmp_path):
    repo.write_plan().commit()
    monkeypatch.setenv("PATH", str(tmp_path))
    why, what_to_do = why_not(the_repository(repo.top).commit, "HEAD")
    assert why == "git is not installed"
    assert what_to_do == "Install git, or ask only for the plan as it lies"


def test_a_git_that_gives_no_answer_is_stopped(repo, monkeypatch):
    repo.write_plan().commit()

    def wait(*arguments, **named):
        assert named["timeout"] == 300
        raise subprocess.TimeoutExpired("git", named["timeout"])

    monkeypatch.setattr("cipt.sources.git_program.subprocess.run", wait)
    why, _ = why_not(the_repository(repo.top).commit, "HEAD")
    assert why == "git rev-parse gave no answer for 300 seconds"


# --- how commits hang together ------------------------------------------------------------------


def test_two_branches_parted_at_the_commit_that_both_came_from(repo):
    base = repo.write_plan().commit()
    repo.git("checkout", "--quiet", "-b", "work")
    repo.write("plan/actions/1/1.1.3.yaml", "title: N\narea: 1.1\n")
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.write("README.md", "Read me")
    repo.commit()
    assert the_repository(repo.top).merge_base("main", "work") == base


def test_histories_without_a_common_commit_are_told(repo):
    repo.write_plan().commit()
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit("Another beginning")
    why, what_to_do = why_not(the_repository(repo.top).merge_base, "main", "other")
    assert why == "main and other have no history in common"
    assert what_to_do == "Compare with a revision that it was made from"


def test_a_shallow_clone_in_which_branches_never_meet_says_how_to_get_the_rest(repo, at, tmp_path):
    repo.write_plan().commit()
    repo.git("checkout", "--quiet", "-b", "work")
    repo.append("plan/plan.yaml", "version: 2\n")
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.append("plan/plan.yaml", "version: 3\n")
    repo.commit()
    repo.git(
        "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{repo.top}",
        str(tmp_path / "clone"),
    )  # fmt: skip
    clone = the_repository(at(tmp_path / "clone").top)
    why, what_to_do = why_not(clone.merge_base, "origin/main", "origin/work")
    assert why == "origin/main and origin/work have no history in common"
    assert what_to_do.endswith("(fetch-depth: 0 in CI)")


def test_the_default_branch_is_what_origin_calls_its_own(repo, at, tmp_path):
    repo.git("checkout", "--quiet", "-b", "trunk")
    repo.write_plan().commit()
    repo.git("branch", "main")
    repo.git("clone", "--quiet", str(repo.top), str(tmp_path / "clone"))
    clone = at(tmp_path / "clone")
    assert the_repository(clone.top).default_branch() == "refs/remotes/origin/trunk"
    clone.git("remote", "set-head", "origin", "--delete")
    assert the_repository(clone.top).default_branch() == "refs/remotes/origin/main"


def test_without_a_remote_the_default_branch_has_a_usual_name(repo):
    repository = the_repository(repo.top)
    assert repository.default_branch() is None
    repo.write_plan().commit()
    assert repository.default_branch() == "refs/heads/main"
    repo.git("branch", "--move", "master")
    assert repository.default_branch() == "refs/heads/master"
    repo.git("branch", "--move", "work")
    assert repository.default_branch() is None


def test_a_tag_named_after_the_default_branch_is_not_taken_for_it(repo):
    first = repo.write_plan().commit()
    repo.append("plan/plan.yaml", "version: 2\n")
    second = repo.commit()
    repo.git("tag", "main", first)
    repository = the_repository(repo.top)
    assert repository.commit(repository.default_branch() or "") == second


def test_a_commit_is_told_by_its_day_author_and_subject(repo):
    commit = repo.write_plan().commit(
        "Move a date\n\nMore", date="2019-06-04T00:30:00+01:00", author="Zoë Quill"
    )
    about = the_repository(repo.top).about(commit)
    assert (about.short, str(about.day), about.author, about.subject) == (
        commit[:10],
        "2019-06-04",
        "Zoë Quill",
        "Move a date",
    )


def test_folders_with_a_plan_are_found_in_a_commit(repo):
    repo.write_plan("north/plan").write_plan("south plan").write_plan(".hidden/plan")
    repo.commit()
    repository = the_repository(repo.top)
    assert plan_folders(repository, repository.commit("HEAD")) == ("north/plan", "south plan")
    repo.write_plan("").commit()
    assert plan_folders(repository, repository.commit("HEAD"))[0] == ""


def test_the_module_for_blobs_asks_git_for_nothing_that_runs_filters():
    text = Path(blobs_module.__file__).read_text(encoding="utf-8")
    assert "--textconv" not in text
    assert "--filters" not in text
