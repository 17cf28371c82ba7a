"""Papers for other readers than the board, as their goldens hold them."""

import re
from pathlib import Path

import pytest

from cipt.render.templates import Templates
from cipt.views.coverage.paper import coverage_paper
from cipt.views.measures.paper import measures_paper

GOLDENS = Path(__file__).parents[1] / "goldens" / "papers"
PLANS = ("sample-2019-05", "sample-2019-06", "invented-2026-05")
PAPERS = {"measures": measures_paper, "coverage": coverage_paper}


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("name", PAPERS)
def test_readers_get_what_the_golden_holds(name, plan, format, bases, golden):
    text = Templates(name).render(name, format, PAPERS[name](bases[plan]))
    golden(GOLDENS / f"{name}-{plan}.{format}", without_style(text))


def without_style(page):
    """A page without the style sheet, which the goldens of the board's paper hold."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", page)
