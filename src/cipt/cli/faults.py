"""What a command ends with: its exit code, and in trouble one line why and one line what to do."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

from typer import Abort, Exit
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from cipt.cli.output import PIPE_CLOSED, ReaderGone, finish_output, talk
from cipt.cli.wrong_use import in_plain_words
from cipt.faults import CannotGoOn

DONE = 0
FINDINGS = 1
CANNOT_GO_ON = 2
FAULT = 3
INTERRUPTED = 130

LONGEST_LINE = 300


def outcome(work: Callable[[], int | None]) -> int:
    """Do the work; its exit code, or that of what stopped it, once that has been told."""
    try:
        return work() or DONE
    except Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, Abort):
        return INTERRUPTED
    except ReaderGone:
        return PIPE_CLOSED
    except NoArgsIsHelpError as error:
        talk(error.message)
    except ClickException as error:
        _tell(in_plain_words(error))
    except CannotGoOn as error:
        _tell(error)
    except Exception as error:
        return _undelivered_help(error) or _tell_fault(error)
    return CANNOT_GO_ON


def _tell(error: CannotGoOn) -> None:
    talk(f"cipt: {_one_line(error.why)}\n{_one_line(error.what_to_do)}")


def _undelivered_help(error: Exception) -> int:
    """The exit code if what failed was standard output, which typer writes help to; else 0."""
    return finish_output() if isinstance(error, OSError) else DONE


def _tell_fault(error: Exception) -> int:
    debug = os.environ.get("CIPT_DEBUG")
    if debug:
        talk("".join(traceback.format_exception(error)))
    told = _one_line(str(error).partition("\n")[0])
    talk(f"cipt: a fault in cipt itself: {type(error).__name__}: {told}")
    talk(
        "Please report it, with the command that you typed, to whoever looks after cipt for you."
        + ("" if debug else " Run it again with CIPT_DEBUG=1 set for the details.")
    )
    return FAULT


def _one_line(text: str) -> str:
    """The text as one line that is safe on a screen: a file's name can hold anything."""
    shown = "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )
    return shown if len(shown) <= LONGEST_LINE else shown[: LONGEST_LINE - 1] + "…"
