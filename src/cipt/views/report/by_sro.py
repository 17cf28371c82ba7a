"""Every action of the plan by the SRO who answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import counted
from cipt.evaluation.tallies import tally
from cipt.views.report.counts import Part
from cipt.views.report.lines import NOBODY, ActionLine, Lines


@dataclass(frozen=True, slots=True)
class SroActions:
    """The actions of one SRO as the plan orders them, withdrawn ones included.

    `sro`: the post. `count`: "48 actions". `parts`: how many of which colour, those that occur.
    """

    sro: str
    count: str
    parts: tuple[Part, ...]
    actions: tuple[ActionLine, ...]


def actions_by_sro(lines: Lines) -> tuple[SroActions, ...]:
    """All actions; the SRO who answers for the first of them stands first, nobody last."""
    groups: dict[str | None, list[int]] = {}
    judged = lines.judgement.progress
    for number, progress in enumerate(judged):
        groups.setdefault(progress.sro, []).append(number)
    return tuple(
        _group(lines, sro, numbers)
        for sro, numbers in sorted(groups.items(), key=lambda each: each[0] is None)
    )


def _group(lines: Lines, sro: str | None, numbers: list[int]) -> SroActions:
    entries = [lines.judgement.progress[number] for number in numbers]
    by_rag = tally(entries, lines.judgement.scheme).by_rag
    return SroActions(
        sro=lines.judgement.index.person_name(sro) if sro else f"SRO: {NOBODY}",
        count=counted(len(entries), "action"),
        parts=tuple(Part(lines.rating(rag), count) for rag, count in by_rag.items() if count),
        actions=tuple(lines.of(one) for one in entries),
    )
