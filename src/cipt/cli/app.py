"""The command line: the list of commands, and how one of them is run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperOption

from cipt import __version__
from cipt.cli.completion import PROGRAM, VARIABLE, complete, completion_options
from cipt.cli.faults import outcome
from cipt.cli.lazy import LazyGroup, Line
from cipt.cli.output import finish_output, prepare_streams

CHECKING = "Checking the plan"
READING = "Reading the plan"
KEEPING = "Keeping the plan"
REPORTS = "Reports"
FILES = "Files"

COMMANDS = (
    Line("check", "cipt.cli.check", "Say everything that is wrong with the plan", CHECKING),
    Line("rules", "cipt.cli.rules", "Explain what check looks for, rule by rule", CHECKING),
    Line("waive", "cipt.cli.waive", "Accept findings, with the reason", CHECKING),
    Line("status", "cipt.cli.status", "Show the plan on one screen", READING),
    Line("list", "cipt.cli.list", "List actions: all, or those that you choose", READING),
    Line("show", "cipt.cli.show", "Show one action with its whole story", READING),
    Line("new", "cipt.cli.new", "Add an action to an area", KEEPING),
    Line("update", "cipt.cli.update", "Add a dated note of progress", KEEPING),
    Line("start", "cipt.cli.start", "Record that work began", KEEPING),
    Line("milestone", "cipt.cli.milestone", "Record a step on the way", KEEPING),
    Line("evidence", "cipt.cli.evidence", "Add what shows that it was done", KEEPING),
    Line("revise", "cipt.cli.revise", "Ask for a new due date, or decide on it", KEEPING),
    Line("complete", "cipt.cli.complete", "Record that an action is done", KEEPING),
    Line("sign-off", "cipt.cli.sign_off", "Record that a board accepts it as done", KEEPING),
    Line("reopen", "cipt.cli.reopen", "Take a completed action up again", KEEPING),
    Line("withdraw", "cipt.cli.withdraw", "Take an action out of the plan's demands", KEEPING),
    Line("reading", "cipt.cli.reading", "Add a value to a measure", KEEPING),
    Line("readings", "cipt.cli.readings", "Add the values of many measures", KEEPING),
    Line("overdue", "cipt.cli.overdue", "Say which actions are overdue, and whose", REPORTS),
    Line("report", "cipt.cli.report", "Write the paper for the board", REPORTS),
    Line("measures", "cipt.cli.measures", "Show the scorecard of measures", REPORTS),
    Line("coverage", "cipt.cli.coverage", "Hold recommendations against actions", REPORTS),
    Line("diff", "cipt.cli.diff", "Say what differs between two versions", REPORTS),
    Line("history", "cipt.cli.history", "Tell the story of an action, or of the plan", REPORTS),
    Line("export", "cipt.cli.export", "Write the plan for other programs", FILES),
    Line("import", "cipt.cli.bring_in", "Bring in a plan from Excel, Word or CSV", FILES),
    Line("init", "cipt.cli.init", "Start a plan", FILES),
    Line("schema", "cipt.cli.schema", "Print the forms that editors check files by", FILES),
)

HELP = """Keep a children's services improvement plan: check it, chase it, report it.

`cipt COMMAND --help` says more about a command, with examples.
"""


def run(arguments: Sequence[str], commands: Sequence[Line] = COMMANDS) -> int:
    """Run the command that `arguments` name; the exit code."""
    prepare_streams()
    instruction = os.environ.get(VARIABLE)
    group = make_group(commands)
    if instruction:
        code = outcome(lambda: complete(group, instruction))
    else:
        code = outcome(lambda: _invoke(group, list(arguments)))
    return finish_output() or code


def make_group(commands: Sequence[Line]) -> LazyGroup:
    """All the commands as typer wants them."""
    return LazyGroup(
        lines=commands,
        name=PROGRAM,
        help=HELP,
        params=[_version_option(), *completion_options()],
        no_args_is_help=True,
        rich_markup_mode=None,
        options_metavar=None,
        subcommand_metavar="COMMAND [OPTIONS]",
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _invoke(group: LazyGroup, arguments: list[str]) -> int | None:
    with group.make_context(PROGRAM, arguments) as context:
        code: int | None = group.invoke(context)
        return code


def _version_option() -> TyperOption:
    def answer(context: Any, parameter: Any, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            typer.echo(f"{PROGRAM} {__version__}")
            raise typer.Exit

    return TyperOption(
        param_decls=["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=answer,
        help="Print the version and exit.",
    )
