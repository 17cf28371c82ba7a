"""What is overdue, by SRO and then by officer; after it, apart, steps and promises that passed."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import day
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.model.order import natural
from cipt.model.scheme import Condition
from cipt.views.overdue import overdue_view
from cipt.views.report.lines import NOBODY, ActionLine, Lines

_STEPS = {
    "milestone": "Milestone",
    "occurrence": "Occurrence",
    "review": "Review",
    "recovery": "Recovery date",
}


@dataclass(frozen=True, slots=True)
class SroLate:
    """The overdue actions of one SRO, by officer; the longest overdue of each first."""

    sro: str
    count: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class StepLate:
    """A milestone, an occurrence, a review or a recovery date that passed."""

    number: str
    kind: str
    title: str
    due: str
    late: str
    owner: str


@dataclass(frozen=True, slots=True)
class Late:
    """Everything that is late; `count` is how many actions are overdue."""

    count: str
    sros: tuple[SroLate, ...]
    steps: tuple[StepLate, ...]


def late(lines: Lines) -> Late:
    """What is late on the day of judgement."""
    by_sro: dict[str | None, list[Progress]] = {}
    overdue = 0
    for progress in lines.judgement.progress:
        if progress.condition is Condition.OVERDUE:
            overdue += 1
            by_sro.setdefault(progress.sro, []).append(progress)
    sros = [_sro(lines, entries) for entries in by_sro.values()]
    return Late(f"{overdue:,}", tuple(sros), _steps(lines.judgement))


def _sro(lines: Lines, entries: list[Progress]) -> SroLate:
    ranked = sorted(entries, key=lambda one: _by_officer(lines.of(one), one))
    shown = tuple(lines.of(one) for one in ranked)
    return SroLate(shown[0].sro, f"{len(shown):,}", shown)


def _by_officer(line: ActionLine, progress: Progress) -> tuple[object, ...]:
    return (
        line.responsible == NOBODY,
        line.responsible,
        not line.leads,
        line.leads,
        -progress.days_overdue,
        natural(progress.id),
    )


def _steps(judgement: Judgement) -> tuple[StepLate, ...]:
    return tuple(
        StepLate(
            number=step.action.number,
            kind=_STEPS[step.kind],
            title="" if step.title in ("Back on track", step.kind.capitalize()) else step.title,
            due=day(step.due),
            late=days(step.days),
            owner=step.action.owner_name or NOBODY,
        )
        for step in overdue_view(judgement).missed
    )
