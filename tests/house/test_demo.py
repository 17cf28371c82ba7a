"""`make demo`: what somebody who has never seen cipt is shown first."""

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

UNREADABLE_DATE = "due: 30/04/2019"


@pytest.fixture
def demo(checkout, tmp_path):
    """Runs `make demo` on a copy of the sample, with a `.venv` that stands for the real one."""
    shutil.copy(checkout / "Makefile", tmp_path)
    shutil.copytree(checkout / "plan", tmp_path / "plan")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, what in (("cipt", " -m cipt"), ("python", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{what} "$@"\n')
        (programs / name).chmod(0o755)

    # `make test` would pass its own flags on, and be told of as the one that calls.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}

    def run():
        return subprocess.run(
            ["make", "demo", f"BIN={programs}", "-o", ".venv/.cipt-installed"],
            cwd=tmp_path,
            env={**outside, "PYTHONPATH": str(checkout / "src")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_the_demo_shows_the_worst_findings_how_many_there_are_and_where_all_lie(demo, tmp_path):
    done = demo()

    assert done.returncode == 0, done.stderr
    checked, _, rest = done.stdout.partition("$ cipt overdue\n")
    assert "    48  CIP304 overdue\n" in checked
    assert "\n0 errors, 279 warnings" in checked
    assert "is in build/check.txt." in checked
    assert len(checked.splitlines()) < 70
    everything = (tmp_path / "build" / "check.txt").read_text(encoding="utf-8")
    first, second = everything.split("\n\n")[:2]
    assert f"{first}\n\n{second}\n\n[...]\n" in checked
    assert everything.count("\nwarning CIP") > 250
    overdue, _, report = rest.partition("$ cipt report")
    assert "39 overdue" in overdue
    assert report.strip().endswith((tmp_path / "build" / "report-2019-05.html").as_uri())


def test_the_demo_shows_an_error_first_and_goes_on(demo, tmp_path):
    path = tmp_path / "plan" / "actions" / "2" / "2.6.1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("due: 2019-01-31", UNREADABLE_DATE), encoding="utf-8")

    done = demo()

    assert done.returncode == 0, done.stderr
    assert "cipt check found errors in plan/, listed first." in done.stderr
    assert "error CIP006 ambiguous-date  plan/actions/2/2.6.1.yaml" in done.stdout
    assert "The errors stand first, above:" in done.stdout
    assert "$ cipt report" in done.stdout
