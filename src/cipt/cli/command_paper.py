"""The paper that a command of its own writes, as `cipt measures --format html` does."""

from __future__ import annotations

from pathlib import Path

from cipt.cli.opening import Opened
from cipt.cli.output import emit, talk
from cipt.cli.papers import Choices, find_paper, made
from cipt.views.unread import unread_in, unread_in_words


def write_paper(
    name: str, format: str, opened: Opened, output: Path | None, *, asked: bool
) -> None:
    """Write the paper of a command of its own, on the day that the plan is opened for.

    `asked` is whether somebody chose that day.
    """
    choices = Choices()
    view, templates = find_paper(name, format, choices, opened.folder.parent / "templates")
    _, value = made(view, opened, asked, choices)
    emit(templates.render(name, format, value), output)
    unread = unread_in(opened.loaded, opened.prefix)
    if unread:
        talk(f"{unread_in_words(unread)}.")
