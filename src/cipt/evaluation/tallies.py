"""How many actions are in which condition and have which colour, for the plan and its parts.

Withdrawn actions are not counted. Actions taken over as done without a completion are counted
with the rest and once more apart, as claims: a GREEN that nothing but a rating stands behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cipt.evaluation.index import Index
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.order import natural
from cipt.model.scheme import RATED_CONDITIONS, Condition, Scheme


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of actions.

    `by_condition` has every condition but withdrawn, and `by_rag` every colour of the scheme,
    worst first; what does not occur is 0. Both count the claims too.
    """

    total: int
    by_condition: Mapping[Condition, int]
    by_rag: Mapping[str, int]

    @property
    def claimed(self) -> int:
        """How many of them are claims."""
        return self.by_condition[Condition.CLAIMED]

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return self.by_condition[Condition.OVERDUE]

    @property
    def open(self) -> int:
        """How many of them are still to be done."""
        return self.total - sum(self.by_condition[condition] for condition in _DONE_WITH)


_DONE_WITH = (
    Condition.SIGNED_OFF,
    Condition.OUTCOME_MISSED,
    Condition.COMPLETE,
    Condition.CLAIMED,
)

Grouped = Mapping[str | None, Tally]
"""Tallies by id, in the order in which the plan prints them; None for actions without one."""

Members = Mapping[str | None, Sequence[Progress]]
"""Actions by the id of their group, in the same order."""


def tally(entries: Iterable[Progress], scheme: Scheme) -> Tally:
    """The counts of these actions."""
    return tally_of((progress.condition for progress in entries), scheme)


def tally_of(conditions: Iterable[Condition], scheme: Scheme) -> Tally:
    """The counts of actions that are in these conditions, coloured by the scheme."""
    found = Counter(conditions)
    by_condition: dict[Condition, int] = {
        condition: found[condition] for condition in RATED_CONDITIONS
    }
    by_rag = {band.rag: 0 for band in scheme.bands}
    for condition, count in by_condition.items():
        rag = scheme.rag(condition)
        if rag is not None:
            by_rag[rag] += count
    return Tally(sum(by_condition.values()), by_condition, by_rag)


def tally_all(judgement: Judgement) -> Tally:
    """The counts of the whole plan."""
    return tally(judgement.progress, judgement.scheme)


def by_theme(judgement: Judgement) -> Grouped:
    """By theme, every theme of the plan included."""
    return _grouped(judgement, judgement.index.themes, lambda progress: [progress.theme])


def by_workstream(judgement: Judgement) -> Grouped:
    """By workstream, every workstream of the plan included."""
    known = judgement.index.workstreams
    return _grouped(judgement, known, lambda progress: [progress.workstream])


def by_sro(judgement: Judgement) -> Grouped:
    """By SRO, those only who answer for an action."""
    return _grouped(judgement, (), lambda progress: [progress.sro])


def by_responsible(judgement: Judgement) -> Grouped:
    """By responsible officer, those only who answer for an action."""
    return _grouped(judgement, (), lambda progress: [progress.responsible])


def by_recommendation(judgement: Judgement) -> Grouped:
    """By recommendation, every one of the plan included.

    An action counts under each recommendation that it answers, and under each that this is a part
    of, in each once; so these counts add up to more than the plan's.
    """
    return _tallies(judgement, answering(judgement))


def answering(judgement: Judgement) -> Members:
    """The actions that answer each recommendation or a part of it, withdrawn ones left out."""
    index = judgement.index

    def answered(progress: Progress) -> Iterable[str | None]:
        return _with_wholes(index, progress.recommendations) or [None]

    return _members(judgement, index.recommendations, answered)


def _with_wholes(index: Index, ids: Iterable[str]) -> list[str | None]:
    """The recommendations and all that they are parts of, each once, however they are linked."""
    found: dict[str | None, None] = {}
    for start in ids:
        here: str | None = start
        while here and here not in found:
            found[here] = None
            record = index.recommendations.get(here)
            here = record.part_of if record else None
    return list(found)


def _grouped(
    judgement: Judgement,
    known: Iterable[str],
    groups_of: Callable[[Progress], Iterable[str | None]],
) -> Grouped:
    return _tallies(judgement, _members(judgement, known, groups_of))


def _tallies(judgement: Judgement, members: Members) -> Grouped:
    return {group: tally(entries, judgement.scheme) for group, entries in members.items()}


def _members(
    judgement: Judgement,
    known: Iterable[str],
    groups_of: Callable[[Progress], Iterable[str | None]],
) -> Members:
    """Each group's actions: the known in their order, then others in natural order, then None."""
    members: dict[str | None, list[Progress]] = {group: [] for group in known}
    others: dict[str | None, list[Progress]] = {}
    for progress in judgement.progress:
        if progress.rag is not None:
            for group in groups_of(progress):
                home = members if group in members else others
                home.setdefault(group, []).append(progress)
    for group in sorted(others, key=lambda name: (name is None, natural(name or ""))):
        members[group] = others[group]
    return members
