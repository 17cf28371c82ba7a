"""`cipt list`: actions, all or those that are wanted."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cipt.cli.opening import open_plan
from cipt.cli.options import (
    AsOfOption,
    OutputOption,
    PlanOption,
    RevOption,
    date_option,
    format_option,
)
from cipt.cli.output import emit, talk
from cipt.cli.wanted import wanted_filters
from cipt.evaluation.english import counted
from cipt.model.dates import in_words
from cipt.render.plain import one_line
from cipt.views.actions import chosen
from cipt.views.joining import later_in_words
from cipt.views.unread import unread_in, unread_in_words


def _filter(metavar: str, explanation: str) -> Any:
    return typer.Option(metavar=metavar, help=f"{explanation} Can be given more than once.")


def command(
    rag: Annotated[list[str] | None, _filter("COLOUR", "Of this colour, as in RED.")] = None,
    condition: Annotated[
        list[str] | None, _filter("CONDITION", "In this condition, as in overdue.")
    ] = None,
    theme: Annotated[list[str] | None, _filter("ID", "Of this theme.")] = None,
    sro: Annotated[list[str] | None, _filter("ID", "Under this SRO.")] = None,
    responsible: Annotated[list[str] | None, _filter("ID", "Of this responsible officer.")] = None,
    lead: Annotated[list[str] | None, _filter("ID", "With this lead officer.")] = None,
    recommendation: Annotated[
        list[str] | None, _filter("ID", "That answer this recommendation or a part of it.")
    ] = None,
    due_before: Annotated[
        Any, date_option("--due-before", "Due before this day, the day itself left out.")
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str, format_option(("text", "json", "csv"))] = "text",
    output: OutputOption = None,
) -> None:
    """List actions with their ratings, dates and officers: all, or those that you choose.

    Examples:

        cipt list
        cipt list --rag RED --theme 2
        cipt list --recommendation R5 --condition overdue
        cipt list --due-before 2019-07-01 --format csv --output july.csv
    """
    opened = open_plan(plan, as_of, rev=rev)
    judgement = opened.judged_as_it_was()
    filters = wanted_filters(
        judgement,
        {
            "rag": rag,
            "condition": condition,
            "theme": theme,
            "sro": sro,
            "responsible": responsible,
            "lead": lead,
            "recommendation": recommendation,
        },
        due_before,
    )
    rows = chosen(judgement, filters)
    later = later_in_words(judgement.later)
    if later and format != "text":
        talk(f"{one_line(later)}.")
    unread = unread_in(opened.loaded, opened.prefix)
    if format == "json":
        from cipt.render.actions_json import actions_json

        emit(actions_json(judgement.plan.header, opened.as_of, rows, unread), output)
    elif format == "csv":
        from cipt.render.actions_csv import actions_csv

        emit(actions_csv(rows), output)
        if unread:
            talk(f"{one_line(unread_in_words(unread))}.")
    else:
        from cipt.cli.tables import show_grids
        from cipt.views.tables import actions_grid

        closing = [
            f"{counted(len(rows), 'action')} of {len(judgement.progress)}, "
            f"as of {in_words(opened.as_of)} ({opened.as_of_why}).",
            *([f"{later}."] if later else []),
            *([f"{unread_in_words(unread)}."] if unread else []),
        ]
        show_grids([actions_grid("", rows)], output, closing=closing)
