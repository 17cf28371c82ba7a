"""The templates that papers can be laid out by, and copies of them for a council to change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cipt.cli.output import make_folder, talk, write_whole
from cipt.cli.papers import VIEWS
from cipt.faults import CannotGoOn
from cipt.render.template_files import read_template
from cipt.render.templates import ENDING, Templates
from cipt.shipped import shipped
from cipt.views.grid import Column, grid

FORMATS = ("md", "html")
OTHERS = {
    "overdue": "chase.values:Chase",
    "letter": "chase.values:Letter",
    "diff": "diff.values:Diff",
}
"""Folders of templates that other commands lay out, and what those get."""
WORD = "word"
"""By this name the Word file is copied that papers are put into."""
LETTERHEAD = shipped("templates") / "word" / "paper.docx"


def show_templates(council: Path, output: Path | None) -> None:
    """Lists every template: its name, its formats, whose it is, who reads it."""
    from cipt.cli.tables import show_grids

    rows = []
    for view, name in _known(council):
        found = [
            (format, place[1])
            for format in FORMATS
            if (place := Templates(view, council).file(name, format))
        ]
        whose = {"the council's" if is_theirs else "cipt's" for _, is_theirs in found}
        formats = ", ".join([*(format for format, _ in found), *_word(found)])
        rows.append((name, formats, " and ".join(sorted(whose)), VIEWS[view].about))
    columns = [Column("Name"), Column("Formats"), Column("Whose"), Column("For", breaks=True)]
    closing = [
        "`cipt report --template NAME` lays a paper out by one of them.",
        "A council's own lie in templates/ beside its plan folder, and go before cipt's own.",
        "`cipt report --copy-template word templates` copies the Word file that papers fill.",
    ]
    show_grids([grid("", columns, rows)], output, closing=closing)


def copy_template(name: str, target: Path, council: Path) -> None:
    """Copies a template, in each of its formats, into a folder of templates.

    Raises CannotGoOn for an unknown one, and where a file of that name is there already.
    """
    known = {each: view for view, each in _known(council)}
    if name in known:
        copies = _texts(name, Templates(known[name], council), target)
    elif name == WORD:
        copies = {target / WORD / LETTERHEAD.name: LETTERHEAD.read_bytes()}
    else:
        raise CannotGoOn(
            f"--copy-template {name}: there is no such template",
            f"Write one of: {', '.join([*known, WORD])}",
        )
    for copy in copies:
        if copy.exists():
            raise CannotGoOn(
                f"{copy} is there already", "Name another folder, or take the file away first"
            )
    for copy, content in copies.items():
        make_folder(copy.parent)
        write_whole(copy, content)
        talk(f"Written to {copy}.")
    talk("In a folder templates beside the plan folder it goes before cipt's own.")


def _texts(name: str, templates: Templates, target: Path) -> dict[Path, bytes]:
    """Where the copies of a template go, a file for each format, and what each holds."""
    return {
        target / templates.view / f"{name}.{format}{ENDING}": read_template(place[0]).encode()
        for format in FORMATS
        if (place := templates.file(name, format))
    }


def _known(council: Path) -> Iterator[tuple[str, str]]:
    """The view and the name of every template, in the order in which names are looked for."""
    seen = set()
    for view in VIEWS:
        templates = Templates(view, council)
        for name in sorted({one for format in FORMATS for one in templates.names(format)}):
            if name not in seen:
                seen.add(name)
                yield view, name


def _word(found: list[tuple[str, bool]]) -> list[str]:
    """A Word file is made of the Markdown."""
    return ["docx"] if any(format == "md" for format, _ in found) else []


def template_values() -> dict[str, type]:
    """The type of the value that the templates of each folder get, for the page on their fields."""
    from importlib import import_module

    named = {view: one.gives for view, one in VIEWS.items()} | OTHERS
    found = {}
    for view, name in named.items():
        module, _, value = name.partition(":")
        found[view] = getattr(import_module(f"cipt.views.{module}"), value)
    return found
