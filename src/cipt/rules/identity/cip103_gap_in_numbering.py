"""A number is missing between the others.

Readers of a plan that goes from 3.6.2 to 3.6.4 ask what became of 3.6.3: was it dropped, merged,
or lost? An action that is withdrawn stays in the plan with the board's decision, so that nobody
has to ask.

Fix: Put the missing record back, withdrawn if it is no longer wanted. Where the published plan
never had that number, accept the finding in waivers.yaml with that reason.

Definition: Looked at are printed numbers of digits and dots: those of all actions together,
wherever they stand, and those of all areas. Of those that differ in the last part only, each from
1 to the highest should be there. Withdrawn actions are there, and so are files that cannot be
read. Where more numbers are missing than present they do not run, and nothing is said.

Bad:

    === actions/1/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.1
    === actions/1/1.1.4.yaml
    title: Audit the records of visits  # CIP103
    area: 1.1

Good:

    === actions/1/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.1
    === actions/1/1.1.3.yaml
    title: Write a guide to supervision
    area: 1.1
    withdrawn:
      date: 2026-04-21
      by: improvement-board
      reason: Merged into the training
      replaced_by: 1.1.2
    === actions/1/1.1.4.yaml
    title: Audit the records of visits
    area: 1.1

Bad:

    === themes/1.yaml
    title: Practice
    workstream: a
    areas:
      - id: 1.1
        title: Visits
      - id: 1.3  # CIP103
        title: Supervision

Good:

    === themes/1.yaml
    title: Practice
    workstream: a
    areas:
      - id: 1.1
        title: Visits
      - id: 1.2
        title: Supervision
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cipt.model.action import Action
from cipt.model.records import Area
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context

_MOST_DIGITS = 6

Records = Sequence[Action] | Sequence[Area]

Group = dict[int, int | None]
"""The numbers that differ in the last part only: by that part, the place in the plan of the record
that bears it, and None for what cannot be read."""


@plan_rule("CIP103", "gap-in-numbering", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    yield from _gaps(context, "action", context.plan.actions, context.printed)
    yield from _gaps(context, "area", context.areas, context.printed_areas)


def _gaps(
    context: Context, kind: str, records: Records, numbers: Sequence[str]
) -> Iterator[Problem]:
    groups: defaultdict[str, Group] = defaultdict(dict)
    for place, printed in enumerate(numbers):
        within, _, last = printed.rstrip(".").rpartition(".")
        whole = _whole(last)
        if whole is not None:
            groups[within].setdefault(whole, place)
    if not _count_the_lost(context, kind, groups):
        return
    for within, group in groups.items():
        present = len(group) - (0 in group)
        if present < max(group) <= 2 * present and _is_plain(within):
            yield from _gaps_of(kind, records, within, group)


def _is_plain(within: str) -> bool:
    """Whether a number is made of digits and dots but for its last part; or has no more parts."""
    return not within or None not in map(_whole, within.split("."))


@lru_cache(maxsize=4096)
def _whole(part: str) -> int | None:
    """The whole number that one part of a printed number is; None for any other text."""
    return int(part) if part.isdecimal() and len(part) <= _MOST_DIGITS else None


def _count_the_lost(context: Context, kind: str, groups: defaultdict[str, Group]) -> bool:
    """Adds records that could not be read. False where one of them may have any number."""
    if kind in context.loaded.incomplete:
        return False
    for identity in context.loaded.lost_ids(kind):
        within, _, last = identity.rpartition(".")
        whole = _whole(last)
        if whole is None:
            return False
        groups[within].setdefault(whole, None)
    return True


def _gaps_of(kind: str, records: Records, within: str, group: Group) -> Iterator[Problem]:
    before = 0
    for last in sorted(group):
        place = group[last]
        if last > before + 1 and place is not None:
            record = records[place]
            missing = _named(within, before + 1, last - 1)
            what = "it" if last == before + 2 else "them"
            yield Problem(
                f"no {kind} is printed as {missing}, though {_number(within, last)} follows",
                at=("number" if record.number else "id" if kind == "area" else "title",),
                hint=f"Put {what} back, withdrawn if need be, or say why in waivers.yaml",
                on=(kind, place),
                subjects=(record.id,),
            )
        before = last


def _named(within: str, first: int, last: int) -> str:
    if first == last:
        return _number(within, first)
    joint = "or" if last == first + 1 else "to"
    return f"{_number(within, first)} {joint} {_number(within, last)}"


def _number(within: str, last: int) -> str:
    return f"{within}.{last}" if within else str(last)
