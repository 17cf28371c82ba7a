"""Completing commands and options in the shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer import _completion_classes, completion
from typer._completion_shared import Shells, _get_shell_name, get_completion_script, install
from typer.core import TyperOption

from cipt.faults import CannotGoOn

if TYPE_CHECKING:
    from cipt.cli.lazy import LazyGroup

PROGRAM = "cipt"
VARIABLE = "_CIPT_COMPLETE"
"""The shell sets it when it wants to know what could come next, and what for."""


def complete(group: LazyGroup, instruction: str) -> int:
    """Tell the shell what could come next; the exit code."""
    _completion_classes.completion_init()
    # typer would import rich to take markup out of the help, and cipt's has none: "[CODE]" stays.
    _completion_classes._sanitize_help_text = _as_it_is
    return completion.shell_complete(group, {}, PROGRAM, VARIABLE, instruction)


def _as_it_is(text: str) -> str:
    return text


def completion_options() -> list[TyperOption]:
    """`--install-completion` and `--show-completion`."""
    return [
        TyperOption(
            param_decls=["--install-completion"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_install,
            help="Have this shell complete commands and options from now on.",
        ),
        TyperOption(
            param_decls=["--show-completion"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show,
            help="Print what --install-completion would install.",
        ),
    ]


def _install(context: Any, parameter: Any, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    shell = _shell_in_use()
    try:
        _, path = install(shell=shell, prog_name=PROGRAM, complete_var=VARIABLE)
    except OSError as error:
        raise CannotGoOn(
            f"completion cannot be installed: {error.strerror} ({error.filename})",
            "Write: cipt --show-completion, and put what it prints where your shell reads it.",
        ) from error
    typer.echo(f"Completion for {shell} is installed in {_home_as_tilde(path)}.")
    typer.echo("It works in every terminal that is opened from now on.")
    raise typer.Exit


def _show(context: Any, parameter: Any, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    typer.echo(
        get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=_shell_in_use())
    )
    raise typer.Exit


def _shell_in_use() -> str:
    shell = _get_shell_name()
    if shell is None or shell not in Shells.__members__:
        raise CannotGoOn(
            f"cipt cannot complete in {shell}" if shell else "cipt cannot tell which shell this is",
            f"Run it from one of: {', '.join(Shells.__members__)}",
        )
    return shell


def _home_as_tilde(path: Path) -> str:
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)
