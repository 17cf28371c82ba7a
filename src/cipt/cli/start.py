"""`cipt start`: work on an action began."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import PlanOption, day_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.model.dates import Day


def command(
    ids: IdsArgument,
    date: Annotated[
        Day | None, day_option("--date", "The day it began; without it: today.")
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Record that work on an action began.

    Several actions at once: all of them are written, or none.

    Examples:

        cipt start 2.6.1
        cipt start 2.6.1 2.6.2 --date 2019-01-14
    """
    recording = Recording(plan)
    return recording.record(ids, facts.start(recording.day("--date", date)), dry_run)
