"""Inspections and reviews as papers name them, and what they asked for in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.english import capital, day, ended
from cipt.evaluation.index import Index
from cipt.evaluation.judgement import Judgement
from cipt.model.plan import Inspection
from cipt.model.records import Recommendation

NO_WORDING = "Their own words are not recorded."


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What an inspector or a reviewer asked for.

    `wording`: in their own words, if they are recorded, which `is_quoted` says; else it says that
    they are not, and `title` has it in a few words. `source`: which inspection asked for it, and in
    which paragraph, or "". `dispute`: that it is disputed, when and why, or "".
    """

    id: str
    anchor: str
    title: str
    wording: str
    is_quoted: bool
    source: str
    dispute: str


def asked_for(judgement: Judgement, record: Recommendation) -> AskedFor:
    """A recommendation as it was made, and disputed by the day of judgement."""
    return AskedFor(
        id=record.id,
        anchor=f"asked-{record.id}",
        title=record.title,
        wording=record.wording or NO_WORDING,
        is_quoted=record.wording is not None,
        source=_source(judgement.index, record),
        dispute=_dispute(judgement, record),
    )


def inspection_in_words(inspection: Inspection) -> str:
    """Who looked, in which way, when: "Ofsted ILACS, 17 to 28 September 2018"."""
    who = " ".join(each for each in (inspection.inspectorate, inspection.kind) if each)
    who = inspection.title or who
    return capital(
        ", ".join(each for each in (who or inspection.id, inspection_days(inspection)) if each)
    )


def inspection_days(inspection: Inspection) -> str:
    """Its days: "17 to 28 September 2018"; "" where none is recorded."""
    first, last = inspection.from_, inspection.to
    if first is None or last is None or first == last:
        return day(first or last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def _dispute(judgement: Judgement, record: Recommendation) -> str:
    disputed = record.disputed
    if disputed is None or disputed.date > judgement.as_of:
        return ""
    by = f" by {disputed.by}" if disputed.by else ""
    said = [f"Disputed on {day(disputed.date)}{by}."]
    if disputed.why:
        said.append(f"Why: {ended(disputed.why)}")
    said.append(f"Outcome: {ended(disputed.outcome)}" if disputed.outcome else "No outcome yet.")
    return " ".join(said)


def _source(index: Index, record: Recommendation) -> str:
    inspection = index.inspections.get(record.source or "")
    named = inspection_in_words(inspection) if inspection else record.source or ""
    paragraph = f"paragraph {record.paragraph}" if record.paragraph else ""
    return ", ".join(each for each in (named, paragraph) if each)
