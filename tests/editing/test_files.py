"""Plan files are written whole, with their rights, and several of them all or none."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import cipt
from cipt.editing import files
from cipt.editing.files import FileChange, write_files
from cipt.faults import CannotGoOn


@pytest.fixture
def plan(tmp_path):
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (tmp_path / name).write_bytes(b"old\n")
    return tmp_path


SOURCE = str(Path(cipt.__file__).parents[1])
NEW = FileChange(b"old\n", b"new\n")


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_file_is_written_and_nothing_is_left_beside_it(plan):
    write_files(plan, {"a.yaml": NEW, "new/folder/d.yaml": FileChange(None, b"new\n")})
    assert contents(plan) == {
        "a.yaml": b"new\n",
        "b.yaml": b"old\n",
        "c.yaml": b"old\n",
        "new/folder/d.yaml": b"new\n",
    }


def test_a_file_keeps_its_rights(plan):
    (plan / "a.yaml").chmod(0o640)
    write_files(plan, {"a.yaml": NEW})
    assert stat.S_IMODE((plan / "a.yaml").stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_the_file_that_it_leads_to_is_written(plan):
    (plan / "link.yaml").symlink_to("a.yaml")
    write_files(plan, {"link.yaml": NEW})
    assert (plan / "link.yaml").is_symlink()
    assert (plan / "a.yaml").read_bytes() == b"new\n"


def test_a_file_that_is_marked_as_read_only_is_left_alone(plan):
    (plan / "b.yaml").chmod(0o444)
    before = contents(plan)
    with pytest.raises(CannotGoOn, match="read-only"):
        write_files(plan, {"a.yaml": NEW, "b.yaml": NEW})
    assert contents(plan) == before


def test_a_file_that_somebody_else_changed_meanwhile_is_left_alone(plan):
    (plan / "b.yaml").write_bytes(b"theirs\n")
    before = contents(plan)
    with pytest.raises(CannotGoOn, match="changed while this ran"):
        write_files(plan, {"a.yaml": NEW, "b.yaml": NEW, "x/d.yaml": FileChange(None, b"")})
    assert contents(plan) == before


def test_of_many_commands_at_once_one_writes_and_the_others_are_told(plan):
    def attempt(number):
        after = f"new {number}\n".encode()
        changes = {"a.yaml": FileChange(b"old\n", after), "d.yaml": FileChange(None, after)}
        try:
            write_files(plan, changes)
        except CannotGoOn as refusal:
            return refusal.why
        return after

    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(attempt, range(64)))
    written = [one for one in outcomes if isinstance(one, bytes)]
    assert all("changed while this ran" in one for one in outcomes if one not in written)
    assert len(written) == 1
    assert contents(plan)["a.yaml"] == contents(plan)["d.yaml"] == written[0]


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be locked there")
def test_a_command_does_not_wait_for_ever_for_another(plan, monkeypatch):
    import fcntl

    monkeypatch.setattr(files, "_TRIES", 2)
    handle = os.open(plan, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(CannotGoOn, match="another command is writing"):
            write_files(plan, {"a.yaml": NEW})
    finally:
        os.close(handle)
    assert contents(plan)["a.yaml"] == b"old\n"


def test_a_new_file_is_not_written_over_one_that_has_come_to_be_there(plan):
    with pytest.raises(CannotGoOn, match="changed while this ran"):
        write_files(plan, {"a.yaml": FileChange(None, b"new\n")})
    assert (plan / "a.yaml").read_bytes() == b"old\n"


@pytest.mark.parametrize("at", range(8))
def test_whatever_stops_the_writing_all_files_are_as_they_were(plan, monkeypatch, at):
    """The disk is full, or the machine is switched off, at the first step, the second, …"""
    before = contents(plan)
    steps = 0

    def failing(real):
        def call(*arguments):
            nonlocal steps
            steps += 1
            if steps == at + 1:
                raise OSError(28, "No space left on device")
            return real(*arguments)

        return call

    changes = {"a.yaml": NEW, "new/d.yaml": FileChange(None, b"new\n"), "b.yaml": NEW}
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(os.fsync))
        patch.setattr(os, "replace", failing(os.replace))
        stopped = None
        try:
            write_files(plan, changes)
        except CannotGoOn as refused:
            stopped = refused
    assert (stopped is not None) == (at < 6)
    if stopped:
        assert "No space left" in stopped.why
        assert contents(plan) == before
        assert not (plan / "new").exists()


def test_an_interruption_between_two_files_puts_the_first_back(plan, monkeypatch):
    real, calls = os.replace, []

    def interrupted(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*arguments)

    monkeypatch.setattr(os, "replace", interrupted)
    before = contents(plan)
    with pytest.raises(KeyboardInterrupt):
        write_files(plan, {"a.yaml": NEW, "b.yaml": NEW})
    assert contents(plan) == before


SWITCHED_OFF = """
import os, sys
from pathlib import Path
from cipt.editing.files import FileChange, write_files
steps = int(sys.argv[2])
for name in ("fsync", "replace"):
    def step(*arguments, real=getattr(os, name)):
        global steps
        steps -= 1
        if steps < 0:
            os._exit(9)
        return real(*arguments)
    setattr(os, name, step)
new = FileChange(b"old\\n", b"new\\n")
write_files(Path(sys.argv[1]), {"a.yaml": new, "b.yaml": new})
"""


@pytest.mark.parametrize("steps", range(5))
def test_when_the_machine_goes_down_each_file_is_the_old_or_the_new_one(plan, steps):
    command = [sys.executable, "-c", SWITCHED_OFF, str(plan), str(steps)]
    ended = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": SOURCE})
    assert ended.returncode == (0 if steps == 4 else 9)
    found = {name: data for name, data in contents(plan).items() if name[0] != "."}
    assert set(found) == {"a.yaml", "b.yaml", "c.yaml"}
    assert set(found.values()) <= {b"old\n", b"new\n"}
    # What it left behind is hidden, and stands in the way of nothing.
    rest = {name: FileChange(data, b"new\n") for name, data in found.items()}
    write_files(plan, rest)
    assert {contents(plan)[name] for name in found} == {b"new\n"}
