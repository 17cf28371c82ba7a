"""`cipt init`: a plan to start from."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.faults import DONE
from cipt.cli.options import choice_option, day_option, read_text, text_option, texts_option
from cipt.cli.output import emit, talk
from cipt.cli.today import today
from cipt.editing.files import FileChange, write_files
from cipt.editing.starting import (
    PIPELINES,
    Beginning,
    around_the_plan,
    example_files,
    plan_files,
)
from cipt.evaluation.english import counted
from cipt.faults import CannotGoOn
from cipt.model.dates import Day
from cipt.render.plain import one_line
from cipt.sources.locate import ACTIONS, HEADER, NAME

SCHEMES = ("delivery", "completion")


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Where the plan folder is to be; without it: here."),
    ] = None,
    title: Annotated[str | None, text_option("--title", "The plan's title, as printed.")] = None,
    organisation: Annotated[
        str | None, text_option("--organisation", "The council or trust whose plan it is.")
    ] = None,
    starts: Annotated[
        Day | None, day_option("--starts", "The plan's first day; without it: today.")
    ] = None,
    scheme: Annotated[
        str | None,
        choice_option("--scheme", SCHEMES, "Whether green means on track (delivery) or completed."),
    ] = None,
    theme: Annotated[list[str] | None, texts_option("--theme", "A theme of the plan.")] = None,
    sro: Annotated[
        str | None,
        text_option("--sro", "The post of who answers to the board for the themes.", "POST"),
    ] = None,
    ci: Annotated[
        str | None,
        choice_option(
            "--ci", tuple(PIPELINES), "Whose pipelines are to check it; without it: github."
        ),
    ] = None,
    example: Annotated[
        bool,
        typer.Option("--example", help="The plan of an invented council, with everything in use."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List the files, and write nothing.")
    ] = False,
) -> int:
    """Start a plan: its files explained, editor settings, schemas, pipelines, a README.

    What is not said is asked on a terminal. Files that are there already stay as they are.

    Examples:

        cipt init
        cipt init council --title "Improvement plan" --organisation "Exampleshire"
        cipt init council --example
    """
    top = Path(os.path.abspath(folder or Path()))
    _refuse_plan(top)
    if example:
        _refuse_beside_example((title, organisation, starts, scheme, sro, *(theme or ())))
        files = example_files()
    else:
        files = plan_files(_beginning(title, organisation, starts, scheme, theme or [], sro))
        ci = ci or (_asked_host() if not (title and organisation) else None)
    files = around_the_plan(ci or "github") | files
    there = [path for path in files if os.path.lexists(top / path)]
    new = {path: FileChange(None, data) for path, data in files.items() if path not in there}
    if dry_run:
        emit("\n".join(sorted(new)))
    else:
        write_files(top, new)
    _tell(top, sorted(new), sorted(there), dry_run)
    return DONE


def _refuse_plan(top: Path) -> None:
    if top.exists() and not top.is_dir():
        raise CannotGoOn(f"{top} is a file", "Name a folder, or leave DIR out for this one")
    if any(os.path.lexists(top / NAME / name) for name in (HEADER, ACTIONS)):
        raise CannotGoOn(
            f"{top / NAME} holds a plan already, and stays as it is",
            "Name another folder: cipt init DIR",
        )


def _refuse_beside_example(given: tuple[object, ...]) -> None:
    if any(given):
        raise CannotGoOn(
            "--example brings its own title, organisation, dates and themes",
            "Leave out --example, or the other options",
        )


def _refuse_unsaid(title: str | None, organisation: str | None, asks: bool) -> None:
    """Raises CannotGoOn where something is missing and nobody can be asked."""
    if not asks and not (title and organisation):
        lacking = "title" if not title else "organisation"
        raise CannotGoOn(
            f"the plan's {lacking} is missing", f'Write: --{lacking} "…", or take --example'
        )


def _beginning(
    title: str | None,
    organisation: str | None,
    starts: Day | None,
    scheme: str | None,
    themes: list[str],
    sro: str | None,
) -> Beginning:
    """What was said; on a terminal the rest is asked for, unless title and organisation are said.

    Raises CannotGoOn where nobody can be asked.
    """
    day = today()
    begins = starts or Day(day.year, day.month, day.day)
    asks = not (title and organisation)
    _refuse_unsaid(title, organisation, sys.stdin is not None and sys.stdin.isatty())
    title = title or _asked("Title of the plan")
    organisation = organisation or _asked("Council or trust")
    if asks:
        scheme = scheme or _asked_scheme()
        themes = themes or _asked_themes()
        sro = sro or (_asked("SRO, the post of who answers for them") if themes else None)
    if bool(themes) != bool(sro):
        missing = "--sro POST" if themes else "--theme TITLE"
        raise CannotGoOn(
            "a theme has an SRO, who answers to the board for it", f"Write as well: {missing}"
        )
    return Beginning(title, organisation, begins, scheme or SCHEMES[0], themes, sro)


def _asked_themes() -> list[str]:
    themes: list[str] = []
    while answer := _asked(f"Theme {len(themes) + 1} (nothing for no more)", ""):
        themes.append(answer)
    return themes


def _asked(question: str, default: str | None = None) -> str:
    """What was answered, on one line; `default` stands for nothing."""
    while True:
        answer = " ".join(typer.prompt(question, default="", show_default=False, err=True).split())
        if not answer and default is not None:
            return default
        try:
            if answer and (text := read_text("the answer", answer)):
                return text
        except CannotGoOn as refused:
            talk(f"{refused.why}. {refused.what_to_do}.")


def _asked_scheme() -> str:
    while True:
        answer = _asked("Does green mean on track, or completed?", "on track").lower()
        for word, scheme in (("on track", "delivery"), ("completed", "completion")):
            if word.startswith(answer) or answer == scheme:
                return scheme
        talk("Write: on track, or completed.")


def _asked_host() -> str:
    hosts = ", ".join(PIPELINES)
    while True:
        answer = _asked(f"Where will the plan be kept: {hosts}?", "github").lower()
        if answer in PIPELINES:
            return answer
        talk(f"Write one of: {hosts}.")


def _tell(top: Path, new: list[str], there: list[str], dry_run: bool) -> None:
    for path in there:
        talk(one_line(f"Kept as it was: {path}"))
    files = counted(len(new), "file")
    if dry_run:
        talk(f"{files} would be written to {one_line(str(top))}. Nothing was written.")
        return
    talk(f"{files} written to {one_line(str(top))}.")
    if any("cipt-" in path or "gitlab" in path for path in new):
        talk("The pipelines install cipt from CIPT_SOURCE: write there where you take it from.")
    talk("README.md says how officers work with the plan; `cipt check` looks it over.")
