"""An abbreviation is explained nowhere in the plan.

Councillors, parents and young people read the plan too. An abbreviation that one service uses
daily shuts them out, and two services can mean two things by it.

Fix: Add it to the `glossary` in plan.yaml, or write it out.

Definition: two to six letters, at least half of them capitals, in the wording of a theme, an
area, an action or a measure, that is neither in the glossary nor explained in brackets beside it,
nor a post or group of people.yaml by its id, its aliases or its first letters, nor among those
that everybody on an improvement board knows, such as NHS, GP, HR, KPI or RAG. It is told of once,
where the plan first uses it.

Bad:

    title: Review all SGOs made since 2024  # CIP906

Good:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    glossary:
      SGO: special guardianship order
    === actions/1/1.1.1.yaml
    title: Review all SGOs made since 2024
    area: 1.1

Good:

    title: Set up a multi-agency safeguarding hub (MASH) with the NHS
"""

from collections.abc import Iterator, Set

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.acronyms import (
    KNOWN_TO_ALL,
    abbreviations_in,
    explained,
    is_explained_at,
    may_be_abbreviations,
    word_of,
)
from cipt.rules.wording.free_text import FreeText, free_texts, is_prose
from cipt.rules.wording.joined import Joined

_WHERE = frozenset({"theme", "action", "measure"})


@plan_rule("CIP906", "unexplained-acronym", severity="info", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    # The glossary stands in plan.yaml, and posts and groups by their letters in people.yaml.
    if not context.is_whole("plan", "officer", "group"):
        return
    texts = free_texts(context)
    known = KNOWN_TO_ALL | explained(context.index)
    first: dict[str, FreeText] = {}
    explained_beside: set[str] = set()
    for place in _with_unknown(texts, known):
        text = texts.texts[place]
        unknown = [one for one in abbreviations_in(text) if one[0].upper() not in known]
        if "(" not in text and all(word in first for word, _ in unknown):
            continue
        free = texts.at(place)
        if free.kind not in _WHERE or not is_prose(context, free):
            continue
        for word, start in unknown:
            first.setdefault(word, free)
            if is_explained_at(text, word, start):
                explained_beside.add(word)
    for word, free in first.items():
        if word not in explained_beside:
            yield free.problem(
                f"{word} is explained nowhere in the plan",
                f"Add it to the `glossary` in plan.yaml, as in: `  {word}: …`, or write it out",
            )


def _with_unknown(texts: Joined, known: Set[str]) -> Iterator[int]:
    """The places of the texts that have an abbreviation which is not known, each once."""
    last = -1
    passed: set[str] = set()
    for typed, start in may_be_abbreviations(texts.ascii):
        if typed in passed:
            continue
        if word_of(typed).upper() in known:
            passed.add(typed)
            continue
        place = texts.place_at(start)
        if place != last:
            last = place
            yield place
