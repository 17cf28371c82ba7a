"""`cipt schema`: the JSON Schemas by which an editor checks a plan file while it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.faults import DONE, FINDINGS
from cipt.cli.output import emit, talk, write_whole
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.loading.schema import SCHEMA_NAMES, schema_file, schema_text
from cipt.loading.schema_files import FILES
from cipt.shipped import shipped
from cipt.views.grid import Column, grid

_INTO_YOUR_OWN = "Write: cipt schema --write --into DIR, with a folder of your own."


def _completed(incomplete: str) -> list[str]:
    return [name for name in SCHEMA_NAMES if name.startswith(incomplete)]


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Which one to print.", autocompletion=_completed),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write all of them, in a checkout to its schemas/.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say which of the files are not current.")
    ] = False,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="DIR", help="Write or check them in this folder instead."),
    ] = None,
) -> int:
    """Print the forms that editors check plan files by, as JSON Schemas; alone, list them.

    An editor that knows YAML reads them from a folder, explains each key, offers what can stand
    there, and marks mistakes while you type. A plan file names its schema in its first line:

        # yaml-language-server: $schema=../../../schemas/action.schema.json

    With --check the exit code is 1 where a file is not what this cipt would write.

    Examples:

        cipt schema
        cipt schema action
        cipt schema --write --into schemas
        cipt schema --check --into schemas
    """
    _refuse_what_does_not_go_together(name, write, check, into)
    if write:
        return _write(_folder(into, to_write=True))
    if check:
        return _check(_folder(into), into)
    if name is None:
        return _list()
    emit(schema_text(_known(name)))
    return DONE


def _refuse_what_does_not_go_together(
    name: str | None, write: bool, check: bool, into: str | None
) -> None:
    if write and check:
        raise CannotGoOn("--write and --check do not go together", "Leave one of them out.")
    if name is not None and (write or check):
        option = "--write" if write else "--check"
        raise CannotGoOn(
            f"{option} is for all schemas at once, and {name} is one of them",
            f"Write: cipt schema {option}",
        )
    if into is not None and not (write or check):
        raise CannotGoOn("--into needs --write or --check", "Write: cipt schema --write --into DIR")
    if into == "":
        raise CannotGoOn("--into is empty", "Write: --into DIR, or leave it out.")


def _known(name: str) -> str:
    if name in SCHEMA_NAMES:
        return name
    near = nearest(name, SCHEMA_NAMES)
    raise CannotGoOn(
        f"there is no schema {name}",
        f"Did you mean {near}?" if near else f"Write one of: {', '.join(SCHEMA_NAMES)}",
    )


def _folder(into: str | None, *, to_write: bool = False) -> Path:
    """The folder of the files: the one asked for, else cipt's own, which a checkout may write."""
    if into is not None:
        return Path(into)
    try:
        own = shipped("schemas")
    except FileNotFoundError as missing:
        raise CannotGoOn("cipt's own folder of schemas is missing", _INTO_YOUR_OWN) from missing
    if to_write and not (own.parent / "pyproject.toml").is_file():
        raise CannotGoOn("the schemas of an installed cipt stay as they came", _INTO_YOUR_OWN)
    return own


def _list() -> int:
    from cipt.cli.tables import show_grids

    columns = [Column("Name"), Column("Files"), Column("What they hold", breaks=True)]
    rows = [(name, FILES[name].place, FILES[name].description) for name in SCHEMA_NAMES]
    closing = [f"They lie in {_folder(None)}. `cipt schema NAME` prints one."]
    show_grids([grid("", columns, rows)], None, closing=closing)
    return DONE


def _faults(folder: Path) -> dict[str, str]:
    """For each schema whose file is not what it should be, what is wrong with that."""
    faults = {}
    for name in SCHEMA_NAMES:
        path = folder / schema_file(name)
        try:
            # A checkout may have been made with the line endings of its machine.
            found = path.read_bytes().replace(b"\r\n", b"\n")
        except FileNotFoundError:
            faults[name] = "is missing"
        except OSError as error:
            faults[name] = f"cannot be read: {error.strerror}"
        else:
            if found != schema_text(name).encode():
                faults[name] = "is not current"
    return faults


def _check(folder: Path, into: str | None) -> int:
    faults = _faults(folder)
    if not faults:
        emit(f"The schemas in {folder} are current.")
        return DONE
    lines = [f"{folder / schema_file(name)} {fault}" for name, fault in faults.items()]
    chosen = "" if into is None else f" --into {into}"
    emit("\n".join([*lines, f"Write: cipt schema --write{chosen}"]))
    return FINDINGS


def _write(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotGoOn(
            f"the folder {folder} cannot be made: {error.strerror}",
            "Name another: cipt schema --write --into DIR",
        ) from error
    faults = _faults(folder)
    for name in faults:
        write_whole(folder / schema_file(name), schema_text(name).encode())
    talk(f"{len(faults)} of {len(SCHEMA_NAMES)} schemas written to {folder}; the rest are current.")
    return DONE
