"""How a command records something: the plan as it stands today, what changes, and what is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.faults import DONE
from cipt.cli.found import found_actions, found_measure
from cipt.cli.opening import Opened, open_plan
from cipt.cli.output import emit, talk
from cipt.cli.today import as_of_day, today
from cipt.cli.wanted import people_by_name
from cipt.editing.edit import edited, typed_tree
from cipt.editing.facts import Fact
from cipt.editing.files import FileChange, write_files
from cipt.evaluation.judgement import Judgement, judge
from cipt.evaluation.progress import Progress
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.loading.refusals import nearest
from cipt.model.dates import Day, in_words
from cipt.model.records import Measure
from cipt.model.scheme import Condition
from cipt.render.file_diff import file_diff
from cipt.render.plain import one_line
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree
from cipt.views.tables import condition_in_words
from cipt.views.unread import unread_in, unread_in_words

IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID", help="The actions, by id or printed number.")
]
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The action, by id or printed number.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show the change as a diff, and write nothing.")
]


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the plan before and after, by its path in the plan folder."""

    path: str
    before: bytes | None
    after: bytes


class Recording:
    """A command that writes to the plan, while it runs.

    Dates that are left out are today's. Everything is judged as of today, even in a plan that was
    closed: what has been recorded since must not be recorded again.
    """

    def __init__(self, plan: Path | None) -> None:
        day = today()
        self.now = Day(day.year, day.month, day.day)
        self.opened: Opened = open_plan(plan, day)
        self.judgement: Judgement = self.opened.judged()

    # What an officer types

    def day(self, option: str, given: Day | None) -> Day:
        """The day after `option`, else today. Raises CannotGoOn for one that is still to come."""
        if given is None:
            return self.now
        if date(given.year, given.month, given.day) > self.now:
            raise CannotGoOn(
                f"{option} {given.text} is still to come: today is {in_words(self.now)}",
                f"Write the day on which it happened: {option} {self.now.text}",
            )
        return given

    def past(self, option: str, given: Day | None) -> Day | None:
        """As `day`, and None where none is given."""
        return None if given is None else self.day(option, given)

    def person(self, option: str, name: str | None) -> str | None:
        """The id of an officer or group, by id, post, title or alias.

        Raises CannotGoOn for one that people.yaml does not know.
        """
        if name is None:
            return None
        index, loaded = self.judgement.index, self.opened.loaded
        known = people_by_name(self.judgement)
        found = known.get(name.strip().lower())
        if found in index.people:
            return found
        if loaded.incomplete & {"officer", "group"} or name in (
            loaded.lost_ids("group") | loaded.lost_ids("officer")
        ):
            return name
        near = nearest(name, list(index.people))
        raise CannotGoOn(
            f"{option} {name} is nobody in people.yaml",
            f"Did you mean {option} {near}?" if near else "Add them to people.yaml first",
        )

    def board(self, option: str, name: str | None, known: frozenset[str], what: str) -> str | None:
        """As `person`, for one of the groups that may do `what`."""
        found = self.person(option, name)
        index = self.judgement.index
        if found is None or found in known or found not in index.people:
            return found
        boards = ", ".join(sorted(known)) or "none yet"
        raise CannotGoOn(
            f"{index.person_name(found)} does not {what}",
            f"people.yaml says `signs_off: true` of those that may: {boards}",
        )

    def colour(self, option: str, rag: str | None) -> str | None:
        """A rating as the plan's scheme spells it. Raises CannotGoOn for one that it lacks."""
        if rag is None:
            return None
        colours = {band.rag.lower(): band.rag for band in self.judgement.scheme.bands}
        found = colours.get(rag.lower())
        if found is None:
            raise CannotGoOn(
                f"{option} {rag} is no colour of this plan",
                f"Write one of: {', '.join(colours.values())}",
            )
        return found

    def recommendation(self, wanted: str) -> str:
        """The id of a recommendation. Raises CannotGoOn for one that the plan does not have."""
        loaded, known = self.opened.loaded, list(self.judgement.index.recommendations)
        found = next((one for one in known if one.lower() == wanted.lower()), None)
        if found is None and "recommendation" in loaded.incomplete:
            return wanted
        if found is None:
            near = nearest(wanted, known)
            raise CannotGoOn(
                f"there is no recommendation {wanted} in this plan",
                f"Did you mean {near}?" if near else "Add it to recommendations.yaml first",
            )
        return found

    def measure(self, wanted: str) -> Measure:
        """The measure by id or title. Raises CannotGoOn for one that the plan does not have."""
        return found_measure(self.opened, wanted)

    def other_action(self, option: str, wanted: str | None, ids: Sequence[str]) -> str | None:
        """The id of an action that takes the place of others."""
        if wanted is None:
            return None
        found = self.action(wanted).id
        if found in {self.action(each).id for each in ids}:
            raise CannotGoOn(f"{option} {wanted} is the action itself", "Name the other one")
        return found

    # What is written

    def record(self, ids: Sequence[str], fact: Fact, dry_run: bool) -> int:
        """Record a fact of every action, or of none; the exit code."""
        found = list(dict.fromkeys(self.action(wanted) for wanted in ids))
        changes = [self._changed(progress, fact) for progress in found]
        after = self.write(changes, dry_run)
        if not dry_run:
            judged = judge(after.plan, self._judged_on(fact.day))
            for progress in found:
                talk(f"{progress.id}: {fact.told}. {_standing(judged, progress.id)}")
        return DONE

    def write(self, changes: Sequence[Change], dry_run: bool) -> Loaded:
        """Write the changes, or show them; the plan as it is then.

        Raises CannotGoOn, and nothing is written, where a file would have a fault that it has not.
        """
        after = self._loaded_with({one.path: one.after for one in changes})
        if dry_run:
            prefix = self.opened.prefix
            emit("\n".join(file_diff(prefix + c.path, c.before, c.after) for c in changes))
            talk("Nothing was written.")
        else:
            write_files(
                self.opened.folder,
                {one.path: FileChange(one.before, one.after) for one in changes},
            )
        unread = unread_in(self.opened.loaded, self.opened.prefix)
        if unread:
            talk(f"{one_line(unread_in_words(unread))}.")
        return after

    def path_of(self, kind: str, number: int) -> str:
        """The path of the record of a kind that stands at `number` in the plan."""
        return self.opened.loaded.places[kind][number].path

    def data_of(self, path: str) -> bytes:
        """The bytes of a file as it was read."""
        return self.opened.loaded.files[path].data

    def action(self, wanted: str) -> Progress:
        """The one action that is meant. Raises CannotGoOn for none and for several."""
        found = found_actions(self.opened, self.judgement, wanted)
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            raise CannotGoOn(f"{wanted} is printed on several actions", f"Name one by id: {ids}")
        return found[0]

    def _changed(self, progress: Progress, fact: Fact) -> Change:
        path = self.path_of("action", self.judgement.progress.index(progress))
        before = self.data_of(path)
        keys = typed_tree(path, before)
        assert isinstance(keys, dict)
        return Change(path, before, edited(path, before, fact.recorded(keys, progress)))

    def _loaded_with(self, files: Mapping[str, bytes]) -> Loaded:
        after = load_plan(MemoryTree(files, over=FolderTree(self.opened.folder)))
        known = {(one.path, one.rule, one.message) for one in self.opened.loaded.troubles}
        for one in after.troubles:
            if (one.path, one.rule, one.message) not in known:
                raise CannotGoOn(
                    f"{one.path} would have a fault: {one.message}",
                    one.hint or "Nothing was written",
                )
        return after

    def _judged_on(self, fact: date) -> date:
        """The day for which the outcome is told: as every command has it, and never before it."""
        day, _ = as_of_day(None, self.opened.loaded.plan.header, self.now)
        return max(day, fact)


def _standing(judgement: Judgement, action_id: str) -> str:
    """How an action stands, in one sentence."""
    progress = judgement.of(action_id)
    assert progress is not None
    words = condition_in_words(progress.condition.value)
    rated = f"{progress.rag}, {words}" if progress.rag else words.capitalize()
    # What was just recorded need not be told again as the reason.
    tells_more = progress.is_open or progress.condition is Condition.OUTCOME_MISSED
    reason = next(iter(progress.reasons), None) if tells_more else None
    return one_line(f"{rated}: {reason}." if reason else f"{rated}.")
