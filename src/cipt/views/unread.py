"""What could not be read, as every output names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cipt.evaluation.english import counted, verb
from cipt.loading.layout import PEOPLE, PLAN, WAIVERS
from cipt.loading.loaded import Loaded, Lost


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or one entry of it, that could not be read; `id` where it is known.

    `in_part` is whether the rest of it could be read, and counts. `effect` is what its lack does
    to the judgement of other records, or "".
    """

    path: str
    id: str | None
    message: str
    in_part: bool = False
    effect: str = ""


def unread_in(loaded: Loaded, prefix: str) -> tuple[Unread, ...]:
    """Everything of a plan that could not be read, in order of path; `prefix` begins each path.

    A message quotes what was typed; what is personal in it is masked.
    """
    if not loaded.lost:
        return ()
    from cipt.rules.masking import Mask

    mask = Mask(loaded.plan)
    kept = {
        (kind, place.path)
        for kind, places in loaded.places.items()
        for place in places
        if not place.at
    }
    found = (
        Unread(
            prefix + lost.path,
            lost.id and mask.text(lost.id),
            mask.text(lost.message),
            (lost.kind, lost.path) in kept,
            _effect(loaded, lost),
        )
        for lost in loaded.lost
    )
    # A file in the wrong place is lost to each kind of record that it may hold.
    return tuple(dict.fromkeys(found))


def _effect(loaded: Loaded, lost: Lost) -> str:
    if lost.kind == PLAN.kind and loaded.plan.header.taken_over is None:
        return "what was taken over as done counts as open here"
    if lost.kind in (PEOPLE.kind, "group"):
        return "what its boards signed off or agreed does not count here"
    if lost.kind in (WAIVERS.kind, "waiver"):
        return "what it accepts is found again"
    return ""


def unread_in_words(unread: tuple[Unread, ...]) -> str:
    """A sentence, without its full stop, that counts and names what could not be read.

    It is "" where all was read. Of what was read in part it says what is missing, for all that is
    printed may hang on it: the plan's colours, or the day of its ratings.
    """
    lost = _names(one for one in unread if not one.in_part)
    parts = []
    if lost:
        parts.append(
            f"{counted(len(lost), 'thing')} could not be read and {verb(len(lost))} "
            "not counted here: "
        )
        parts[-1] += ", ".join(lost)
    for one in unread:
        if one.in_part:
            parts.append(f"{one.path} could be read only in part: {one.message}")
    return "; ".join([*parts, *effects_of(unread)])


def effects_of(unread: Iterable[Unread]) -> tuple[str, ...]:
    """What the lack of these does to what is printed, each once."""
    return tuple(dict.fromkeys(one.effect for one in unread if one.effect))


def _names(unread: Iterable[Unread]) -> list[str]:
    return list(
        dict.fromkeys(one.path if one.id is None else f"{one.path} ({one.id})" for one in unread)
    )
