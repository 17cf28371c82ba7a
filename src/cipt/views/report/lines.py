"""Actions as a report prints them, each made once and shown in many places."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import day, sentence
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days, times
from cipt.model.scheme import Condition
from cipt.views.actions import action_row

NO_DATE = "no date"
NOBODY = "nobody named"

_TONES = {
    "RED": "red",
    "R": "red",
    "AMBER": "amber",
    "A": "amber",
    "ORANGE": "amber",
    "YELLOW": "amber",
    "GREEN": "green",
    "BLUE": "blue",
    "B": "blue",
    "GREY": "grey",
    "GRAY": "grey",
}

CONDITION_WORDS = {
    Condition.WITHDRAWN: "withdrawn",
    Condition.SIGNED_OFF: "signed off",
    Condition.OUTCOME_MISSED: "complete though a measure misses its target",
    Condition.COMPLETE: "complete and waiting for sign-off",
    Condition.CLAIMED: "taken over as complete without a completion date",
    Condition.OVERDUE: "overdue",
    Condition.OFF_TRACK: "rated off track",
    Condition.MILESTONE_MISSED: "behind on a step",
    Condition.NOT_STARTED: "not started",
    Condition.AT_RISK: "rated at risk",
    Condition.ON_TRACK: "on track",
}
"""Conditions as they are counted in a sentence: "48 overdue, 4 rated off track"."""


def tone_of(rag: str) -> str:
    """How a colour is drawn, by the word that the plan has for it."""
    return _TONES.get(rag, "other")


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour of the plan's scheme as printed.

    `rag`: the plan's word for it, "RED". `label`: what the plan calls it, "Slipped". `tone`: how
    to draw it: red, amber, green, blue, grey or other.
    """

    rag: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as printed. Every field is text; what is absent is "" or says so.

    `number`: as the plan prints it. `anchor`: an id for links within a page. `theme`: the number
    of its theme. `rating`: by the facts; `declared`: the officer's own, "AMBER" or "not rated".
    `condition`: what the facts say, "overdue". `due`: the current due date or "no date";
    `first_due`: the first. `late`: "31 days", or "". `moved`: how often a board has moved the
    date, "twice", or "". `owner`: the responsible officer, else the first lead, else "nobody
    named". `updated`: the day of the last update, or "never". `why`: the reasons, a sentence.
    """

    id: str
    number: str
    anchor: str
    title: str
    theme: str
    rating: Rating
    declared: str
    condition: str
    due: str
    first_due: str
    late: str
    moved: str
    sro: str
    responsible: str
    leads: str
    owner: str
    updated: str
    why: str


class Lines:
    """The lines of a judged plan, and its ratings as printed."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self._ratings = {
            band.rag: Rating(band.rag, band.label, tone_of(band.rag))
            for band in judgement.scheme.bands
        }
        self._lines: dict[Progress, ActionLine] = {}
        self._anchors: dict[str, int] = {}
        for progress in judgement.progress:
            self._lines[progress] = self._line(progress)

    def of(self, progress: Progress) -> ActionLine:
        """The line of an action of the judgement."""
        return self._lines[progress]

    def rating(self, rag: str | None) -> Rating:
        """A colour as printed; None is that of a withdrawn action."""
        if rag is None:
            return Rating("", "Withdrawn", "other")
        return self._ratings.get(rag) or Rating(rag, rag.capitalize(), "other")

    def _line(self, progress: Progress) -> ActionLine:
        row = action_row(progress)
        theme = self.judgement.index.theme_of(progress.action)
        return ActionLine(
            id=row.id,
            number=row.number,
            anchor=self._anchor(row.id),
            title=row.title,
            theme=theme.printed if theme else "",
            rating=self.rating(row.rag),
            declared=row.declared_rag or "not rated",
            condition=CONDITION_WORDS[progress.condition],
            due=day(row.due, NO_DATE),
            first_due=day(row.first_due, NO_DATE),
            late=days(row.days_overdue) if row.days_overdue else "",
            moved=times(row.revisions) if row.revisions else "",
            sro=row.sro_name or NOBODY,
            responsible=row.responsible_name or NOBODY,
            leads="; ".join(row.lead_names),
            owner=row.owner_name or NOBODY,
            updated=day(row.last_update, "never"),
            why=sentence(row.reasons),
        )

    def _anchor(self, action_id: str) -> str:
        """An id for a page. Of actions that share an id the later are numbered, after a ~, which no
        id holds.
        """
        seen = self._anchors[action_id] = self._anchors.get(action_id, 0) + 1
        return f"action-{action_id}" if seen == 1 else f"action-{action_id}~{seen}"


@dataclass(frozen=True, slots=True)
class Mention:
    """An action named in passing: its number, where it stands in full, and a remark or ""."""

    number: str
    anchor: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Actions named in passing: how many as printed, the first of them, and "12 more" or ""."""

    count: str
    items: tuple[Mention, ...]
    more: str


MOST_MENTIONS = 30


def mentions(named: list[Mention]) -> Mentions:
    """Actions to be named in passing, the first thirty by number and the rest counted."""
    rest = len(named) - MOST_MENTIONS
    return Mentions(
        count=f"{len(named):,}" if named else "none",
        items=tuple(named[:MOST_MENTIONS]),
        more=f"{rest:,} more" if rest > 0 else "",
    )
