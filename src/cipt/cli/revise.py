"""`cipt revise`: a due date is asked to move, and a board decides."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import MinuteOption, PlanOption, day_option, text_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing.revision_facts import Asked, revise
from cipt.model.dates import Day


def command(
    ids: IdsArgument,
    due: Annotated[Day | None, day_option("--due", "The new date.")] = None,
    reason: Annotated[
        str | None, text_option("--reason", "Why the date has to move, in words for the board.")
    ] = None,
    asked: Annotated[
        Day | None, day_option("--asked", "The day it was asked for; without it: today.")
    ] = None,
    agreed: Annotated[Day | None, day_option("--agreed", "The day a board agreed it.")] = None,
    refused: Annotated[Day | None, day_option("--refused", "The day a board refused it.")] = None,
    by: Annotated[
        str | None, text_option("--by", "The board that decided, by id or title.", "ID")
    ] = None,
    minute: MinuteOption = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Ask for a new due date, or record what the board decided.

    Without a decision the old date stands. Once there is one, name the action and the decision:
    it is written to the request that waits.

    Examples:

        cipt revise 2.6.1 --due 2019-07-31 --reason "Two cases wait for the court"
        cipt revise 2.6.1 --agreed 2019-06-18 --by improvement-board --minute 5.2
        cipt revise 2.6.1 --refused 2019-06-18 --by improvement-board
    """
    recording = Recording(plan)
    boards = recording.judgement.index.date_boards
    request = Asked(
        due,
        reason,
        recording.past("--asked", asked),
        recording.past("--agreed", agreed),
        recording.past("--refused", refused),
        recording.board("--by", by, boards, "agree dates"),
        minute,
    )
    return recording.record(ids, revise(recording.now, request), dry_run)
