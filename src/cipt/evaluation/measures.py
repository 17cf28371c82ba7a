"""Where a measure stands on a day: its latest reading, its target, and which way it moves.

A reading is known from the day it is published, else from its own; a forecast, published before
its own day, is none until then. Of readings of one date the one published last counts, and of
those published on one day the one listed last: that is how a restated figure takes the place of
the first. Nothing is compared across a day from which the measure's definition differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from cipt.model.records import Measure, MeasureReading, Target

Movement = Literal["better", "worse", "no change"]

MEAN_OF = 4
"""How many readings before the latest make the mean of the long direction of travel."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measure stands on a day.

    `reading`: the latest known, or None.
    `target_in_force`: the target by which `reading` is judged, the latest dated on or before the
    reading's own date; None where there is none, or where the definition changed in between.
    `on_target`: whether `reading` meets it, within the tolerance; None where it cannot be said.
    `target`: the target to show on the day: the last whose date has come; else the next, and then
    `target_not_yet_due`; else, where no target bears a date, the first of them.
    `before`: the reading just before `reading`, where the two can be compared.
    `mean_before`: the mean of the four readings before `reading`, where all can be compared.
    `short`, `long`: how `reading` compares with `before` and with `mean_before`; None where that
    cannot be said.
    """

    measure: Measure
    as_of: date
    reading: MeasureReading | None
    target_in_force: Target | None
    on_target: bool | None
    target: Target | None
    target_not_yet_due: bool
    before: MeasureReading | None
    mean_before: Decimal | None
    short: Movement | None
    long: Movement | None


def standing(measure: Measure, as_of: date) -> Standing:
    """Where the measure stands at `as_of`."""
    readings = known_readings(measure, as_of)
    reading = readings[-1] if readings else None
    in_force = _target_in_force(measure, reading) if reading else None
    target = _target_to_show(measure, as_of)
    before, mean = _what_went_before(measure, readings)
    return Standing(
        measure=measure,
        as_of=as_of,
        reading=reading,
        target_in_force=in_force,
        on_target=_meets(measure, reading, in_force),
        target=target,
        target_not_yet_due=bool(target and target.date and target.date > as_of),
        before=before,
        mean_before=mean,
        short=_movement(measure, reading, before.value if before else None, in_force),
        long=_movement(measure, reading, mean, in_force),
    )


def known_readings(measure: Measure, as_of: date) -> list[MeasureReading]:
    """The readings known at `as_of`, by their dates: of each date the one that counts."""
    known = [entry for entry in measure.readings if entry.known <= as_of]
    known.sort(key=lambda entry: (entry.date, entry.published or entry.date))
    return list({entry.date: entry for entry in known}.values())


def readings_around(
    measure: Measure, day: date, as_of: date
) -> tuple[MeasureReading | None, MeasureReading | None, Movement | None]:
    """The last reading of a day or before, the latest after it, and how the second compares.

    None for a reading that there is not, or that the definition of the measure sets apart.
    """
    readings = known_readings(measure, as_of)
    after = readings[-1] if readings and readings[-1].date > day else None
    earlier = [
        one
        for one in readings
        if one.date <= day and (after is None or is_comparable(measure, one.date, after.date))
    ]
    before = earlier[-1] if earlier else None
    target = _target_in_force(measure, after) if after else None
    return before, after, _movement(measure, after, before.value if before else None, target)


def is_comparable(measure: Measure, earlier: date, later: date) -> bool:
    """Whether figures of the two days follow one definition: no break after the earlier day and
    up to the later one.
    """
    return not any(earlier < day <= later for day in measure.breaks)


def _dated(targets: tuple[Target, ...]) -> list[tuple[date, Target]]:
    """Targets that bear a date, by date, and of one date in their order."""
    dated = [(target.date, target) for target in targets if target.date]
    return sorted(dated, key=lambda entry: entry[0])


def _target_in_force(measure: Measure, reading: MeasureReading) -> Target | None:
    come = [entry for entry in _dated(measure.targets) if entry[0] <= reading.date]
    if not come:
        return None
    day, target = come[-1]
    return target if is_comparable(measure, day, reading.date) else None


def _target_to_show(measure: Measure, as_of: date) -> Target | None:
    dated = _dated(measure.targets)
    come = [target for day, target in dated if day <= as_of]
    if come:
        return come[-1]
    if dated:
        return dated[0][1]
    return measure.targets[0] if measure.targets else None


def _meets(measure: Measure, reading: MeasureReading | None, target: Target | None) -> bool | None:
    if reading is None or target is None or measure.better is None:
        return None
    return _shortfall(measure, reading.value, target.value) <= abs(measure.tolerance or Decimal(0))


def _shortfall(measure: Measure, value: Decimal, target: Decimal) -> Decimal:
    """How far the value is from the target on the wrong side; negative on the right side."""
    if measure.better == "higher":
        return target - value
    if measure.better == "lower":
        return value - target
    return abs(value - target)


def _what_went_before(
    measure: Measure, readings: list[MeasureReading]
) -> tuple[MeasureReading | None, Decimal | None]:
    if len(readings) < 2:
        return None, None
    earlier, latest = readings[:-1], readings[-1]
    comparable = [entry for entry in earlier if is_comparable(measure, entry.date, latest.date)]
    before = comparable[-1] if comparable else None
    last = comparable[-MEAN_OF:]
    mean = sum((entry.value for entry in last), Decimal(0)) / MEAN_OF
    return before, mean if len(last) == MEAN_OF else None


def _movement(
    measure: Measure,
    reading: MeasureReading | None,
    before: Decimal | None,
    target: Target | None,
) -> Movement | None:
    """How the reading compares with a value before it.

    Where `better` is target, nearer to the target in force is better; without such a target, or
    without `better`, only that nothing changed can be said.
    """
    if reading is None or before is None:
        return None
    if reading.value == before:
        return "no change"
    if measure.better is None or (measure.better == "target" and target is None):
        return None
    aim = target.value if target else Decimal(0)
    gained = _shortfall(measure, before, aim) - _shortfall(measure, reading.value, aim)
    if gained == 0:
        return "no change"
    return "better" if gained > 0 else "worse"
