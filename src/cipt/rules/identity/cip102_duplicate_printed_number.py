"""Two actions, or two areas, are printed with the same number.

A minute that says "3.6.1 is agreed" may mean either of them, and so may an inspector's question.
Numbers are compared without regard to spaces and capital letters.

Fix: Give the later one a number of its own, under `number`. Where the published plan prints it so
and cannot be changed, accept the finding in waivers.yaml with that reason.

Bad:

    === actions/1/1.1.1b.yaml
    number: 1.1.1  # CIP102
    title: Train all managers in supervision
    area: 1.1

Good:

    === actions/1/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.1
"""

from collections.abc import Collection, Iterator, Sequence

from cipt.loading.refusals import shortened
from cipt.model.action import Action
from cipt.model.records import Area
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.identity.printed import each


@plan_rule("CIP102", "duplicate-printed-number", severity="error", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    yield from _printed_twice("action", context.plan.actions, context.printed, context.withdrawn)
    yield from _printed_twice("area", context.areas, context.printed_areas)


def _printed_twice(
    kind: str,
    records: Sequence[Action | Area],
    numbers: Sequence[str],
    withdrawn: Collection[int] = (),
) -> Iterator[Problem]:
    plain = each(numbers, lambda printed: printed.replace(" ", "").lower())
    if len(set(plain)) == len(plain):
        return
    first: dict[str, int] = {}
    for number, printed in enumerate(plain):
        if number in withdrawn or (earlier := first.setdefault(printed, number)) == number:
            continue
        record, before = records[number], records[earlier].id
        if before != record.id:
            yield Problem(
                f"{shortened(before)} and {shortened(record.id)} are two {kind}s, and both are "
                f"printed as {shortened(numbers[number])}",
                at=("number",) if record.number else ("title",),
                hint="Write under `number:` one that no other has, or accept it in waivers.yaml",
                on=(kind, number),
                subjects=(before, record.id),
            )
