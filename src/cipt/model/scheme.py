"""The conditions an action can be in, and the scheme by which a plan colours them.

Two schemes come built in, for two customs of English councils: in `completion` GREEN means
completed and AMBER on track; in `delivery` GREEN means on track and BLUE done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from cipt.model.base import Rating, Record, Text


class Condition(StrEnum):
    """What the facts say of an action on a date; the first that holds, in this order."""

    WITHDRAWN = "withdrawn"
    SIGNED_OFF = "signed_off"
    OUTCOME_MISSED = "outcome_missed"
    COMPLETE = "complete"
    CLAIMED = "claimed"
    OVERDUE = "overdue"
    OFF_TRACK = "off_track"
    MILESTONE_MISSED = "milestone_missed"
    NOT_STARTED = "not_started"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"


RATED_CONDITIONS = tuple(
    condition for condition in Condition if condition is not Condition.WITHDRAWN
)

ConditionName = Literal[
    "signed_off",
    "outcome_missed",
    "complete",
    "claimed",
    "overdue",
    "off_track",
    "milestone_missed",
    "not_started",
    "at_risk",
    "on_track",
]

_NEVER_BETTER = (
    (Condition.OVERDUE,),
    (Condition.OFF_TRACK,),
    (Condition.MILESTONE_MISSED,),
    (Condition.NOT_STARTED, Condition.AT_RISK),
    (Condition.ON_TRACK,),
)
"""Conditions that an open action passes through; none may be coloured better than a later one,
or a rating would improve as a date passes or by being declared."""


class Band(Record):
    """One colour of a rating scheme: what it is called, what it means, what it stands for."""

    rag: Rating = Field(description="The colour or letter, as in RED.")
    label: Text = Field(description="A word or two for the colour, as in Slipped.")
    means: Text = Field(description="The plan's own definition, printed in every report.")
    conditions: Annotated[tuple[ConditionName, ...], Field(min_length=1)] = Field(
        description="The conditions that this colour stands for."
    )


@dataclass(frozen=True)
class Scheme:
    """Which colour each condition has; `bands` stand worst first."""

    bands: tuple[Band, ...]

    @cached_property
    def _by_condition(self) -> dict[str, Band]:
        return {condition: band for band in self.bands for condition in band.conditions}

    @cached_property
    def _by_rag(self) -> dict[str, Band]:
        return {band.rag: band for band in self.bands}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each colour, 0 for the worst."""
        return {band.rag: rank for rank, band in enumerate(self.bands)}

    def rag(self, condition: Condition) -> str | None:
        """The colour of a condition; None for withdrawn, which has none."""
        band = self._by_condition.get(condition)
        return band.rag if band else None

    def band(self, rag: str) -> Band | None:
        """The band of a declared colour, or None where the scheme does not know it."""
        return self._by_rag.get(rag)

    def meanings(self, rag: str) -> frozenset[str]:
        """The conditions that a declared colour stands for; none for an unknown one."""
        band = self._by_rag.get(rag)
        return frozenset(band.conditions) if band else frozenset()


def scheme_fault(bands: Iterable[Band]) -> str | None:
    """What is wrong with a plan's own scheme, or None.

    Every condition has exactly one colour, a colour stands once, and no condition of an open
    action is coloured better than one that it would have been without time or a rating.
    """
    scheme = Scheme(tuple(bands))
    colours = [band.rag for band in scheme.bands]
    for rag in colours:
        if colours.count(rag) > 1:
            return f"has {rag} twice"
    named: list[str] = [condition for band in scheme.bands for condition in band.conditions]
    for condition in RATED_CONDITIONS:
        if named.count(condition) != 1:
            times = "no colour" if condition not in named else "more than one colour"
            return f"gives {condition} {times}"
    for place, worse_group in enumerate(_NEVER_BETTER):
        for better_group in _NEVER_BETTER[place + 1 :]:
            for worse in worse_group:
                for better in better_group:
                    if (
                        scheme.ranks[scheme.rag(worse) or ""]
                        > scheme.ranks[scheme.rag(better) or ""]
                    ):
                        return f"colours {worse} better than {better}"
    return None


def _band(rag: str, label: str, means: str, *conditions: ConditionName) -> Band:
    return Band(rag=rag, label=label, means=means, conditions=conditions)


COMPLETION = Scheme(
    (
        _band(
            "RED",
            "Slipped",
            "Tasks or outcomes not met, or the timescale has slipped",
            "overdue",
            "outcome_missed",
            "off_track",
            "milestone_missed",
        ),
        _band("GREY", "Not started", "Not yet started", "not_started"),
        _band(
            "AMBER",
            "On track",
            "On track, milestones met but not yet completed",
            "on_track",
            "at_risk",
        ),
        _band(
            "GREEN",
            "Completed",
            "Tasks and outcomes completed, and performance on target",
            "complete",
            "claimed",
        ),
        _band("BLUE", "Signed off", "Completed and signed off by the board", "signed_off"),
    )
)

DELIVERY = Scheme(
    (
        _band(
            "RED",
            "Off track",
            "Off track or past its date, or done without the outcome",
            "overdue",
            "outcome_missed",
            "off_track",
        ),
        _band(
            "AMBER",
            "At risk",
            "At risk, or a milestone has been missed",
            "at_risk",
            "milestone_missed",
        ),
        _band("GREY", "Not started", "Not yet started", "not_started"),
        _band("GREEN", "On track", "On track to be done by its date", "on_track"),
        _band("BLUE", "Done", "Completed or signed off", "signed_off", "complete", "claimed"),
    )
)

BUILT_IN: dict[str, Scheme] = {"completion": COMPLETION, "delivery": DELIVERY}
