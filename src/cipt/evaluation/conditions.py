"""The condition of an action: the first that holds, in the order of the table.

Those of an action that is done with come first, then those of an open one. With nothing new
recorded an open action only passes from a later condition to an earlier one, as dates pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cipt.evaluation.facts import completion, sign_off, steps_missed, work_began
from cipt.model.action import Action
from cipt.model.records import Measure
from cipt.model.scheme import Condition

if TYPE_CHECKING:
    from cipt.evaluation.progress import Progress


def condition_of(progress: Progress) -> Condition:
    """The condition that the action is in, from its facts by the day of judgement."""
    ended = _ended(progress)
    if ended is None and progress.said and progress.said.done and is_claimed(progress):
        return Condition.CLAIMED
    return ended or _open(progress)


def _ended(progress: Progress) -> Condition | None:
    action, as_of, judgement = progress.action, progress.as_of, progress.judgement
    if action.withdrawn and action.withdrawn.date <= as_of:
        return Condition.WITHDRAWN
    if action.signed_off and sign_off(action, as_of, judgement.index.signing_boards):
        return Condition.SIGNED_OFF
    if action.completed and completion(action, as_of):
        return Condition.OUTCOME_MISSED if measures_missed(progress) else Condition.COMPLETE
    return None


def _open(progress: Progress) -> Condition:
    action, as_of, judgement = progress.action, progress.as_of, progress.judgement
    if progress.due and progress.due < as_of:
        return Condition.OVERDUE
    said = progress.said
    if said and said.off_track:
        return Condition.OFF_TRACK
    if has_steps(action) and steps_missed(action, as_of):
        return Condition.MILESTONE_MISSED
    has_begun = said is not None and not said.not_started
    if not has_begun and not work_began(action, as_of, judgement.declares):
        return Condition.NOT_STARTED
    if said and said.at_risk:
        return Condition.AT_RISK
    return Condition.ON_TRACK


def has_steps(action: Action) -> bool:
    """Whether the action has milestones, occurrences or reviews at all."""
    return bool(action.milestones or action.repeats or action.reviews)


def is_claimed(progress: Progress) -> bool:
    """Whether the action was taken over as done, and nothing since says otherwise.

    It has no completion and no reopening by the day of judgement, and its latest declared rating
    is dated on or before the day of taking over, and means done and nothing less. A rating after
    that day ends the claim, whatever its colour.
    """
    action, as_of, said = progress.action, progress.as_of, progress.said
    declared, taken_over = progress.declared, progress.judgement.taken_over
    if said is None or not said.done or declared is not progress.heeded:
        return False
    return (
        declared is not None
        and taken_over is not None
        and declared.date <= taken_over
        and not any(day <= as_of for day in action.completed)
        and not any(entry.date <= as_of for entry in action.reopened)
    )


def linked_measures(progress: Progress) -> list[Measure]:
    """The measures that the action's success names, each once, in their order."""
    found: dict[str, Measure] = {}
    for success in progress.action.success:
        if not isinstance(success, str):
            for measure in progress.judgement.index.measures_for(success.measure):
                found[measure.id] = measure
    return list(found.values())


def measures_missed(progress: Progress) -> list[Measure]:
    """The linked measures whose latest reading misses the target then in force.

    No reading, no such target, or no `better` to judge by is no miss.
    """
    return [
        measure
        for measure in linked_measures(progress)
        if progress.judgement.standing(measure, progress.as_of).on_target is False
    ]
