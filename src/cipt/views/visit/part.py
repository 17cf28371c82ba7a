"""One part of what an inspector is shown: a theme, or a recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import counted, day, listed, verb
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import tally
from cipt.model.scheme import Condition
from cipt.views.inspections import AskedFor
from cipt.views.measures.links import Linked
from cipt.views.measures.score import Score, score
from cipt.views.report.counts import all_conditions
from cipt.views.report.lines import ActionLine, Lines
from cipt.views.story import done_between
from cipt.views.visit.evidence import EvidenceShown, evidence_shown

NOT_RIGHT = (
    Condition.OVERDUE,
    Condition.OFF_TRACK,
    Condition.MILESTONE_MISSED,
    Condition.OUTCOME_MISSED,
    Condition.AT_RISK,
    Condition.CLAIMED,
)


@dataclass(frozen=True, slots=True)
class DoneLine:
    """An action, and what is recorded of it since the day: a sentence each, the earliest first."""

    line: ActionLine
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisitPart:
    """One theme or recommendation.

    `asked`: what was asked for. `summary`: its actions by condition. `done`: actions of which
    something was done, decided or told since the day; `still`: a sentence on the others, or "".
    `scores`: its measures; `no_scores` says so where there are none, else "". `not_right`: actions
    that are not as they should be, with the reasons in `why`; `none_wrong` says so where there are
    none, else "". `misses`: the measures that miss their targets, a sentence or "".
    """

    heading: str
    anchor: str
    asked: tuple[AskedFor, ...]
    summary: str
    done: tuple[DoneLine, ...]
    still: str
    evidence: EvidenceShown
    scores: tuple[Score, ...]
    no_scores: str
    not_right: tuple[ActionLine, ...]
    none_wrong: str
    misses: str


def visit_part(
    lines: Lines,
    heading: tuple[str, str],
    asked: tuple[AskedFor, ...],
    entries: Sequence[Progress],
    since: date | None,
    linked: Linked,
) -> VisitPart:
    """A part on these actions; `heading` is the heading and an id for links."""
    done = [DoneLine(lines.of(one), _facts(one, since)) for one in entries]
    wrong = tuple(lines.of(one) for one in entries if one.condition in NOT_RIGHT)
    measures = {measure.id: measure for one in entries for measure in linked_measures(one)}
    scores = tuple(score(lines, one, linked.get(one.id, ())) for one in measures.values())
    missed = [one.line.title for one in scores if one.state.tone == "red"]
    return VisitPart(
        heading=heading[0],
        anchor=heading[1],
        asked=asked,
        summary=_summary(lines, entries),
        done=tuple(one for one in done if one.facts),
        still=_still([one.line.number for one in done if not one.facts], since),
        evidence=evidence_shown(lines, entries, since),
        scores=scores,
        no_scores="" if scores else "No measure shows what difference these actions make.",
        not_right=wrong,
        none_wrong="" if wrong else "No action is late, off track, at risk or done without proof.",
        misses=f"{listed(missed)} {verb(len(missed), 'misses its', 'miss their')} target."
        if missed
        else "",
    )


def _facts(progress: Progress, since: date | None) -> tuple[str, ...]:
    facts = done_between(progress, since, progress.as_of)
    return tuple(f"{day(fact.date)}: {fact.words}" for fact in facts)


def _summary(lines: Lines, entries: Sequence[Progress]) -> str:
    of = tally(entries, lines.judgement.scheme)
    if not of.total:
        return "No action of the plan belongs here."
    return f"{counted(of.total, 'action')}: {all_conditions(of)}."


def _still(numbers: Sequence[str], since: date | None) -> str:
    if not numbers:
        return ""
    when = f" since {day(since)}" if since else ""
    return f"Nothing is recorded as done or decided{when} of {listed(numbers)}."
