"""A command line that cannot be understood: why, and what to write instead."""

from __future__ import annotations

from typer._click.core import Context, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._click.types import IntParamType, IntRange, ParamType
from typer._types import TyperChoice

from cipt.faults import CannotGoOn

QUOTES = "'\""


def in_plain_words(error: ClickException) -> CannotGoOn:
    """What typer has against a command line, as an officer can follow it."""
    context = error.ctx if isinstance(error, UsageError) else None
    path = context.command_path if context else "cipt"
    match error:
        case NoSuchOption():
            return _no_such_option(error, path, at_the_top=not (context and context.parent))
        case MissingParameter(param=Parameter() as parameter):
            name = _shown(parameter, context)
            return CannotGoOn(
                f"`{path}` needs {name}", f"Write: {path} {name}. {_help(path)} has examples."
            )
        case BadParameter(param=Parameter() as parameter):
            return _bad_value(error.message, parameter, path)
        case BadOptionUsage() if context:
            return _bad_option(error, context, path)
    return _other(error.format_message(), path)


def _no_such_option(error: NoSuchOption, path: str, at_the_top: bool) -> CannotGoOn:
    if error.possibilities:
        meant = f"Did you mean {' or '.join(error.possibilities[:2])}? "
    elif at_the_top:
        meant = "Options stand after the command. "
    else:
        meant = ""
    return CannotGoOn(
        f"there is no option {error.option_name} for `{path}`",
        f"{meant}{_help(path)} lists the {'commands' if at_the_top else 'options'}.",
    )


def _bad_option(error: BadOptionUsage, context: Context, path: str) -> CannotGoOn:
    option = error.option_name
    if "does not take" in error.message:
        return CannotGoOn(f"{option} takes no value", f"Write {option} alone.")
    metavar = next(
        each.make_metavar(context)
        for each in context.command.get_params(context)
        if option in each.opts
    )
    return CannotGoOn(f"{option} needs a value", f"Write: {path} {option} {metavar}")


def _other(message: str, path: str) -> CannotGoOn:
    _, unexpected, words = message.partition("unexpected extra argument(s) (")
    if unexpected:
        return CannotGoOn(
            f"`{path}` does not know what to do with: {words.removesuffix(')')}",
            f"Put words that belong together in quotation marks. {_help(path)} has examples.",
        )
    return CannotGoOn(message.rstrip("."), f"{_help(path)} has examples.")


def _shown(parameter: Parameter, context: Context | None) -> str:
    """The parameter as it is written: `--reason TEXT` or, without a context, `--reason`; `ID`."""
    if parameter.param_type_name == "argument":
        return parameter.human_readable_name.upper()
    name = max(parameter.opts, key=len)
    return f"{name} {parameter.make_metavar(context)}" if context else name


def _bad_value(message: str, parameter: Parameter, path: str) -> CannotGoOn:
    name, kind = _shown(parameter, None), parameter.type
    value = message
    for verdict in (" is not one of ", " is not a valid ", " is not in the range "):
        value = value.rpartition(verdict)[0] or value
    wanted = _wanted(kind)
    if value == message or not wanted:
        return CannotGoOn(f"{name}: {message.rstrip('.')}", f"{_help(path)} has examples.")
    return CannotGoOn(
        f"{name} {value.strip(QUOTES)} is not {wanted}", f"{_help(path)} has examples."
    )


def _wanted(kind: ParamType) -> str:
    """What such a value is, as it reads on from "is not"; "" for a kind without words."""
    if isinstance(kind, TyperChoice):
        return f"one of: {', '.join(map(str, kind.choices))}"
    if isinstance(kind, IntRange) and kind.max is None:
        return f"a whole number, {kind.min} or more"
    if isinstance(kind, IntRange):
        return f"a whole number from {kind.min or 0} to {kind.max}"
    return "a whole number" if isinstance(kind, IntParamType) else ""


def _help(path: str) -> str:
    return f"`{path} --help`"
