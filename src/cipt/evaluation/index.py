"""A plan's records by id, and how they hang together: who answers for what, what belongs where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol, TypeVar

from cipt.model.action import Action
from cipt.model.plan import Inspection, Plan, Workstream
from cipt.model.records import Area, Group, Measure, Officer, Recommendation, Theme

_LETTERED = re.compile(r"(.*\d)[A-Za-z]", re.ASCII)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Kind = TypeVar("_Kind", bound=_Identified)


def _by_id(records: Iterable[_Kind]) -> dict[str, _Kind]:
    """Records by their id, in their order; the first of several with one id."""
    found: dict[str, _Kind] = {}
    keep = found.setdefault
    for record in records:
        keep(record.id, record)
    return found


class Index:
    """A plan's records by id. Of records that share an id the first counts.

    Each map is made when it is first asked for, and is for reading only. An id that nothing
    bears leads to None or to nothing: whether that is a fault, a rule asks.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Actions by id."""
        return _by_id(self.plan.actions)

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return _by_id(self.plan.themes)

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """Areas for improvement by id, whichever theme they stand in."""
        return _by_id(area for theme in self.plan.themes for area in theme.areas)

    @cached_property
    def officers(self) -> Mapping[str, Officer]:
        """Officers by id."""
        return _by_id(self.plan.officers)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Boards, partners and teams by id."""
        return _by_id(self.plan.groups)

    @cached_property
    def people(self) -> Mapping[str, Officer | Group]:
        """Officers and groups by id: they are one kind, and an officer goes before a group."""
        return {**self.groups, **self.officers}

    @cached_property
    def recommendations(self) -> Mapping[str, Recommendation]:
        """Recommendations by id."""
        return _by_id(self.plan.recommendations)

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures by id."""
        return _by_id(self.plan.measures)

    @cached_property
    def workstreams(self) -> Mapping[str, Workstream]:
        """Workstreams by id."""
        return _by_id(self.plan.header.workstreams)

    @cached_property
    def inspections(self) -> Mapping[str, Inspection]:
        """Inspections by id."""
        return _by_id(self.plan.header.inspections)

    @cached_property
    def themes_by_area(self) -> Mapping[str, Theme]:
        """Themes by the ids of the areas that stand in them."""
        found: dict[str, Theme] = {}
        for theme in self.plan.themes:
            for area in theme.areas:
                found.setdefault(area.id, theme)
        return found

    def area_of(self, action: Action) -> Area | None:
        """The area that the action belongs to."""
        return self.areas.get(action.area)

    def theme_of(self, action: Action) -> Theme | None:
        """The theme that the action's area stands in."""
        return self.themes_by_area.get(action.area)

    def sro_of(self, action: Action) -> str | None:
        """The id of the SRO who answers for the action: its theme's, else its workstream's."""
        theme = self.theme_of(action)
        return self.sro_of_theme(theme) if theme else None

    def sro_of_theme(self, theme: Theme) -> str | None:
        """The id of the theme's SRO, else of its workstream's."""
        if theme.sro:
            return theme.sro
        workstream = self.workstreams.get(theme.workstream) if theme.workstream else None
        return workstream.sro if workstream else None

    def recommendations_of(self, action: Action) -> tuple[str, ...]:
        """The ids of the recommendations that the action answers: its own, else its area's."""
        if action.recommendations:
            return action.recommendations
        area = self.area_of(action)
        return area.recommendations if area else ()

    @cached_property
    def _parts(self) -> dict[str, tuple[Recommendation, ...]]:
        parts: dict[str, tuple[Recommendation, ...]] = {}
        for recommendation in self.recommendations.values():
            if recommendation.part_of:
                before = parts.get(recommendation.part_of, ())
                parts[recommendation.part_of] = (*before, recommendation)
        return parts

    def parts_of(self, recommendation: str) -> tuple[Recommendation, ...]:
        """The recommendations that are a part of this one, by its id."""
        return self._parts.get(recommendation, ())

    @cached_property
    def _lettered_measures(self) -> dict[str, tuple[Measure, ...]]:
        lettered: dict[str, tuple[Measure, ...]] = {}
        for measure in self.measures.values():
            match = _LETTERED.fullmatch(measure.id)
            if match:
                lettered[match[1]] = (*lettered.get(match[1], ()), measure)
        return lettered

    def measures_for(self, ref: str) -> tuple[Measure, ...]:
        """The measures that a reference means.

        It is the one with that id; where there is none, those whose id is the reference, which
        ends in a digit, and one letter: `1` means 1a, 1b and so on, and never 10.
        """
        measure = self.measures.get(ref)
        return (measure,) if measure else self._lettered_measures.get(ref, ())

    def person_name(self, person: str) -> str:
        """What reports print for an officer or a group: the post or the title, else the id."""
        found = self.people.get(person)
        if isinstance(found, Officer):
            return found.post
        return found.title if found else person

    @cached_property
    def signing_boards(self) -> frozenset[str]:
        """The ids of the groups that may sign actions off."""
        return frozenset(group.id for group in self.groups.values() if group.signs_off)

    @cached_property
    def date_boards(self) -> frozenset[str]:
        """The ids of the groups that may agree a new date: those that sign off, and those that
        the plan's settings name.
        """
        return self.signing_boards | frozenset(self.plan.header.limits.dates_agreed_by)

    def may_agree_dates(self, group: str | None) -> bool:
        """Whether a date agreed by this group counts; one agreed by nobody does not."""
        return group in self.date_boards
