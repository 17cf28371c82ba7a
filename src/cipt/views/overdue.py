"""What is overdue and whose: by SRO, then responsible officer and lead officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.dates import days_later
from cipt.model.order import natural
from cipt.model.scheme import Condition
from cipt.views.actions import ActionRow, action_row


@dataclass(frozen=True, slots=True)
class SroGroup:
    """The overdue actions of one SRO; `sro` is None where the plan names none."""

    sro: str | None
    sro_name: str
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class MissedStep:
    """A milestone, an occurrence, a review or a recovery date that passed and is not done.

    `kind` is one of milestone, occurrence, review and recovery; `days` counts since `due`.
    """

    kind: str
    title: str
    due: date
    days: int
    action: ActionRow


@dataclass(frozen=True, slots=True)
class DueSoon:
    """An open action, and the next day that it has before it.

    That is its due date, or that of a milestone, an occurrence or a review that is not done.
    """

    due: date
    action: ActionRow


@dataclass(frozen=True, slots=True)
class Overdue:
    """The chase: overdue actions by SRO, what else was missed, and what falls due soon.

    `within` is how many days ahead `due_soon` looks, the last day included; None where it was
    not asked for.
    """

    as_of: date
    groups: tuple[SroGroup, ...]
    missed: tuple[MissedStep, ...]
    due_soon: tuple[DueSoon, ...]
    within: int | None

    @property
    def count(self) -> int:
        """How many actions are overdue."""
        return sum(len(group.actions) for group in self.groups)


def overdue_view(judgement: Judgement, within: int | None = None) -> Overdue:
    """What is overdue on the day of the judgement, and with `within` what falls due by then."""
    late = [one for one in judgement.progress if one.condition is Condition.OVERDUE]
    by_sro: dict[str | None, list[ActionRow]] = {}
    for progress in judgement.progress:
        by_sro.setdefault(progress.sro, [])
    for progress in late:
        by_sro[progress.sro].append(action_row(progress))
    groups = tuple(
        SroGroup(sro, rows[0].sro_name, tuple(sorted(rows, key=_by_owner)))
        for sro, rows in by_sro.items()
        if rows
    )
    return Overdue(
        as_of=judgement.as_of,
        groups=groups,
        missed=_missed(judgement),
        due_soon=_due_soon(judgement, within),
        within=within,
    )


def _by_owner(row: ActionRow) -> tuple[object, ...]:
    """By responsible officer, then lead officer, those without one last; then longest overdue."""
    lead = row.lead_names[0] if row.lead_names else ""
    return (
        not row.responsible_name,
        row.responsible_name,
        row.responsible or "",
        not lead,
        lead,
        row.leads,
        -row.days_overdue,
        natural(row.id),
    )


def _missed(judgement: Judgement) -> tuple[MissedStep, ...]:
    steps: list[MissedStep] = []
    for progress in judgement.progress:
        missed = progress.missed
        broken = progress.broken_recoveries if _promises_recovery(progress) else ()
        if not missed and not broken:
            continue
        row = action_row(progress)
        steps += [
            MissedStep(one.kind, one.title or one.kind.capitalize(), one.due, one.days, row)
            for one in missed
        ]
        steps += [
            MissedStep("recovery", "Back on track", day, (judgement.as_of - day).days, row)
            for day in broken
        ]
    return tuple(sorted(steps, key=lambda step: (step.due, natural(step.action.id), step.kind)))


def _promises_recovery(progress: Progress) -> bool:
    return any(update.recovery for update in progress.action.updates)


def _due_soon(judgement: Judgement, within: int | None) -> tuple[DueSoon, ...]:
    if within is None:
        return ()
    last = days_later(judgement.as_of, within)
    soon = [
        DueSoon(progress.next_date, action_row(progress))
        for progress in judgement.progress
        if progress.next_date and progress.next_date <= last
    ]
    return tuple(sorted(soon, key=lambda one: (one.due, natural(one.action.id))))
