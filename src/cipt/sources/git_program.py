"""The git program, run so that nothing which a repository holds can run anything.

Only commands that read objects are run, without a shell: no hook, no filter, no pager, no monitor
of files, no signature checked, nothing fetched. What the repository's own settings say to that is
overruled here.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cipt.faults import CannotGoOn

LONGEST_RUN = 300
"""Seconds after which git is stopped: a setting can make it wait for what never comes."""

_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.alternateRefsCommand": "",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "gc.auto": "0",
    # A checkout in a CI's container often belongs to another user; what is run here is harmless.
    "safe.directory": "*",
}
_QUIET = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-replace-objects",
    *(word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")),
)
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # Older gits do not know the first of these; the second leaves them no way to fetch by.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}


class Ran(NamedTuple):
    """How one run of git ended: its exit code, what it printed, and the first line it said."""

    code: int
    out: bytes
    said: str


def run_git(top: Path, arguments: Sequence[str], stdin: bytes = b"") -> Ran:
    """Runs git on the repository whose working tree is the folder `top`.

    Raises CannotGoOn where there is no git, or where it cannot be run.
    """
    # Told where the repository is, git looks for none, and `core.worktree` and `core.bare` of a
    # repository's settings count for nothing.
    place = (f"--git-dir={top / '.git'}", f"--work-tree={top}")
    command = [_program(top), *place, *_QUIET, *arguments]
    try:
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            check=False,
            cwd=top,
            env={**_without_git(os.environ), **_ENVIRONMENT},
            timeout=LONGEST_RUN,
        )
    except subprocess.TimeoutExpired:
        raise CannotGoOn(
            f"git {arguments[0]} gave no answer for {LONGEST_RUN} seconds",
            "Look at the repository with git status",
        ) from None
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise CannotGoOn(
            f"git {arguments[0]} cannot be run: {why}", "Look at the repository with git status"
        ) from None
    return Ran(done.returncode, done.stdout, _first_line(done.stderr))


def _program(top: Path) -> str:
    """The git program: the first on the search path that does not lie in the repository.

    What stands on the search path without its whole way from the root, as `.` does, is passed
    over: from within a repository it would lead into that repository. Raises CannotGoOn for none.
    """
    for folder in _search_path():
        for name in ("git.exe",) if os.name == "nt" else ("git",):
            program = folder / name
            if os.access(program, os.X_OK) and program.is_file() and not _is_below(program, top):
                return os.fspath(program)
    raise CannotGoOn("git is not installed", "Install git, or ask only for the plan as it lies")


def _search_path() -> Iterator[Path]:
    for part in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if os.path.isabs(part):
            yield Path(part)


def _is_below(program: Path, top: Path) -> bool:
    return Path(os.path.realpath(program)).is_relative_to(os.path.realpath(top))


def _first_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    fatal = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    return (fatal or lines or [""])[0].removeprefix("fatal: ").removeprefix("error: ")


def _without_git(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment less what would point git to another repository or configuration."""
    return {name: value for name, value in environment.items() if not name.startswith("GIT_")}
