"""`cipt report`: the paper for the board."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from cipt.cli.opening import here, open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, talk
from cipt.cli.papers import Choices, find_paper, made
from cipt.cli.positions import publish, since_option
from cipt.cli.today import as_of_day, today
from cipt.faults import CannotGoOn
from cipt.model.dates import FIRST_YEAR, LAST_YEAR, NotADay, in_words, month_end, parse_day
from cipt.model.plan import Header
from cipt.sources.locate import find_plan
from cipt.views.unread import unread_in, unread_in_words

FORMATS = ("md", "html", "docx")
_BY_ENDING = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx"}
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_TOGETHER = re.compile(r"(\d{4})(\d\d?)", re.ASCII)


def read_month(text: str) -> date:
    """The first day of a month written as `2019-05`.

    Raises CannotGoOn with the line to write instead.
    """
    written = text.strip()
    match = _MONTH.fullmatch(written)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR and 1 <= int(match[2]) <= 12:
        return date(int(match[1]), int(match[2]), 1)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise CannotGoOn(
            f"--month {written} has the month {int(match[2])}, and a year has 12",
            f"Write a month from 01 to 12: --month {match[1]}-05",
        )
    meant = _meant(written)
    raise CannotGoOn(
        f"--month {written} is not a month in the form year-month",
        f"Write: --month {meant}" if meant else "Write a month as in: --month 2019-05",
    )


def _meant(text: str) -> str | None:
    """The month that another way of writing one means, "2019-05", where that is certain."""
    try:
        day = parse_day(_TOGETHER.sub(r"\1-\2", text) if _TOGETHER.fullmatch(text) else text)
    except NotADay as refusal:
        return refusal.instead[:7] if refusal.instead else None
    return day.text[:7] if len(day.text) > len("2019") else None


def report_day(
    month: date | None, asked: date | None, header: Header, now: date
) -> tuple[date, bool]:
    """The day that the report stands on, and whether it was asked for.

    It is the day asked for, which has to lie in the month; else the last of the month, or `now`
    while the month is not over. Without a month it is the day on which the plan was closed, else
    `now`. Raises CannotGoOn for a day outside the month, and for a month that has not begun.
    """
    if asked is not None:
        day, _ = as_of_day(asked, header, now)
        if month is not None and month_end(month) != month_end(day):
            raise CannotGoOn(
                f"--as-of {day.isoformat()} is not in the month {month:%Y-%m}",
                f"Write: --month {day:%Y-%m} --as-of {day.isoformat()}",
            )
        return day, True
    if month is None:
        return as_of_day(None, header, now)[0], False
    if month > now:
        raise CannotGoOn(
            f"--month {month:%Y-%m} has not begun: today is {in_words(now)}",
            f"Write: --month {now:%Y-%m}, or, to look ahead, --as-of {month_end(month)}",
        )
    return min(month_end(month), now), False


def _month_option() -> Any:
    return typer.Option(
        "--month",
        parser=read_month,
        metavar="MONTH",
        help="The month to report, as in 2019-05, at its last day; one that is not over is "
        "reported to today. Without it: the month of the as-of day.",
    )


def command(
    month: Annotated[Any, _month_option()] = None,
    template: Annotated[
        str, typer.Option("--template", metavar="NAME", help="The layout of the paper.")
    ] = "board",
    board: Annotated[
        str | None,
        typer.Option("--board", metavar="BOARD", help="The board that it is for, by its id."),
    ] = None,
    since: Annotated[Any, since_option()] = None,
    committee: Annotated[
        str | None,
        typer.Option(
            "--committee",
            metavar="NAME",
            help="With --template committee: the form of the paper, by its file in reports/.",
        ),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option("--theme", metavar="THEME", help="The theme of a paper on one: its number."),
    ] = None,
    asked_for: Annotated[
        str | None,
        typer.Option(
            "--recommendation",
            metavar="ID|all",
            help="With --template visit: this recommendation, or one after another.",
        ),
    ] = None,
    published: Annotated[
        bool,
        typer.Option(
            "--publish",
            help="Keep the position that the paper stands on in reports/published/ of the plan "
            "folder: the next paper is held against it.",
        ),
    ] = False,
    sro: Annotated[
        str | None,
        typer.Option("--sro", metavar="ID", help="With --template sro: the SRO that it is for."),
    ] = None,
    templates_listed: Annotated[
        bool, typer.Option("--templates", help="Only list the templates that there are.")
    ] = False,
    copied: Annotated[
        tuple[str, Path] | None,
        typer.Option(
            "--copy-template",
            metavar="NAME DIR",
            help="Only copy a template, or with `word` the Word file that papers fill, into DIR, "
            "to be changed: templates, beside the plan folder.",
        ),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str | None, format_option(FORMATS)] = None,
    output: OutputOption = None,
) -> None:
    """Write the paper for the board: how the plan stood at the end of a month, and why.

    The format is told by the ending of the output file. On the screen it is Markdown.

    Examples:

        cipt report --month 2019-05
        cipt report --month 2019-05 --output board.html
        cipt report --month 2019-05 --output board.docx
        cipt report --month 2019-05 --as-of 2019-05-20 --format md
        cipt report --month 2019-05 --output board.html --publish
        cipt report --month 2019-07 --since last:improvement-board
        cipt report --month 2019-05 --template theme --theme 4 --output theme.html
        cipt report --template visit --since 2019-03-06 --output visit.html
        cipt report --month 2019-05 --template committee --output scrutiny.docx
        cipt report --copy-template board templates
    """
    if templates_listed or copied:
        _about_templates(plan, copied, output)
        return
    written = format or _format_of(output)
    opened = open_plan(plan, as_of, rev=rev)
    day, asked = report_day(month, as_of, opened.loaded.plan.header, today())
    choices = Choices(committee=committee, sro=sro, theme=theme, recommendation=asked_for)
    council = opened.folder.parent / "templates"
    view, templates = find_paper(template, "md" if written == "docx" else written, choices, council)
    opened = opened._replace(as_of=day)
    basis, value = made(view, opened, asked, choices, board, since)
    if published:
        publish(opened, basis)
    if written == "docx":
        from cipt.cli.word import write_word

        write_word(templates, template, value, basis, council, output)
    else:
        emit(templates.render(template, written, value), output)
    unread = unread_in(opened.loaded, opened.prefix)
    if unread:
        talk(f"{unread_in_words(unread)}.")
    if output is not None:
        talk(f"Written to {output}.")


def _about_templates(
    plan: Path | None, copied: tuple[str, Path] | None, output: Path | None
) -> None:
    """List the templates, or copy one; a plan is asked for only where a council's own may lie."""
    from cipt.cli.report_templates import copy_template, show_templates

    council = find_plan(plan, here()).parent / "templates"
    if copied:
        copy_template(*copied, council)
    else:
        show_templates(council, output)


def _format_of(output: Path | None) -> str:
    """The format that the output file's name tells; Markdown without a file."""
    if output is None or not output.suffix:
        return "md"
    found = _BY_ENDING.get(output.suffix.lower())
    if found is None:
        raise CannotGoOn(
            f"--output {output}: the ending {output.suffix} does not tell the format",
            f"Write one of: {', '.join(f'--format {each}' for each in FORMATS)}",
        )
    return found
