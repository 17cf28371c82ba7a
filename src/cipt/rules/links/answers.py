"""Which live actions answer each recommendation, its parts counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.rules.context import Context

Answers = Mapping[str, list[Progress]]


def answers(context: Context) -> Answers:
    """The live actions that name each recommendation, themselves or through their area.

    They are in the plan's order, each once.
    """
    return _answers(context.judgement)


@lru_cache(maxsize=1)
def _answers(judgement: Judgement) -> Answers:
    """Looked up once for all the rules of a run, and for no other plan beside it."""
    found: defaultdict[str, list[Progress]] = defaultdict(list)
    of_areas = {
        area.id: tuple(dict.fromkeys(area.recommendations))
        for area in judgement.index.areas.values()
    }
    for progress in judgement.progress:
        if not progress.is_withdrawn:
            own = progress.action.recommendations
            for ref in dict.fromkeys(own) if own else of_areas.get(progress.action.area, ()):
                found[ref].append(progress)
    return dict(found)


def with_parts(context: Context, recommendation: str, named: Answers) -> list[Progress]:
    """The live actions that answer a recommendation or any part of it, each once.

    A part of a part counts; parts that lead back to themselves are followed once.
    """
    actions: dict[str, Progress] = {}
    waiting, seen = [recommendation], {recommendation}
    while waiting:
        ref = waiting.pop()
        actions.update((progress.id, progress) for progress in named.get(ref, ()))
        for part in context.index.parts_of(ref):
            if part.id not in seen:
                seen.add(part.id)
                waiting.append(part.id)
    return list(actions.values())


def is_answered_as_a_whole(context: Context, recommendation: str, named: Answers) -> bool:
    """Whether an action answers what this recommendation is a part of."""
    seen = {recommendation}
    found = context.index.recommendations.get(recommendation)
    while found and found.part_of and found.part_of not in seen:
        if named.get(found.part_of):
            return True
        seen.add(found.part_of)
        found = context.index.recommendations.get(found.part_of)
    return False
