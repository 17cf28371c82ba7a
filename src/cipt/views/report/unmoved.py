"""Actions that count as done, and whose measure has not moved since: is it making a difference?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import counted, day, verb
from cipt.evaluation.measures import readings_around
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import figure
from cipt.model.records import Measure, MeasureReading
from cipt.model.scheme import Condition
from cipt.views.report.changes import mention
from cipt.views.report.lines import ActionLine, Lines, Mentions, mentions

_DONE = (
    Condition.SIGNED_OFF,
    Condition.COMPLETE,
    Condition.OUTCOME_MISSED,
    Condition.CLAIMED,
)


@dataclass(frozen=True, slots=True)
class UnmovedLine:
    """An action that is done, and a measure of it that has got no better.

    `done`: since when it counts as done. `before` and `after`: the readings on either side of that
    day. `how`: "worse" or "no change".
    """

    line: ActionLine
    done: str
    measure: str
    before: str
    after: str
    how: str


@dataclass(frozen=True, slots=True)
class Unshown:
    """Actions that are done, of which no readings show a difference.

    `words`: what their measures lack, a sentence that ends with the actions.
    """

    words: str
    actions: Mentions


@dataclass(frozen=True, slots=True)
class Unmoved:
    """`summary`: how many are no better, or that all are better; else "".
    `lines`: those whose readings are no better. `unshown`: those of which no reading has come
    since, and those whose readings before and since cannot be compared.
    """

    summary: str
    lines: tuple[UnmovedLine, ...]
    unshown: tuple[Unshown, ...]


def unmoved(lines: Lines) -> Unmoved:
    """The actions that are done on the day of judgement, and whose measures have not moved."""
    found: list[UnmovedLine] = []
    unread: list[Progress] = []
    uncompared: list[Progress] = []
    linked = 0
    for progress in lines.judgement.progress:
        since = _done_on(progress)
        if since is None:
            continue
        for measure in linked_measures(progress):
            linked += 1
            before, after, moved = readings_around(measure, since, progress.as_of)
            if after is None:
                unread.append(progress)
            elif before is None or moved is None:
                uncompared.append(progress)
            elif moved != "better":
                found.append(_line(lines, progress, since, measure, before, after, moved))
    unshown = _unshown(lines, unread, uncompared)
    if linked and not found and not unshown:
        summary = "Of every action that is done, the measures have got better since."
    else:
        summary = _summary(len({one.line.id for one in found}))
    return Unmoved(summary, tuple(found), unshown)


def _done_on(progress: Progress) -> date | None:
    """The day since which an action counts as done; None for one that does not."""
    if progress.condition not in _DONE:
        return None
    if progress.condition is Condition.CLAIMED:
        return progress.heeded.date if progress.heeded else None
    return progress.completed_on or progress.signed_off_on


def _line(
    lines: Lines,
    progress: Progress,
    since: date,
    measure: Measure,
    before: MeasureReading,
    after: MeasureReading,
    moved: str,
) -> UnmovedLine:
    def shown(reading: MeasureReading) -> str:
        return f"{figure(reading.value, measure)} ({day(reading.date)})"

    return UnmovedLine(
        line=lines.of(progress),
        done=day(since),
        measure=measure.title,
        before=shown(before),
        after=shown(after),
        how=moved,
    )


def _summary(worse: int) -> str:
    if not worse:
        return ""
    return (
        f"{counted(worse, 'action')} {verb(worse)} done and {verb(worse, 'its', 'their')} "
        f"measure is no better since."
    )


def _unshown(
    lines: Lines, unread: Sequence[Progress], uncompared: Sequence[Progress]
) -> tuple[Unshown, ...]:
    found = []
    for progresses, lacks in (
        (unread, "no reading of {its} measure has come since"),
        (uncompared, "no earlier reading of {its} measure can be compared with the latest"),
    ):
        if progresses:
            actions = list(dict.fromkeys(progresses))
            many = len(actions)
            what = lacks.format(its=verb(many, "its", "their"))
            words = f"{counted(many, 'action')} {verb(many)} done, and {what}"
            found.append(Unshown(words, mentions([mention(lines, one) for one in actions])))
    return tuple(found)
