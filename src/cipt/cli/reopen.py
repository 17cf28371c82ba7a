"""`cipt reopen`: work on a completed action goes on."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import PlanOption, day_option, text_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.model.dates import Day


def command(
    ids: IdsArgument,
    date: Annotated[
        Day | None, day_option("--date", "The day it was reopened; without it: today.")
    ] = None,
    reason: Annotated[str | None, text_option("--reason", "Why it is taken up again.")] = None,
    by: Annotated[
        str | None, text_option("--by", "The board or officer that reopened it.", "WHO")
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Take a completed action up again. Its completion and sign-off stay on record.

    Examples:

        cipt reopen 2.6.1 --reason "The next audit found drift again"
        cipt reopen 2.6.1 --by improvement-board --reason "Drift again"
    """
    recording = Recording(plan)
    day = recording.day("--date", date)
    entry = {"date": day.text, "by": recording.person("--by", by), "reason": reason}
    return recording.record(ids, facts.reopen(day, entry), dry_run)
