"""`cipt milestone`: a step on the way."""

from __future__ import annotations

from typing import Annotated

import typer

from cipt.cli.options import PlanOption, day_option, read_text
from cipt.cli.recording import DryRunOption, IdArgument, Recording
from cipt.editing import facts
from cipt.faults import CannotGoOn
from cipt.model.dates import Day


def command(
    id: IdArgument,
    title: Annotated[
        str, typer.Argument(metavar="TITLE", help="The milestone, by its title or how it begins.")
    ],
    done: Annotated[bool, typer.Option("--done", help="It is done.")] = False,
    due: Annotated[
        Day | None, day_option("--due", "Add it as a new milestone, due on this day.")
    ] = None,
    date: Annotated[
        Day | None, day_option("--date", "The day it was done; without it: today.")
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Record that a milestone of an action is done, or add a new one.

    Examples:

        cipt milestone 2.6.1 "Audit tool agreed" --done
        cipt milestone 2.6.1 "Audit tool" --done --date 2019-02-21
        cipt milestone 2.6.1 "First audits done" --due 2019-03-31
    """
    name = read_text("TITLE", title) or ""
    if done == (due is not None):
        raise CannotGoOn(
            "it is not said whether the milestone is done or new", "Write: --done, or --due DATE"
        )
    recording = Recording(plan)
    if due is not None:
        if date is not None:
            raise CannotGoOn("--date is the day it was done", "Leave it out beside --due")
        return recording.record([id], facts.milestone_added(recording.now, name, due), dry_run)
    fact = facts.milestone_done(name, recording.day("--date", date))
    return recording.record([id], fact, dry_run)
