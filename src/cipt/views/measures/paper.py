"""The scorecard as a paper: for a board, and for those who watch it."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.measures import Measures, measures


@dataclass(frozen=True, slots=True)
class MeasuresPaper:
    """The scorecard of all measures."""

    cover: Cover
    measures: Measures


def measures_paper(basis: Basis) -> MeasuresPaper:
    """The scorecard on the day of judgement."""
    plan = basis.judgement.plan
    paper = MeasuresPaper(cover(basis), measures(basis.judgement, plan.measures))
    return without_personal_data(paper, basis.outcome)
