"""The lines of the workbook's sheets: for each the record, where it stands, and its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cipt.evaluation.facts import latest_update
from cipt.evaluation.judgement import Judgement
from cipt.exchange.workbook.columns import (
    ACTIONS,
    DATES,
    MEASURES,
    PEOPLE,
    READINGS,
    RECOMMENDATIONS,
    Column,
    Sheet,
)
from cipt.model.base import Record

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet.

    `kind` and `id`: the record whose file holds it. `at`: where in the record the entry stands,
    () for the record itself, ("revisions", 0) for its first revision. `record`: what fields are
    read from; `update` the action's latest, or None. `about`: what is reckoned from.
    """

    kind: str
    id: str
    at: Place
    record: Record
    about: Any
    update: Record | None = None

    @property
    def number(self) -> int | None:
        """Which entry of the record it is, 1 for the first; None for the record itself."""
        return int(self.at[-1]) + 1 if self.at else None

    def key(self, column: Column) -> str | None:
        """The key by which this line's record knows the column; None where it has no such field."""
        for key in column.keys:
            if column.part == "update" or attribute(key) in type(self.record).model_fields:
                return key
        return None

    def value(self, column: Column) -> object:
        """What stands in the column, as the model has it; None for nothing."""
        if column.part == "number":
            return self.number
        if column.shows is not None:
            return column.shows(self.about)
        if not column.keys:
            return self.id
        record = self.update if column.part == "update" else self.record
        key = self.key(column)
        return getattr(record, attribute(key)) if record is not None and key else None


def attribute(key: str) -> str:
    """The name under which the model keeps a key of the files."""
    return f"{key}_" if key in ("from", "for") else key


def all_lines(judgement: Judgement) -> dict[Sheet, tuple[Line, ...]]:
    """The lines of every sheet, in the order of the plan."""
    return {
        ACTIONS: tuple(_actions(judgement)),
        MEASURES: tuple(
            Line("measure", one.id, (), one, judgement.standing(one))
            for one in judgement.plan.measures
        ),
        READINGS: tuple(_readings(judgement)),
        RECOMMENDATIONS: tuple(_recommendations(judgement)),
        PEOPLE: tuple(_people(judgement)),
        DATES: tuple(_dates(judgement)),
    }


def _actions(judgement: Judgement) -> Iterator[Line]:
    for progress in judgement.progress:
        action = progress.action
        update = latest_update(action.updates, judgement.as_of)
        yield Line("action", action.id, (), action, progress, update)


def _dates(judgement: Judgement) -> Iterator[Line]:
    for progress in judgement.progress:
        for number, revision in enumerate(progress.action.revisions):
            yield Line("action", progress.id, ("revisions", number), revision, progress)


def _readings(judgement: Judgement) -> Iterator[Line]:
    for measure in judgement.plan.measures:
        for number, reading in enumerate(measure.readings):
            yield Line(
                "measure", measure.id, ("readings", number), reading, judgement.standing(measure)
            )


def _recommendations(judgement: Judgement) -> Iterator[Line]:
    answered = defaultdict(list)
    for progress in judgement.progress:
        for ref in progress.recommendations:
            answered[ref].append(progress.id)
    for one in judgement.plan.recommendations:
        yield Line("recommendation", one.id, (), one, tuple(answered[one.id]))


def _people(judgement: Judgement) -> Iterator[Line]:
    for officer in judgement.plan.officers:
        yield Line("officer", officer.id, (), officer, "officer")
    for group in judgement.plan.groups:
        yield Line("group", group.id, (), group, "group")
