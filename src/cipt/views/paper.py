"""What every paper is made from, and what stands on its first page and at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cipt.evaluation.judgement import Judgement
from cipt.loading.published import Published
from cipt.loading.words import Words
from cipt.model.position import Position
from cipt.rules.base import Rule
from cipt.rules.run import Outcome
from cipt.views.report.hiding import hidden
from cipt.views.report.notices import notices
from cipt.views.report.own import beside_notices
from cipt.views.report.period import Period
from cipt.views.report.quality import quality
from cipt.views.report.stamp import Stamp

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a paper is made from: a judged plan, its period, and a check on the same day.

    `outcome` is that of a check with these `rules`. `board`: the id of the board that the paper is
    for, or "". `position`: what was published for that board on the day that the period is compared
    with. `published`: every published position, and what of them cannot be read. `words`: the
    council's own.
    """

    judgement: Judgement
    period: Period
    outcome: Outcome
    rules: Sequence[Rule]
    stamp: Stamp
    board: str = ""
    position: Position | None = None
    published: Published = field(default_factory=Published)
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class Cover:
    """What every paper says of itself.

    `plan`, `organisation`: as plan.yaml has them. `as_at`: the day on which it stands, "31 May
    2019"; `reason`: why that day, to read on from it. `notices`: what a reader must know first, a
    sentence each: files that could not be read, findings that are accepted, that the plan is
    closed. `stamp`: what it was made from.
    """

    plan: str
    organisation: str
    as_at: str
    reason: str
    notices: tuple[str, ...]
    stamp: Stamp


def cover(basis: Basis) -> Cover:
    """The cover of a paper that has no page on the quality of its data."""
    header, period = basis.judgement.plan.header, basis.period
    checked = quality(basis.outcome, basis.rules)
    return Cover(
        plan=header.title,
        organisation=header.organisation,
        as_at=period.as_at,
        reason=period.reason,
        notices=notices(header, period.last_day, checked, beside(basis), where=""),
        stamp=basis.stamp,
    )


def beside(basis: Basis) -> tuple[str, ...]:
    """What is to be said of published positions and own words that cannot be used."""
    unread, prefix = basis.published.unread, basis.outcome.prefix
    return beside_notices(basis.words, unread, basis.judgement.plan, prefix)


def without_personal_data(value: Value, outcome: Outcome) -> Value:
    """The value, in which what a finding that stands takes for personal data is hidden."""
    if not any(finding.masked for finding in outcome.findings):
        return value
    return hidden(value, outcome.mask.text)
