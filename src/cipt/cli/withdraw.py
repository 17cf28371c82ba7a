"""`cipt withdraw`: the plan no longer asks for an action."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import PlanOption, day_option, text_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.model.dates import Day


def command(
    ids: IdsArgument,
    reason: Annotated[str | None, text_option("--reason", "Why it is withdrawn.")] = None,
    by: Annotated[str | None, text_option("--by", "The board that decided so.", "WHO")] = None,
    date: Annotated[
        Day | None, day_option("--date", "The day of the decision; without it: today.")
    ] = None,
    replaced_by: Annotated[
        str | None, text_option("--replaced-by", "The action that takes its place.", "ID")
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Take an action out of what the plan asks for. It stays in the plan, listed apart.

    Examples:

        cipt withdraw 2.3.4 --reason "Merged with 2.3.11" --by improvement-board
        cipt withdraw 2.3.4 --reason "Merged" --replaced-by 2.3.11
    """
    recording = Recording(plan)
    day = recording.day("--date", date)
    entry = {
        "date": day.text,
        "by": recording.person("--by", by),
        "reason": reason,
        "replaced_by": recording.other_action("--replaced-by", replaced_by, ids),
    }
    return recording.record(ids, facts.withdraw(day, entry), dry_run)
