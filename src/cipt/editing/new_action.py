"""A new action: the next free number in its area, and where its file lies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cipt.evaluation.index import Index
from cipt.loading.loaded import Loaded
from cipt.model.records import Area, Theme

_NUMBERED = re.compile(r"(.*?)(\d+)", re.ASCII | re.DOTALL)


def next_id(loaded: Loaded, area: Area) -> str:
    """The id after the last in the area, numbered as its others are: 2.6.5 after 2.6.4.

    A number that is printed, or that belongs to a file that cannot be read, is taken; a gap is
    left, for what stood there may be known under its number.
    """
    actions = loaded.plan.actions
    prefixes = Counter(
        found[1] for one in actions if one.area == area.id and (found := _parts(one.id))
    )
    own = f"{area.id}."
    prefix = own if own in prefixes or not prefixes else prefixes.most_common(1)[0][0]
    taken: Iterable[str] = (
        *(one.id for one in actions),
        *(one.printed for one in actions),
        *loaded.lost_ids("action"),
    )
    numbers = [int(found[2]) for one in taken if (found := _parts(one)) and found[1] == prefix]
    return f"{prefix}{max(numbers, default=0) + 1}"


def folder_of(loaded: Loaded, theme: Theme) -> str:
    """The folder in which the actions of a theme lie, from the plan folder on."""
    index = Index(loaded.plan)
    beside = Counter(
        place.path.rpartition("/")[0]
        for action, place in zip(loaded.plan.actions, loaded.places.get("action", ()), strict=True)
        if (found := index.theme_of(action)) and found.id == theme.id
    )
    return beside.most_common(1)[0][0] if beside else f"actions/{theme.id}"


def _parts(identity: str) -> re.Match[str] | None:
    """What stands before the last number of an id, and that number."""
    found = _NUMBERED.fullmatch(identity)
    return found if found and len(found[2]) <= 9 else None
