"""References in the plan to what is no person, no recommendation asked for and no measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import compress
from typing import NamedTuple

from cipt.evaluation.index import Index
from cipt.model.action import Action
from cipt.model.plan import Plan
from cipt.rules.base import At
from cipt.rules.context import Context

KNOWN: Mapping[str, Callable[[Index], Mapping[str, object]]] = {
    "action": lambda index: index.actions,
    "area": lambda index: index.areas,
    "workstream": lambda index: index.workstreams,
    "inspection": lambda index: index.inspections,
    "recommendation": lambda index: index.recommendations,
}
"""Where the ids of each kind are found; those of 10,000 actions are gathered only if need be."""


class Reference(NamedTuple):
    """One reference: where it stands, the kind of record it is to, and the id that it names.

    `owner` is the id of the record that it stands in.
    """

    on: tuple[str, int]
    at: At
    kind: str
    ref: str
    owner: str


def unmet(context: Context) -> Iterator[Reference]:
    """The references to ids that the plan does not have, those of withdrawn actions too."""
    columns, areas = context.columns, context.index.areas
    for number, area in enumerate(columns.area):
        if area not in areas:
            yield Reference(("action", number), ("area",), "area", area, columns.id[number])
    yield from _to_unknown_actions(context)
    yield from _of_themes(context)
    for one in _of_recommendations(context.plan):
        if one.ref not in KNOWN[one.kind](context.index):
            yield one


def _to_unknown_actions(context: Context) -> Iterator[Reference]:
    columns = context.columns
    pointing = map(any, zip(columns.depends_on, columns.see_also, columns.withdrawn, strict=True))
    for number, action in compress(enumerate(context.plan.actions), pointing):
        for at, ref in _to_actions(action):
            if ref not in context.index.actions:
                yield Reference(("action", number), at, "action", ref, action.id)


def _to_actions(action: Action) -> Iterator[tuple[At, str]]:
    for place, ref in enumerate(action.depends_on):
        yield ("depends_on", place), ref
    for place, other in enumerate(action.see_also):
        if isinstance(other, str):
            yield ("see_also", place), other
    if action.withdrawn and action.withdrawn.replaced_by:
        yield ("withdrawn", "replaced_by"), action.withdrawn.replaced_by


def _of_themes(context: Context) -> Iterator[Reference]:
    workstreams, areas = context.index.workstreams, context.index.areas
    for number, theme in enumerate(context.plan.themes):
        on = ("theme", number)
        if theme.workstream and theme.workstream not in workstreams:
            yield Reference(on, ("workstream",), "workstream", theme.workstream, theme.id)
        for place, section in enumerate(theme.sections):
            for entry, ref in enumerate(section.areas):
                if ref not in areas:
                    at = ("sections", place, "areas", entry)
                    yield Reference(on, at, "area", ref, theme.id)


def _of_recommendations(plan: Plan) -> Iterator[Reference]:
    for number, asked in enumerate(plan.recommendations):
        on = ("recommendation", number)
        if asked.part_of:
            yield Reference(on, ("part_of",), "recommendation", asked.part_of, asked.id)
        if asked.source:
            yield Reference(on, ("source",), "inspection", asked.source, asked.id)
