"""`cipt reading`: a new value of a measure."""

from __future__ import annotations

from typing import Annotated

import typer

from cipt.cli.options import PlanOption, day_option, read_text, read_typed_day, text_option
from cipt.cli.readings_said import record_readings
from cipt.cli.recording import DryRunOption, Recording
from cipt.editing.readings import NewReading
from cipt.model.dates import Day


def command(
    measure: Annotated[
        str, typer.Argument(metavar="MEASURE", help="The measure, by its id or its title.")
    ],
    date: Annotated[
        str, typer.Argument(metavar="DATE", help="The day, or the end of the period, it is of.")
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value, a plain number.")],
    published: Annotated[
        Day | None, day_option("--published", "The day it became known; without it: today.")
    ] = None,
    count: Annotated[
        str | None, text_option("--count", "How many children, for a percentage.", "N")
    ] = None,
    of: Annotated[
        str | None, text_option("--of", "Out of how many, for a percentage.", "N")
    ] = None,
    provisional: Annotated[
        bool, typer.Option("--provisional", help="It may still change.")
    ] = False,
    restated: Annotated[
        bool, typer.Option("--restated", help="It puts right the value that there is.")
    ] = False,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Add a value to a measure.

    A value of a day that has another one already must be marked as restated; both stay.

    Examples:

        cipt reading visits-on-time 2019-03-31 80.5
        cipt reading visits-on-time 2019-03 80.5 --count 95 --of 118 --provisional
        cipt reading visits-on-time 2019-03-31 78 --restated
    """
    recording = Recording(plan)
    day = recording.day("DATE", read_typed_day("DATE", date))
    typed = {
        "date": day.text,
        "published": recording.day("--published", published).text,
        "value": read_text("VALUE", value),
        "count": count,
        "of": of,
        "provisional": "true" if provisional else None,
    }
    reading = NewReading(recording.measure(measure), typed, restated)
    return record_readings(recording, [reading], dry_run)
