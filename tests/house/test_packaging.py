"""What is declared is what is used: dependencies, pins, shipped folders, and the set-up itself."""

import ast
import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cipt.faults import CannotGoOn

IMPORTED_AS = {
    "pyyaml": "yaml",
    "python-dateutil": "dateutil",
    "python-docx": "docx",
    "markdown-it-py": "markdown_it",
}
NOT_SEEN_BY_FREEZE = {"editables", "colorama"}

PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[0-9][A-Za-z0-9.+!]*)")


@pytest.fixture
def project(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def pins(checkout: Path) -> dict[str, str]:
    """The pinned version of each package, by its normalised name."""
    lines = (checkout / "constraints.txt").read_text(encoding="utf-8").splitlines()
    matches = [PIN.fullmatch(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(m["name"]): m["version"] for m in matches if m}


def declared(project: dict[str, Any]) -> list[Requirement]:
    """All that the project asks for: to run, to be developed, to be built."""
    table = project["project"]
    texts = [
        *table["dependencies"],
        *table["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    return [Requirement(text) for text in texts]


def with_all_they_need(requirements: list[Requirement]) -> set[str]:
    """The names of these packages and of every package that they need on this machine."""
    found: set[str] = set()
    waiting = [(each, each.extras) for each in requirements]
    while waiting:
        requirement, extras = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found.add(name)
        for text in importlib.metadata.requires(name) or ():
            needed = Requirement(text)
            settings = [{"extra": extra} for extra in ("", *extras)]
            if needed.marker is None or any(map(needed.marker.evaluate, settings)):
                waiting.append((needed, needed.extras))
    return found


def test_a_constraint_is_a_name_and_an_exact_version_and_never_an_address(checkout: Path) -> None:
    lines = (checkout / "constraints.txt").read_text(encoding="utf-8").splitlines()

    odd = [line for line in lines if line and not line.startswith("#") and not PIN.fullmatch(line)]

    assert odd == []
    assert "://" not in "".join(lines)


def test_every_pin_is_a_version_that_the_project_allows(
    project: dict[str, Any], pins: dict[str, str]
) -> None:
    for requirement in declared(project):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), (
            f"constraints.txt pins what pyproject.toml refuses: {requirement}"
        )


def test_everything_needed_is_pinned_and_nothing_else_is(
    project: dict[str, Any], pins: dict[str, str]
) -> None:
    assert with_all_they_need(declared(project)) == pins.keys() - NOT_SEEN_BY_FREEZE


def imported_packages(package: Path) -> Iterator[str]:
    """The top names of all that the modules of a package import."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Import):
                yield from (each.name.partition(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def test_cipt_imports_only_what_an_installation_brings(
    checkout: Path, project: dict[str, Any]
) -> None:
    requirements = [Requirement(text) for text in project["project"]["dependencies"]]
    brought = {IMPORTED_AS.get(each.name, each.name) for each in requirements}
    # What pydantic and Jinja are made of: the error types of the one, the safe text of the other.
    brought |= {"cipt", "pydantic_core", "markupsafe"}
    # An extra, whose lack is told in words: tests/exchange/test_word.py.
    brought |= {"docxtpl"}

    imported = set(imported_packages(checkout / "src" / "cipt"))

    assert imported - brought - sys.stdlib_module_names == set()


# --- the shipped folders ------------------------------------------------------------------------


@pytest.fixture
def shipped_from(checkout: Path) -> Callable[[Path], Callable[[str], Path]]:
    """Gives `shipped` as it is where the package stands in another folder."""

    def load(package: Path) -> Callable[[str], Path]:
        package.mkdir(parents=True)
        copy = shutil.copy(checkout / "src" / "cipt" / "shipped.py", package)
        spec = importlib.util.spec_from_file_location("shipped_elsewhere", copy)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module.shipped

    return load


@pytest.mark.parametrize("kind", ["templates", "schemas", "starter", "examples"])
def test_a_checkout_ships_from_its_top(kind, shipped_from, tmp_path: Path) -> None:
    (tmp_path / kind).mkdir()
    (tmp_path / "pyproject.toml").touch()

    assert shipped_from(tmp_path / "src" / "cipt")(kind) == tmp_path / kind


@pytest.mark.parametrize("kind", ["templates", "schemas", "starter", "examples"])
def test_an_installed_package_ships_from_inside_itself(kind, shipped_from, tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "cipt"
    shipped = shipped_from(package)
    (package / "_data" / kind).mkdir(parents=True)

    assert shipped(kind) == package / "_data" / kind


def test_a_stranger_s_folder_of_the_same_name_is_not_taken_for_cipt_s(
    shipped_from, tmp_path: Path
) -> None:
    (tmp_path / "lib" / "templates").mkdir(parents=True)

    with pytest.raises(CannotGoOn, match="cipt's own templates are missing"):
        shipped_from(tmp_path / "lib" / "site-packages" / "cipt")("templates")


# --- the set-up ---------------------------------------------------------------------------------

OLD_PYTHON = """#!/bin/sh
test "$1" = --version && echo "Python 3.9.2" && exit
exit 1
"""
PYTHON_WITHOUT_VENV = f"""#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
exec "{sys.executable}" "$@"
"""

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make_with(python: str, checkout: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """The outcome of `make setup` with this script for a Python, in a copy of the checkout."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(checkout / name, folder)
    script = folder / "some-python"
    script.write_text(python, encoding="utf-8")
    script.chmod(0o755)
    return subprocess.run(
        ["make", "setup", f"PYTHON={script}"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@needs_make
def test_a_python_that_is_too_old_is_named_before_anything_is_made(
    checkout: Path, tmp_path: Path
) -> None:
    done = make_with(OLD_PYTHON, checkout, tmp_path)

    assert done.returncode != 0
    assert "cipt needs Python 3.11 or later" in done.stderr
    assert "is Python 3.9.2." in done.stderr
    assert not (tmp_path / ".venv").exists()


@needs_make
def test_a_python_without_venv_says_what_to_install(checkout: Path, tmp_path: Path) -> None:
    done = make_with(PYTHON_WITHOUT_VENV, checkout, tmp_path)

    assert done.returncode != 0
    assert "sudo apt-get install python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()
