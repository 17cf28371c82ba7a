"""What an officer says of an action by giving it a colour, read through the plan's own scheme."""

from __future__ import annotations

from typing import NamedTuple

from cipt.model.scheme import Condition, Scheme

_DONE = frozenset({Condition.COMPLETE, Condition.CLAIMED, Condition.SIGNED_OFF})


class Declares(NamedTuple):
    """What a declared colour says.

    `off_track`: the colour stands for off track, whatever else it stands for.
    `at_risk`: it stands for at risk, and not for on track too.
    `not_started`: it stands for not started, whatever else it stands for.
    `done`: it stands for complete, claimed or signed off, and for nothing less.
    """

    off_track: bool
    at_risk: bool
    not_started: bool
    done: bool


def declarations(scheme: Scheme) -> dict[str, Declares]:
    """What each colour of the scheme says; a colour that it does not have declares nothing."""
    said: dict[str, Declares] = {}
    for band in scheme.bands:
        means = scheme.meanings(band.rag)
        said[band.rag] = Declares(
            off_track=Condition.OFF_TRACK in means,
            at_risk=Condition.AT_RISK in means and Condition.ON_TRACK not in means,
            not_started=Condition.NOT_STARTED in means,
            done=bool(means) and means <= _DONE,
        )
    return said
