"""Where cipt's words go: results to standard output or a file, talk to standard error."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from cipt.faults import CannotGoOn
from cipt.sources.tree import SIZE_LIMIT

PIPE_CLOSED = 141
"""The exit code of a command whose reader went away, as in `cipt list | head`: 128 and SIGPIPE."""

_AT_ONCE = 256
"""Pieces that are written together."""

MAKE_ROOM = "Make room, or write: --output FILE, with a file in another place."


class ReaderGone(Exception):
    """Nobody reads standard output any more: the command has no more to do."""


def prepare_streams() -> None:
    """Make standard output the same bytes everywhere: UTF-8 with line feeds, unless on a screen.

    A screen keeps its own encoding, and shows `?` for what that lacks.
    """
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors="replace")
        return
    if sys.stdout is sys.__stdout__ and isinstance(sys.stdout.buffer, io.RawIOBase):
        # PYTHONUNBUFFERED, as containers set it: a write cut short by a full disk or a reader that
        # leaves would pass for a whole one.
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer))
    # A file name that is not UTF-8 reaches cipt as lone surrogates, which UTF-8 refuses.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def finish_output() -> int:
    """Hand over what is still held back; 0, or the exit code if it could not be delivered."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        drop_output()
        if _reader_is_gone(error):
            return PIPE_CLOSED
        talk(f"cipt: {_undelivered(error)}\n{MAKE_ROOM}")
        return 2
    return 0


def drop_output() -> None:
    """Send the rest of standard output nowhere, so that Python does not try it again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def emit(text: str | Iterable[str], output: Path | None = None) -> None:
    """Give a command's result to standard output or, whole or not at all, to the file `output`.

    It ends with a line feed. Raises CannotGoOn where it cannot be written.
    """
    pieces = (text,) if isinstance(text, str) else text
    if output is not None:
        whole = "".join(_ended(pieces))
        write_whole(output, whole.encode("utf-8", "backslashreplace"))
        return
    if sys.stdout is None:
        return
    try:
        for batch in _ended(pieces):
            sys.stdout.write(batch)
        sys.stdout.flush()
    except OSError as error:
        drop_output()
        if _reader_is_gone(error):
            raise ReaderGone from error
        raise CannotGoOn(_undelivered(error), MAKE_ROOM) from error


def _ended(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, many at once, and a line feed unless they end in one or are all empty.

    A batch is let go before the next is made, so that no more than one is in memory.
    """
    rest, last = iter(pieces), ""
    while batch := list(islice(rest, _AT_ONCE)):
        text = "".join(batch)
        yield text
        last = text[-1:] or last
    if last not in ("", "\n"):
        yield "\n"


def talk(text: str) -> None:
    """Say something to whoever runs the command, on standard error."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        # Nobody listens, and there is no other place to say so.
        return


def standard_input() -> bytes:
    """What stands on standard input, no more of it than a file of a plan can hold and one byte."""
    if sys.stdin is None:
        return b""
    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def is_terminal(output: Path | None = None) -> bool:
    """Whether what `emit` gives will stand on a screen."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def wants_colour(output: Path | None = None) -> bool:
    """Whether colour may be used: on a screen that has it, unless NO_COLOR is set."""
    return (
        is_terminal(output) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def width(output: Path | None = None) -> int | None:
    """How many columns the screen has; None where there is no screen and nothing is cut."""
    return shutil.get_terminal_size().columns if is_terminal(output) else None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at any moment it is the old one or the new one, never half of either.

    Raises CannotGoOn where it cannot be written; then nothing has changed.
    """
    # A link stays a link: what it points to is replaced.
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise CannotGoOn(f"{path} is a folder", "Write: --output FILE, with the name of a file.")
    if not target.parent.is_dir():
        raise CannotGoOn(
            f"the folder {path.parent} for the output does not exist",
            "Make it first, or name a file in a folder that exists.",
        )
    try:
        if target.exists() and not target.is_file():
            # /dev/stdout, a named pipe: there is nothing to replace.
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise CannotGoOn(
            f"{path} cannot be written: {error.strerror}",
            "Close it if it is open in another program, or name a file in another place.",
        ) from error


def make_folder(folder: Path) -> None:
    """Make a folder for several files, unless it is there. Raises CannotGoOn where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotGoOn(
            f"the folder {folder} cannot be made: {error.strerror}", "Name another: --output DIR"
        ) from error


def _replace(target: Path, content: bytes) -> None:
    from cipt.editing.files import written_beside

    beside = written_beside(target, content)
    try:
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _undelivered(error: OSError) -> str:
    return f"the output cannot be written: {error.strerror}"


def _reader_is_gone(error: OSError) -> bool:
    # Windows says EINVAL where others say EPIPE.
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)
