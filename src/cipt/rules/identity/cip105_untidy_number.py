"""A number is written unlike the other numbers of the plan.

"PR 6" beside PR1 is missed by every search, sorts wrongly in a spreadsheet, and makes a reader
wonder whether it is another list.

Fix: Write the number as the others are written.

Definition: Printed numbers of themes, of areas and of actions are compared among themselves, those
that agree but for spaces, capital letters, signs between digits, a dot at the end and noughts
before a digit. The fewer of two ways to write them are untidy.

Bad:

    === themes/PR.yaml
    title: Peer review
    workstream: a
    areas:
      - id: PR1
        title: Audits
      - id: PR2
        title: Consent
      - id: PR6
        number: PR 6  # CIP105
        title: Pathways

Good:

    === themes/PR.yaml
    title: Peer review
    workstream: a
    areas:
      - id: PR1
        title: Audits
      - id: PR2
        title: Consent
      - id: PR6
        title: Pathways

Bad:

    === actions/1/1.1.02.yaml
    title: Train all managers in supervision  # CIP105
    area: 1.1
    === actions/1/1.1.3.yaml
    title: Audit the records of visits
    area: 1.1

Good:

    === actions/1/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.1
    === actions/1/1.1.3.yaml
    title: Audit the records of visits
    area: 1.1
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cipt.loading.refusals import shortened
from cipt.model.action import Action
from cipt.model.records import Area, Theme
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.identity.printed import each

_DIGITS = re.compile(r"\d+", re.ASCII)
_ALL_DIGITS_ALIKE = str.maketrans("123456789", "000000000")
_PADDED = re.compile(r"(?<!\d)0\d", re.ASCII)
_SIGNS = re.compile(r"[-./:)_]+")


@plan_rule("CIP105", "untidy-number", severity="info", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    themes = context.plan.themes
    yield from _untidy("theme", themes, [theme.printed for theme in themes])
    yield from _untidy("area", context.areas, context.printed_areas)
    yield from _untidy("action", context.plan.actions, context.printed)


def _untidy(
    kind: str, records: Sequence[Theme | Area | Action], numbers: Sequence[str]
) -> Iterator[Problem]:
    by_shape: defaultdict[str, list[int]] = defaultdict(list)
    for place, shape in enumerate(each(numbers, _shape)):
        by_shape[shape].append(place)
    by_form: defaultdict[str, list[int]] = defaultdict(list)
    for shape, places in by_shape.items():
        by_form[_DIGITS.sub("#", shape)] += places
    models = _of_other_form(by_form)
    for places in by_form.values():
        models.update(_of_other_padding(places, numbers))
    for place, model in models.items():
        record, usual = records[place], numbers[model]
        yield Problem(
            f"the number {shortened(numbers[place])} is not written as {shortened(usual)} is",
            at=("number",) if record.number else ("title",),
            hint=f"Write: number: {_rewritten(numbers[place], usual)}",
            on=(kind, place),
            subjects=(record.id,),
        )


def _shape(printed: str) -> str:
    return printed.translate(_ALL_DIGITS_ALIKE)


def _of_other_form(by_form: dict[str, list[int]]) -> dict[int, int]:
    """Numbers of the rarer of two forms, each with one of the usual form, by their places."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for form in by_form:
        alike[_SIGNS.sub(".", form.replace(" ", "").lower()).rstrip(".")].append(form)
    found: dict[int, int] = {}
    for forms in alike.values():
        usual = min(forms, key=lambda form: (-len(by_form[form]), len(form), form))
        for form in forms:
            if form != usual:
                found.update(dict.fromkeys(by_form[form], by_form[usual][0]))
    return found


def _of_other_padding(places: list[int], numbers: Sequence[str]) -> dict[int, int]:
    """Numbers with a nought before a digit where more have none, or without where more have."""
    padded = dict.fromkeys(
        place for place in places if "0" in numbers[place] and _PADDED.search(numbers[place])
    )
    if not padded:
        return {}
    positions = {
        at
        for place in padded
        for at, digits in enumerate(_DIGITS.findall(numbers[place]))
        if len(digits) > 1 and digits[0] == "0"
    }
    plain = dict.fromkeys(
        place
        for place in places
        if place not in padded
        and any(
            at in positions and len(digits) == 1
            for at, digits in enumerate(_DIGITS.findall(numbers[place]))
        )
    )
    fewer, more = (plain, padded) if len(plain) < len(padded) else (padded, plain)
    return dict.fromkeys(fewer, min(more)) if more else {}


def _rewritten(printed: str, model: str) -> str:
    """The number `printed` in the way in which `model` is written."""
    digits = iter(_DIGITS.findall(printed))

    def fill(found: re.Match[str]) -> str:
        width = len(found[0]) if found[0][0] == "0" else 1
        return next(digits, found[0]).lstrip("0").rjust(width, "0")

    return shortened(_DIGITS.sub(fill, model))
