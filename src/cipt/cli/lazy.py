"""Commands of which only the one that is called is imported, and how their help is laid out."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NamedTuple

import typer.main
from typer._click.core import Command, Context
from typer._click.exceptions import UsageError
from typer._click.formatting import HelpFormatter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup

from cipt.faults import CannotGoOn


class Line(NamedTuple):
    """A command as the list of commands has it.

    `module` has a function `command`, whose docstring is the command's help: what it does in one
    line, more where needed, and last `Examples:` with commands to copy, indented. It returns the
    exit code; None is 0. `panel` is the heading under which the list stands in `cipt --help`.
    """

    name: str
    module: str
    help: str
    panel: str


class PlainCommand(TyperCommand):
    """One command, with help in plain text at any width."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what follows the command's name."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            # Some of them do not say where they happened, and the message names the command.
            error.ctx = error.ctx or ctx
            raise

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """What the usage line shows: arguments first, as they are typed."""
        arguments = [each for each in self.params if isinstance(each, TyperArgument)]
        return [*map(_usage, arguments), "[OPTIONS]"]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        _lay_out_help(self, ctx, formatter)


class LazyGroup(TyperGroup):
    """All commands. Listing, completing and misspelling them imports none."""

    def __init__(self, *, lines: Sequence[Line], **attributes: Any) -> None:
        super().__init__(**attributes)
        self.lines: Mapping[str, Line] = {line.name: line for line in lines}

    def list_commands(self, ctx: Context) -> list[str]:
        """The names, as the list of commands has them."""
        return list(self.lines)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command, imported now; None where there is no such."""
        line = self.lines.get(cmd_name)
        if line is None:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(line.name, cls=PlainCommand)(import_module(line.module).command)
        command = typer.main.get_command(single)
        for argument in command.params:
            if isinstance(argument, TyperArgument):
                argument.metavar = argument.human_readable_name.upper()
        return command

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command and what follows it. Raises CannotGoOn for a misspelt one."""
        if args[0] not in self.lines and not ctx.resilient_parsing:
            near = get_close_matches(args[0], self.lines, n=2)
            meant = f"Did you mean {' or '.join(near)}? " if near else ""
            raise CannotGoOn(
                f"there is no command {args[0]}", f"{meant}`cipt --help` lists the commands."
            )
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin so."""
        names = [
            CompletionItem(line.name, help=line.help)
            for line in self.lines.values()
            if line.name.startswith(incomplete)
        ]
        # The group's own answer would import every command for its help.
        return names + Command.shell_complete(self, ctx, incomplete)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        _lay_out_help(self, ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands under their headings."""
        widest = max(map(len, self.lines), default=0)
        for panel in dict.fromkeys(line.panel for line in self.lines.values()):
            rows = [
                (line.name.ljust(widest), line.help)
                for line in self.lines.values()
                if line.panel == panel
            ]
            with formatter.section(panel):
                formatter.write_dl(rows)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands, and after them the few options of `cipt` alone."""
        self.format_commands(ctx, formatter)
        records = (each.get_help_record(ctx) for each in self.get_params(ctx))
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])


def _usage(argument: TyperArgument) -> str:
    """The argument as the usage line has it: `ID`, `[ID]`, `[PATH]...`."""
    name = argument.human_readable_name
    more = "" if argument.nargs == 1 else "..."
    return f"{name}{more}" if argument.required else f"[{name}]{more}"


def _lay_out_help(
    command: TyperCommand | LazyGroup, ctx: Context, formatter: HelpFormatter
) -> None:
    """Usage, what the command does, its options, and last, where the eye rests, the examples."""
    text, _, examples = inspect.cleandoc(command.help or "").partition("\n\nExamples:\n")
    command.format_usage(ctx, formatter)
    formatter.write_paragraph()
    formatter.write_text(_indented_lines_kept(text))
    command.format_options(ctx, formatter)
    if examples:
        with formatter.section("Examples"):
            formatter.write_text("\b\n" + inspect.cleandoc(examples))


def _indented_lines_kept(text: str) -> str:
    """The text with its indented paragraphs marked as not to be filled."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(f"\b\n{part}" if part.startswith(" ") else part for part in paragraphs)
