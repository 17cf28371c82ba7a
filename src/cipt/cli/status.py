"""`cipt status`: the plan on one screen."""

from __future__ import annotations

from cipt.cli.opening import open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption
from cipt.cli.tables import show_grids
from cipt.model.dates import in_words
from cipt.views.joining import later_in_words
from cipt.views.status import status_view
from cipt.views.unread import unread_in, unread_in_words


def command(
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    output: OutputOption = None,
) -> None:
    """Show the plan on one screen: how it stands, theme by theme, and what to look at first.

    Examples:

        cipt status
        cipt status --as-of 2019-06-30
    """
    opened = open_plan(plan, as_of, rev=rev)
    judgement = opened.judged_as_it_was()
    status = status_view(judgement, opened.as_of_why)
    later = later_in_words(judgement.later)
    unread = unread_in_words(unread_in(opened.loaded, opened.prefix))
    opening = [
        f"{status.title} ({status.organisation})",
        f"As of {in_words(status.as_of)}, {status.as_of_why}",
    ]
    closing = [*status.sentences, *(f"{said}." for said in (later, unread) if said)]
    show_grids(status.grids, output, opening=opening, closing=closing)
