"""One browser for all tests that open pages by playwright, and every page that cipt writes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cipt.cli.app import run
from cipt.cli.papers import VIEWS
from cipt.render.templates import Templates

CHECKOUT = Path(__file__).resolve().parents[2]
PLANS = {
    "sample": (CHECKOUT / "plan", "2019-05-31"),
    "invented": (CHECKOUT / "starter" / "example" / "plan", "2026-05-31"),
}
LOOK = Path(__file__).with_name("look_at_page.js")
NEEDS = {
    "theme": {"sample": ("--theme", "4"), "invented": ("--theme", "1")},
    "sro": {
        "sample": ("--sro", "strategic-director-childrens-services"),
        "invented": ("--sro", "director"),
    },
}
"""What a paper has to be told, plan by plan."""


def papers() -> list[str]:
    """The names of all templates of papers for HTML that come with cipt."""
    return [name for view in VIEWS for name in Templates(view).names("html")]


COMMANDS = {
    **{name: ("report", "--format", "html", "--template", name) for name in papers()},
    "overdue": ("overdue", "--format", "html", "--within", "30"),
}
"""The command that writes each page, by the page's name."""

GOLDENS = {
    "diff": CHECKOUT / "tests" / "goldens" / "diff" / "every_kind.html",
    "message": CHECKOUT / "tests" / "goldens" / "overdue" / "message.html",
}
"""Pages that other tests hold, and that no command writes of one plan alone."""

EVERY_PAGE = [
    *((name, plan) for name in COMMANDS for plan in PLANS),
    *((name, "golden") for name in GOLDENS),
]


SIGHTS = [(width, colours) for width in (320, 1280) for colours in ("none", "active")]
"""Widths, and whether the colours are those of the page or forced ones."""
SIGHTS_OF_THE_SAMPLE = [(320, "none"), (1280, "active")]
"""Its pages are long, and made of the same templates: each width and each colour once."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every page, for the tests that ask for one; mail has not the frame that others have."""
    if "which" not in metafunc.fixturenames:
        return
    if "colours" in metafunc.fixturenames:
        seen = [
            (which, *sight)
            for which in EVERY_PAGE
            for sight in (SIGHTS_OF_THE_SAMPLE if which[1] == "sample" else SIGHTS)
        ]
        ids = ["-".join((*which, str(width), colours)) for which, width, colours in seen]
        metafunc.parametrize(("which", "width", "colours"), seen, ids=ids, scope="session")
    else:
        framed = [which for which in EVERY_PAGE if which[0] != "message"]
        metafunc.parametrize("which", framed, ids="-".join, scope="session")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser, started once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Writes a page of a plan, once; where it lies."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, plan: str) -> Path:
        if plan == "golden":
            return GOLDENS[name]
        path = folder / f"{name}-{plan}.html"
        if not path.exists():
            place, day = PLANS[plan]
            words = [*COMMANDS[name], *NEEDS.get(name, {}).get(plan, ())]
            words += ["--plan", os.fspath(place), "--as-of", day, "--output", os.fspath(path)]
            assert run(words) == 0, f"`cipt {' '.join(words)}`: tell in NEEDS what it asks for"
        return path

    return write


@pytest.fixture(scope="session")
def page(browser: Browser, written: Callable[[str, str], Path], which: tuple[str, str]) -> Page:
    """A page in a tab of its own, that goes with the browser."""
    tab = browser.new_page()
    tab.goto(written(*which).as_uri())
    return tab


@pytest.fixture(scope="session")
def looked_at(
    browser: Browser, written: Callable[[str, str], Path]
) -> Callable[[str, str, int], dict[str, Any]]:
    """What a page holds at a width, and what the browser complained of; each found once.

    The page is left as it is, with its own Content-Security-Policy, which holds for all that it
    brings, and not for what asks it from outside.
    """
    known: dict[tuple[str, str, int], dict[str, Any]] = {}

    def look(name: str, plan: str, width: int) -> dict[str, Any]:
        if (name, plan, width) not in known:
            tab = browser.new_page(viewport={"width": width, "height": 900})
            said: list[str] = []
            tab.on("console", lambda message: said.append(message.text))
            tab.on("pageerror", lambda error: said.append(str(error)))
            tab.goto(written(name, plan).as_uri())
            script = LOOK.read_text(encoding="utf-8")
            found = tab.evaluate(f"() => {{ {script}\n return look(window, document); }}")
            tab.close()
            known[name, plan, width] = found | {"console": said}
        return known[name, plan, width]

    return look
