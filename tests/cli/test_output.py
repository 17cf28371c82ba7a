"""Results go out whole or not at all."""

import os
import stat
import sys
from types import SimpleNamespace

import pytest

from cipt.cli.output import emit, is_terminal, wants_colour, width, write_whole
from cipt.faults import CannotGoOn


@pytest.fixture
def paper(tmp_path):
    """A board paper of last month."""
    path = tmp_path / "board paper.md"
    path.write_text("last month", encoding="utf-8")
    return path


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("number", [0, 1, 255, 256, 257, 1000])
@pytest.mark.parametrize("last", ["", "end", "end\n"])
def test_a_result_in_pieces_is_the_same_result(capsys, paper, number, last):
    pieces = [*(f"finding {place}\n" for place in range(number)), last]
    emit("".join(pieces))
    whole = capsys.readouterr().out
    emit(iter(pieces))
    assert capsys.readouterr().out == whole
    emit(iter(pieces), paper)
    assert paper.read_text(encoding="utf-8") == whole


def test_a_result_ends_with_one_line_feed(capsys):
    emit("one action")
    emit("two actions\n")
    emit("")
    assert capsys.readouterr().out == "one action\ntwo actions\n"


def test_a_file_gets_the_same_bytes_on_every_system(paper):
    emit("‘Ann’\nBob", paper)
    assert paper.read_bytes() == "‘Ann’\nBob\n".encode()
    assert names_in(paper.parent) == [paper.name]


def test_a_new_file_may_be_read_by_whom_the_system_lets_read_files(tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    emit("paper", tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_keeps_who_may_read_it(paper):
    paper.chmod(0o640)
    emit("this month", paper)
    assert stat.S_IMODE(paper.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(paper):
    link = paper.with_name("latest.md")
    link.symlink_to(paper)
    emit("this month", link)
    assert link.is_symlink()
    assert paper.read_text() == "this month\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among files")
def test_what_is_no_plain_file_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"paper")
    assert os.read(reader, 10) == b"paper"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(paper, monkeypatch):
    def refuse(source, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cipt.cli.output.os.replace", refuse)
    with pytest.raises(CannotGoOn) as stopped:
        emit("this month", paper)
    assert stopped.value.why == f"{paper} cannot be written: Permission denied"
    assert "open in another program" in stopped.value.what_to_do
    assert paper.read_text() == "last month"
    assert names_in(paper.parent) == [paper.name]


def test_a_folder_that_is_missing_is_not_made(tmp_path):
    with pytest.raises(CannotGoOn) as stopped:
        emit("paper", tmp_path / "papers" / "may.md")
    assert stopped.value.why == f"the folder {tmp_path / 'papers'} for the output does not exist"
    assert names_in(tmp_path) == []


def test_a_folder_is_no_place_for_a_result(tmp_path):
    with pytest.raises(CannotGoOn, match="is a folder"):
        emit("paper", tmp_path)


def screen(**settings):
    return SimpleNamespace(isatty=lambda: True, **settings)


def test_colour_is_for_screens_that_want_it(paper, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", screen())
    assert wants_colour()
    assert not wants_colour(paper)
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour()
    assert is_terminal()


def test_only_a_screen_has_a_width(paper, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "72")
    assert width() is None
    monkeypatch.setattr(sys, "stdout", screen())
    assert width() == 72
    assert width(paper) is None
