"""Actions as rows: what a list, a chase or a report prints of one, in words and in ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.index import Index
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as it stands.

    People, themes and areas are ids; the fields that end in `_name` print them. `rag` is None
    for a withdrawn action, and `label` is the scheme's word for the colour. `days_overdue` is in
    days, 0 unless the condition is overdue; `days_slipped` is None without a first date.
    """

    id: str
    number: str
    title: str
    workstream: str | None
    theme: str | None
    area: str
    recommendations: tuple[str, ...]
    sro: str | None
    responsible: str | None
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    first_due: date | None
    due: date | None
    asked_due: date | None
    condition: str
    rag: str | None
    declared_rag: str | None
    reasons: tuple[str, ...]
    days_overdue: int
    days_slipped: int | None
    revisions: int
    last_update: date | None
    label: str
    sro_name: str
    responsible_name: str
    lead_names: tuple[str, ...]

    @property
    def owner_name(self) -> str:
        """Who is to be asked first: the responsible officer, else the first lead, else nobody."""
        return self.responsible_name or (self.lead_names[0] if self.lead_names else "")


def action_row(progress: Progress) -> ActionRow:
    """The row of one action."""
    action, index = progress.action, progress.judgement.index
    band = progress.judgement.scheme.band(progress.rag) if progress.rag else None
    sro = progress.sro
    return ActionRow(
        id=action.id,
        number=action.printed,
        title=action.title,
        workstream=progress.workstream,
        theme=progress.theme,
        area=action.area,
        recommendations=progress.recommendations,
        sro=sro,
        responsible=action.responsible,
        leads=action.leads,
        partners=action.partners,
        first_due=action.due,
        due=progress.due,
        asked_due=progress.asked_due,
        condition=progress.condition.value,
        rag=progress.rag,
        declared_rag=progress.declared_rag,
        reasons=progress.reasons,
        days_overdue=progress.days_overdue,
        days_slipped=progress.days_slipped,
        revisions=progress.revisions,
        last_update=progress.last_update,
        label=band.label if band else "Withdrawn",
        sro_name=index.person_name(sro) if sro else "",
        responsible_name=index.person_name(action.responsible) if action.responsible else "",
        lead_names=tuple(index.person_name(lead) for lead in action.leads),
    )


@dataclass(frozen=True, slots=True)
class Filters:
    """Which actions are wanted: those that fit every filter given, in one of its values."""

    rag: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    sro: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    recommendation: tuple[str, ...] = ()
    due_before: date | None = None

    def take(self, progress: Progress) -> bool:
        """Whether an action is wanted. `due_before` does not take in the day itself."""
        return (
            _fits(self.rag, (progress.rag,))
            and _fits(self.condition, (progress.condition.value,))
            and _fits(self.theme, (progress.theme,))
            and _fits(self.sro, (progress.sro,))
            and _fits(self.responsible, (progress.responsible,))
            and _fits(self.lead, progress.leads)
            and _fits(self.recommendation, _with_parents(progress))
            and (
                self.due_before is None
                or (progress.due is not None and progress.due < self.due_before)
            )
        )


def chosen(judgement: Judgement, filters: Filters) -> tuple[ActionRow, ...]:
    """The rows of the wanted actions, in the plan's order."""
    return tuple(action_row(each) for each in judgement.progress if filters.take(each))


def _fits(wanted: tuple[str, ...], values: Iterable[str | None]) -> bool:
    return not wanted or any(value in wanted for value in values)


def _with_parents(progress: Progress) -> tuple[str, ...]:
    """The recommendations that an action answers, and those that they are parts of."""
    index: Index = progress.judgement.index
    own = progress.recommendations
    found = (index.recommendations.get(one) for one in own)
    return (*own, *(one.part_of for one in found if one and one.part_of))
