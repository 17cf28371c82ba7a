"""The floors of the house hold: each contract passes as the code stands, and fails when broken."""

import ast
import itertools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

FLOORS = (
    "faults",
    "model",
    "sources",
    "loading",
    "evaluation",
    "rules",
    "views",
    "render",
    "exchange",
    "cli",
)

BREACHES = {
    "floors": ("evaluation", "import cipt.rules"),
    "terminal": ("render", "from rich.table import Table"),
    "templates": ("views", "from jinja2.sandbox import SandboxedEnvironment"),
    "yaml": ("rules", "import yaml"),
    "git": ("loading", "from subprocess import run"),
    "shape": ("evaluation", "from pydantic import BaseModel"),
    "calendar": ("loading", "from dateutil.relativedelta import relativedelta"),
    "office": ("render", "import openpyxl"),
}
"""For each contract, a floor and the line which must not stand there."""


def contracts(checkout: Path) -> dict[str, str]:
    """The name of each contract in pyproject.toml by its id."""
    settings = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["id"]: each["name"] for each in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture
def house(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be broken."""
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(checkout / "src" / "cipt", tmp_path / "src" / "cipt", ignore=unwanted)
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    return tmp_path


def add_import(house: Path, floor: str, line: str) -> None:
    """Write a line on a floor, which is built where it is not there yet."""
    place = house / "src" / "cipt" / floor
    module = place.with_suffix(".py")
    if not module.is_file():
        place.mkdir(exist_ok=True)
        module = place / "__init__.py"
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def lint_imports(house: Path) -> tuple[int, str]:
    """The exit code and the words of import-linter on a copy of the house."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(
        [*command, "--no-cache", "--no-logo", "--config", "pyproject.toml"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house / "src"), "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_house_as_it_stands_keeps_every_contract(house: Path, checkout: Path) -> None:
    code, said = lint_imports(house)

    assert code == 0, said
    assert f"Contracts: {len(contracts(checkout))} kept, 0 broken." in said


def test_every_contract_has_a_breach_that_shows_it_red(checkout: Path) -> None:
    assert BREACHES.keys() == contracts(checkout).keys()


@pytest.mark.parametrize("contract", BREACHES)
def test_one_forbidden_import_breaks_its_contract_and_no_other(
    contract: str, house: Path, checkout: Path
) -> None:
    floor, line = BREACHES[contract]
    add_import(house, floor, line)

    code, said = lint_imports(house)

    names = contracts(checkout)
    assert code == 1, said
    assert f"{names[contract]} BROKEN" in said
    assert f"Contracts: {len(names) - 1} kept, 1 broken." in said


def test_no_floor_may_import_the_one_above_it(house: Path) -> None:
    pairs = list(itertools.pairwise(FLOORS))
    for lower, upper in pairs:
        add_import(house, upper, "")
        add_import(house, lower, f"import cipt.{upper}")

    code, said = lint_imports(house)

    assert code == 1
    for lower, upper in pairs:
        assert f"cipt.{lower} is not allowed to import cipt.{upper}" in said


def test_a_folder_that_no_floor_names_is_refused(house: Path) -> None:
    add_import(house, "misc", "")

    code, said = lint_imports(house)

    assert code == 1
    assert "cipt.misc" in said


# --- the clock ----------------------------------------------------------------------------------

CLOCKS = {
    "datetime.date": {"today"},
    "datetime.datetime": {"today", "now", "utcnow"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime"},
}
ASKING = {"today", "now", "utcnow"}
NAMED = re.compile(rf"\b(?:{'|'.join(sorted(ASKING.union(*CLOCKS.values())))})\b")
"""A word without which no module asks: most have none, and need not be parsed."""

DOOR = Path("cli", "today.py")


def imported_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name of a module stands for: {"dt": "datetime.datetime"}."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                names[each.asname or each.name] = each.name
        elif isinstance(node, ast.ImportFrom):
            for each in node.names:
                names[each.asname or each.name] = f"{node.module}.{each.name}"
    return names


def full_name(node: ast.expr, names: dict[str, str]) -> str | None:
    """The dotted name of an expression, its first part resolved by the imports; else None."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        before = full_name(node.value, names)
        return before and f"{before}.{node.attr}"
    return None


def clock_readings(source: str, path: Path = Path("module.py")) -> Iterator[int]:
    """The lines of a module that ask the machine what day or time it is."""
    if not NAMED.search(source):
        return
    tree = ast.parse(source, str(path))
    names = imported_names(tree)
    clocks = {f"{owner}.{name}" for owner, asked in CLOCKS.items() for name in asked}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            if full_name(node, names) in clocks:
                yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = full_name(node.func, names) or ""
            if node.func.attr in ASKING and not name.startswith("cipt.cli.today."):
                yield node.lineno


def test_no_module_but_the_commands_own_asks_what_day_it_is(checkout: Path) -> None:
    package = checkout / "src" / "cipt"
    modules = [path for path in package.rglob("*.py") if path.relative_to(package) != DOOR]

    asking = [
        f"{path.relative_to(checkout)}:{line}"
        for path in modules
        for line in clock_readings(path.read_text(encoding="utf-8"), path)
    ]

    assert modules
    assert asking == [], "the date is an argument: ask cipt.cli.today for it, and pass it down"


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.date.today()",
        "import datetime as dt\ndt.datetime.now(dt.UTC)",
        "from datetime import datetime\ndatetime.utcnow()",
        "from datetime import date as day\nday.today()",
        "from datetime import date\nfield(default_factory=date.today)",
        "import time\ntime.time()",
        "from time import localtime\nlocaltime()",
        "plan.due.today()",
        "type(due).today()",
    ],
)
def test_a_reading_of_the_clock_is_seen(source: str) -> None:
    assert list(clock_readings(source))


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ndate(2019, 5, 31)",
        "report.to_today",
        "from cipt.cli import today\ntoday.today()",
        "from cipt.cli.today import today\ntoday()",
        "import time\ntime.monotonic()",
        "time = row.time\ndate = row.today",
    ],
)
def test_a_date_that_is_given_is_no_reading_of_the_clock(source: str) -> None:
    assert not list(clock_readings(source))
