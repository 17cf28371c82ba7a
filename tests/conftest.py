"""What every test may ask for, and the same surroundings for all of them on any machine."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

CHECKOUT = Path(__file__).resolve().parent.parent

# `cipt check` writes for the CI that it finds itself in, and the terminal's own variables change
# what is printed: a test that wants one of these sets it.
FROM_OUTSIDE = (
    ("GITHUB_", "GITLAB_", "CI_", "BUILD_", "SYSTEM_", "AGENT_", "GIT_", "CIPT_"),
    ("CI", "TF_BUILD", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"),
)
BROWSER_REQUIRED = os.environ.get("CIPT_REQUIRE_BROWSER") == "1"
IN_CI = "CI" in os.environ

GIT_SETTINGS = {
    "user.name": "Improvement Officer",
    "user.email": "officer@example.org",
    "init.defaultBranch": "main",
    "commit.gpgSign": "false",
    "safe.directory": "*",
}


def _settle_the_surroundings() -> None:
    prefixes, names = FROM_OUTSIDE
    for name in list(os.environ):
        if name.startswith(prefixes) or name in names:
            del os.environ[name]
    os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
    os.environ["GIT_CONFIG_NOSYSTEM"] = "1"
    os.environ["GIT_CONFIG_COUNT"] = str(len(GIT_SETTINGS))
    for number, (key, value) in enumerate(GIT_SETTINGS.items()):
        os.environ[f"GIT_CONFIG_KEY_{number}"] = key
        os.environ[f"GIT_CONFIG_VALUE_{number}"] = value


_settle_the_surroundings()

# No deadline: a test says what is true, and never how fast the machine was. CI tries the same
# examples each time, so that a pull request fails for what it changes and not by chance.
hypothesis.settings.register_profile("cipt", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if IN_CI else "cipt")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-goldens",
        action="store_true",
        help="write the golden files anew instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file that is checked in, byte for byte, or writes that file anew."""
    write = request.config.getoption("--write-goldens")

    def compare(path: Path, text: str) -> None:
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            return
        how = "if the new text is right, run `make goldens` and read the difference"
        assert path.is_file(), f"there is no {path}: {how}"
        assert text == path.read_bytes().decode("utf-8"), f"{path} has another text: {how}"

    return compare


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the repository."""
    return CHECKOUT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample plan, to be read and never written to."""
    return CHECKOUT / "plan"


@pytest.fixture(scope="session")
def chromium() -> str:
    """A browser to open pages in: where there is none, CI fails and other machines say so."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        reason = "no chromium on this machine, so no page was opened"
        if BROWSER_REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    return found
