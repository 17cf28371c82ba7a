"""A due date is asked to move, and a board agrees to it or refuses."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.editing import guards
from cipt.editing.facts import Fact, Keys, as_list
from cipt.evaluation.progress import Progress
from cipt.faults import CannotGoOn
from cipt.loading.tree import Tree
from cipt.model.dates import Day, in_words, on_in_words


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said of a new date: the request, what the board decided, or both.

    `due` and `reason` are the request, `agreed` or `refused` the day of the decision, `by` and
    `minute` whose it was and where the minutes say so.
    """

    due: Day | None = None
    reason: str | None = None
    asked: Day | None = None
    agreed: Day | None = None
    refused: Day | None = None
    by: str | None = None
    minute: str | None = None

    @property
    def decided(self) -> Day | None:
        """The day of the decision, None while there is none."""
        return self.agreed or self.refused


def revise(now: Day, asked: Asked) -> Fact:
    """A new date is asked for, or decided on; `now` stands for a day that is not given."""
    _refuse_contradictions(asked)

    def write(keys: Keys, progress: Progress) -> None:
        entries = as_list(keys.get("revisions"))
        waiting = _answered(progress, asked)
        if waiting is None:
            entries.append(_new(progress, asked, now))
        else:
            before = entries[waiting]
            assert isinstance(before, dict)
            _refuse_before_asked(progress, waiting, asked)
            entries[waiting] = {**before, **_decision(asked)}
        keys["revisions"] = entries

    day = asked.decided or asked.asked or now
    forbids = (guards.not_withdrawn, guards.not_done, guards.in_the_plan)
    return Fact(_told(asked), day, forbids, write)


def _told(asked: Asked) -> str:
    to = f" of {in_words(asked.due)}" if asked.due else ""
    if asked.decided is None:
        return f"new date{to} asked for"
    if asked.refused:
        return f"new date{to} refused {on_in_words(asked.decided)}"
    nobody = "" if asked.by else ", no board named: it does not move the date"
    return f"new date{to} agreed {on_in_words(asked.decided)}{nobody}"


def _refuse_contradictions(asked: Asked) -> None:
    if asked.agreed and asked.refused:
        raise CannotGoOn(
            "a new date is either agreed or refused", "Leave out --agreed or --refused"
        )
    if asked.decided and asked.asked and asked.decided < asked.asked:
        raise CannotGoOn(
            f"{in_words(asked.decided)} is before it was asked for, {on_in_words(asked.asked)}",
            "Write the day of the board's meeting after --agreed or --refused",
        )
    if not asked.decided and (asked.by or asked.minute):
        raise CannotGoOn(
            "--by and --minute belong to a decision, and none is given",
            "Write: --agreed DATE or --refused DATE, or leave them out",
        )
    if not asked.decided and not (asked.due and asked.reason):
        lacking = "new date" if not asked.due else "reason"
        raise CannotGoOn(
            f"the {lacking} is missing", "Write: cipt revise ID --due DATE --reason TEXT"
        )


def _answered(progress: Progress, asked: Asked) -> int | None:
    """Which request that waits is decided on; None where it comes with its decision."""
    waiting = [
        number
        for number, one in enumerate(progress.action.revisions)
        if not (one.agreed or one.refused) and asked.due in (None, one.due)
    ]
    if asked.decided is None:
        if waiting:
            raise CannotGoOn(
                f"{progress.id} has asked for {in_words(_due(progress, waiting[0]))} already",
                "Once the board has decided: --agreed DATE or --refused DATE",
            )
        return None
    if not waiting and asked.due and asked.reason:
        return None
    if not waiting:
        raise CannotGoOn(
            f"{progress.id} has not asked for {'this' if asked.due else 'a new'} date",
            "Write what was asked for as well: --due DATE --reason TEXT",
        )
    if len(waiting) > 1:
        dates = ", ".join(_due(progress, number).text for number in waiting)
        raise CannotGoOn(
            f"{progress.id} has asked for several dates", f"Say which: --due, one of {dates}"
        )
    before = progress.action.revisions[waiting[0]]
    if asked.reason and asked.reason != before.reason:
        raise CannotGoOn(
            f"{progress.id} has asked for this date, and given another reason",
            "Leave --reason out: what was asked for stays as it is",
        )
    return waiting[0]


def _due(progress: Progress, number: int) -> Day:
    return progress.action.revisions[number].due


def _new(progress: Progress, asked: Asked, now: Day) -> Tree:
    assert asked.due
    assert asked.reason
    if progress.due == asked.due:
        raise CannotGoOn(
            f"{progress.id} is due {on_in_words(progress.due)} already", "Write another day: --due"
        )
    if progress.due is None:
        raise CannotGoOn(
            f"{progress.id} has no due date that could move",
            f"Write its first agreed date into its file: due: {asked.due.text}",
        )
    day = asked.asked or (None if asked.decided else now)
    known = asked.decided or day or now
    if asked.due < known:
        raise CannotGoOn(
            f"{in_words(asked.due)} had passed by {in_words(known)}",
            "Write a day by which it can be done: --due DATE",
        )
    request = {"due": asked.due.text, "reason": asked.reason}
    return {**({"asked": day.text} if day else {}), **request, **_decision(asked)}


def _decision(asked: Asked) -> dict[str, Tree]:
    decided = {
        "agreed": asked.agreed.text if asked.agreed else None,
        "refused": asked.refused.text if asked.refused else None,
        "by": asked.by,
        "minute": asked.minute,
    }
    return {key: value for key, value in decided.items() if value is not None}


def _refuse_before_asked(progress: Progress, number: int, asked: Asked) -> None:
    before = progress.action.revisions[number].asked
    if before and asked.decided and asked.decided < before:
        raise CannotGoOn(
            f"{in_words(asked.decided)} is before {progress.id} asked, {on_in_words(before)}",
            "Write the day of the board's meeting",
        )
