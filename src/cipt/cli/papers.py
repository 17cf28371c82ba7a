"""Which value a template lays out: one function for each folder of templates.

`--template visit` is looked for in every folder of `templates/`, and the folder in which it is
found says what it gets: `templates/visit/visit.md.j2` gets `visit`. A new kind of paper is a
function here that makes its value, and a folder of templates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from cipt import __version__
from cipt.cli.opening import Opened
from cipt.cli.positions import board_of, known_board
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.tallies import by_sro
from cipt.faults import CannotGoOn
from cipt.loading.published import published_positions
from cipt.loading.words import words_for
from cipt.model.committee import USUAL, Committee, usual_form
from cipt.model.plan import Plan
from cipt.render.templates import Templates
from cipt.rules.registry import all_rules
from cipt.rules.run import check_plan
from cipt.views.paper import Basis
from cipt.views.report.compared import Since, compared_with
from cipt.views.report.own import shown_words
from cipt.views.report.period import period_of
from cipt.views.report.stamp import stamp


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
    outcome = check_plan(loaded, judgement, rules, opened.prefix)
    return Basis(
        judgement,
        period_of(header, day, asked=asked, compared=compared),
        outcome,
        rules,
        stamp(loaded, day, __version__, opened.commit[:10]),
        reader[0] if reader else "",
        compared.position,
        published,
        shown_words(words_for(opened.tree, day), outcome.mask),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for on the command line for some papers only; None for what was not.

    `committee`: the name of a committee's form. `sro`: the id of an SRO. `theme`: the id or
    printed number of a theme. `recommendation`: the id of one, or all. `since`: the day from which
    a paper tells that compares with none.
    """

    committee: str | None = None
    sro: str | None = None
    theme: str | None = None
    recommendation: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class View:
    """How the value for a folder of templates is made, and which choices it heeds.

    `tells_since`: whether it tells what has happened since a day, and compares nothing with it.
    `compares`: whether it says what has changed since a day.
    `reader`: the id of the board that such a paper is for, where that follows from the choices.
    `about`: who reads its templates, and what they hold. `gives`: module and name of the value's
    type.
    """

    make: Callable[[Basis, Choices], object]
    heeds: tuple[str, ...] = ()
    reader: Callable[[Plan, Choices], str | None] = lambda plan, choices: None
    tells_since: bool = False
    compares: bool = False
    about: str = ""
    gives: str = ""


def _report(basis: Basis, choices: Choices) -> object:
    from cipt.views.report.board import board_report

    return board_report(basis)


def _measures(basis: Basis, choices: Choices) -> object:
    from cipt.views.measures.paper import measures_paper

    return measures_paper(basis)


def _coverage(basis: Basis, choices: Choices) -> object:
    from cipt.views.coverage.paper import coverage_paper

    return coverage_paper(basis)


def _theme(basis: Basis, choices: Choices) -> object:
    from cipt.views.theme.paper import theme_named, theme_paper

    return theme_paper(basis, theme_named(basis.judgement, choices.theme))


def _visit(basis: Basis, choices: Choices) -> object:
    from cipt.views.visit.paper import Shown, visit_paper

    shown = Shown(choices.theme, choices.recommendation, choices.since)
    return visit_paper(basis, shown)


def _public(basis: Basis, choices: Choices) -> object:
    from cipt.views.public.paper import public_paper

    return public_paper(basis)


def _committee(basis: Basis, choices: Choices) -> object:
    from cipt.views.committee.paper import committee_paper

    return committee_paper(basis, form_of(basis.judgement.plan, choices.committee))


def _sro(basis: Basis, choices: Choices) -> object:
    from cipt.views.sro.paper import sro_paper

    return sro_paper(basis, known_sro(basis.judgement, choices.sro))


def known_sro(judgement: Judgement, asked: str | None) -> str:
    """The id of the SRO asked for, or of the only one there is.

    Raises CannotGoOn for one who answers for no action, and where it is not clear who is meant.
    """
    known = [sro for sro in by_sro(judgement) if sro]
    if asked is None and len(known) == 1:
        return known[0]
    if asked in known:
        return str(asked)
    if not known:
        raise CannotGoOn("no action of the plan has an SRO", "Name one: `sro` of a workstream")
    why = (
        "--template sro needs to know for which SRO"
        if asked is None
        else f"--sro {asked}: no action of the plan is theirs"
    )
    raise CannotGoOn(why, f"Write one of: {', '.join(f'--sro {each}' for each in known)}")


def _committees_board(plan: Plan, choices: Choices) -> str | None:
    board = form_of(plan, choices.committee).board
    return board if any(group.id == board for group in plan.groups) else None


def form_of(plan: Plan, asked: str | None) -> Committee:
    """The form of a committee's paper: the one asked for, the only one, or the usual one.

    Raises CannotGoOn for an unknown one, and where there are several and none was asked for.
    """
    forms = {form.id: form for form in plan.committees} or {USUAL: usual_form()}
    if asked is None and len(forms) == 1:
        return next(iter(forms.values()))
    if asked in forms:
        return forms[asked]
    why = (
        "the plan has several forms of committee papers"
        if asked is None
        else f"--committee {asked}: there is no reports/{asked}.yaml in the plan folder"
    )
    raise CannotGoOn(why, f"Write one of: {', '.join(f'--committee {name}' for name in forms)}")


VIEWS = {
    "report": View(
        _report,
        compares=True,
        about="The board: everything, with page one for its meeting",
        gives="report.board:BoardReport",
    ),
    "theme": View(
        _theme,
        ("theme",),
        about="One theme in depth, by --theme: asked, done, moved, measured",
        gives="theme.paper:ThemePaper",
    ),
    "visit": View(
        _visit,
        ("theme", "recommendation"),
        tells_since=True,
        about="An inspector, an adviser: done since a day, shown, not yet right",
        gives="visit.paper:VisitPaper",
    ),
    "public": View(
        _public,
        about="Families, staff, everybody: plain words, posts, no small numbers",
        gives="public.paper:PublicPaper",
    ),
    "measures": View(
        _measures,
        about="The board, the department: whether it makes a difference",
        gives="measures.paper:MeasuresPaper",
    ),
    "coverage": View(
        _coverage,
        about="The board, inspectors: what was asked for, and what answers",
        gives="coverage.paper:CoveragePaper",
    ),
    "sro": View(
        _sro,
        ("sro",),
        about="An SRO: what only they can decide, and what of whom by when",
        gives="sro.paper:SroPaper",
    ),
    "committee": View(
        _committee,
        ("committee",),
        _committees_board,
        compares=True,
        about="A committee: the sections that its own form asks for",
        gives="committee.paper:CommitteePaper",
    ),
}
"""The folders of templates, in the order in which a template's name is looked for in them."""


def made(
    view: View,
    opened: Opened,
    asked: bool,
    choices: Choices,
    board: str | None = None,
    since: Since | None = None,
) -> tuple[Basis, object]:
    """What a paper is made from, and the value that its template lays out.

    A day in `since` is that from which the paper tells, where it is of that kind, and may then lie
    before the plan was taken over; else that with which it compares.
    """
    if since and not (view.compares or view.tells_since):
        raise CannotGoOn("this paper does not heed --since", "Leave --since out")
    reader = board or view.reader(opened.loaded.plan, choices)
    if view.tells_since and since and since.day:
        basis = paper_basis(opened, asked, reader)
        return basis, view.make(basis, replace(choices, since=since.day))
    basis = paper_basis(opened, asked, reader, since)
    told = basis.period.since_day if view.tells_since and since else None
    return basis, view.make(basis, replace(choices, since=told))


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
