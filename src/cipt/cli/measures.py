"""`cipt measures`: the scorecard of the plan's measures."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.opening import open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, talk
from cipt.model.dates import in_words
from cipt.render.plain import one_line
from cipt.views.joining import later_in_words
from cipt.views.unread import unread_in, unread_in_words


def command(
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str, format_option(("table", "md", "html", "json", "csv"))] = "table",
    output: OutputOption = None,
) -> None:
    """Show every measure: its baseline, latest reading and targets, and which way it moves.

    As Markdown and HTML it is the paper that `cipt report --template measures` writes, with charts.

    Examples:

        cipt measures
        cipt measures --as-of 2019-06-30 --format csv --output measures.csv
        cipt measures --format html --output measures.html
    """
    opened = open_plan(plan, as_of, rev=rev)
    unread = unread_in(opened.loaded, opened.prefix)
    if format in ("md", "html"):
        from cipt.cli.command_paper import write_paper

        write_paper("measures", format, opened, output, asked=as_of is not None)
        return
    judgement = opened.judged_as_it_was()
    later = later_in_words(judgement.later)
    if format == "table":
        from cipt.cli.tables import show_grids
        from cipt.views.measures.grids import measures_grid
        from cipt.views.report.measures import standings_in_words

        standings = [judgement.standing(measure) for measure in judgement.plan.measures]
        closing = [
            standings_in_words(standings),
            f"As of {in_words(opened.as_of)} ({opened.as_of_why}).",
            *([f"{later}."] if later else []),
            *([f"{unread_in_words(unread)}."] if unread else []),
        ]
        show_grids([measures_grid(judgement)], output, closing=closing)
        return
    from cipt.render.measures_json import measures_csv, measures_json
    from cipt.views.measures.rows import measure_rows

    rows = measure_rows(judgement)
    if later:
        talk(f"{one_line(later)}.")
    if format == "csv":
        emit(measures_csv(rows), output)
        if unread:
            talk(f"{one_line(unread_in_words(unread))}.")
    else:
        emit(measures_json(judgement.plan.header, opened.as_of, rows, unread), output)
