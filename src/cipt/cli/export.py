"""`cipt export`: the plan for other programs, as a workbook, as tables, whole, or as a calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from cipt import __version__
from cipt.cli.opening import Opened, open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, make_folder, talk, write_whole
from cipt.evaluation.judgement import joining_later
from cipt.faults import CannotGoOn
from cipt.model.dates import in_words
from cipt.render.plain import one_line
from cipt.views.joining import later_in_words
from cipt.views.report.stamp import fingerprint
from cipt.views.unread import unread_in, unread_in_words

FORMATS = ("xlsx", "csv", "json", "ics")


def command(
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[
        str | None,
        format_option(FORMATS, "What to write. Without it: what the ending of --output tells."),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Write the plan for other programs: a workbook, tidy tables, the whole of it, a calendar.

    xlsx is a workbook for Excel: sheets of actions, measures, readings, recommendations, people
    and dates, with filters and lists to choose from. Colleagues can change cells in it, and
    `cipt import` takes the changes back into the plan's files.

    csv is a folder of tidy tables, keyed by plan, action and as-of day, ready to be put together
    with those of other plans. json is everything that the plan says, to the last field. ics is a
    calendar of due dates, meetings and paper deadlines.

    Examples:

        cipt export --output plan.xlsx
        cipt export --as-of 2019-05-31 --format csv --output tables/
        cipt export --format json --output plan.json
        cipt export --output dates.ics
    """
    written = _format_of(format, output)
    opened = open_plan(plan, as_of, rev=rev)
    _WRITERS[written](opened, output)
    for notice in _unread(opened):
        talk(one_line(notice))
    if output is not None:
        talk(f"Written to {output}, as of {in_words(opened.as_of)} ({opened.as_of_why}).")


def _format_of(format: str | None, output: Path | None) -> str:
    """The format asked for, else the one that the output's ending tells."""
    if format is not None:
        return format
    found = output.suffix.lower().removeprefix(".") if output else ""
    if found not in FORMATS:
        raise CannotGoOn(
            "the format to write is not told" if output is None else f"{output} tells no format",
            f"Write one of: {', '.join(f'--format {each}' for each in FORMATS)}",
        )
    return found


def _unread(opened: Opened) -> list[str]:
    """What could not be read, as a sentence, or nothing."""
    unread = unread_in_words(unread_in(opened.loaded, opened.prefix))
    return [f"{unread}."] if unread else []


def _tell_later(opened: Opened) -> None:
    """Say what joins the plan later, where it is left out of what is reckoned."""
    later = later_in_words(joining_later(opened.loaded.plan, opened.as_of))
    if later:
        talk(one_line(f"{later}."))


def _xlsx(opened: Opened, output: Path | None) -> None:
    from cipt.exchange.workbook.write import workbook

    if output is None:
        raise CannotGoOn("a workbook is no text for the screen", "Write: --output plan.xlsx")
    made_by = (
        f"Made by cipt {__version__} from {len(opened.loaded.files):,} files of the plan with the "
        f"fingerprint {fingerprint(opened.loaded.files)}."
    )
    write_whole(output, workbook(opened.judged(), _unread(opened), made_by))


def _csv(opened: Opened, output: Path | None) -> None:
    from cipt.exchange.tables.as_csv import csv_tables
    from cipt.exchange.tables.rows import Made

    if output is None or output.suffix.lower() == ".csv":
        raise CannotGoOn(
            "csv is several tables, and needs a folder for them", "Write: --output tables"
        )
    unread = unread_in(opened.loaded, opened.prefix)
    made = Made(fingerprint(opened.loaded.files), __version__, unread)
    tables = list(csv_tables(opened.judged_as_it_was(), made))
    make_folder(output)
    for name, text in tables:
        write_whole(output / name, text.encode("utf-8", "backslashreplace"))
    _tell_later(opened)


def _json(opened: Opened, output: Path | None) -> None:
    from cipt.render.plan_json import plan_json

    unread = unread_in(opened.loaded, opened.prefix)
    judgement = opened.judged_as_it_was()
    emit(plan_json(opened.loaded.plan, judgement, fingerprint(opened.loaded.files), unread), output)
    _tell_later(opened)


def _ics(opened: Opened, output: Path | None) -> None:
    from cipt.exchange.calendar import calendar

    page = calendar(opened.judged())
    if output is None:
        emit(page.decode("utf-8"))
    else:
        write_whole(output, page)


_WRITERS: dict[str, Callable[[Opened, Path | None], None]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
    "ics": _ics,
}
