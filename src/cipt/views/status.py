"""The plan on one screen: how it stands, theme by theme, and what to look at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cipt.evaluation.english import verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.tallies import Tally, by_theme, tally_all
from cipt.evaluation.words import days
from cipt.model.dates import days_later, in_words
from cipt.model.scheme import Condition
from cipt.views.actions import ActionRow, action_row
from cipt.views.grid import Column, Grid, grid

LONGEST = 5
"""How many of the longest overdue actions one screen has room for."""

_BAR = 24


@dataclass(frozen=True, slots=True)
class Status:
    """The plan as it stands: `sentences` say what the numbers mean, `grids` hold the numbers."""

    title: str
    organisation: str
    as_of: date
    as_of_why: str
    total: Tally
    sentences: tuple[str, ...]
    grids: tuple[Grid, ...]


def status_view(judgement: Judgement, as_of_why: str) -> Status:
    """How the plan stands on the day of the judgement."""
    total = tally_all(judgement)
    header = judgement.plan.header
    return Status(
        title=header.title,
        organisation=header.organisation,
        as_of=judgement.as_of,
        as_of_why=as_of_why,
        total=total,
        sentences=tuple(_sentences(judgement, total)),
        grids=(_colours(judgement, total), _themes(judgement), _longest(judgement)),
    )


def _sentences(judgement: Judgement, total: Tally) -> list[str]:
    declared = [one for one in judgement.progress if one.declared_rag and one.rag]
    rosier = sum(_is_rosier(judgement, one.declared_rag, one.rag) for one in declared)
    sentences = [f"{total.overdue:,} of {total.total:,} actions are overdue."]
    if rosier:
        sentences.append(
            f"{rosier:,} {verb(rosier)} rated better by an officer than the facts allow."
        )
    if total.claimed:
        sentences.append(
            f"{total.claimed:,} were taken over as completed, with no completion date recorded."
        )
    waiting = sum(one.condition is Condition.COMPLETE for one in judgement.progress)
    if waiting:
        sentences.append(f"{waiting:,} completed, not yet signed off by a board.")
    asked = sum(one.asked is not None and one.is_open for one in judgement.progress)
    if asked:
        sentences.append(f"{asked:,} new dates asked for, not yet agreed by a board.")
    sentences.append(_soon(judgement))
    withdrawn = sum(one.is_withdrawn for one in judgement.progress)
    if withdrawn:
        sentences.append(f"{withdrawn:,} withdrawn, not counted here.")
    return sentences


def _is_rosier(judgement: Judgement, declared: str | None, derived: str | None) -> bool:
    ranks = judgement.scheme.ranks
    return ranks.get(declared or "", -1) > ranks.get(derived or "", len(ranks))


def _soon(judgement: Judgement) -> str:
    ahead = judgement.plan.header.limits.due_soon_days
    last = days_later(judgement.as_of, ahead)
    soon = sum(one.next_date is not None and one.next_date <= last for one in judgement.progress)
    falls = verb(soon, "falls", "fall")
    return f"{soon:,} {falls} due in the next {days(ahead)}, by {in_words(last)}."


def _colours(judgement: Judgement, total: Tally) -> Grid:
    rows = []
    for band in judgement.scheme.bands:
        count = total.by_rag[band.rag]
        share = count / total.total if total.total else 0
        bar = "#" * (max(1, round(share * _BAR)) if count else 0)
        rows.append((band.rag, band.label, f"{count:,}", f"{share:.0%}", bar))
    columns = (
        Column("RAG"),
        Column("Meaning"),
        Column("Actions", number=True),
        Column("Share", number=True),
        Column(""),
    )
    return grid("", columns, rows, tones=[row[0] for row in rows], toned=0)


def _themes(judgement: Judgement) -> Grid:
    colours = [band.rag for band in judgement.scheme.bands]
    rows = []
    for theme_id, counts in by_theme(judgement).items():
        theme = judgement.index.themes.get(theme_id or "")
        name = f"{theme.printed} {theme.title}" if theme else "No theme that could be read"
        numbers = [f"{counts.by_rag[rag]:,}" for rag in colours]
        rows.append((name, *numbers, f"{counts.overdue:,}"))
    columns = (
        Column("Theme", breaks=True),
        *(Column(rag, number=True, shares=True) for rag in colours),
        Column("Overdue", number=True),
    )
    return grid("", columns, rows)


def _longest(judgement: Judgement) -> Grid:
    late = [one for one in judgement.progress if one.condition is Condition.OVERDUE]
    late.sort(key=lambda one: -one.days_overdue)
    rows: list[ActionRow] = [action_row(one) for one in late[:LONGEST]]
    columns = (
        Column("Longest overdue"),
        Column("Late", number=True),
        Column("Responsible", breaks=True),
        Column("Title", breaks=True),
    )
    cells = [
        (row.number, f"{row.days_overdue:,} d", row.owner_name or "nobody named", row.title)
        for row in rows
    ]
    return grid("", columns, cells)
