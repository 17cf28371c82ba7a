"""What is wrong with the way in which a recommendation is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import counted, verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.records import Recommendation
from cipt.model.scheme import Condition

TITLES = {
    "no_action": "No action answers it",
    "none_open_or_signed_off": "Nothing open, and nothing signed off",
    "all_late": "Everything still to do is late",
    "one_owner": "All answered for by one officer",
    "no_measure": "No measure shows the difference",
    "disputed": "Disputed",
}
"""Every kind of flag by its code, the gravest first."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that is wrong: its code, and a sentence with the figures."""

    code: str
    words: str


def flags(
    judgement: Judgement, record: Recommendation, answering: Sequence[Progress]
) -> tuple[Flag, ...]:
    """What is wrong with how a recommendation is answered by these actions, the gravest first."""
    found = {} if answering else {"no_action": _no_action(judgement, record)}
    for code, words in _of_actions(judgement, answering):
        found[code] = words
    disputed = record.disputed
    if disputed and disputed.date <= judgement.as_of:
        found["disputed"] = "It is disputed."
    return tuple(Flag(code, found[code]) for code in TITLES if code in found)


def _no_action(judgement: Judgement, record: Recommendation) -> str:
    gone = sum(one.is_withdrawn and record.id in one.recommendations for one in judgement.progress)
    if not gone:
        return "No action answers it."
    return f"No action answers it: {counted(gone, 'action')} {verb(gone, 'was', 'were')} withdrawn."


def _of_actions(judgement: Judgement, answering: Sequence[Progress]) -> Iterator[tuple[str, str]]:
    if not answering:
        return
    still_open = [one for one in answering if one.is_open]
    signed = [one for one in answering if one.condition is Condition.SIGNED_OFF]
    if not still_open and not signed:
        yield "none_open_or_signed_off", "Nothing is still to do, and a board has signed off none."
    late = [one for one in still_open if one.condition is Condition.OVERDUE]
    if late and len(late) == len(still_open):
        yield "all_late", f"{_all(len(late))} still to do {verb(len(late))} overdue."
    owners = {one.responsible for one in answering if one.responsible}
    if len(answering) > 1 and len(owners) == 1 and all(one.responsible for one in answering):
        name = judgement.index.person_name(next(iter(owners)))
        whose = f"{_all(len(answering))} are answered for by one officer: {name}."
        yield "one_owner", whose
    if not any(linked_measures(one) for one in answering):
        yield "no_measure", "No action that answers it names a measure."


def _all(count: int) -> str:
    if count < 3:
        return "The only action" if count == 1 else "Both actions"
    return f"All {count:,} actions"
