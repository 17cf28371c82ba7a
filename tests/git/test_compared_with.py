"""What `cipt check` compares with: by itself, as CI says, as it is told, or nothing and why."""

import json

import pytest

from cipt.cli.app import run
from cipt.cli.base import base_of
from cipt.sources.git import Blobs, repository_of

ACTION = "plan/actions/1/1.1.1.yaml"
OTHER = "plan/actions/1/1.1.2.yaml"
MOVED = "the due date was 30 April 2019 and is 30 September 2019; no board has agreed it"
PUBLISHED = "plan/reports/published/improvement-board-2019-04-30.json"
CURE = "fetch all of it (fetch-depth: 0 in CI)"


@pytest.fixture
def check(monkeypatch, capsys):
    """Run `cipt check` in a repository: exit code, what it printed, what it said."""

    def run_there(repo, *words, here=".", **variables):
        monkeypatch.chdir(repo.top / here)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        code = run(["check", *words])
        for name in variables:
            monkeypatch.delenv(name)
        return code, *capsys.readouterr()

    return run_there


@pytest.fixture
def value(check):
    """The same, as its JSON."""

    def run_there(repo, *words, **settings):
        return json.loads(check(repo, "--format", "json", *words, **settings)[1])

    return run_there


def edit(repo):
    repo.replace(ACTION, "due: 2019-04-30", "due: 2019-09-30")


def messages(value, rule="due-moved-without-revision"):
    return [one["message"] for one in value["findings"] if one["rule"] == rule]


@pytest.fixture
def branched(repo):
    """A branch `work` with a date edited in its second commit; main has gone on since."""
    repo.write_plan().commit("The plan", date="2019-04-30")
    repo.git("checkout", "--quiet", "-b", "work")
    edit(repo)
    repo.commit("Update", date="2019-05-02")
    repo.append(OTHER, "note: Seen\n")
    repo.commit("Seen", date="2019-05-03")
    repo.git("checkout", "--quiet", "main")
    repo.remove(OTHER)
    repo.commit("Elsewhere", date="2019-05-04")
    repo.git("checkout", "--quiet", "work")
    return repo


@pytest.fixture
def cloned(branched, at, tmp_path):
    """A clone as a CI would check it out: only what `origin` has, and no branch here."""

    branched.git("checkout", "--quiet", "main")

    def clone(*options, branch="work"):
        top = tmp_path / "clone"
        url = branched.top.as_uri()
        branched.git("clone", "--quiet", "--branch", branch, *options, url, str(top))
        repo = at(top)
        repo.git("checkout", "--quiet", "--detach")
        for name in ("work", "main"):
            if repo.git("branch", "--list", name):
                repo.git("branch", "--quiet", "-D", name)
        return repo

    return clone


# --- by itself ----------------------------------------------------------------------------------


def test_a_branch_is_compared_with_where_it_left_the_default_branch(branched, value):
    found = value(branched)
    assert found["compared_with"] == branched.git("merge-base", "main", "work")
    assert found["comparison"] == (
        f"Compared with where the work left main ({found['compared_with'][:10]} of 30 April 2019)"
    )
    assert messages(found) == [MOVED]
    assert messages(found, "action-removed") == []


def test_what_is_not_committed_is_compared_too(branched, value):
    branched.replace(ACTION, "due: 2019-09-30", "due: 2019-12-31")
    assert messages(value(branched)) == [MOVED.replace("30 September", "31 December")]


def test_on_the_default_branch_the_plan_is_compared_with_what_was_committed_last(repo, value):
    repo.write_plan()
    head = repo.commit("The plan", date="2019-04-30")
    assert value(repo)["findings"] == value(repo, "--no-history")["findings"]
    edit(repo)
    found = value(repo)
    assert found["comparison"] == f"Compared with HEAD ({head[:10]} of 30 April 2019)"
    assert messages(found) == [MOVED]
    [finding] = [one for one in found["findings"] if one["rule"] == "due-moved-without-revision"]
    assert (finding["path"], finding["line"], finding["severity"]) == (ACTION, 3, "error")


def test_commits_that_were_not_pushed_yet_are_compared_with_those_that_were(
    branched, at, tmp_path, value
):
    branched.git("checkout", "--quiet", "main")
    branched.git("clone", "--quiet", str(branched.top), str(tmp_path / "clone"))
    clone = at(tmp_path / "clone")
    edit(clone)
    clone.commit("Update", date="2019-05-06")
    found = value(clone)
    assert found["comparison"].startswith("Compared with origin/main (")
    assert messages(found) == [MOVED]


@pytest.mark.parametrize("folder", ["", "Children’s services/the plan"])
def test_the_plan_may_lie_anywhere_in_the_repository(repo, value, folder):
    repo.write_plan(folder).commit()
    repo.replace(f"{folder}/actions/1/1.1.1.yaml".lstrip("/"), "due: 2019-04", "due: 2019-09")
    assert messages(value(repo, "--plan", folder or ".")) == [MOVED]


def test_a_worktree_is_compared_as_any_other_folder(branched, at, tmp_path, value):
    branched.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"), "work")
    assert messages(value(at(tmp_path / "tree"))) == [MOVED]


def test_a_plan_that_is_a_submodule_is_compared_in_its_own_repository(branched, make_repo, value):
    council = make_repo("all")
    branched.git("checkout", "--quiet", "main")
    council.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "-b", "work",
                str(branched.top), "improvement")  # fmt: skip
    council.commit()
    found = value(council, "--plan", "improvement/plan")
    assert messages(found) == [MOVED]


def test_a_file_as_an_editor_has_it_open_is_compared(repo, value, monkeypatch, capsys):
    repo.write_plan().commit()
    text = (repo.top / ACTION).read_bytes().replace(b"2019-04-30", b"2019-09-30")
    monkeypatch.setattr("cipt.cli.check.standard_input", lambda: text)
    assert messages(value(repo, "--stdin-filename", ACTION)) == [MOVED]


def test_a_branch_that_begins_with_nothing_is_compared_with_the_default_branch(branched, value):
    branched.git("checkout", "--quiet", "--orphan", "fresh")
    found = value(branched)
    assert found["comparison"].startswith(
        "Compared with main, with which it has no history in common ("
    )
    assert messages(found) == [MOVED]


# --- as CI says ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "variables",
    [
        {"GITHUB_BASE_REF": "main"},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "main"},
    ],
)
def test_a_pull_request_is_compared_with_where_it_left_its_target(cloned, value, variables):
    found = value(cloned(), **variables)
    assert found["comparison"].startswith("Compared with where the work left origin/main (")
    assert messages(found) == [MOVED]
    assert messages(found, "action-removed") == []


def test_a_pull_request_may_go_to_another_branch_than_the_default_one(branched, cloned, value):
    branched.git("branch", "release", "work~1")
    found = value(cloned(), GITHUB_BASE_REF="release")
    assert found["comparison"].startswith("Compared with origin/release (")
    assert messages(found) == []


def test_on_gitlab_the_base_is_known_without_its_branch(branched, cloned, value):
    base = branched.git("merge-base", "main", "work")
    clone = cloned("--single-branch")
    names = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    found = value(clone, **names, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert found["compared_with"] == base
    assert messages(found) == [MOVED]


def test_what_ci_merged_with_the_target_is_compared_with_the_target(branched, cloned, value):
    clone = cloned()
    clone.git("merge", "--quiet", "--no-ff", "--no-edit", "-s", "ours", "origin/main~1")
    clone.git("checkout", "--quiet", "origin/main")
    clone.git("merge", "--quiet", "--no-ff", "--no-edit", "-X", "theirs", "origin/work~1")
    target = clone.git("rev-parse", "origin/main")
    for variables in (
        {"GITHUB_BASE_REF": "main"},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
         "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": target,
         "CI_MERGE_REQUEST_DIFF_BASE_SHA": branched.git("merge-base", "main", "work")},
    ):  # fmt: skip
        found = value(clone, **variables)
        assert found["compared_with"] == target
        assert messages(found) == [MOVED]
        assert messages(found, "action-removed") == []


@pytest.mark.parametrize("branch", ["no such", "-x", "--output=/tmp/x", "a\nb", "\x00", "..", "é"])
def test_a_branch_that_cannot_be_has_no_base_and_does_no_harm(repo, branch):
    repo.write_plan().commit()
    repository = repository_of(repo.top)
    assert repository
    head = repo.git("rev-parse", "HEAD")
    for name in ("GITHUB_BASE_REF", "SYSTEM_PULLREQUEST_TARGETBRANCH"):
        found = base_of(repository, head, {name: branch})
        assert (found.commit, found.is_amiss) == (None, True)


# --- nothing, and why ---------------------------------------------------------------------------


def test_without_a_repository_nothing_is_compared_and_it_says_so(repo, at, tmp_path, check):
    repo.write_plan()
    plain = at(tmp_path / "plain")
    (repo.top / "plan").rename(tmp_path / "plan")
    plain.top.mkdir()
    (tmp_path / "plan").rename(plain.top / "plan")
    out = check(plain)[1]
    assert "\nNot compared with the past: the plan is in no git repository.\n" in out


def test_before_the_first_commit_nothing_is_compared(repo, check):
    repo.write_plan()
    assert "\nNot compared with the past: nothing is committed yet.\n" in check(repo)[1]


def test_a_shallow_clone_says_how_to_fetch_the_rest(cloned, value):
    clone = cloned("--depth", "1")
    found = value(clone)
    assert found["compared_with"] is None
    assert found["comparison"].startswith("Not compared with the past: no branch that the work ")
    assert found["comparison"].endswith(CURE)
    found = value(clone, GITHUB_BASE_REF="main")
    assert found["comparison"].startswith("Not compared with the past: main, which the pull ")
    assert found["comparison"].endswith(CURE)


def test_a_clone_that_is_cut_off_above_the_base_says_so(cloned, value):
    clone = cloned("--depth", "1", "--no-single-branch")
    found = value(clone, GITHUB_BASE_REF="main")
    assert found["comparison"].endswith(
        f"is not in this clone. Only part of the history is here: {CURE}"
    )


@pytest.mark.parametrize(
    ("format", "begins"),
    [("github", "::warning::Not compared"), ("azure", "##vso[task.logissue type=warning]Not com")],
)
def test_ci_is_warned_where_its_base_is_not_in_the_clone(cloned, check, format, begins):
    clone = cloned("--depth", "1")
    out = check(clone, "--format", format, GITHUB_BASE_REF="main")[1]
    assert out.splitlines()[-1].startswith(begins)
    out = check(clone, "--format", format, "--no-history", GITHUB_BASE_REF="main")[1]
    assert out.splitlines()[-1] == "Not compared with the past: --no-history leaves it out."


@pytest.mark.parametrize("format", ["concise", "sarif", "gitlab"])
def test_formats_without_a_place_for_it_say_it_beside_them(branched, check, format):
    _, out, err = check(branched, "--format", format)
    assert err.startswith("Compared with where the work left main (")
    assert "Compared" not in out


def test_the_summary_of_a_step_says_what_was_compared(branched, check, tmp_path):
    path = tmp_path / "summary.md"
    check(branched, "--format", "github", GITHUB_STEP_SUMMARY=str(path))
    assert "\n\nCompared with where the work left main (" in path.read_text(encoding="utf-8")


def test_a_base_that_has_no_plan_yet_is_named(repo, value):
    repo.write("README.md", "The plan comes next\n")
    head = repo.commit("Begin", date="2019-04-01")
    repo.write_plan()
    assert value(repo)["comparison"] == (
        f"Not compared with the past: HEAD ({head[:10]} of 1 April 2019) has no plan in plan"
    )


def test_a_repository_that_git_refuses_is_told_and_the_plan_is_checked(repo, value):
    repo.write_plan().commit()
    repo.write(".git/HEAD", "nonsense\n")
    found = value(repo)
    assert found["compared_with"] is None
    assert found["comparison"].startswith("Not compared with the past: git rev-parse: ")
    assert found["findings"]


# --- as it is told ------------------------------------------------------------------------------


def test_another_version_can_be_named(branched, value):
    assert messages(value(branched, "--against", "HEAD")) == []
    assert messages(value(branched, "--against", "main~1")) == [MOVED]
    assert messages(value(branched, "--against", "main"), "action-removed") == []
    branched.git("tag", "april", "main~1")
    found = value(branched, "--against", "april", GITHUB_BASE_REF="nowhere")
    assert found["comparison"].startswith("Compared with april (")


def test_a_committed_version_is_compared_with_what_it_came_from(branched, value):
    edit_later = value(branched, "--rev", "work")
    assert messages(edit_later) == [MOVED]
    assert messages(value(branched, "--rev", "work", "--against", "work~1")) == []
    assert messages(value(branched, "--rev", "main", "--against", "work"), "action-removed") == [
        "the action 1.1.2 is gone from the plan; it was not withdrawn"
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--against", "nowhere"], "git does not know the revision nowhere"),
        (["--against", ""], "the revision is empty"),
        (["--against", "--output=x"], "git does not know the revision --output=x"),
        (["--no-history", "--against", "main"], "--no-history leaves out what --against asks for"),
        (["--no-history", "--changed"], "--no-history leaves out what --changed asks for"),
    ],
)
def test_what_cannot_be_is_one_line_why_and_one_what_to_do(branched, check, words, why):
    code, out, err = check(branched, *words)
    assert (code, out) == (2, "")
    assert err.splitlines()[0].removeprefix("cipt: ").startswith(why)
    assert len(err.splitlines()) == 2


# --- only what has changed ----------------------------------------------------------------------


def test_with_changed_only_changed_files_and_new_findings_are_shown(repo, check, value):
    repo.write_plan().commit("The plan")
    everything = value(repo)
    assert value(repo, "--changed")["findings"] == []
    repo.append(ACTION, "leads: [nobody-known]\n")
    repo.replace("plan/themes/1.yaml", "sro: director\n", "")
    found = value(repo, "--changed")
    paths = {one["path"] for one in found["findings"]}
    assert paths == {ACTION, "plan/themes/1.yaml", "plan/people.yaml"}
    in_people = [one["rule"] for one in found["findings"] if one["path"] == "plan/people.yaml"]
    assert in_people == ["unused-officer"]
    assert "unknown-officer" in {one["rule"] for one in found["findings"]}
    before = [one["rule"] for one in everything["findings"] if one["path"] == ACTION]
    assert set(before) - {"no-lead"} <= {one["rule"] for one in found["findings"]}
    assert "left out by this run's choice" in check(repo, "--changed")[1]


def test_with_changed_a_finding_that_a_change_elsewhere_makes_is_shown(repo, value):
    repo.write_plan().commit("The plan")
    repo.append(ACTION, "depends_on: [1.1.2]\n")
    repo.commit("A dependency")
    repo.replace(OTHER, "2019-06-30", "2019-03-31")
    repo.remove("plan/people.yaml")
    found = value(repo, "--changed")
    assert any(one["path"] == "plan/themes/1.yaml" for one in found["findings"])


def test_a_finding_that_only_moved_to_another_line_is_not_new(repo, value):
    repo.write_plan().commit("The plan")
    text = (repo.top / ACTION).read_text()
    repo.write(ACTION, "# A remark\n" + text)
    shown = {one["path"] for one in value(repo, "--changed")["findings"]}
    assert shown <= {ACTION}


def test_changed_needs_a_version_to_compare_with(repo, check):
    repo.write_plan()
    code, _, err = check(repo, "--changed")
    assert code == 2
    assert "--changed: Not compared with the past: nothing is committed yet" in err


def test_the_line_ends_that_windows_gives_a_folder_are_no_change(repo, value, monkeypatch):
    repo.write(PUBLISHED, b"{}\n")
    repo.write_plan().commit("The plan")
    for file in sorted((repo.top / "plan").rglob("*.yaml")):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    repo.write(PUBLISHED, b"{}\r\n")
    read: list[str] = []
    fetch = Blobs.fetch

    def noted(self, ids):
        read.extend(ids)
        fetch(self, read)

    monkeypatch.setattr(Blobs, "fetch", noted)
    assert value(repo, "--changed")["findings"] == []
    assert len(set(read)) == 1, "what was published is read again, and nothing else"
    repo.write(ACTION, (repo.top / ACTION).read_bytes().replace(b"2019-04-30", b"2019-09-30"))
    found = value(repo, "--changed")
    assert messages(found) == [MOVED]
    assert {one["path"] for one in found["findings"]} == {ACTION}


def test_what_could_never_be_read_in_the_version_compared_with_is_named(repo, value):
    repo.write_plan()
    sound = (repo.top / "plan/people.yaml").read_text()
    repo.write("plan/people.yaml", "officers:\n\t- [\n")
    repo.commit("The plan")
    repo.write("plan/people.yaml", sound)
    told = value(repo)["comparison"]
    assert told.endswith("; what could not be read there is not compared: plan/people.yaml")


def test_a_file_that_stays_broken_is_nothing_new(repo, value):
    repo.write_plan().commit("Sound")
    repo.write(ACTION, "title:\t[\n")
    repo.commit("Broken")
    repo.append(OTHER, "note: Seen\n")
    found = value(repo, "--changed")
    assert {one["path"] for one in found["findings"]} == {OTHER}
    assert [one["path"] for one in found["unreadable"]] == [ACTION]
