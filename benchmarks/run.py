"""Measures cipt as whole processes, beside another process in the same run."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import SAMPLE, generate
from repositories import changed_plan, long_history

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
CIPT = str(BIN / "cipt")
PYTHON = sys.executable

Command = Sequence[str]

CHANGED = 20
"""Actions of a large plan that have changed since the version it is compared with."""
COMMITS = 300


@dataclass(frozen=True, slots=True)
class Used:
    """What one process used: CPU seconds, and megabytes at the most."""

    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A command and the one that it is measured beside; `make` takes the working folder.

    `ratio`, `seconds` and `memory` are the most that it may use: of the other's CPU, of CPU, and
    in megabytes.
    """

    name: str
    make: Callable[[Path, int], tuple[Command, Command]]
    ratio: float | None = None
    seconds: float | None = None
    memory: float | None = None


def use(command: Command) -> Used:
    """Runs a command to its end. Raises RuntimeError for one that could not go on."""
    # Without Python's compiled files, as some containers want it, every start would compile cipt.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        talk = process.stderr.read().decode() if process.stderr else ""
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {talk}")
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def version(folder: Path, actions: int) -> tuple[Command, Command]:
    return [CIPT, "--version"], [PYTHON, "-c", "pass"]


def list_(folder: Path, actions: int) -> tuple[Command, Command]:
    naive = [PYTHON, str(HERE / "naive.py"), "list", str(SAMPLE)]
    return [CIPT, "list", "--plan", str(SAMPLE)], naive


def check(folder: Path, actions: int) -> tuple[Command, Command]:
    plan = _plan(folder, actions)
    naive = [PYTHON, str(HERE / "naive.py"), "load", plan]
    return [CIPT, "check", "--plan", plan], naive


def growth(folder: Path, actions: int) -> tuple[Command, Command]:
    whole, half = _plan(folder, actions), _plan(folder, actions // 2)
    return [CIPT, "check", "--plan", whole], [CIPT, "check", "--plan", half]


def rules(folder: Path, actions: int) -> tuple[Command, Command]:
    plan = str(SAMPLE)
    return [CIPT, "check", "--plan", plan, "--no-history"], [CIPT, "list", "--plan", plan]


def past(folder: Path, actions: int) -> tuple[Command, Command]:
    repository = folder / f"changed-{actions}"
    if not repository.exists():
        changed_plan(repository, actions, CHANGED)
    alone = [CIPT, "check", "--plan", str(repository / "plan")]
    return [*alone, "--against", "HEAD"], [*alone, "--no-history"]


def report(folder: Path, actions: int) -> tuple[Command, Command]:
    asked = ["--month", "2019-05", "--plan", str(SAMPLE), "--format", "html"]
    beside = [CIPT, "check", "--plan", str(SAMPLE), "--no-history", "--format", "json"]
    return [CIPT, "report", *asked], beside


def report_large(folder: Path, actions: int) -> tuple[Command, Command]:
    plan = _plan(folder, actions)
    asked = ["--month", "2019-05", "--plan", plan, "--format", "html"]
    return [CIPT, "report", *asked], [CIPT, "check", "--plan", plan, "--format", "json"]


def history(folder: Path, actions: int) -> tuple[Command, Command]:
    repository = folder / "history"
    if not repository.exists():
        long_history(repository, COMMITS)
    plan = str(repository / "plan")
    return [CIPT, "history", "--from-git", "--plan", plan], [CIPT, "list", "--plan", plan]


BENCHMARKS = (
    Benchmark("version", version, ratio=2.0),
    Benchmark("list", list_, ratio=0.85),
    Benchmark("check", check, ratio=0.65, memory=250),
    Benchmark("growth", growth, ratio=2.2),
    Benchmark("rules", rules, ratio=1.4),
    Benchmark("past", past, ratio=1.3),
    Benchmark("report", report, ratio=3.0),
    Benchmark("report-large", report_large, seconds=30, memory=500),
    Benchmark("history", history, seconds=3),
)


def _plan(folder: Path, actions: int) -> str:
    plan = folder / str(actions) / "plan"
    if not plan.exists():
        generate(plan, actions)
    return str(plan)


def measure(benchmark: Benchmark, folder: Path, actions: int, runs: int) -> None:
    """Prints one line a benchmark: medians, the median of the ratios, and the goal."""
    first, second = benchmark.make(folder, actions)
    use(first), use(second)
    pairs = [(use(first), use(second)) for _ in range(runs)]
    ratio = statistics.median(a.cpu / b.cpu for a, b in pairs)
    cpu, beside = (statistics.median(one.cpu for one in side) for side in zip(*pairs, strict=True))
    memory = statistics.median(a.memory for a, _ in pairs)
    print(
        f"{benchmark.name:<12} {cpu * 1000:8.0f} ms{_most(benchmark.seconds, ' s')}"
        f" beside {beside * 1000:8.0f} ms, ratio {ratio:.2f}{_most(benchmark.ratio)}"
        f", {memory:.0f} MB{_most(benchmark.memory)}",
        flush=True,
    )


def _most(goal: float | None, unit: str = "") -> str:
    return "" if goal is None else f" (at most {goal:g}{unit})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    names = [benchmark.name for benchmark in BENCHMARKS]
    parser.add_argument("names", nargs="*", metavar="|".join(names))
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for benchmark in BENCHMARKS:
            if not given.names or benchmark.name in given.names:
                measure(benchmark, Path(folder), given.actions, given.runs)


if __name__ == "__main__":
    main()
