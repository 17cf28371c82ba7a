"""Readings written to their measures, and what the officer is told of each."""

from __future__ import annotations

from collections.abc import Sequence

from cipt.cli.faults import DONE
from cipt.cli.output import talk
from cipt.cli.recording import Change, Recording
from cipt.editing.edit import edited, typed_tree
from cipt.editing.readings import NewReading, with_reading
from cipt.evaluation.english import counted
from cipt.evaluation.measures import standing
from cipt.evaluation.words import figure
from cipt.faults import CannotGoOn
from cipt.loading.tree import Tree
from cipt.model.dates import in_words, parse_day
from cipt.model.records import Measure
from cipt.render.plain import one_line


def record_readings(
    recording: Recording, readings: Sequence[NewReading], dry_run: bool, *, again: bool = False
) -> int:
    """Write all the readings, or none; the exit code.

    Where `again`, a measure that has its reading already is passed over and counted.
    """
    entries = _entries(readings)
    new = [(measure, entry) for measure, entry in entries if entry is not None]
    if len(new) < len(entries) and not again:
        measure = next(measure for measure, entry in entries if entry is None)
        raise CannotGoOn(
            f"{measure.id} has this reading already", "There is nothing to add; nothing was written"
        )
    if new:
        changes = [_changed(recording, measure, entry) for measure, entry in new]
        after = recording.write(changes, dry_run)
        by_id = {one.id: one for one in after.plan.measures}
        for measure, entry in new if not dry_run else ():
            talk(one_line(_told(by_id[measure.id], entry)))
    if len(new) < len(entries):
        had = counted(len(entries) - len(new), "measure has", "measures have")
        talk(f"{had} the reading already.")
    return DONE


def _entries(
    readings: Sequence[NewReading],
) -> list[tuple[Measure, dict[str, Tree] | None]]:
    """What is to be added to each measure. Raises CannotGoOn with all that stands against it."""
    entries: list[tuple[Measure, dict[str, Tree] | None]] = []
    refused: list[CannotGoOn] = []
    for one in readings:
        try:
            entries.append((one.measure, one.entry()))
        except CannotGoOn as refusal:
            refused.append(refusal)
    if len(refused) > 1:
        told = "; ".join(refusal.why for refusal in refused)
        raise CannotGoOn(f"{len(refused)} values: {told}", refused[0].what_to_do)
    if refused:
        raise refused[0]
    return entries


def _changed(recording: Recording, measure: Measure, entry: dict[str, Tree]) -> Change:
    path = recording.path_of("measure", recording.opened.loaded.plan.measures.index(measure))
    before = recording.data_of(path)
    keys = typed_tree(path, before)
    assert isinstance(keys, dict)
    return Change(path, before, edited(path, before, with_reading(keys, entry)))


def _told(measure: Measure, entry: dict[str, Tree]) -> str:
    day = parse_day(str(entry["date"]))
    published = parse_day(str(entry.get("published") or entry["date"]))
    where = standing(measure, max(day, published))
    added = measure.readings[-1]
    told = f"{measure.id}: {figure(added.value, measure)} for {in_words(day)} added"
    if added.restated_from is not None:
        told += f", restated from {figure(added.restated_from, measure)}"
    target = where.target_in_force
    if where.reading != added or target is None or where.on_target is None:
        return f"{told}."
    verb = "meets" if where.on_target else "misses"
    return f"{told}. It {verb} the target of {figure(target.value, measure)}."
