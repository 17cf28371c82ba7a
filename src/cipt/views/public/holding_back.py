"""Keeps out of a public text who somebody is: names, addresses, and counts of a few children.

The check of the plan finds such counts too, and may have been told to accept them: what is public
holds them back all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cipt.model.plan import Plan
from cipt.model.records import MeasureReading
from cipt.rules.wording.small_numbers import COUNTED_CHILDREN, small_counts_in

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Professor|Sir|Dame)\.?"
_MANY = (
    (re.compile(r"\bchild$", re.IGNORECASE), "children"),
    (re.compile(r"\bperson$", re.IGNORECASE), "people"),
    (re.compile(r"\bleaver$", re.IGNORECASE), "leavers"),
)


def holding_back(plan: Plan) -> Callable[[str], str]:
    """What turns a text of the plan into one that may be public.

    An officer's name becomes the post, an address is left out, and a count of children below the
    plan's limit becomes "fewer than 6".
    """
    below = plan.header.limits.small_number_below
    posts = [(_named(one.name), _instead(one.post)) for one in plan.officers if one.name]

    def public(text: str) -> str:
        for names, post in posts:
            text = names.sub(post, text)
        text = _ADDRESS.sub("(address not shown)", text)
        return _without_small_counts(text, below)

    return public


def _instead(post: str) -> Callable[[re.Match[str]], str]:
    return lambda match: post


def _named(name: str) -> re.Pattern[str]:
    """An officer's name, in full or as a title with the last name."""
    words = name.split()
    full = r"\s+".join(map(re.escape, words))
    return re.compile(
        rf"(?<!\w)(?:{_TITLES}\s+)?(?:{full}|{_TITLES}\s+{re.escape(words[-1])})(?!\w)"
    )


def _without_small_counts(text: str, below: int) -> str:
    for found in reversed(list(small_counts_in(text, below))):
        match = COUNTED_CHILDREN.match(text, found.start)
        if match is None:
            continue
        fewer = "Fewer" if match[1][0].isupper() else "fewer"
        whom = text[match.end(1) : found.end]
        for one, many in _MANY:
            whom = one.sub(many, whom)
        text = f"{text[: found.start]}{fewer} than {below}{whom}{text[found.end :]}"
    return text


def is_too_small(reading: MeasureReading, unit: str | None, below: int) -> bool:
    """Whether a reading tells of so few that they could be known: counted, or left uncounted."""
    if unit == "count" and 0 < reading.value < below:
        return True
    if reading.count is not None and 0 < reading.count < below:
        return True
    if reading.of is None:
        return False
    rest = reading.of - reading.count if reading.count is not None else reading.of
    return 0 < reading.of < below or 0 < rest < below
