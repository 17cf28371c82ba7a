"""An action counts on a measure that belongs to another theme.

Most often a number was mistyped, and the action will be judged by a figure that it cannot move.

Fix: check the id. Where the measure is meant, say so by linking it from that theme's actions too,
or by an id that does not bear another theme's number.

Definition: the measure's id begins with the number of an area, as in 3.7-contacts, and the action
stands in another theme than that area; or two or more actions of one theme count on the measure,
and just one action of all the other themes.

Bad:

    success:
      - measure: 2.1-calls  # CIP506
    === themes/2.yaml
    title: Front door
    areas:
      - id: 2.1
        title: Contacts
    === measures/2.1-calls.yaml
    title: Calls answered on time

Bad:

    success:
      - measure: calls  # CIP506
    === themes/2.yaml
    title: Front door
    areas:
      - id: 2.1
        title: Contacts
    === actions/2/2.1.1.yaml
    title: Answer calls on time
    area: 2.1
    success:
      - measure: calls
    === actions/2/2.1.2.yaml
    title: Call people back on time
    area: 2.1
    success:
      - measure: calls
    === measures/calls.yaml
    title: Calls answered on time

Good:

    success:
      - measure: 1.1-visits
    === measures/1.1-visits.yaml
    title: Children seen on time
"""

from __future__ import annotations

import re

from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.measures.linked import Link, links

_AREA_NUMBER = re.compile(r"([A-Za-z]*\d+\.\d+)", re.ASCII)
_ENOUGH = 2
"""Actions of one theme that make a measure that theme's own."""


@plan_rule("CIP506", "measure-of-another-theme", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    if not context.plan.measures:
        return
    themes, areas = context.index.themes_by_area, context.columns.area
    by_measure: dict[str, dict[str, list[Link]]] = {}
    for link in links(context):
        theme = themes.get(areas[link.number])
        if theme:
            for measure in link.measures:
                by_measure.setdefault(measure.id, {}).setdefault(theme.id, []).append(link)
    for measure_id, by_theme in by_measure.items():
        home = _theme_by_number(context, measure_id) or _theme_by_use(by_theme)
        for theme_id, found in by_theme.items():
            if home is not None and theme_id != home:
                for link in found:
                    yield _problem(link, measure_id, home)


def _problem(link: Link, measure_id: str, home: str) -> Problem:
    return Problem(
        f"measure {measure_id} belongs to theme {home}, and this action to {link.progress.theme}",
        link.at,
        "If another measure is meant, write its id; else accept it in waivers.yaml",
        on=link.on,
        subjects=(link.progress.id,),
    )


def _theme_by_number(context: Context, measure_id: str) -> str | None:
    number = _AREA_NUMBER.match(measure_id)
    theme = context.index.themes_by_area.get(number[1]) if number else None
    return theme.id if theme else None


def _theme_by_use(by_theme: dict[str, list[Link]]) -> str | None:
    """The theme whose measure it is by use, where just one action elsewhere counts on it."""
    if len(by_theme) == 1:
        return None
    counts = {theme: len({link.progress.id for link in found}) for theme, found in by_theme.items()}
    home = max(counts, key=lambda theme: counts[theme])
    others = sum(counts.values()) - counts[home]
    return home if counts[home] >= _ENOUGH and others == 1 else None
