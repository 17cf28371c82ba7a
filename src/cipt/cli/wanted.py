"""Filters as an officer types them: ids, posts or aliases, colours in any case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cipt.evaluation.judgement import Judgement
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.model.scheme import Condition
from cipt.views.actions import Filters


def wanted_filters(
    judgement: Judgement, given: Mapping[str, Sequence[str] | None], due_before: date | None
) -> Filters:
    """The filters that were given. Raises CannotGoOn for a value that the plan does not know."""
    people = people_by_name(judgement)
    index = judgement.index
    known: dict[str, Mapping[str, str]] = {
        "rag": {band.rag.lower(): band.rag for band in judgement.scheme.bands},
        "condition": {
            spelling: each.value
            for each in Condition
            for spelling in (each.value, each.value.replace("_", " "), each.value.replace("_", "-"))
        },
        "theme": _same(index.themes),
        "sro": people,
        "responsible": people,
        "lead": people,
        "recommendation": _same(index.recommendations),
    }
    return Filters(
        **{
            name: tuple(_one(name, value, known[name]) for value in values or ())
            for name, values in given.items()
        },
        due_before=due_before,
    )


def _one(name: str, value: str, known: Mapping[str, str]) -> str:
    found = known.get(value.strip().lower())
    if found is not None:
        return found
    near = nearest(value, list(known))
    cure = f"Did you mean --{name} {known[near]}?" if near else _choices(name, known.values())
    raise CannotGoOn(f"--{name} {value} is not in this plan", cure)


def _choices(name: str, values: Iterable[str]) -> str:
    choices = list(dict.fromkeys(values))
    if not choices:
        return "The plan has none"
    shown = ", ".join(choices[:12])
    return f"--{name} can be: {shown}{', …' if len(choices) > 12 else ''}"


def _same(ids: Iterable[str]) -> Mapping[str, str]:
    return {each.lower(): each for each in ids}


def people_by_name(judgement: Judgement) -> Mapping[str, str]:
    """Officers and groups by id, post, title and alias, in lower case."""
    names: dict[str, str] = {}
    for group in judgement.plan.groups:
        names.setdefault(group.title.lower(), group.id)
    for officer in judgement.plan.officers:
        for name in (officer.post, *officer.aliases):
            names.setdefault(name.lower(), officer.id)
    names.update({each.lower(): each for each in judgement.index.people})
    used = (each for one in judgement.progress for each in (one.sro, one.responsible, *one.leads))
    return {**{each.lower(): each for each in used if each}, **names}
