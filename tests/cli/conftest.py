"""Throwaway commands, and the command line as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cipt
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
