"""`cipt coverage`: recommendations against the actions that answer them."""

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
    """Hold every recommendation against the actions that answer it, and say what is missing.

    As Markdown and HTML it is the paper that `cipt report --template coverage` writes.

    Examples:

        cipt coverage
        cipt coverage --as-of 2019-06-30 --format csv --output coverage.csv
        cipt coverage --format html --output coverage.html
    """
    opened = open_plan(plan, as_of, rev=rev)
    unread = unread_in(opened.loaded, opened.prefix)
    if format in ("md", "html"):
        from cipt.cli.command_paper import write_paper

        write_paper("coverage", format, opened, output, asked=as_of is not None)
        return
    from cipt.views.coverage.rows import coverage

    judgement = opened.judged_as_it_was()
    found, later = coverage(judgement), later_in_words(judgement.later)
    if format == "table":
        from cipt.cli.tables import show_grids
        from cipt.views.coverage.grids import coverage_grids
        from cipt.views.coverage.paper import summary_of

        closing = [
            summary_of(found),
            f"As of {in_words(opened.as_of)} ({opened.as_of_why}).",
            *([f"{later}."] if later else []),
            *([f"{unread_in_words(unread)}."] if unread else []),
        ]
        show_grids(coverage_grids(found), output, closing=closing)
        return
    from cipt.render.coverage_json import coverage_csv, coverage_json

    if later:
        talk(f"{one_line(later)}.")
    if format == "csv":
        emit(coverage_csv(found, opened.as_of), output)
        if unread:
            talk(f"{one_line(unread_in_words(unread))}.")
    else:
        emit(coverage_json(judgement.plan.header, opened.as_of, found, unread), output)
