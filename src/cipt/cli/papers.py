"""Which value a template lays out: one function for each folder of templates.

`--template visit` is looked for in every folder of `templates/`, and the folder in which it is
found says what it gets: `templates/visit/visit.md.j2` gets `visit`. A new kind of paper is a
function here that makes its value, and a folder of templates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from cipt import __version__
from cipt.cli.opening import Opened
from cipt.cli.output import emit, talk
from cipt.cli.positions import board_of, known_board
from cipt.faults import CannotGoOn
from cipt.loading.published import published_positions
from cipt.loading.words import words_for
from cipt.render.templates import Templates
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.views.paper import Basis
from cipt.views.report.compared import Since, compared_with
from cipt.views.report.period import period_of
from cipt.views.report.stamp import stamp
from cipt.views.unread import unread_in, unread_in_words


def paper_basis(
    opened: Opened, asked: bool, board: str | None = None, since: Since | None = None
) -> Basis:
    """What a paper on the opened plan is made from; `asked` is whether somebody chose its day.

    `board` is the one that it is for; `since` what it is to be compared with, if that was asked
    for. Raises CannotGoOn where either cannot be.
    """
    loaded, day, rules = opened.loaded, opened.as_of, all_rules()
    judgement = opened.judged_as_it_was()
    header, index = loaded.plan.header, judgement.index
    reader = board_of(index, board)
    if since and since.board:
        reader = known_board(index, since.board, "--since last:")
    published = published_positions(opened.tree)
    compared = compared_with(header, day, published.positions, reader, since)
    return Basis(
        judgement,
        period_of(header, day, asked=asked, compared=compared),
        check_plan(loaded, judgement, rules, opened.prefix),
        rules,
        stamp(loaded, day, __version__, opened.commit[:10]),
        reader[0] if reader else "",
        compared.position,
        published,
        words_for(opened.tree, day),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for on the command line for some papers only; None for what was not."""


@dataclass(frozen=True, slots=True)
class View:
    """How the value for a folder of templates is made, and which choices it heeds."""

    make: Callable[[Basis, Choices], object]
    heeds: tuple[str, ...] = ()


def _report(basis: Basis, choices: Choices) -> object:
    from cipt.views.report.board import board_report

    return board_report(basis)


def _measures(basis: Basis, choices: Choices) -> object:
    from cipt.views.measures.paper import measures_paper

    return measures_paper(basis)


def _coverage(basis: Basis, choices: Choices) -> object:
    from cipt.views.coverage.paper import coverage_paper

    return coverage_paper(basis)


VIEWS = {
    "report": View(_report),
    "measures": View(_measures),
    "coverage": View(_coverage),
}
"""The folders of templates, in the order in which a template's name is looked for in them."""


def find_paper(name: str, format: str, choices: Choices, council: Path) -> tuple[View, Templates]:
    """The view that a template of this name lays out, and the templates of that view.

    `council` is where a council's own templates may lie. Raises CannotGoOn where there is no such
    template for the format, and for a choice that it does not heed.
    """
    known: list[str] = []
    for folder, view in VIEWS.items():
        templates = Templates(folder, council)
        names = templates.names(format)
        if name in names:
            _refuse_unheeded(name, view, choices)
            return view, templates
        known.extend(names)
    raise CannotGoOn(
        f"--template {name}: there is no such template for {format}",
        f"Write one of: {', '.join(known)}",
    )


def _refuse_unheeded(name: str, view: View, choices: Choices) -> None:
    for field in fields(choices):
        if getattr(choices, field.name) is not None and field.name not in view.heeds:
            option = f"--{field.name.replace('_', '-')}"
            raise CannotGoOn(f"--template {name} does not heed {option}", f"Leave {option} out")


def write_paper(
    name: str, format: str, opened: Opened, output: Path | None, *, asked: bool
) -> None:
    """Write the paper of a command of its own, on the day that the plan is opened for.

    `asked` is whether somebody chose that day.
    """
    choices = Choices()
    view, templates = find_paper(name, format, choices, opened.folder.parent / "templates")
    value = view.make(paper_basis(opened, asked), choices)
    emit(templates.render(name, format, value), output)
    unread = unread_in(opened.loaded, opened.prefix)
    if unread:
        talk(f"{unread_in_words(unread)}.")
