"""`cipt readings`: the values of many measures, from the performance team's sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.options import PlanOption, day_option
from cipt.cli.output import talk
from cipt.cli.readings_said import record_readings
from cipt.cli.recording import DryRunOption, Recording
from cipt.editing.readings import NewReading
from cipt.faults import CannotGoOn
from cipt.model.dates import Day
from cipt.render.plain import one_line

_SHOWN = 12


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The sheet: .csv or .xlsx, a measure a row.")
    ],
    period: Annotated[
        Day | None,
        day_option("--period", "The day, or the end of the period, they are of; needed."),
    ] = None,
    published: Annotated[
        Day | None, day_option("--published", "The day they became known; without it: today.")
    ] = None,
    provisional: Annotated[
        bool, typer.Option("--provisional", help="All of them may still change.")
    ] = False,
    restated: Annotated[
        bool, typer.Option("--restated", help="Where a value differs, it puts right the old one.")
    ] = False,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Add the values of many measures, from a sheet with a measure a row.

    The sheet has a column headed Measure, with ids or titles, and one headed Value or by the
    period itself, as in May 2019; Numerator, Denominator and Provisional are read as well. All
    values are added, or none. A value that differs from the one that there is must be marked as
    restated.

    Examples:

        cipt readings scorecard.xlsx --period 2019-05
        cipt readings q1.csv --period 2019-06-30 --provisional
        cipt readings q1-final.csv --period 2019-06-30 --restated
    """
    if period is None:
        raise CannotGoOn("it is not said of when the values are", "Write: --period 2019-05")
    recording = Recording(plan)
    day = recording.day("--period", period)
    known_on = recording.day("--published", published).text
    from cipt.exchange.importing.opening import read_document
    from cipt.exchange.readings_sheet import readings_in

    sheet = readings_in(read_document(file), recording.opened.loaded.plan.measures, day)
    _name("Not measures of this plan", sheet.unknown)
    _name("Without a figure", sheet.without_value)
    if not sheet.readings:
        raise CannotGoOn(
            f"{file} has no value of a measure of this plan",
            "Write the measures' ids or titles as they stand in measures/",
        )
    readings = [
        NewReading(
            one.measure,
            {
                "date": day.text,
                "published": known_on,
                "value": one.value,
                "count": one.count,
                "of": one.of,
                "provisional": "true" if provisional or one.provisional else None,
            },
            restated,
        )
        for one in sheet.readings
    ]
    return record_readings(recording, readings, dry_run, again=True)


def _name(what: str, names: tuple[str, ...]) -> None:
    """Say which rows of the sheet are passed over."""
    if names:
        more = f", and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        talk(one_line(f"{what}: {'; '.join(names[:_SHOWN])}{more}."))
