"""What is recorded of actions: for each kind of fact where it is written, and what forbids it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cipt.editing import guards
from cipt.editing.guards import Guard
from cipt.evaluation.progress import Progress
from cipt.evaluation.stamp import sign_off_stamp
from cipt.faults import CannotGoOn
from cipt.loading.tree import Tree
from cipt.model.dates import Day, in_words, on_in_words

Keys: TypeAlias = "dict[str, Tree]"
"""What an action's file holds."""

Entry: TypeAlias = "Mapping[str, str | None]"
"""What an entry is to hold; a key without a value is left out."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened to an action on a day, to be recorded in its file.

    `told` says what was done, and reads on from "2.6.1: "; `write` changes what the file holds.
    """

    told: str
    day: Day
    guards: tuple[Guard, ...]
    write: Callable[[Keys, Progress], None]

    def recorded(self, keys: Keys, progress: Progress) -> Keys:
        """What the file is to hold. Raises CannotGoOn where the fact cannot be recorded."""
        for guard in self.guards:
            guard(progress, self.day)
        meant = dict(keys)
        self.write(meant, progress)
        return meant


def start(day: Day) -> Fact:
    """Work began."""
    forbids = (guards.not_withdrawn, guards.not_done, guards.not_started, guards.in_the_plan)

    def write(keys: Keys, progress: Progress) -> None:
        keys["started"] = day.text

    return Fact(f"started {on_in_words(day)}", day, forbids, write)


def update(day: Day, entry: Entry) -> Fact:
    """A dated note of progress, with or without a rating."""
    forbids = (guards.not_withdrawn, guards.in_the_plan)
    return Fact(f"update of {in_words(day)} added", day, forbids, _adding("updates", entry))


def complete(day: Day, evidence: Sequence[Entry]) -> Fact:
    """It is done, and here is what shows it."""
    forbids = (
        guards.not_withdrawn,
        guards.not_done,
        guards.in_the_plan,
        guards.after_reopening,
        guards.begun,
    )

    def write(keys: Keys, progress: Progress) -> None:
        for one in evidence:
            _add(keys, "evidence", _given(one))
        _add_or_put(keys, "completed", day.text)

    return Fact(f"completed {on_in_words(day)}", day, forbids, write)


def sign_off(day: Day, entry: Entry) -> Fact:
    """A board accepts that it is done; the stamp says what exactly it accepted."""
    forbids = (
        guards.not_withdrawn,
        guards.not_signed_off,
        guards.done,
        guards.in_the_plan,
        guards.after_completion,
        guards.after_reopening,
    )

    def write(keys: Keys, progress: Progress) -> None:
        stamp = sign_off_stamp(progress.action, progress.on(day).due)
        _add_or_put(keys, "signed_off", _given({**entry, "stamp": stamp}))

    return Fact(f"signed off {on_in_words(day)}", day, forbids, write)


def reopen(day: Day, entry: Entry) -> Fact:
    """Work on it goes on."""
    forbids = (guards.not_withdrawn, guards.reopenable)
    return Fact(f"reopened {on_in_words(day)}", day, forbids, _adding("reopened", entry))


def withdraw(day: Day, entry: Entry) -> Fact:
    """The plan no longer asks for it."""

    def write(keys: Keys, progress: Progress) -> None:
        keys["withdrawn"] = _given(entry)

    forbids = (guards.not_withdrawn, guards.in_the_plan)
    return Fact(f"withdrawn {on_in_words(day)}", day, forbids, write)


def evidence(day: Day, entry: Entry) -> Fact:
    """Something shows that it was done; it may be older than the action."""
    told = f"evidence of {in_words(day)} added"
    return Fact(told, day, (guards.not_withdrawn,), _adding("evidence", entry))


def milestone_done(title: str, day: Day) -> Fact:
    """A step on the way is done."""

    def write(keys: Keys, progress: Progress) -> None:
        number = _milestone(progress, title)
        milestones = as_list(keys.get("milestones"))
        entry = milestones[number]
        assert isinstance(entry, dict)
        milestones[number] = {**entry, "done": day.text}
        keys["milestones"] = milestones

    forbids = (guards.not_withdrawn, guards.in_the_plan)
    return Fact(f"milestone done {on_in_words(day)}", day, forbids, write)


def milestone_added(now: Day, title: str, due: Day) -> Fact:
    """A step on the way is agreed, with its date; it is written down `now`."""

    def write(keys: Keys, progress: Progress) -> None:
        if any(one.title.lower() == title.lower() for one in progress.action.milestones):
            raise CannotGoOn(
                f"{progress.id} has a milestone “{title}” already",
                f"Once it is done: cipt milestone {progress.id} … --done",
            )
        _add(keys, "milestones", {"title": title, "due": due.text})

    forbids = (guards.not_withdrawn, guards.not_done)
    return Fact(f"milestone added, due {in_words(due)}", now, forbids, write)


def as_list(value: Tree) -> list[Tree]:
    """The entries of a list, of which a single one may stand by itself."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _milestone(progress: Progress, title: str) -> int:
    """Which milestone is meant: by its title, or by the beginning of it."""
    wanted = title.strip().lower()
    titles = [one.title.lower() for one in progress.action.milestones]
    found = [n for n, one in enumerate(titles) if one == wanted]
    found = found or [n for n, one in enumerate(titles) if one.startswith(wanted)]
    still_open = [n for n in found if progress.action.milestones[n].done is None]
    if len(still_open) == 1:
        return still_open[0]
    if found and not still_open:
        done = progress.action.milestones[found[-1]].done
        raise CannotGoOn(
            f"this milestone of {progress.id} was done {on_in_words(done) if done else ''}",
            f"`cipt show {progress.id}` lists its milestones",
        )
    listed = "; ".join(one.title for one in progress.action.milestones)
    add = f"Add one: cipt milestone {progress.id} … --due DATE"
    raise CannotGoOn(
        f"{progress.id} has {'several milestones' if found else 'no milestone'} “{title}”",
        f"Its milestones: {listed}" if listed else add,
    )


def _adding(key: str, entry: Entry) -> Callable[[Keys, Progress], None]:
    def write(keys: Keys, progress: Progress) -> None:
        if _given(entry) in as_list(keys.get(key)):
            raise CannotGoOn(
                f"{progress.id} has just this among its {key} already",
                "There is nothing to add; nothing was written",
            )
        _add(keys, key, _given(entry))

    return write


def _add(keys: Keys, key: str, entry: Tree) -> None:
    keys[key] = [*as_list(keys.get(key)), entry]


def _add_or_put(keys: Keys, key: str, entry: Tree) -> None:
    """The only one stands by itself; from the second on they are a list."""
    before = as_list(keys.get(key))
    keys[key] = [*before, entry] if before else entry


def _given(entry: Entry) -> Tree:
    return {key: value for key, value in entry.items() if value is not None}
