"""CI at its strictest, on the pull request in which a plan's findings are accepted at once."""

import json
import re

import pytest

from cipt.cli.app import run

ALL = ("waive", "--all", "--until", "2019-12-31", "--reason", "Taken over so")
AGREED = ("--agreed-by", "improvement-board", "--minute", "5.2")


@pytest.fixture
def taken_over(repo, monkeypatch, capsys):
    """A plan with findings, committed; gives the exit code of the strict check and what it says."""
    repo.write_plan()
    repo.commit("The plan as it was taken over")
    monkeypatch.chdir(repo.top)

    def strict():
        capsys.readouterr()
        code = run(["check", "--fail-on", "warning", "--format", "json"])
        return code, json.loads(capsys.readouterr().out)

    return strict


def widened(found):
    """The severity of the one finding that tells of all that was accepted at once."""
    [told] = [one for one in found["findings"] if one["rule"] == "waiver-widened"]
    assert re.fullmatch(
        r"[a-z-]+ and \d+ more are accepted now, until 31 December 2019", told["message"]
    )
    return {told["severity"]}


def test_what_the_board_has_agreed_and_minuted_passes_and_is_still_told(taken_over):
    assert taken_over()[0] == 1
    assert run([*ALL, *AGREED]) == 0
    code, found = taken_over()
    assert widened(found) == {"info"}
    assert [one["rule"] for one in found["findings"] if one["severity"] == "error"] == []
    left = {one["rule"] for one in found["findings"] if one["severity"] == "warning"}
    assert (code, left) == (0, set())


@pytest.mark.parametrize("agreed", [(), AGREED[:2]])
def test_what_no_board_has_agreed_or_no_minute_names_does_not(taken_over, agreed):
    assert run([*ALL, *agreed]) == 0
    code, found = taken_over()
    assert (code, widened(found)) == (1, {"warning"})
