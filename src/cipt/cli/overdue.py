"""`cipt overdue`: what is overdue and whose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.faults import DONE, FINDINGS
from cipt.cli.opening import Opened, open_plan
from cipt.cli.options import (
    AsOfOption,
    IcsOption,
    OutputOption,
    PlanOption,
    RevOption,
    format_option,
)
from cipt.cli.output import emit, talk
from cipt.evaluation.english import counted
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.tallies import tally_all
from cipt.faults import CannotGoOn
from cipt.model.dates import in_words
from cipt.render.plain import one_line
from cipt.views.joining import later_in_words
from cipt.views.overdue import Overdue, overdue_view
from cipt.views.unread import unread_in, unread_in_words

LISTS = ("table", "md", "json")
CHASE = ("html", "csv", "eml")
"""Formats that list what is overdue, and formats that write to somebody about it."""


def command(
    within: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, max=3660, help="Add what falls due in so many days."),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="ROLE",
            help="In html, eml and csv: write to SROs (sro), responsible or lead officers "
            "(responsible, lead). Can be given more than once; nobody is written to twice.",
        ),
    ] = None,
    sro: Annotated[
        str | None,
        typer.Option("--sro", metavar="ID", help="In html, eml and csv: this SRO's actions alone."),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            "--person", metavar="ID", help="In html, eml and csv: the message to them alone."
        ),
    ] = None,
    ics: IcsOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything is overdue or missed.")
    ] = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str, format_option((*LISTS, *CHASE))] = "table",
    output: OutputOption = None,
) -> int:
    """Say which actions are overdue, by SRO, responsible officer and lead officer.

    After them, apart, come missed milestones, occurrences and reviews, and recovery dates that
    have passed.

    The formats html, csv and eml are the chase: what is asked of each SRO, or of each officer with
    --to, and by when to reply. eml writes mail that a mail program opens as drafts, a file each:
    --output names the folder for them. A single message goes into one file, or to the screen.

    Examples:

        cipt overdue
        cipt overdue --within 14
        cipt overdue --as-of 2019-06-30 --format md --output chase.md
        cipt overdue --format eml --output chase-june/
        cipt overdue --to responsible --within 14 --format html --output chase.html
        cipt overdue --format eml --sro strategic-director-childrens-services
        cipt overdue --ics dates.ics
    """
    if format not in CHASE:
        _refuse_for_lists({"--to": to, "--sro": sro, "--person": person})
    opened = open_plan(plan, as_of, rev=rev)
    judgement = opened.judged_as_it_was()
    later = later_in_words(judgement.later)
    overdue = overdue_view(judgement, within)
    if later and format not in ("table", "md"):
        talk(f"{one_line(later)}.")
    if format in CHASE:
        from cipt.cli.chase import person_of, roles_of, write_chase
        from cipt.views.chase.view import Wanted

        wanted = Wanted(
            roles_of(to),
            within,
            person_of(judgement, "--sro", sro),
            person_of(judgement, "--person", person),
        )
        write_chase(opened, judgement, format, wanted, output)
    else:
        _write_list(opened, judgement, overdue, format, output)
    if ics is not None:
        from cipt.cli.calendar import write_calendar

        write_calendar(opened.judged(), ics)
    return FINDINGS if exit_code and (overdue.count or overdue.missed) else DONE


def _refuse_for_lists(given: Mapping[str, object]) -> None:
    for option, value in given.items():
        if value:
            raise CannotGoOn(
                f"{option} goes with the formats html, csv and eml",
                f"Add: --format html, or leave {option} out",
            )


def _write_list(
    opened: Opened, judgement: Judgement, overdue: Overdue, format: str, output: Path | None
) -> None:
    """The overdue as tables for a screen, as Markdown or as JSON."""
    later = later_in_words(judgement.later)
    unread = unread_in(opened.loaded, opened.prefix)
    if format == "json":
        from cipt.render.actions_json import overdue_json

        emit(overdue_json(overdue, unread), output)
        return
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
