"""Which live actions answer each recommendation, its parts counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from cipt.evaluation.progress import Progress
from cipt.rules.context import Context, once

Answers = Mapping[str, Sequence[Progress]]


@once
def answers(context: Context) -> Answers:
    """The live actions that name each recommendation, themselves or through their area.

    Each once, in no order.
    """
    columns, withdrawn = context.columns, context.withdrawn
    of_areas = {ref: area.recommendations for ref, area in context.index.areas.items()}
    alike: defaultdict[tuple[str, ...], list[Progress]] = defaultdict(list)
    naming = zip(context.judgement.progress, columns.recommendations, columns.area, strict=True)
    for number, (progress, own, area) in enumerate(naming):
        if number not in withdrawn:
            alike[own or of_areas.get(area, ())].append(progress)
    found: defaultdict[str, list[Progress]] = defaultdict(list)
    for refs, actions in alike.items():
        for ref in dict.fromkeys(refs):
            found[ref] += actions
    return dict(found)


def with_parts(context: Context, recommendation: str) -> Iterator[str]:
    """The id of a recommendation, and those of its parts and of their parts, each once."""
    waiting, seen = [recommendation], {recommendation}
    while waiting:
        ref = waiting.pop()
        yield ref
        for part in context.index.parts_of(ref):
            if part.id not in seen:
                seen.add(part.id)
                waiting.append(part.id)


def answering(context: Context, recommendation: str) -> Iterator[Progress]:
    """The live actions that answer a recommendation or any part of it.

    One that answers several of its parts comes several times.
    """
    named = answers(context)
    for ref in with_parts(context, recommendation):
        yield from named.get(ref, ())


def is_answered_as_a_whole(context: Context, recommendation: str, answered: Container[str]) -> bool:
    """Whether what this recommendation is a part of is among the answered."""
    seen = {recommendation}
    found = context.index.recommendations.get(recommendation)
    while found and found.part_of and found.part_of not in seen:
        if found.part_of in answered:
            return True
        seen.add(found.part_of)
        found = context.index.recommendations.get(found.part_of)
    return False
