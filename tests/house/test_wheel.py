"""The wheel holds all that cipt needs, and runs away from the checkout on what it brings itself."""

import filecmp
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from cipt import __version__


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as it is for publishing: from the source archive, not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run_here(
        sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(checkout)
    )
    (built,) = folder.glob("*.whl")
    return built


@dataclass(frozen=True, slots=True)
class Away:
    """An environment with cipt and what it runs on, and a copy of the sample, in a bare folder."""

    folder: Path
    binaries: Path

    @property
    def plan(self) -> Path:
        return self.folder / "plan"

    def cipt(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("cipt", *arguments)

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.binaries / program, *arguments],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if name[:6] != "PYTHON"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def away(wheel: Path, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Away:
    folder = tmp_path_factory.mktemp("away")
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment)
    place = Away(folder, environment / ("Scripts" if os.name == "nt" else "bin"))
    install(wheel, place)
    shutil.copytree(sample, place.plan)
    return place


def install(wheel: Path, place: Away) -> None:
    """Install the wheel beside copies of what it declares: the pinned packages that stand here.

    No index is asked, so pip refuses the wheel if they are not all that it needs.
    """
    packages = place.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    for distribution in needed_by(wheel):
        for file in distribution.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                target = Path(packages.stdout.strip(), file)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(str(file.locate())), target)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run_here(*pip, "--python", str(place.binaries.parent), "install", "--no-index", str(wheel))


def needed_by(wheel: Path) -> Iterator[importlib.metadata.Distribution]:
    """The distributions here that the wheel declares, and those that they declare in turn."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode("utf-8").splitlines()
    waiting = [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]
    found = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if wanted and requirement.name not in found:
            found.add(requirement.name)
            distribution = importlib.metadata.distribution(requirement.name)
            waiting += distribution.requires or ()
            yield distribution


def run_here(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files_under(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# --- what is inside -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["templates", "schemas", "starter", "examples"])
def test_every_template_and_every_schema_is_in_the_wheel(
    kind: str, wheel: Path, checkout: Path
) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    shipped = {f"cipt/_data/{kind}/{name}" for name in files_under(checkout / kind)}

    assert shipped, f"the checkout has no {kind}"
    assert shipped <= names


def test_the_wheel_holds_the_package_whole_with_its_types_and_its_licence(
    wheel: Path, checkout: Path
) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    modules = {name for name in files_under(checkout / "src" / "cipt") if name.endswith(".py")}

    assert {f"cipt/{name}" for name in modules} | {"cipt/py.typed"} <= names
    assert f"cipt-{__version__}.dist-info/licenses/LICENSE" in names


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert tops == {"cipt", f"cipt-{__version__}.dist-info"}


# --- how it runs --------------------------------------------------------------------------------


def test_the_environment_holds_nothing_that_only_developers_have(away: Away) -> None:
    listed = away.run(
        "python",
        "-c",
        "from importlib.metadata import distributions\n"
        "for each in distributions(): print(each.name.lower())",
    )

    names = set(listed.stdout.split())
    where = away.run("python", "-c", "import cipt; print(cipt.__file__)").stdout
    assert "cipt" in names
    assert names.isdisjoint({"pytest", "hypothesis", "jsonschema", "click", "hatchling"})
    assert Path(where).is_relative_to(away.binaries.parent)


def test_an_installed_cipt_tells_its_version(away: Away) -> None:
    for done in (away.cipt("--version"), away.run("python", "-m", "cipt", "--version")):
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["cipt", __version__]


def test_an_installed_cipt_checks_the_sample(away: Away) -> None:
    plain = away.cipt("check", "--plan", str(away.plan))
    done = away.cipt("check", "--plan", "plan", "--format", "json")

    assert plain.returncode == 0, plain.stdout + plain.stderr
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["as_of"] == "2019-05-31"
    assert told["counts"]["error"] == 0
    assert told["counts"]["warning"] > 0
    assert told["unreadable"] == []


def test_an_installed_cipt_lists_what_is_overdue(away: Away) -> None:
    done = away.cipt("overdue", "--format", "json")

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert sum(len(group["actions"]) for group in told["groups"]) == 48


def test_an_installed_cipt_writes_the_board_report(away: Away) -> None:
    markdown = away.cipt("report", "--month", "2019-05", "--format", "md")
    page = away.cipt("report", "--month", "2019-05", "--format", "html", "--output", "paper.html")

    for done in (markdown, page):
        assert done.returncode == 0, done.stderr
    written = (away.folder / "paper.html").read_text(encoding="utf-8")
    for paper in (markdown.stdout, written):
        assert "31 May 2019" in paper
        assert "City of Bradford Metropolitan District Council" in paper
    assert "</html>" in written


def test_an_installed_cipt_gives_its_schemas(away: Away) -> None:
    done = away.cipt("schema")

    assert done.returncode == 0, done.stderr
    assert "action" in done.stdout


def test_reading_commands_leave_the_plan_as_it_was(away: Away, sample: Path) -> None:
    for arguments in (["check"], ["overdue"], ["report", "--month", "2019-05"]):
        assert away.cipt(*arguments).returncode == 0

    names = files_under(sample)
    assert files_under(away.plan) == names
    same, other, unread = filecmp.cmpfiles(sample, away.plan, sorted(names), shallow=False)
    assert (len(same), other, unread) == (len(names), [], [])
