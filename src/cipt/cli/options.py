"""The options that several commands share, so that they are read and worded alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from cipt.faults import CannotGoOn
from cipt.model.dates import Day, NotADay, parse_day


def read_day(option: str, text: str) -> date:
    """The day that was written after `option`; of a month or a year its last day.

    Raises CannotGoOn with the line to write instead.
    """
    day = read_typed_day(option, text)
    return date(day.year, day.month, day.day)


def read_typed_day(option: str, text: str) -> Day:
    """As `read_day`, and it is known whether a day, a month or a year was written."""
    try:
        return parse_day(text)
    except NotADay as refusal:
        raise CannotGoOn(
            f"{option} {text} {refusal.why}",
            f"Write: {option} {refusal.instead}"
            if refusal.instead
            else f"Write a day, a month or a year: {option} 2019-05-31, 2019-05 or 2019",
        ) from refusal


def read_text(option: str, text: str | None) -> str | None:
    """What was written after an option, on one line. Raises CannotGoOn for what cannot be kept."""
    if text is None:
        return None
    line = " ".join(text.split())
    if not line:
        may_go = ", or leave it out" if option.startswith("-") else ""
        shown = f"{option} TEXT" if may_go else "a few words in its place"
        raise CannotGoOn(f"{option} is empty", f"Write: {shown}{may_go}")
    if not all(character.isprintable() or character == "\u00a0" for character in line):
        raise CannotGoOn(
            f"{option} has a character that no plan file can hold", "Type the text anew"
        )
    return line


def text_option(name: str, explanation: str, metavar: str = "TEXT") -> Any:
    """An option that takes a text for a plan file, for use in `Annotated[str | None, …]`."""

    def check(value: str | None) -> str | None:
        return read_text(name, value)

    return typer.Option(name, metavar=metavar, callback=check, help=explanation)


def texts_option(name: str, explanation: str, metavar: str = "TEXT") -> Any:
    """As `text_option`, for one that may be given again, in `Annotated[list[str] | None, …]`."""

    def check(values: list[str] | None) -> list[str]:
        return [text for value in values or () if (text := read_text(name, value))]

    return typer.Option(
        name, metavar=metavar, callback=check, help=f"{explanation} Again for more."
    )


def choice_option(name: str, choices: Sequence[str], explanation: str) -> Any:
    """An option that takes one of a few words, for use in `Annotated[str | None, …]`."""
    return typer.Option(
        name,
        metavar="|".join(choices),
        callback=_one_of(name, choices),
        autocompletion=_completing(choices),
        help=explanation,
    )


def day_option(name: str, explanation: str) -> Any:
    """An option that takes a day and keeps how it was typed, in `Annotated[Day | None, …]`."""

    def read(text: str) -> Day:
        return read_typed_day(name, text)

    return typer.Option(name, parser=read, metavar="DATE", help=explanation)


def date_option(name: str, explanation: str) -> Any:
    """An option that takes a day, for use in `Annotated[date | None, …]`."""

    def read(text: str) -> date:
        return read_day(name, text)

    return typer.Option(name, parser=read, metavar="DATE", help=explanation)


def format_option(choices: Sequence[str], explanation: str = "How to write the result.") -> Any:
    """`--format` with these choices, for use in `Annotated[str, …]`."""
    return choice_option("--format", choices, explanation)


_WHAT = {"--format": "formats"}


def _one_of(option: str, choices: Sequence[str]) -> Callable[[str | None], str | None]:
    def check(value: str | None) -> str | None:
        if value is None or value in choices:
            return value
        raise CannotGoOn(
            f"{option} {value} is not among the {_WHAT.get(option, 'words')} of this command",
            f"Write one of: {', '.join(choices)}",
        )

    return check


def _completing(choices: Sequence[str]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def path_option(name: str, metavar: str, explanation: str) -> Any:
    """An option that takes a path, which must not be empty, for use in `Annotated[…]`."""

    def read(text: str) -> Path:
        # A variable that is not set in a script arrives as no text, and would mean this folder.
        if not text:
            raise CannotGoOn(f"{name} is empty", f"Write: {name} {metavar}, or leave it out.")
        return Path(text)

    return typer.Option(name, parser=read, metavar=metavar, help=explanation)


PlanOption = Annotated[
    Path | None,
    path_option(
        "--plan",
        "DIR",
        "The plan folder. Without it: the nearest folder named plan, from here upwards.",
    ),
]

AsOfOption = Annotated[
    date | None,
    date_option(
        "--as-of",
        "Judge the plan as it stood on this day: 2019-05-31, or 2019-05 for the end of that "
        "month. Without it: the day on which the plan was closed, else today.",
    ),
]

RevOption = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help="Read the plan as it was committed: a tag, a branch or a commit.",
    ),
]

OutputOption = Annotated[
    Path | None,
    path_option("--output", "FILE", "Write the result to this file instead of the screen."),
]

IcsOption = Annotated[
    Path | None,
    path_option(
        "--ics", "FILE", "Write a calendar as well: due dates, meetings and paper deadlines."
    ),
]

MinuteOption = Annotated[
    str | None, text_option("--minute", "Where the minutes say so, as in 5.2.")
]
