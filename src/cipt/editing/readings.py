"""Readings added to a measure: a second value of one day has to be marked as restated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cipt.editing.facts import as_list
from cipt.evaluation.words import figure
from cipt.faults import CannotGoOn
from cipt.loading.read_record import read_record
from cipt.loading.tree import Tree
from cipt.model.dates import in_words
from cipt.model.records import Measure, MeasureReading


@dataclass(frozen=True, slots=True)
class NewReading:
    """A value of a measure as it was typed, and whether it puts right one of the same day."""

    measure: Measure
    typed: Mapping[str, str | None]
    restated: bool

    def entry(self) -> dict[str, Tree] | None:
        """The entry to be added, None where the measure has this reading already.

        Raises CannotGoOn for what is no reading, and for a changed value that is not marked.
        """
        given: dict[str, Tree] = {k: v for k, v in self.typed.items() if v is not None}
        reading, refusals = read_record(MeasureReading, given, "the reading")
        if reading is None:
            first = refusals[0]
            hint = (first.hint or "Write a plain number").replace("Write: value: ", "Write: ")
            raise CannotGoOn(f"{self.measure.id}: {first.message}", hint)
        before = [one for one in self.measure.readings if one.date == reading.date]
        if not before:
            return given
        last, day = before[-1], in_words(reading.date)
        if last.value == reading.value:
            same = (last.count, last.of, last.provisional or False)
            is_same = same == (reading.count, reading.of, reading.provisional or False)
            return None if is_same else given
        shown = figure(last.value, self.measure)
        if not self.restated:
            raise CannotGoOn(
                f"{self.measure.id} has {shown} for {day}, and not {given['value']}",
                "If the figure was put right, say so: --restated",
            )
        # The value stays as it was typed, and the first reading stays where it is.
        return {**given, "restated_from": str(last.value)}


def with_reading(keys: dict[str, Tree], entry: dict[str, Tree]) -> dict[str, Tree]:
    """What the measure's file is to hold."""
    return {**keys, "readings": [*as_list(keys.get("readings")), entry]}
