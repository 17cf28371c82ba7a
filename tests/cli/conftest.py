"""Throwaway commands, and the command line as a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cipt
from cipt.cli.app import run
from cipt.cli.lazy import Line

SOURCE = str(Path(cipt.__file__).parents[1])

THROWAWAY = '''
"""Commands for these tests alone."""
import sys
from typing import Annotated, Literal

import typer

from cipt.cli.output import emit
from cipt.faults import CannotGoOn


def command(
    who: Annotated[str, typer.Argument(help="Whom to greet.")],
    ending: Annotated[str, typer.Option("--ending", metavar="HOW", help="How to end.")] = "well",
    mood: Annotated[Literal["glad", "grave"], typer.Option("--mood")] = "glad",
    times: Annotated[int, typer.Option("--times", min=1, metavar="N")] = 1,
    loud: Annotated[bool, typer.Option("--loud", help="Shout [really].")] = False,
) -> int | None:
    """Greet somebody.

    The greeting is written on standard output, and it is as long as it has to be, which can be
    longer than a line.

        indented: stays
          as: it is

    Examples:

        cipt greet World
        cipt greet World --times 2
    """
    endings = {
        "findings": 1,
        "exit": typer.Exit(1),
        "stuck": CannotGoOn("the plan is\\x1b[31m lost\\nfor good", "Find it."),
        "fault": ValueError("bad value\\nsecond line"),
        "stop": KeyboardInterrupt(),
    }
    outcome = endings.get(ending)
    if isinstance(outcome, BaseException):
        raise outcome
    emit("\\n".join([f"Hello \\u2018{who}\\u2019 \\u2713"] * times))
    if ending == "modules":
        emit(" ".join(sorted(sys.modules)))
    return outcome
'''

LINES = [
    Line("greet", "throwaway_greet", "Greet somebody", "Meeting"),
    Line("part", "throwaway_that_does_not_exist", "Take leave", "Parting"),
]

PROGRAM = f"""
import sys
from cipt.cli.app import run
from cipt.cli.lazy import Line
code = run(sys.argv[1:], {LINES!r})
if "--help" in sys.argv or "_CIPT_COMPLETE" in __import__("os").environ:
    print("loaded:", *sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


class Commands(NamedTuple):
    """A command line of two: `greet`, and `part`, whose module does not exist."""

    lines: list[Line]
    folder: Path
    source: str = SOURCE
    program: str = PROGRAM

    def process(self, *arguments: Any, **settings: Any) -> subprocess.CompletedProcess[Any]:
        """Run one of them in a process; after help and completion stderr names what was loaded."""
        return self._python("-c", PROGRAM, *arguments, **settings)

    def module(self, *arguments: str, **settings: Any) -> subprocess.CompletedProcess[Any]:
        """Run `python -m cipt`, with the commands that ship."""
        return self._python("-m", "cipt", *arguments, **settings)

    def _python(self, *words: Any, **settings: Any) -> subprocess.CompletedProcess[Any]:
        settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings
        return subprocess.run([sys.executable, *words], check=False, **settings)


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """Throwaway commands, importable here and in processes."""
    (tmp_path / "throwaway_greet.py").write_text(THROWAWAY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("NO_COLOR", "COLUMNS", "CIPT_DEBUG", "PYTHONIOENCODING", "_CIPT_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([SOURCE, str(tmp_path)]))
    yield Commands(LINES, tmp_path)
    sys.modules.pop("throwaway_greet", None)


class Said(NamedTuple):
    """What a command ended with, and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its result."""
        return self.out.splitlines()

    @property
    def value(self) -> Any:
        """Its result as JSON."""
        return json.loads(self.out)


@pytest.fixture
def cipt_says(capsys):
    """Runs a command that ships, in this process: `cipt_says("list", "--rag", "RED")`."""

    def say(*words: Any) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return say


# Everything in it is invented. It is judged on 31 May 2026 unless a test says otherwise.
SMALL_PLAN = {
    "plan.yaml": """\
title: Example improvement plan
organisation: Exampleshire Council
starts: 2026-01-01
ends: 2027-12-31
inspections:
  - id: ilacs
    inspectorate: Ofsted
workstreams:
  - id: a
    title: Practice
    sro: director
""",
    "people.yaml": """\
officers:
  - id: director
    post: Director of Children's Services
  - id: head
    post: Head of Service, Visits
    aliases: [HoS]
  - id: manager
    post: Team Manager
groups:
  - id: board
    title: Improvement Board
    kind: board
    signs_off: true
""",
    "recommendations.yaml": """\
- id: R1
  source: ilacs
  title: Visits to children
- id: R1a
  part_of: R1
  source: ilacs
  title: Visits in time
- id: R2
  source: ilacs
  title: Supervision
""",
    "themes/1.yaml": """\
title: Practice
order: 1
workstream: a
areas:
  - id: 1.1
    title: Visits
    recommendations: [R1a]
  - id: 1.2
    title: Supervision
    recommendations: [R2]
""",
    "themes/2.yaml": """\
title: Partners
order: 2
sro: board
areas:
  - id: 2.1
    title: Health
    recommendations: [R2]
""",
    "actions/1/1.1.1.yaml": """\
title: Publish the standards for visits
area: 1.1
responsible: head
leads:
  - manager
due: 2026-04-30
updates:
  - date: 2026-05-10
    rag: AMBER
    note: A draft is with the board
""",
    "actions/1/1.1.2.yaml": """\
title: Train all managers in the standards
area: 1.1
responsible: manager
due: 2026-03-31
revisions:
  - asked: 2026-03-10
    due: 2026-05-15
    reason: The trainer is ill
    agreed: 2026-03-24
    by: board
    minute: 4.1
started: 2026-02-01
""",
    "actions/1/1.2.1.yaml": """\
title: Supervise every worker monthly
area: 1.2
responsible: head
due: 2026-09-30
milestones:
  - title: Diary agreed
    due: 2026-05-01
reviews:
  - due: 2026-05-20
repeats:
  every: month
  from: 2026-04-30
updates:
  - date: 2026-04-01
    rag: RED
    note: Posts are vacant
    recovery: 2026-05-12
""",
    "actions/1/1.2.2.yaml": """\
title: Keep a register of supervision
area: 1.2
responsible: manager
due: 2026-06-10
""",
    "actions/2/2.1.1.yaml": """\
title: Agree a protocol with the health trust
area: 2.1
due: 2026-05-01
started: 2026-03-02
""",
    "actions/2/2.1.2.yaml": """\
title: Name a link nurse for each school
area: 2.1
responsible: head
due: 2026-03-31
completed: 2026-03-30
evidence:
  - date: 2026-03-30
    kind: document
    title: List of nurses
""",
    "actions/2/2.1.3.yaml": """\
title: Share a newsletter
area: 2.1
withdrawn:
  date: 2026-04-01
  by: board
  reason: Merged with another
""",
}


def write_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write the files below the folder, each byte as it is given; the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return folder


@pytest.fixture
def council(tmp_path, monkeypatch):
    """Makes a small plan, with some files of its own, and goes to the folder that holds it."""

    def make(files: dict[str, str | bytes] | None = None, *, without: tuple[str, ...] = ()) -> Path:
        folder = tmp_path / "council"
        small = {name: text for name, text in SMALL_PLAN.items() if name not in without}
        write_files(folder / "plan", {**small, **(files or {})})
        monkeypatch.chdir(folder)
        return folder

    return make


@pytest.fixture
def everything():
    """Every file below a folder, with its bytes, its rights and the time of its last change."""

    def look(folder: Path) -> dict[str, tuple[int, int, bytes]]:
        return {
            str(path.relative_to(folder)): (
                path.lstat().st_mode,
                path.lstat().st_mtime_ns,
                path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else b"",
            )
            for path in sorted(folder.rglob("*"))
        }

    return look
