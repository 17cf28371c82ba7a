"""`cipt complete`: an action is done."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import PlanOption, day_option, texts_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.model.dates import Day


def command(
    ids: IdsArgument,
    date: Annotated[
        Day | None, day_option("--date", "The day it was done; without it: today.")
    ] = None,
    evidence: Annotated[
        list[str] | None,
        texts_option("--evidence", "What shows that it was done."),
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Record that an action is complete, and what shows it.

    A board signs it off later: see `cipt sign-off --help`.

    Examples:

        cipt complete 2.6.1 --evidence "Audit of 40 files"
        cipt complete 2.6.1 2.6.2 --date 2019-07-30
    """
    recording = Recording(plan)
    day = recording.day("--date", date)
    shown = [{"date": day.text, "title": title} for title in evidence or ()]
    return recording.record(ids, facts.complete(day, shown), dry_run)
