"""`cipt check`: every finding, worst first."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.check_choices import FAIL_ON, fails, format_in_ci, known_rules, known_severity, shown
from cipt.cli.comparing import NOT_ASKED, compared
from cipt.cli.faults import DONE, FINDINGS
from cipt.cli.opening import Unsaved, open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, standard_input, talk, wants_colour, width
from cipt.faults import CannotGoOn
from cipt.render.findings import formats, writer
from cipt.render.plain import one_line
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.views.checking import CheckReport, Selection, check_report
from cipt.views.unread import unread_in_words

SAYS_WHAT_WAS_COMPARED = ("text", "json", "github", "azure")
"""The formats that have a place for it."""

COUNTS_NOTES = ("text", "concise", "azure")
"""The formats that do not show what is only for information."""


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Report only what is in these files or folders."),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[
        str | None,
        format_option(
            formats(),
            "How to write the findings. Without it: text, or what the CI reads in which cipt "
            "runs, which is github on GitHub, azure on Azure DevOps, and gitlab on GitLab where "
            "--output is given.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Only these rules: a code, a name or a family."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="All but these rules: a code, a name or a family."),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="|".join(FAIL_ON), help="From which severity on the exit code is 1."),
    ] = "error",
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show what is only for information, too.")
    ] = False,
    show_waived: Annotated[
        bool, typer.Option("--show-waived", help="Show the findings that the plan accepts, too.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule at the end.")
    ] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="PATH",
            help="For editors: read this file of the plan from standard input, as it is not yet "
            "saved, and report only what is in it.",
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV",
            help="Compare with this version: a tag, a branch or a commit. Without it: where the "
            "pull request, or the branch, began; else what was committed last.",
        ),
    ] = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Do not compare with an earlier version.")
    ] = False,
    changed: Annotated[
        bool,
        typer.Option(
            "--changed",
            help="Only findings in files that have changed since the version compared with, and "
            "findings that are new since then.",
        ),
    ] = False,
    output: OutputOption = None,
) -> int:
    """Say everything that is wrong with the plan, worst first. Nothing is written.

    Errors make the exit code 1. Warnings do not, unless you ask for it with --fail-on: a date
    that passes breaks nobody's pull request.

    In a repository the plan is compared with an earlier version of itself: a date that moved
    without a board, an action that is gone, a fact that was rewritten are findings. The output
    says what was compared, or why nothing was.

    Examples:

        cipt check
        cipt check --against v2019-04 --changed
        cipt check plan/actions/2
        cipt check --select dates --verbose
        cipt check --fail-on warning --format concise
        cipt check --as-of 2019-06-30
    """
    known_severity(fail_on)
    unsaved = _unsaved(stdin_filename, rev)
    _refuse_without_history(no_history, against, changed)
    opened = open_plan(plan, as_of, rev=rev, unsaved=unsaved)
    rules = all_rules()
    asked = [*(paths or ()), *([stdin_filename] if stdin_filename else ())]
    selection = Selection(
        known_rules("--select", select, rules),
        known_rules("--ignore", ignore, rules),
        shown(asked, opened, must_be_there=unsaved is None and rev is None),
    )
    beside = NOT_ASKED if no_history else compared(opened, against, rev)
    format = format or format_in_ci(os.environ, to_file=output is not None)
    whole = verbose or statistics or changed or not selection.is_all
    outcome = check_plan(
        opened.loaded,
        opened.judged(),
        rules,
        opened.prefix,
        beside.past,
        notes=whole or format not in COUNTS_NOTES,
    )
    report = check_report(
        outcome,
        rules,
        selection,
        beside.told,
        since=beside.since(opened, rules) if changed else None,
        verbose=verbose,
        show_waived=show_waived,
        statistics=statistics,
    )
    _deliver(report, format, output)
    return FINDINGS if fails(report, fail_on) else DONE


def _refuse_without_history(no_history: bool, against: str | None, changed: bool) -> None:
    """Raises CannotGoOn for options that ask for the past where it is to be left out."""
    option = "--against" if against is not None else "--changed" if changed else None
    if no_history and option:
        raise CannotGoOn(
            f"--no-history leaves out what {option} asks for", "Leave out one of the two"
        )


def _unsaved(path: str | None, rev: str | None) -> Unsaved | None:
    """The file that an editor has open, with its text. Raises CannotGoOn beside --rev."""
    if path is None:
        return None
    if not path or rev is not None:
        why = "--stdin-filename is empty" if not path else "--stdin-filename does not go with --rev"
        raise CannotGoOn(
            why, "Write: --stdin-filename PATH, with a file of the plan, without --rev"
        )
    return Unsaved(Path(path), standard_input())


def _deliver(report: CheckReport, format: str, output: Path | None) -> None:
    """Gives the findings out, and says on standard error what the format has no place for."""
    if format == "github" and output is None:
        report = replace(report, in_summary=_appended_to_step_summary(report))
    emit(writer(format)(report, wants_colour(output), width(output)), output)
    if format not in SAYS_WHAT_WAS_COMPARED:
        talk(f"{one_line(report.comparison.sentence)}.")
    if report.unread and format not in ("text", "json"):
        talk(f"{one_line(unread_in_words(report.unread))}.")
    if output is not None:
        talk(f"Written to {output}.")


def _appended_to_step_summary(report: CheckReport) -> bool:
    """Whether the whole table stands now where GitHub shows it below the step.

    It does not where GitHub names no file for that, or one that cannot be written, which is told.
    """
    from cipt.render.findings.github import summary

    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return False
    try:
        with open(path, "ab") as file:
            file.write(summary(report).encode("utf-8", "backslashreplace"))
    except OSError as problem:
        talk(f"The step's summary could not be written: {problem.strerror}.")
        return False
    return True
