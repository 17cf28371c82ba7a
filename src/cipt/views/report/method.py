"""How ratings are derived, in a board's words, with the plan's own colours and definitions."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import day
from cipt.evaluation.judgement import Judgement
from cipt.model.order import natural
from cipt.model.scheme import Condition
from cipt.views.report.lines import Lines, Rating

_HOLDS = {
    Condition.WITHDRAWN: ("Withdrawn", "It has been withdrawn. It is neither rated nor counted."),
    Condition.SIGNED_OFF: (
        "Signed off",
        "A board that may sign off has done so, and it has not been reopened since.",
    ),
    Condition.OUTCOME_MISSED: (
        "Outcome missed",
        "It is complete, but the latest reading of a measure that it names misses the target then "
        "in force.",
    ),
    Condition.COMPLETE: (
        "Complete",
        "It has a completion date, and has not been reopened since.",
    ),
    Condition.CLAIMED: (
        "Claimed",
        "It has no completion date, but was rated as done when the plan was taken over.",
    ),
    Condition.OVERDUE: (
        "Overdue",
        "Its current due date has passed. An action due on the day itself is not overdue.",
    ),
    Condition.OFF_TRACK: ("Off track", "Its officer's latest rating says that it is off track."),
    Condition.MILESTONE_MISSED: (
        "Behind on a step",
        "A milestone, an occurrence or a review was due before the day and is not done.",
    ),
    Condition.NOT_STARTED: ("Not started", "Nothing recorded says that work has begun."),
    Condition.AT_RISK: ("At risk", "Its officer's latest rating says that it is at risk."),
    Condition.ON_TRACK: ("On track", "None of the above holds."),
}


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition: its name, when it holds, and the colour that this plan gives it."""

    name: str
    holds: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class Definition:
    """One colour with the plan's own definition of it."""

    rating: Rating
    means: str


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation and what it stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Method:
    """How ratings come about: in sentences, then the conditions, the first that holds counting."""

    notes: tuple[str, ...]
    conditions: tuple[ConditionLine, ...]
    definitions: tuple[Definition, ...]
    glossary: tuple[Term, ...]


def method(lines: Lines) -> Method:
    """How the ratings of this plan come about."""
    judgement = lines.judgement
    return Method(
        notes=_notes(judgement),
        conditions=tuple(
            ConditionLine(*_HOLDS[condition], lines.rating(judgement.colours[condition]))
            for condition in Condition
        ),
        definitions=tuple(
            Definition(lines.rating(band.rag), band.means) for band in judgement.scheme.bands
        ),
        glossary=tuple(
            Term(short, long)
            for short, long in sorted(
                (judgement.plan.header.glossary or {}).items(), key=lambda each: natural(each[0])
            )
        ),
    )


def _notes(judgement: Judgement) -> tuple[str, ...]:
    notes = [
        "A rating is derived from dated facts: due dates, completions, sign-offs, milestones and "
        f"measures on record by {day(judgement.as_of)}. Nothing dated later is seen.",
        "The officer's own rating is kept and shown beside it. It can make an open action look "
        "worse, never better.",
        "A due date moves only when a board agrees a new one. A date that is asked for moves "
        "nothing.",
    ]
    if judgement.taken_over:
        notes.append(
            f"The plan was taken over with the ratings of {day(judgement.taken_over)}. Actions "
            "rated as done by then count as done, and are counted apart as claims. A later rating "
            "of done, without a completion date, lifts nothing."
        )
    return tuple(notes)
