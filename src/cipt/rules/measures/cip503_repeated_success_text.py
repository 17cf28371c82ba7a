"""Several actions have the same measure of success, word for word.

What is said of every action says nothing of any: when it comes true, nobody can tell which of
them brought it about, and when one is rated done and another not, the plan contradicts itself.

Fix: say for each action what it alone will change; keep the shared outcome for the theme.

Definition: the texts under `success:` of two or more live actions are the same as a whole, but
for capitals, spacing and full stops, and link no measure. Said once, at the first of them.

Bad:

    success:
      - Better overall performance  # CIP503
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    success:
      - Better overall performance.

Good:

    success:
      - Better overall performance
      - Every team has the standards
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    success:
      - Better overall performance
      - Every member of the team has been trained
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from cipt.evaluation.english import listed
from cipt.loading.refusals import shortened
from cipt.model.action import Success
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context

_SHOWN = 3


@plan_rule("CIP503", "repeated-success-text", severity="info", since="0.1")
def check(context: Context) -> Problems:
    columns = context.columns
    for numbers in _alike(columns.success, context.withdrawn):
        ids = tuple(columns.id[number] for number in numbers)
        text = str(columns.success[numbers[0]][0])
        yield Problem(
            f'{listed(ids, _SHOWN)} share the measure of success "{shortened(text)}"',
            ("success", 0),
            "Say for each of them what it alone will change",
            on=("action", numbers[0]),
            subjects=ids,
        )


def _alike(successes: Iterable[tuple[Success, ...]], withdrawn: Set[int]) -> Iterator[list[int]]:
    """The numbers of the actions with the same texts as a whole, each time of two or more.

    These have the same first text, and few others have.
    """
    by_first: dict[str, list[tuple[int, tuple[Success, ...]]]] = {}
    for number, success in enumerate(successes):
        if success and isinstance(success[0], str) and number not in withdrawn:
            by_first.setdefault(_plain(success[0]), []).append((number, success))
    for together in by_first.values():
        if len(together) > 1:
            alike: dict[tuple[str, ...], list[int]] = {}
            for number, success in together:
                texts = tuple(_plain(text) for text in success if isinstance(text, str))
                if len(texts) == len(success):
                    alike.setdefault(texts, []).append(number)
            yield from (numbers for numbers in alike.values() if len(numbers) > 1)


def _plain(text: str) -> str:
    """A text as it is compared."""
    return " ".join(text.lower().split()).rstrip(".")
