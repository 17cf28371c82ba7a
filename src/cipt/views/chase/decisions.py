"""At most five things that only this reader can decide, before everything that they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cipt.evaluation.english import counted, day, listed, verb, within
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.model.order import natural
from cipt.model.records import Officer
from cipt.model.scheme import Condition
from cipt.views.chase.asks import is_rosy, is_silent

MOST = 5
_NAMED = 4
"""How many actions are named in a sentence; more are counted."""


def decisions(
    actions: Sequence[Progress], *, as_sro: bool, shown: Callable[[str], str]
) -> tuple[str, ...]:
    """What the reader has to decide, a sentence each, the weightiest first.

    `actions`: those that they are asked about. `as_sro`: whether they answer for them to the
    board; what an SRO alone can do is then put first.
    """
    late = sorted(
        (one for one in actions if one.condition is Condition.OVERDUE),
        key=lambda one: (-one.days_overdue, natural(one.id)),
    )
    found = [*(_by_an_sro(actions, late) if as_sro else ()), *_by_anyone(late, as_sro)]
    return tuple(shown(sentence) for sentence in found[:MOST])


def _by_an_sro(actions: Sequence[Progress], late: Sequence[Progress]) -> Iterator[str]:
    nobody = [one for one in actions if not one.responsible and not one.leads]
    if nobody:
        yield f"Name who is to do {_named(nobody)}: nobody is named for {_them(nobody)}."
    left = [one for one in actions if _all_have_left(one)]
    if left:
        yield f"Name who takes over {_named(left)}: nobody named for {_them(left)} is in post."
    waiting = [one for one in late if one.waiting_for or one.waits_on]
    if waiting:
        first = waiting[0]
        more = f" The same for {_named(waiting[1:])}." if waiting[1:] else ""
        yield f"Clear the way for {_late(first)}: it waits for {_waits(first)}.{more}"


def _by_anyone(late: Sequence[Progress], as_sro: bool) -> Iterator[str]:
    allowed = late[0].judgement.plan.header.limits.revisions_allowed if late else 0
    moved = [one for one in late if one.revisions and one.revisions >= allowed]
    if moved:
        stand, dates = (
            ("it stands", "its date") if len(moved) == 1 else ("they stand", "their dates")
        )
        has = verb(len(moved), "has", "have")
        yield (
            f"Decide whether {_named(moved)} can be done as {stand}, or should be withdrawn: "
            f"{dates} {has} been moved before, and {has} passed again."
        )
    silent = [one for one in late if is_silent(one) and one not in moved]
    if silent:
        it = verb(len(silent), "it", "they")
        choice = (
            f", ask the board for a new one, or propose that {it} be withdrawn"
            if as_sro
            else ", or ask the board for a new one"
        )
        yield (
            f"Give a date for {_longest(silent)}{choice}: "
            f"{verb(len(silent), 'it has', 'they have')} neither a recovery date ahead nor a new "
            f"date asked for."
        )
    asked = [one for one in late if one.asked]
    if asked and as_sro:
        yield f"Put before the board, or take back, {_new_dates(asked)}."
    rosy = [one for one in late if is_rosy(one)]
    if rosy:
        rate = f"Have {_named(rosy)} rated" if as_sro else f"Rate {_named(rosy)}"
        past = "it is past its date" if len(rosy) == 1 else "they are past their dates"
        yield f"{rate} again: {past}, and still rated better than that."


def _all_have_left(progress: Progress) -> bool:
    """Whether officers are named for it, of whom none was in post any more on the day."""
    named = filter(None, (progress.responsible, *progress.leads))
    people = [progress.judgement.index.people.get(each) for each in named]
    return bool(people) and all(
        isinstance(one, Officer) and one.to is not None and one.to < progress.as_of
        for one in people
    )


def _them(actions: Sequence[Progress]) -> str:
    return verb(len(actions), "it", "them")


def _named(actions: Sequence[Progress]) -> str:
    """Actions by number: "1.1", "1.1 and 1.2", "1.1, 1.2, 1.3 and 12 more"."""
    numbers = [one.action.printed for one in actions]
    if len(numbers) <= _NAMED:
        return listed(numbers)
    return f"{', '.join(numbers[: _NAMED - 1])} and {len(numbers) - _NAMED + 1:,} more"


def _late(progress: Progress) -> str:
    return f"{progress.action.printed} ({days(progress.days_overdue)} overdue)"


def _longest(silent: Sequence[Progress]) -> str:
    if len(silent) <= _NAMED:
        return listed(map(_late, silent))
    first = ", ".join(map(_late, silent[: _NAMED - 1]))
    return f"{first} and {counted(len(silent) - _NAMED + 1, 'more action')}"


def _new_dates(asked: Sequence[Progress]) -> str:
    first = asked[0]
    new = f"the new date asked for {first.action.printed}, {day(first.asked_due)}"
    if len(asked) == 1:
        return new
    return f"the new dates asked for {_named(asked)}"


def _waits(progress: Progress) -> str:
    waiting = progress.waiting_for
    if waiting is None:
        return listed(
            _late(other) if other.days_overdue else other.action.printed
            for other in progress.waits_on
        )
    index = progress.judgement.index
    who = f", from {index.person_name(waiting.who)}" if waiting.who else ""
    since = f", since {day(waiting.since)}" if waiting.since else ""
    return f"{within(waiting.what)}{who}{since}"
