"""A theme has no SRO, neither of its own nor by its workstream.

The SRO is the one senior person who answers to the board for the whole theme. Without one, no
report can group its overdue actions under anybody, and nobody is asked about them at the meeting.

Fix: Add a line `sro` with the id of one person to the theme, or to its workstream in plan.yaml. A
plan that names no SROs says so under `roles` in plan.yaml.

Bad:

    === themes/1.yaml
    title: Practice  # CIP204
    areas:
      - id: 1.1
        title: Visits

Good:

    === themes/1.yaml
    title: Practice
    sro: director
    areas:
      - id: 1.1
        title: Visits

Bad:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice  # CIP204

Good:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
        sro: director
"""

from collections.abc import Iterator

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.roles import is_named


@plan_rule("CIP204", "no-sro", severity="error", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    if not is_named(context, "sro"):
        return
    by_workstream: dict[str, str] = {}
    for number, theme in enumerate(context.plan.themes):
        if theme.sro or context.may_exist("theme", theme.id):
            continue
        if theme.workstream:
            by_workstream.setdefault(theme.workstream, theme.id)
        else:
            message = f"theme {shortened(theme.printed)} has no SRO, and belongs to no workstream"
            yield _problem(message, "theme", number, theme.id)
    for number, workstream in enumerate(context.plan.header.workstreams):
        theme_id = by_workstream.get(workstream.id)
        if theme_id and not workstream.sro:
            message = (
                f"neither workstream {shortened(workstream.id)} nor its theme "
                f"{shortened(theme_id)} has an SRO"
            )
            yield _problem(message, "workstream", number, workstream.id)


def _problem(message: str, kind: str, number: int, identity: str) -> Problem:
    return Problem(
        message,
        at=("title",),
        hint="Add a line `sro: …` with the id of the person who answers to the board for it",
        on=(kind, number),
        subjects=(identity,),
    )
