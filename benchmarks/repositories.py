"""Makes git repositories to measure in: a large plan of which a little changed, a long history."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

from generate import SAMPLE, generate

_FIRST_DAY = date(2018, 12, 4)
_LAST_DAY = date(2019, 5, 31)
_NOTE = "  - date: {day}\n    note: Progress was discussed with the lead officer\n"


def changed_plan(folder: Path, actions: int, changed: int) -> None:
    """A repository with a plan of `actions`, in which `changed` have a note not yet committed."""
    generate(folder / "plan", actions)
    _begin(folder)
    _commit(folder, _FIRST_DAY, "The plan as agreed")
    files = _with_updates(folder)
    for path in files[:: len(files) // changed][:changed]:
        _add_note(path, _LAST_DAY)


def long_history(folder: Path, commits: int) -> None:
    """A repository with the sample, to one action of which each commit adds a note."""
    shutil.copytree(SAMPLE, folder / "plan")
    _begin(folder)
    _commit(folder, _FIRST_DAY, "The plan as agreed")
    files = _with_updates(folder)
    days = (_LAST_DAY - _FIRST_DAY).days
    for number in range(1, commits):
        day = _FIRST_DAY + timedelta(days=number * days // commits)
        _add_note(files[number % len(files)], day)
        _commit(folder, day, "A note of progress")


def _with_updates(folder: Path) -> list[Path]:
    """The actions whose files end with their updates, so that another can be added below."""
    files = sorted((folder / "plan" / "actions").rglob("*.yaml"))
    return [path for path in files if "\nupdates:\n" in path.read_text(encoding="utf-8")]


def _add_note(path: Path, day: date) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(_NOTE.format(day=day))


def _begin(folder: Path) -> None:
    _git(folder, "init", "-q", "-b", "main")


def _commit(folder: Path, day: date, message: str) -> None:
    _git(folder, "add", "-A", day=day)
    _git(folder, "commit", "-q", "-m", message, day=day)


def _git(folder: Path, *arguments: str, day: date = _FIRST_DAY) -> None:
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (
            ("NAME", "Improvement officer"),
            ("EMAIL", "officer@example.org"),
            ("DATE", f"{day}T12:00:00+00:00"),
        )
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", "-c", "gc.auto=0", *arguments],
        cwd=folder,
        env={**os.environ, **who, **alone},
        check=True,
    )
