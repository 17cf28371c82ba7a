"""The templates that papers can be laid out by, and copies of them for a council to change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cipt.cli.output import make_folder, talk, write_whole
from cipt.cli.papers import VIEWS
from cipt.faults import CannotGoOn
from cipt.render.template_files import read_template
from cipt.render.templates import ENDING, Templates
from cipt.views.grid import Column, grid

FORMATS = ("md", "html")
OTHERS = {
    "overdue": "chase.values:Chase",
    "letter": "chase.values:Letter",
    "diff": "diff.values:Diff",
}
"""Folders of templates that other commands lay out, and what those get."""


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
    ]
    show_grids([grid("", columns, rows)], output, closing=closing)


def copy_template(name: str, target: Path, council: Path) -> None:
    """Copies a template, in each of its formats, into a folder of templates.

    Raises CannotGoOn for an unknown one, and where a file of that name is there already.
    """
    known = {each: view for view, each in _known(council)}
    if name not in known:
        raise CannotGoOn(
            f"--copy-template {name}: there is no such template",
            f"Write one of: {', '.join(known)}",
        )
    view = known[name]
    folder = target / view
    places = {
        folder / f"{name}.{format}{ENDING}": place[0]
        for format in FORMATS
        if (place := Templates(view, council).file(name, format))
    }
    for copy in places:
        if copy.exists():
            raise CannotGoOn(
                f"{copy} is there already", "Name another folder, or take the file away first"
            )
    texts = {copy: read_template(source) for copy, source in places.items()}
    make_folder(folder)
    for copy, text in texts.items():
        write_whole(copy, text.encode("utf-8"))
        talk(f"Written to {copy}.")
    talk("In a folder templates beside the plan folder it goes before cipt's own.")


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
