"""What one SRO needs before the board meets: their own decisions, and what of whom by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import capital, counted, day, listed
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import tally
from cipt.views.chase.asks import asked_of, groups
from cipt.views.chase.decisions import decisions
from cipt.views.chase.values import AskedGroup
from cipt.views.chase.view import reply_by
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.report.ahead import window_end
from cipt.views.report.counts import Bar, Part, bar
from cipt.views.report.lines import CONDITION_WORDS, NOBODY, ActionLine, Lines
from cipt.views.report.measures import Measures, measures


@dataclass(frozen=True, slots=True)
class OfficerPart:
    """The actions of an SRO for which one officer answers.

    `name`: the responsible officer, else the first lead, or "Nobody named". `anchor`: an id for
    links. `summary`: how many of which colour, a sentence. `asked`: what is needed of them, by
    kind. `others`: their open actions of which nothing is needed now. `done`: a sentence on those
    that count as done or were withdrawn, or "".
    """

    name: str
    anchor: str
    summary: str
    asked: tuple[AskedGroup, ...]
    others: tuple[ActionLine, ...]
    done: str


@dataclass(frozen=True, slots=True)
class SroPaper:
    """The paper for one SRO.

    `sro`: the post. `themes`: those that they answer for, by number and title. `headline`: how
    their actions stand. `parts` and `bar`: by colour. `decisions`: at most five things that only
    they can decide, a sentence each, the weightiest first. `reply_by`: by when what follows is
    needed, and for which meeting. `until`: how far ahead what falls due is looked for.
    `officers`: their actions by who answers for them. `measures`: those of their actions.
    """

    cover: Cover
    sro: str
    themes: tuple[str, ...]
    headline: str
    parts: tuple[Part, ...]
    bar: Bar
    decisions: tuple[str, ...]
    reply_by: str
    until: str
    officers: tuple[OfficerPart, ...]
    measures: Measures


def sro_paper(basis: Basis, sro: str) -> SroPaper:
    """The paper for the SRO with this id, on the day of judgement."""
    judgement = basis.judgement
    index = judgement.index
    lines = Lines(judgement)
    entries = [progress for progress in judgement.progress if progress.sro == sro]
    shown = bar(lines, tally(entries, judgement.scheme))
    linked = {measure.id: measure for one in entries for measure in linked_measures(one)}
    live = [progress for progress in entries if progress.is_open]
    paper = SroPaper(
        cover=cover(basis),
        sro=index.person_name(sro),
        themes=tuple(
            f"{theme.printed} {theme.title}"
            for theme in judgement.plan.themes
            if index.sro_of_theme(theme) == sro
        ),
        headline=_headline(entries),
        parts=shown.parts,
        bar=shown,
        decisions=decisions(live, as_sro=True, shown=str),
        reply_by=reply_by(judgement)[1],
        until=day(window_end(judgement)),
        officers=_officers(lines, entries),
        measures=measures(judgement, linked.values()),
    )
    return without_personal_data(paper, basis.outcome)


def _headline(entries: Sequence[Progress]) -> str:
    counted_in = [progress for progress in entries if not progress.is_withdrawn]
    if not counted_in:
        return "No action of the plan is theirs."
    kinds = Counter(progress.condition for progress in counted_in)
    words = listed(
        f"{kinds[condition]:,} {said}"
        for condition, said in CONDITION_WORDS.items()
        if kinds[condition]
    )
    return f"{counted(len(counted_in), 'action')}: {words}."


def _officers(lines: Lines, entries: Sequence[Progress]) -> tuple[OfficerPart, ...]:
    """By officer in the order in which the plan first names them, nobody last."""
    groups_of: dict[str, list[Progress]] = {}
    for progress in entries:
        groups_of.setdefault(lines.of(progress).owner, []).append(progress)
    ordered = sorted(groups_of.items(), key=lambda each: each[0] == NOBODY)
    return tuple(
        _officer(lines, name, members, number)
        for number, (name, members) in enumerate(ordered, start=1)
    )


def _officer(lines: Lines, name: str, members: Sequence[Progress], number: int) -> OfficerPart:
    judgement = lines.judgement
    ahead = (window_end(judgement) - judgement.as_of).days
    asked = {one: list(asked_of(one, ahead)) for one in members if one.is_open}
    others = [one for one, found in asked.items() if not found]
    parts = bar(lines, tally(members, judgement.scheme)).parts
    colours = listed(f"{part.number:,} {part.rating.rag}" for part in parts)
    return OfficerPart(
        name=capital(name),
        anchor=f"officer-{number}",
        summary=f"{counted(len(members), 'action')}: {colours}." if colours else "",
        asked=groups([each for found in asked.values() for each in found], str),
        others=tuple(lines.of(one) for one in others),
        done=_done(len(members) - len(asked)),
    )


def _done(count: int) -> str:
    if not count:
        return ""
    verbs = ("counts", "was") if count == 1 else ("count", "were")
    return f"{count:,} of them {verbs[0]} as done or {verbs[1]} withdrawn."
