"""`cipt overdue`: what is overdue and whose."""

from __future__ import annotations

from typing import Annotated

import typer

from cipt.cli.faults import DONE, FINDINGS
from cipt.cli.opening import open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, talk
from cipt.evaluation.tallies import tally_all
from cipt.model.dates import in_words
from cipt.render.plain import counted, one_line
from cipt.views.joining import later_in_words
from cipt.views.overdue import overdue_view
from cipt.views.unread import unread_in, unread_in_words


def command(
    within: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, max=3660, help="Add what falls due in so many days."),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything is overdue or missed.")
    ] = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str, format_option(("table", "md", "json"))] = "table",
    output: OutputOption = None,
) -> int:
    """Say which actions are overdue, by SRO, responsible officer and lead officer.

    After them, apart, come missed milestones, occurrences and reviews, and recovery dates that
    have passed.

    Examples:

        cipt overdue
        cipt overdue --within 14
        cipt overdue --as-of 2019-06-30 --format md --output chase.md
    """
    opened = open_plan(plan, as_of, rev=rev)
    judgement = opened.judged_as_it_was()
    overdue = overdue_view(judgement, within)
    unread = unread_in(opened.loaded, opened.prefix)
    later = later_in_words(judgement.later)
    if format == "json":
        from cipt.render.actions_json import overdue_json

        emit(overdue_json(overdue, unread), output)
        if later:
            talk(f"{one_line(later)}.")
    else:
        from cipt.views.tables import overdue_grids

        grids = overdue_grids(overdue)
        closing = [
            f"{counted(overdue.count, 'action')} overdue of {tally_all(judgement).total}, "
            f"as of {in_words(opened.as_of)} ({opened.as_of_why}).",
            *([f"{later}."] if later else []),
            *([f"{unread_in_words(unread)}."] if unread else []),
        ]
        if format == "md":
            from cipt.render.markdown import grids_markdown

            title = f"Overdue actions as of {in_words(opened.as_of)}"
            emit(grids_markdown(title, grids, closing), output)
        else:
            from cipt.cli.tables import show_grids

            show_grids(grids, output, closing=closing)
    return FINDINGS if exit_code and (overdue.count or overdue.missed) else DONE
