"""`cipt update`: a dated note of progress."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import PlanOption, day_option, text_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.faults import CannotGoOn
from cipt.model.dates import Day, in_words


def command(
    ids: IdsArgument,
    date: Annotated[
        Day | None, day_option("--date", "The day for which it is true; without it: today.")
    ] = None,
    note: Annotated[
        str | None, text_option("--note", "What has happened, what is in the way.")
    ] = None,
    rag: Annotated[
        str | None, text_option("--rag", "Your own rating, as in AMBER.", "COLOUR")
    ] = None,
    by: Annotated[
        str | None, text_option("--by", "Who says so: an officer's id, post or alias.", "WHO")
    ] = None,
    recovery: Annotated[
        Day | None, day_option("--recovery", "The day by which it will be back on track.")
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Add a dated note of progress to an action.

    Your rating stands beside the one that follows from the facts. It can make an open action look
    worse, never better.

    Examples:

        cipt update 2.6.1 --note "All cases reviewed but two" --rag AMBER
        cipt update 2.6.1 --rag RED --note "Two posts vacant" --recovery 2019-07-31
    """
    if not any((note, rag, recovery)):
        raise CannotGoOn(
            "the update says nothing", "Write at least one of --note TEXT, --rag COLOUR, --recovery"
        )
    recording = Recording(plan)
    day = recording.day("--date", date)
    if recovery is not None and recovery < day:
        raise CannotGoOn(
            f"--recovery {recovery.text} is before the day of the update, {in_words(day)}",
            "Write the day by which it will be back on track",
        )
    entry = {
        "date": day.text,
        "rag": recording.colour("--rag", rag),
        "by": recording.person("--by", by),
        "note": note,
        "recovery": recovery.text if recovery else None,
    }
    return recording.record(ids, facts.update(day, entry), dry_run)
