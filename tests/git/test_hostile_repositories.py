"""Reading a plan from a repository runs nothing that the repository holds.

A plan may come from anybody who can open a pull request, or in a folder that was sent. Each test
lays a trap that leaves a mark when it is sprung; first it is shown that git itself would spring
it, so that the trap is one.
"""

import os
import shutil
import stat
import subprocess

import pytest

from cipt.cli.app import run
from cipt.sources.git import repository_of

HOOKS = (
    "fsmonitor-watchman",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-rewrite",
    "pre-auto-gc",
    "pre-commit",
    "reference-transaction",
)

SETTINGS = (
    "core.fsmonitor",
    "core.pager",
    "pager.ls-tree",
    "pager.rev-list",
    "core.sshCommand",
    "core.editor",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.trap.command",
    "diff.trap.textconv",
    "filter.trap.smudge",
    "filter.trap.clean",
    "filter.trap.process",
    "merge.trap.driver",
    "gpg.program",
    "gpg.ssh.program",
    "interactive.diffFilter",
    "sequence.editor",
    "uploadpack.packObjectsHook",
    "remote.origin.uploadpack",
    "remote.origin.vcs",
    "trace2.eventTarget",
    "browser.trap.cmd",
    "web.browser",
)
"""Settings of a repository that name a program."""


@pytest.fixture
def trap(tmp_path):
    """A program that leaves a mark, and whether it has been run."""
    mark = tmp_path / "sprung"
    program = tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{mark}'\n")
    program.chmod(0o755)
    return program, mark


@pytest.fixture
def hostile(repo, trap):
    """A repository with a plan, two commits, and every trap that is known."""
    program, mark = trap
    repo.write_plan().commit("first", date="2019-04-30")
    repo.git("tag", "april")
    repo.replace("plan/actions/1/1.1.1.yaml", "2019-04-30", "2019-09-30")
    repo.write(".gitattributes", "* diff=trap filter=trap merge=trap\n*.yaml text eol=crlf\n")
    repo.write("plan/.gitattributes", "* diff=trap filter=trap merge=trap\n")
    repo.commit("second")
    lay_traps(repo, program)
    mark.unlink(missing_ok=True)
    return repo


def lay_traps(repo, program):
    """Settings, aliases and hooks of the repository that would run a program."""
    for name in SETTINGS:
        repo.git("config", name, str(program))
    commands = ("rev-parse", "ls-tree", "cat-file", "merge-base", "rev-list", "for-each-ref")
    for name in (*commands, "log", "diff-tree"):
        repo.git("config", f"alias.{name}", f"!{program}")
    repo.git("config", "log.showSignature", "true")
    repo.git("config", "filter.trap.required", "true")
    for name in HOOKS:
        hook = repo.write(f".git/hooks/{name}", program.read_bytes())
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    included = repo.write(".git/included", f"[core]\n\tfsmonitor = {program}\n")
    repo.git("config", "include.path", str(included))


def everything(repo, monkeypatch):
    """Every command that asks git for anything; what each ends with."""
    monkeypatch.chdir(repo.top)
    return [
        run(["list", "--rev", "HEAD"]),
        run(["check", "--rev", "april", "--fail-on", "never"]),
        run(["check", "--fail-on", "never"]),
        run(["check", "--against", "april", "--changed", "--fail-on", "never"]),
        run(["diff"]),
        run(["diff", "april", "HEAD", "--format", "json"]),
        run(["diff", "april..."]),
        run(["diff", "april...HEAD", "--format", "md"]),
    ]


@pytest.fixture(autouse=True)
def no_settings_of_the_tests(monkeypatch):
    """The settings that tests make for git would overrule those of the repository."""
    for name in [name for name in os.environ if name.startswith("GIT_CONFIG")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/nowhere")


def test_no_setting_hook_or_filter_of_a_repository_runs_anything(hostile, trap, monkeypatch):
    _, mark = trap
    assert everything(hostile, monkeypatch) == [0] * 8
    assert not mark.exists()


def test_looking_back_for_what_was_taken_out_runs_nothing(repo, trap, monkeypatch, capsys):
    program, mark = trap
    repo.write_plan()
    repo.write(".gitattributes", "* diff=trap filter=trap merge=trap\n")
    repo.commit("first")
    action = repo.top / "plan/actions/1/1.1.2.yaml"
    text = action.read_text()
    action.unlink()
    repo.commit("Tidy up")
    lay_traps(repo, program)
    action.write_text(text.replace("2019-06-30", "2019-09-30"))
    mark.unlink(missing_ok=True)
    monkeypatch.chdir(repo.top)
    assert run(["check", "--select", "due-moved-without-revision"]) == 1
    assert "the due date was 30 June 2019 and is 30 September 2019" in capsys.readouterr().out
    assert not mark.exists()


def test_the_traps_are_traps(hostile, trap, monkeypatch):
    _, mark = trap
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    subprocess.run(["git", "status"], cwd=hostile.top, check=False, capture_output=True)
    assert mark.exists()
    mark.unlink()
    subprocess.run(["git", "diff", "april"], cwd=hostile.top, check=False, capture_output=True)
    assert mark.exists()


def test_a_signature_is_not_checked_by_the_program_that_a_repository_names(repo, trap, monkeypatch):
    program, mark = trap
    commit = repo.write_plan().commit()
    signed = repo.git("cat-file", "commit", commit).replace(
        "\n\n",
        "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n",
        1,
    )
    file = repo.write("signed", signed + "\n")
    forged = repo.git("hash-object", "-t", "commit", "-w", str(file))
    repo.git("config", "gpg.program", str(program))
    repo.git("config", "log.showSignature", "true")
    repo.git("log", "-1", forged)
    assert mark.exists()
    mark.unlink()
    repository = repository_of(repo.top)
    assert repository is not None
    assert repository.about(forged).id == forged
    assert not mark.exists()


@pytest.mark.parametrize("remote", ["ext", "ssh"])
def test_what_a_clone_lacks_is_not_fetched_by_the_command_that_it_names(
    repo, at, trap, tmp_path, monkeypatch, remote
):
    program, mark = trap
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.write_plan().commit("first")
    repo.replace("plan/actions/1/1.1.1.yaml", "Publish", "Print")
    repo.commit("second")
    repo.git("clone", "--quiet", "--filter=blob:none", f"file://{repo.top}", str(tmp_path / "c"))
    clone = at(tmp_path / "c")
    blob = repo.git("rev-parse", "HEAD~1:plan/actions/1/1.1.1.yaml")
    clone.git("config", "protocol.allow", "always")
    clone.git("config", "core.sshCommand", str(program))
    url = f"ext::{program} %S" if remote == "ext" else "ssh://example.org/x"
    clone.git("config", "remote.origin.url", url)
    subprocess.run(["git", "cat-file", "-p", blob], cwd=clone.top, check=False, capture_output=True)
    assert mark.exists()
    mark.unlink()
    monkeypatch.chdir(clone.top)
    assert run(["diff", "HEAD~1"]) == 2
    assert not mark.exists()


@pytest.mark.parametrize("path", [".", "", "plan", "bin"])
def test_a_program_called_git_in_the_repository_is_not_taken_for_git(repo, trap, monkeypatch, path):
    program, mark = trap
    repo.write_plan()
    for folder in (".", "plan", "bin"):
        (repo.top / folder).mkdir(exist_ok=True)
        shutil.copy(program, repo.top / folder / "git")
    repo.commit()
    monkeypatch.chdir(repo.top)
    absolute = str(repo.top / "bin")
    monkeypatch.setenv("PATH", os.pathsep.join([path, absolute, os.environ["PATH"]]))
    assert run(["diff"]) == 0
    assert not mark.exists()


def test_a_program_called_git_in_the_folder_that_one_is_in_is_not_taken_for_git(
    repo, trap, tmp_path, monkeypatch
):
    program, mark = trap
    repo.write_plan().commit()
    sent = tmp_path / "sent by mail"
    for folder in (sent, repo.top):
        (folder / "bin").mkdir(parents=True)
        shutil.copy(program, folder / "git")
        shutil.copy(program, folder / "bin" / "git")
    monkeypatch.chdir(sent)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", "bin", os.environ["PATH"]]))
    assert run(["diff", "--plan", str(repo.top / "plan")]) == 0
    assert not mark.exists()


def test_nothing_is_written_in_the_repository(hostile, monkeypatch):
    def state():
        return {
            path: (path.stat().st_mtime_ns, path.stat().st_size)
            for path in sorted(hostile.top.rglob("*"))
        }

    before = state()
    everything(hostile, monkeypatch)
    assert state() == before


def test_text_of_a_plan_and_names_in_git_reach_no_terminal_as_commands(repo, monkeypatch, capsys):
    repo.write_plan().commit()
    repo.write("plan/actions/1/1.1.3.yaml", 'title: "Red \\x1b[31m and \\u202e back"\narea: 1.1\n')
    repo.git("branch", "odd\N{RIGHT-TO-LEFT OVERRIDE}name")
    monkeypatch.chdir(repo.top)
    assert run(["diff", "odd\N{RIGHT-TO-LEFT OVERRIDE}name"]) == 2
    assert run(["diff"]) == 0
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert "\x1b" not in text
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
