"""How many actions have which colour: by the facts, by their officers' ratings, and before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cipt.evaluation.english import counted, number, verb
from cipt.evaluation.tallies import Tally, tally
from cipt.model.scheme import RATED_CONDITIONS, Condition
from cipt.views.report.lines import CONDITION_WORDS, Lines, Rating
from cipt.views.report.shares import shares


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: a colour and how many actions have it."""

    rating: Rating
    number: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Actions by colour as a bar. `title` says the same in words."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ColourCount:
    """One colour of the scheme.

    `means`: the plan's own definition. `count`: how many actions have it by the facts, `share`:
    the same in whole percent. `declared`: how many their officers rate so. `change`: "11 more",
    "3 fewer", "the same", or "" where nothing is compared. `words`: what they are, "48 overdue;
    4 rated off track", or "none".
    """

    rating: Rating
    means: str
    count: str
    share: str
    declared: str
    change: str
    words: str


@dataclass(frozen=True, slots=True)
class OtherDeclared:
    """Ratings by officers outside the scheme: none at all, or a colour that the plan lacks."""

    name: str
    count: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Actions by colour, worst first.

    `total`: how many are counted. `withdrawn`: a sentence on those that are not, or "".
    `compared`: whether there is a change to show. `other_declared`: ratings outside the scheme.
    """

    total: str
    total_change: str
    colours: tuple[ColourCount, ...]
    other_declared: tuple[OtherDeclared, ...]
    withdrawn: str
    compared: bool
    bar: Bar


def counts(lines: Lines, before: Tally | None) -> Counts:
    """The counts of the whole plan; `before` is the position that they are compared with."""
    judgement = lines.judgement
    now = tally(judgement.progress, judgement.scheme)
    declared = Counter(p.declared_rag for p in judgement.progress if not p.is_withdrawn)
    share = shares(list(now.by_rag.values()))
    colours = tuple(
        ColourCount(
            rating=lines.rating(band.rag),
            means=band.means,
            count=number(now.by_rag[band.rag]),
            share=share[place],
            declared=number(declared[band.rag]),
            change=change(now.by_rag[band.rag], before.by_rag[band.rag]) if before else "",
            words=in_conditions(now.by_condition, band.conditions),
        )
        for place, band in enumerate(judgement.scheme.bands)
    )
    withdrawn = sum(progress.is_withdrawn for progress in judgement.progress)
    return Counts(
        total=number(now.total),
        total_change=change(now.total, before.total) if before else "",
        colours=colours,
        other_declared=_other_declared(declared, now),
        withdrawn=_withdrawn(withdrawn),
        compared=before is not None,
        bar=bar(lines, now),
    )


def bar(lines: Lines, of: Tally) -> Bar:
    """Actions by colour as a bar."""
    parts = tuple(Part(lines.rating(rag), count) for rag, count in of.by_rag.items() if count)
    title = ", ".join(f"{part.rating.rag} {part.number:,}" for part in parts)
    return Bar(f"{counted(of.total, 'action')}: {title}" if parts else "No actions", parts)


def change(now: int, before: int) -> str:
    """How a count has changed: "11 more", "3 fewer", "the same"."""
    if now == before:
        return "the same"
    return f"{now - before:,} more" if now > before else f"{before - now:,} fewer"


def in_conditions(by_condition: Mapping[Condition, int], names: Sequence[str]) -> str:
    """What the actions of a colour are: "48 overdue; 4 rated off track"; "none" for none."""
    found = [
        f"{by_condition[condition]:,} {CONDITION_WORDS[condition]}"
        for condition in CONDITION_WORDS
        if condition.value in names and by_condition.get(condition)
    ]
    return "; ".join(found) or "none"


def all_conditions(of: Tally) -> str:
    """What all of the actions are, whatever their colour: "1 signed off; 48 overdue"."""
    return in_conditions(of.by_condition, [condition.value for condition in RATED_CONDITIONS])


def _other_declared(declared: Mapping[str | None, int], now: Tally) -> tuple[OtherDeclared, ...]:
    unknown = sorted(rag for rag in declared if rag is not None and rag not in now.by_rag)
    found = [
        OtherDeclared(f"{rag}, which is no colour of this plan", number(declared[rag]))
        for rag in unknown
    ]
    if declared.get(None):
        found.append(OtherDeclared("Not rated", number(declared[None])))
    return tuple(found)


def _withdrawn(withdrawn: int) -> str:
    if not withdrawn:
        return ""
    return f"{counted(withdrawn, 'withdrawn action')} {verb(withdrawn)} not counted."
