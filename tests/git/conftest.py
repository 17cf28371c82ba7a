"""Real repositories, built quickly and the same each time: their commits have the same ids."""

import os
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

OFFICER = "Improvement Officer"
PLAN = {
    "plan.yaml": "title: A plan\norganisation: A council\nclosed: 2019-05-31\n",
    "people.yaml": (
        "officers:\n  - id: director\n    post: Strategic Director\n"
        "groups:\n  - id: improvement-board\n    title: Improvement Board\n    signs_off: true\n"
    ),
    "themes/1.yaml": "title: Voice\nsro: director\nareas:\n  - id: 1.1\n    title: Homes\n",
    "actions/1/1.1.1.yaml": "title: Publish the standards\narea: 1.1\ndue: 2019-04-30\n",
    "actions/1/1.1.2.yaml": "title: Train the staff\narea: 1.1\ndue: 2019-06-30\n",
}
"""A small plan, by path within its folder."""


class Repo:
    """A repository in a folder, with its working tree."""

    def __init__(self, top: Path):
        self.top = top

    def git(self, *arguments: str, **environment: str) -> str:
        """Run git here; what it prints."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def init(self, *options: str) -> "Repo":
        """Make the repository; nothing is committed yet."""
        self.top.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)
        # Nothing here outlives the test, so nothing has to reach the disk.
        self.git("config", "core.fsync", "none")
        self.git("config", "gc.auto", "0")
        return self

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file, and the folders that it needs."""
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def write_plan(self, folder: str = "plan", **changed: str) -> "Repo":
        """Write the small plan into a folder of the repository, "" for its top."""
        for path, text in PLAN.items():
            self.write(f"{folder}/{path}" if folder else path, text)
        return self

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace the one place at which a text stands in a file."""
        text = (self.top / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        """Add lines at the end of a file."""
        with (self.top / path).open("ab") as file:
            file.write(text.encode())

    def remove(self, path: str) -> None:
        """Delete a file."""
        (self.top / path).unlink()

    def move(self, path: str, to: str) -> None:
        """Move a file or a folder, and make the folders that it needs."""
        (self.top / to).parent.mkdir(parents=True, exist_ok=True)
        (self.top / path).rename(self.top / to)

    def commit(
        self, message: str = "A day's work", *, date: str = "2019-05-31", author: str = OFFICER
    ) -> str:
        """Commit everything as it lies; the commit's full id.

        `date` is a day, at noon in London's summer, or a moment such as 2019-05-31T23:30:00+01:00.
        """
        moment = date if "T" in date else f"{date}T12:00:00+01:00"
        email = f"{author.lower().replace(' ', '.')}@example.org"
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", author), ("EMAIL", email), ("DATE", moment))
        }
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message", message, **who)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path):
    """An empty repository, nothing committed."""
    return Repo(tmp_path / "council").init()


@pytest.fixture
def make_repo(tmp_path):
    """Makes further repositories by the name of their folder."""
    return lambda name, *options: Repo(tmp_path / name).init(*options)


@pytest.fixture(scope="session")
def at():
    """A folder with a repository that was made otherwise, such as a clone."""
    return lambda top: Repo(Path(top))


@pytest.fixture(scope="session")
def script():
    """The module scripted_year.py, which makes a year of a plan and says what stands in it."""
    spec = spec_from_file_location("scripted_year", Path(__file__).with_name("scripted_year.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def scripted_year(script, tmp_path_factory):
    """That year in a repository, with a ledger of all that was done to it; only to be read."""
    return script.scripted_year(tmp_path_factory.mktemp("year") / "council")
