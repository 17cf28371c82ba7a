"""What a committee has to know before it reads how the plan stands."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import capital, counted, day, listed, verb, with_article
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.tallies import by_sro
from cipt.model.plan import Header, Inspection
from cipt.model.position import Position


@dataclass(frozen=True, slots=True)
class Background:
    """`notes`: what the plan answers, since when and who answers for it, a sentence each."""

    notes: tuple[str, ...]


def background(judgement: Judgement) -> Background:
    """The background of a plan."""
    header = judgement.plan.header
    found = [
        *(_inspection(one) for one in header.inspections),
        _span(header),
        _size(judgement),
        _sros(judgement),
        _boards(judgement),
    ]
    return Background(tuple(each for each in found if each))


def inspection_name(inspection: Inspection) -> str:
    """What an inspection is called: its title, else who did what: "Ofsted ILACS"."""
    words = [word for word in (inspection.inspectorate, inspection.kind) if word]
    return inspection.title or " ".join(words) or inspection.id


def documents(judgement: Judgement, positions: tuple[Position, ...]) -> tuple[str, ...]:
    """What the paper rests on: the inspections' reports, and the papers published before."""
    index = judgement.index
    found = [
        f"Report of the {inspection_name(one)}, published on {day(one.published)}"
        for one in judgement.plan.header.inspections
        if one.published
    ]
    found += [
        f"Paper for {with_article(index.person_name(one.board))} as at {day(one.as_of)}, whose "
        f"position is kept with the plan"
        for one in positions
        if one.as_of <= judgement.as_of
    ]
    return tuple(found)


def _inspection(inspection: Inspection) -> str:
    when = inspection.to or inspection.from_
    visit = f"the {inspection_name(inspection)}{f' of {day(when)}' if when else ''}"
    said = []
    if inspection.published:
        said.append(f"The report of {visit} was published on {day(inspection.published)}.")
    else:
        said.append(f"The plan answers {visit}.")
    if inspection.judgement:
        said.append(f"It judged services “{inspection.judgement}”.")
    return " ".join(said)


def _span(header: Header) -> str:
    if not header.starts:
        return ""
    ends = f" and ends on {day(header.ends)}" if header.ends else ""
    return f"The plan starts on {day(header.starts)}{ends}."


def _size(judgement: Judgement) -> str:
    plan = judgement.plan
    live = sum(not progress.is_withdrawn for progress in judgement.progress)
    parts = [counted(len(plan.themes), "theme"), counted(live, "action")]
    if plan.recommendations:
        asked = counted(len(plan.recommendations), "recommendation")
        return f"It has {parts[0]} and {parts[1]}, in answer to {asked}."
    return f"It has {parts[0]} and {parts[1]}."


def _sros(judgement: Judgement) -> str:
    names = [judgement.index.person_name(sro) for sro in by_sro(judgement) if sro]
    if not names:
        return "No SRO is named."
    # Posts have commas of their own.
    return f"{verb(len(names), 'Its SRO is', 'Its SROs are')} {'; '.join(names)}."


def _boards(judgement: Judgement) -> str:
    index = judgement.index
    boards = [with_article(index.person_name(board)) for board in sorted(index.signing_boards)]
    if not boards:
        return "No board is named that signs actions off."
    oversee = verb(len(boards), "signs", "sign")
    return capital(f"{listed(boards)} {oversee} actions off and agrees dates.")
