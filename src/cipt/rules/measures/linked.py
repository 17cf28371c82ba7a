"""Which live action counts on which measure, and where it says so."""

from __future__ import annotations

from typing import NamedTuple

from cipt.evaluation.progress import Progress
from cipt.model.records import Measure
from cipt.rules.base import At
from cipt.rules.context import Context, once


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


@once
def links(context: Context) -> tuple[Link, ...]:
    """Every link from a live action to a measure, in the plan's order."""
    judged, measures_for = context.judgement.progress, context.index.measures_for
    return tuple(
        Link(number, judged[number], ("success", place, "measure"), ref, measures_for(ref))
        for number, success in enumerate(context.columns.success)
        if number not in context.withdrawn
        for place, said in enumerate(success)
        if not isinstance(said, str)
        for ref in (said.measure,)
    )
