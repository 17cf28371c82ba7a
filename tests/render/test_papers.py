"""Papers for other readers than the board, as their goldens hold them."""

import re
from pathlib import Path

import pytest

from cipt.model.committee import usual_form
from cipt.render.templates import Templates
from cipt.views.committee.paper import committee_paper
from cipt.views.coverage.paper import coverage_paper
from cipt.views.measures.paper import measures_paper
from cipt.views.public.paper import public_paper
from cipt.views.sro.paper import sro_paper
from cipt.views.theme.paper import theme_named, theme_paper
from cipt.views.visit.paper import Shown, visit_paper

GOLDENS = Path(__file__).parents[1] / "goldens" / "papers"
PLANS = ("sample-2019-05", "sample-2019-06", "invented-2026-05")


def theme_two(basis):
    """The paper on the second theme."""
    return theme_paper(basis, theme_named(basis.judgement, "2"))


def by_theme(basis):
    """What an inspector is shown, theme by theme, since the last visit."""
    return visit_paper(basis, Shown())


PAPERS = {
    "measures": measures_paper,
    "coverage": coverage_paper,
    "theme": theme_two,
    "visit": by_theme,
    "public": public_paper,
}


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("name", PAPERS)
def test_readers_get_what_the_golden_holds(name, plan, format, bases, golden):
    text = Templates(name).render(name, format, PAPERS[name](bases[plan]))
    golden(GOLDENS / f"{name}-{plan}.{format}", without_style(text))


SROS = {
    "sample-2019-05": "mash-strategic-group",
    "sample-2019-06": "strategic-director-childrens-services",
    "invented-2026-05": "director",
}


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("plan", PLANS)
def test_an_sro_gets_what_the_golden_holds(plan, format, bases, golden):
    text = Templates("sro").render("sro", format, sro_paper(bases[plan], SROS[plan]))
    golden(GOLDENS / f"sro-{plan}.{format}", without_style(text))


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("plan", PLANS)
def test_a_committee_gets_what_the_golden_holds(plan, format, committees, golden):
    basis = committees[plan]
    form = (*basis.judgement.plan.committees, usual_form())[0]
    text = Templates("committee").render("committee", format, committee_paper(basis, form))
    golden(GOLDENS / f"committee-{plan}.{format}", without_style(text))


def without_style(page):
    """A page without the style sheet, which the goldens of the board's paper hold."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", page)
