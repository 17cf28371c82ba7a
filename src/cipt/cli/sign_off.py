"""`cipt sign-off`: a board accepts that an action is done."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import MinuteOption, PlanOption, day_option, text_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.faults import CannotGoOn
from cipt.model.dates import Day


def command(
    ids: IdsArgument,
    board: Annotated[
        str | None, text_option("--board", "The board, by id or title; needed.", "ID")
    ] = None,
    date: Annotated[
        Day | None, day_option("--date", "The day of the meeting; without it: today.")
    ] = None,
    minute: MinuteOption = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Record that a board has accepted an action as done.

    What exactly it accepted, title, success and due date, is kept as a stamp: `cipt check` says
    when one of them changes later.

    Examples:

        cipt sign-off 2.6.1 --board improvement-board --minute 4.1
        cipt sign-off 2.6.1 2.6.2 --board improvement-board --date 2019-07-16
    """
    recording = Recording(plan)
    boards = recording.judgement.index.signing_boards
    if board is None:
        known = ", ".join(sorted(boards)) or "none yet: add `signs_off: true` to one in people.yaml"
        raise CannotGoOn("it is not said which board signs off", f"Write: --board ID ({known})")
    day = recording.day("--date", date)
    who = recording.board("--board", board, boards, "sign actions off")
    entry = {"date": day.text, "by": who, "minute": minute}
    return recording.record(ids, facts.sign_off(day, entry), dry_run)
