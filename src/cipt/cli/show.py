"""`cipt show`: one action with its whole story."""

from __future__ import annotations

from typing import Annotated

import typer

from cipt.cli.found import found_actions
from cipt.cli.opening import open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, talk, width
from cipt.render.plain import one_line
from cipt.views.unread import unread_in, unread_in_words


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="The action's id or printed number.")],
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str, format_option(("text", "json"))] = "text",
    output: OutputOption = None,
) -> None:
    """Show one action with its whole story: how it stands, why, and every dated fact.

    Examples:

        cipt show 2.3.10
        cipt show 2.3.10 --as-of 2019-06-30
    """
    opened = open_plan(plan, as_of, rev=rev)
    found = found_actions(opened, opened.judged(), id)
    unread = unread_in(opened.loaded, opened.prefix)
    if format == "json":
        from cipt.render.actions_json import actions_json
        from cipt.views.actions import action_row

        rows = [action_row(progress) for progress in found]
        emit(actions_json(opened.loaded.plan.header, opened.as_of, rows, unread), output)
        return
    from cipt.render.story import story_text
    from cipt.views.story import story_of

    columns = min(width(output) or 100, 100)
    emit("\n".join(story_text(story_of(progress), columns) for progress in found), output)
    if unread:
        talk(f"{one_line(unread_in_words(unread))}.")
