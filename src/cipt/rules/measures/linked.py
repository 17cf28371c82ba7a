"""Which live action counts on which measure, and where it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.action import MeasureLink
from cipt.model.records import Measure
from cipt.rules.base import At
from cipt.rules.context import Context


@dataclass(frozen=True, slots=True)
class Link:
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


def links(context: Context) -> tuple[Link, ...]:
    """Every link from a live action to a measure, in the plan's order."""
    return _links(context.judgement)


@lru_cache(maxsize=1)
def _links(judgement: Judgement) -> tuple[Link, ...]:
    """Looked up once for all the rules of a run, and for no other plan beside it."""
    return tuple(_found(judgement))


def _found(judgement: Judgement) -> Iterator[Link]:
    index = judgement.index
    for number, progress in enumerate(judgement.progress):
        if progress.action.success and not progress.is_withdrawn:
            for place, success in enumerate(progress.action.success):
                if isinstance(success, MeasureLink):
                    at = ("success", place, "measure")
                    found = index.measures_for(success.measure)
                    yield Link(number, progress, at, success.measure, found)
