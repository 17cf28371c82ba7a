"""Which live action counts on which measure, and where it says so."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cipt.evaluation.progress import Progress
from cipt.model.records import Measure
from cipt.rules.base import At
from cipt.rules.context import Context


class Link(NamedTuple):
    """One entry under an action's `success:` that names a measure.

    `number` is the action's place in the plan, `measures` what the entry means: none where the
    plan has no such measure, several where it names those that differ in a letter.
    """

    number: int
    progress: Progress
    at: At
    ref: str
    measures: tuple[Measure, ...]

    @property
    def on(self) -> tuple[str, int]:
        """The action, as a problem names the record that it stands on."""
        return ("action", self.number)


@lru_cache(maxsize=1)
def links(context: Context) -> tuple[Link, ...]:
    """Every link from a live action to a measure, in the plan's order.

    They are looked up once for all the rules of a run.
    """
    found = []
    measures_for = context.index.measures_for
    for number, progress in _linking(context).items():
        for place, said in enumerate(progress.action.success):
            if isinstance(said, str):
                continue
            at = ("success", place, "measure")
            found.append(Link(number, progress, at, said.measure, measures_for(said.measure)))
    return tuple(found)


def _linking(context: Context) -> dict[int, Progress]:
    """The live actions that name a measure, by their places in the plan."""
    judged = context.judgement.progress
    return {
        number: judged[number]
        for number, success in enumerate(context.columns.success)
        for said in success
        if not isinstance(said, str) and number not in context.withdrawn
    }
