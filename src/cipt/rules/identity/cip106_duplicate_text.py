"""Two actions of the plan say the same.

Is it one action entered twice, or were two different ones meant? The board counts it twice, two
officers may both do it or neither, and one of the two can be rated GREEN while the other slips.

Fix: Withdraw one of them with `replaced_by`, or word each so that a reader can tell them apart.

Definition: Two titles are alike where they have the same words, whatever their order and endings
in s, leaving small words such as "and", "the" and "of" aside. Withdrawn actions are not looked at.

Bad:

    === actions/1/1.1.2.yaml
    title: Develop an information sharing protocol with all partners
    area: 1.1
    === actions/1/1.1.3.yaml
    title: Develop the protocol on information sharing with partners  # CIP106
    area: 1.1

Good:

    === actions/1/1.1.2.yaml
    title: Develop an information sharing protocol with all partners
    area: 1.1
    === actions/1/1.1.3.yaml
    title: Train all partners in the information sharing protocol
    area: 1.1
"""

import re
from collections.abc import Iterator, Sequence, Set

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context

_SIGNS = re.compile(r"[\W_]+")
_SMALL_WORDS = frozenset(
    {"a", "an", "all", "and", "any", "as", "at", "be", "by", "each", "for", "from", "in", "into"}
    | {"is", "its", "of", "on", "or", "our", "that", "the", "their", "this", "to", "via", "which"}
    | {"with", "within"}
)


@plan_rule("CIP106", "duplicate-text", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    ids, titles = context.columns.id, context.columns.title
    for first, *others in _alike(titles, context.withdrawn):
        before = ids[first]
        for number in others:
            identity = ids[number]
            if identity != before:
                yield Problem(
                    f"{shortened(before)} and {shortened(identity)} say the same: "
                    f"{shortened(titles[number])}",
                    at=("title",),
                    hint="Word the two so that they can be told apart, or withdraw one of them",
                    on=("action", number),
                    subjects=(before, identity),
                )


def _alike(titles: Sequence[str], withdrawn: Set[int]) -> Iterator[list[int]]:
    """The numbers of the titles that are alike, each time of two or more."""
    words = _Words()
    alike: dict[frozenset[str], list[int]] = {}
    for number, title in enumerate(titles):
        if number not in withdrawn:
            alike.setdefault(words.of(title), []).append(number)
    return (numbers for numbers in alike.values() if len(numbers) > 1)


class _Words(dict[str, str]):
    """Words as they are compared, by the words as typed; "" for those that are left aside."""

    def __missing__(self, typed: str) -> str:
        plain = _SIGNS.sub("", typed).lower()
        self[typed] = "" if plain in _SMALL_WORDS else plain.rstrip("s")
        return self[typed]

    def of(self, title: str) -> frozenset[str]:
        """The words by which a title is compared; of small words only, the title itself."""
        typed = title.split()
        words = frozenset(("", *map(self.__getitem__, typed)))
        return words if len(words) > 1 else frozenset(typed)
