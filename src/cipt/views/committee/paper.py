"""A committee's paper: the council's form, filled from the plan and with the council's own words.

What the plan knows is written from it; what it cannot know, as what the law or equality asks, is
the council's to write, and is marked to be written until it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cipt.evaluation.english import day
from cipt.loading.words import Words
from cipt.model.committee import Committee, PaperPart
from cipt.views.committee.background import Background, background, documents
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.board import BoardReport, made_report
from cipt.views.report.own import SUMMARY, OwnText, own_text

APPENDIX = "All actions by SRO"


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line at the head of the paper: what it names, and what stands there."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A numbered section, or a part of one.

    `number`: "7" or "7.1". `anchor`: an id for links. `own`: the council's words, and where they
    are to be written; `has_own` is whether to print either. `from_the_plan`: what is written here
    from the plan, one of the words that a form can have, or "". `parts`: those of a section.
    """

    number: str
    anchor: str
    title: str
    own: OwnText
    has_own: bool
    from_the_plan: str
    parts: tuple[NumberedPart, ...]


@dataclass(frozen=True, slots=True)
class CommitteePaper:
    """A committee's paper.

    `title`: the committee. `header`: the lines at its head. `sections`: its numbered sections.
    `to_write`: what is still to be written, by number and title. `report`: everything that the
    board's paper says, compared with what the committee saw last. `background`, `documents`: what
    only this paper has. `appendix`: the title of what stands behind the sections.
    """

    cover: Cover
    title: str
    header: tuple[HeaderLine, ...]
    sections: tuple[NumberedPart, ...]
    to_write: tuple[str, ...]
    report: BoardReport
    background: Background
    documents: tuple[str, ...]
    appendix: str


def committee_paper(basis: Basis, form: Committee) -> CommitteePaper:
    """The paper for the committee of this form."""
    sections = tuple(_sections(form, basis.words, basis.outcome.prefix))
    every = [part for section in sections for part in (section, *section.parts)]
    paper = CommitteePaper(
        cover=cover(basis),
        title=form.title,
        header=_header(basis, form),
        sections=sections,
        to_write=tuple(f"{one.number} {one.title}" for one in every if one.own.to_write),
        report=made_report(basis),
        background=background(basis.judgement),
        documents=documents(basis.judgement, basis.published.positions),
        appendix=APPENDIX,
    )
    return without_personal_data(paper, basis.outcome)


def _header(basis: Basis, form: Committee) -> tuple[HeaderLine, ...]:
    judgement = basis.judgement
    found = [HeaderLine(name, text) for name, text in (form.header or {}).items()]
    coming = sorted(
        meeting.date
        for meeting in judgement.plan.meetings
        if meeting.board == form.board and meeting.date >= judgement.as_of
    )
    if coming:
        found.append(HeaderLine("Date of the meeting", day(coming[0])))
    found.append(HeaderLine("Position as at", basis.period.as_at))
    return tuple(found)


def _sections(form: Committee, words: Words, prefix: str) -> Iterator[NumberedPart]:
    for number, section in enumerate(form.all_sections, start=1):
        parts = tuple(
            _part(form, words, prefix, part, f"{number}.{place}")
            for place, part in enumerate(section.parts, start=1)
        )
        yield _part(form, words, prefix, section, f"{number}", parts)


def _part(
    form: Committee,
    words: Words,
    prefix: str,
    part: PaperPart,
    number: str,
    parts: tuple[NumberedPart, ...] = (),
) -> NumberedPart:
    own = own_text(words, f"{form.id}/{part.id}", prefix, part.standing or "")
    if own.to_write and part.from_the_plan == SUMMARY and SUMMARY in words.texts:
        own = own_text(words, SUMMARY, prefix)
    if own.to_write and (part.from_the_plan or parts):
        own = OwnText(own.text, "")
    return NumberedPart(
        number=number,
        anchor=f"part-{number}",
        title=part.title,
        own=own,
        has_own=bool(own.to_write or own.text.blocks),
        from_the_plan=part.from_the_plan or "",
        parts=parts,
    )
