"""`--rev` on the commands that read: the plan as it was committed, or one clear line why not."""

import json

import pytest

from cipt.cli.app import run


@pytest.fixture
def cipt(repo, monkeypatch, capsys):
    """Run a command in the repository: exit code, what it printed, what it said."""

    def run_there(*words, here="."):
        monkeypatch.chdir(repo.top / here)
        code = run(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_there


@pytest.fixture
def moved(repo):
    """A plan of which a date was moved since April, and that has a mistake in the folder."""
    repo.write_plan().commit("April", date="2019-04-30")
    repo.git("tag", "april")
    repo.replace("plan/actions/1/1.1.1.yaml", "2019-04-30", "2019-09-30")
    repo.commit("May", date="2019-05-31")
    repo.append("plan/actions/1/1.1.2.yaml", "owner: nobody\n")
    return repo


def due(printed):
    return {action["id"]: action["due"] for action in json.loads(printed)["actions"]}


def test_a_list_is_of_the_plan_as_it_was_committed(moved, cipt):
    for here in (".", "plan", "plan/actions/1"):
        _, april, _ = cipt("list", "--rev", "april", "--format", "json", here=here)
        assert due(april) == {"1.1.1": "2019-04-30", "1.1.2": "2019-06-30"}
    _, now, _ = cipt("list", "--rev", "HEAD", "--format", "json")
    assert due(now)["1.1.1"] == "2019-09-30"
    assert json.loads(cipt("list", "--format", "json")[1])["unreadable"] != []


@pytest.mark.parametrize(
    "words",
    [("status",), ("show", "1.1.1"), ("overdue",), ("check", "--fail-on", "never"),
     ("report", "--month", "2019-05")],
)  # fmt: skip
def test_every_reading_command_takes_a_revision(moved, cipt, words):
    code, out, _ = cipt(*words, "--rev", "april")
    assert code == 0
    assert out


def test_what_was_overdue_then_is_told_from_the_commit(moved, cipt):
    assert "1 action overdue of 2" in cipt("overdue", "--rev", "april")[1]
    assert "0 actions overdue of 2" in cipt("overdue", "--rev", "HEAD")[1]


def test_findings_of_a_commit_have_the_paths_and_lines_of_the_repository(moved, cipt):
    moved.commit("Broken")
    moved.write_plan()
    _, out, _ = cipt("check", "--rev", "HEAD", "--format", "json")
    (found,) = [one for one in json.loads(out)["findings"] if one["rule"] == "unknown-key"]
    assert (found["path"], found["line"]) == ("plan/actions/1/1.1.2.yaml", 4)


@pytest.mark.parametrize("command", ["list", "status", "check", "overdue"])
def test_a_revision_without_the_plan_is_no_plan_without_overdue_actions(repo, cipt, command):
    repo.write("README.md", "Soon")
    repo.commit()
    repo.write_plan().commit()
    code, out, err = cipt(command, "--rev", "HEAD~1")
    assert (code, out) == (2, "")
    assert "has no plan in plan/" in err
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--all", "", "HEAD:plan", "a\nb"])
def test_an_unknown_revision_ends_with_a_line_why_and_a_line_what_to_do(moved, cipt, revision):
    code, out, err = cipt("list", f"--rev={revision}")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2


def test_without_a_repository_a_revision_cannot_be_read(repo, cipt):
    repo.write_plan().move(".git", "../elsewhere")
    code, out, err = cipt("list", "--rev", "HEAD")
    assert (code, out) == (2, "")
    assert "is in no git repository" in err


def test_a_plan_that_was_moved_is_read_where_it_lay(moved, cipt):
    moved.replace("plan/actions/1/1.1.2.yaml", "owner: nobody\n", "")
    moved.move("plan", "council plans/improvement")
    moved.commit("To another folder")
    plan = ("--plan", "council plans/improvement")
    code, out, err = cipt("list", "--rev", "april", "--format", "json", *plan)
    assert code == 0
    assert due(out) == {"1.1.1": "2019-04-30", "1.1.2": "2019-06-30"}
    assert err == "In april the plan folder is plan.\n"
    _, out, _ = cipt("check", "--rev", "april", "--format", "json", *plan)
    assert {one["path"].split("/")[0] for one in json.loads(out)["findings"]} == {"plan"}
    assert cipt("list", "--rev", "HEAD", *plan)[2] == ""


def test_another_plan_of_the_repository_is_not_taken_for_one_that_was_moved(moved, cipt):
    moved.write_plan("neighbour").commit("A neighbour's plan, begun from the same")
    code, out, err = cipt("list", "--rev", "april", "--plan", "neighbour")
    assert (code, out) == (2, "")
    assert "has no plan in neighbour/" in err
