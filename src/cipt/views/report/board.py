"""The report to the board, whole: one value, from which any of its templates lays out a paper."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import with_article
from cipt.evaluation.judgement import Judgement
from cipt.model.scheme import Condition
from cipt.views.charts.by_theme import by_theme_chart
from cipt.views.charts.trend import trend
from cipt.views.charts.values import ByTheme, Trend
from cipt.views.paper import Basis, beside, without_personal_data
from cipt.views.report.ahead import Ahead, ahead
from cipt.views.report.by_sro import SroActions, actions_by_sro
from cipt.views.report.changes import Changes, changes, movement
from cipt.views.report.counts import Counts, counts
from cipt.views.report.decisions import Decisions, board_name, decisions
from cipt.views.report.exception_pages import ExceptionPage, exception_pages
from cipt.views.report.exceptions import Exceptions, exception_actions, exceptions
from cipt.views.report.late import Late, late
from cipt.views.report.lines import Lines
from cipt.views.report.log import DateLog, SignOffs, date_log, sign_offs
from cipt.views.report.measures import Measures, key_measures, measures
from cipt.views.report.method import Method, method
from cipt.views.report.notices import notices
from cipt.views.report.own import SUMMARY, OwnText, own_text
from cipt.views.report.period import Period
from cipt.views.report.quality import Quality, quality
from cipt.views.report.recommendations import Recommendations, recommendations
from cipt.views.report.restated import Restated, restated
from cipt.views.report.stamp import Stamp
from cipt.views.report.summary import headline, summary
from cipt.views.report.themes import ThemePage, theme_pages
from cipt.views.report.unmoved import Unmoved, unmoved


@dataclass(frozen=True, slots=True)
class BoardReport:
    """Everything that the paper for the board says.

    `plan`, `organisation`: as plan.yaml has them. `reader`: the board that it is for. `period`: the
    month, the day, and what it is compared with. `notices`: what a reader must know first, a
    sentence each: files that could not be read, findings that are accepted, that the plan is
    closed. `own_summary`: the director's own. `headline`: the sentence that matters most.
    `summary`: page one in a few more. `decisions`: what the board is asked. `counts`: actions by
    colour. `changes`: what has changed since. `restated`: what of the paper before would read
    otherwise now. `rag`: the colour of overdue actions. `exceptions`: the worst of them.
    `recommendations`: what was asked for, with the actions that answer. `key_measures`: six
    measures for page one. `unmoved`: actions that are done and whose measures have not moved.
    `ahead`: what comes next. `trend`, `by_theme`: charts, or nothing where there is nothing to
    draw. `exception_pages`: all on record of the worst. `themes`: a page each. `other_measures`:
    those that no action names. `late`: overdue actions by SRO, and steps that passed. `sros`: every
    action, by SRO. `dates`: dates that moved. `sign_offs`: what is signed off, waits for it or was
    taken over as done. `quality`: what the check found. `method`: how ratings come about. `stamp`:
    what the paper was made from.
    """

    plan: str
    organisation: str
    reader: str
    period: Period
    notices: tuple[str, ...]
    own_summary: OwnText
    headline: str
    summary: tuple[str, ...]
    decisions: Decisions
    counts: Counts
    changes: Changes
    restated: Restated
    rag: str
    exceptions: Exceptions
    recommendations: Recommendations
    key_measures: Measures
    unmoved: Unmoved
    ahead: Ahead
    trend: Trend | None
    by_theme: ByTheme | None
    exception_pages: tuple[ExceptionPage, ...]
    themes: tuple[ThemePage, ...]
    other_measures: Measures
    late: Late
    sros: tuple[SroActions, ...]
    dates: DateLog
    sign_offs: SignOffs
    quality: Quality
    method: Method
    stamp: Stamp


def board_report(basis: Basis) -> BoardReport:
    """The report on a judged plan.

    Where a finding that stands says that the plan holds personal data, it is hidden throughout.
    """
    return without_personal_data(made_report(basis), basis.outcome)


def made_report(basis: Basis) -> BoardReport:
    """The report as it is before personal data is hidden in it."""
    judgement, period = basis.judgement, basis.period
    lines = Lines(judgement)
    behind = exception_actions(lines)
    moved = movement(lines, period, basis.position)
    counted = counts(lines, moved.before if moved else None)
    dates = date_log(lines)
    checked = quality(basis.outcome, basis.rules)
    header = judgement.plan.header
    asked = recommendations(lines)
    coming = ahead(lines)
    return BoardReport(
        plan=header.title,
        organisation=header.organisation,
        reader=_reader(basis),
        period=period,
        notices=notices(header, period.last_day, checked, beside(basis)),
        own_summary=own_text(basis.words, SUMMARY, basis.outcome.prefix),
        headline=headline(judgement, counted, behind),
        summary=summary(lines, behind, moved, dates, asked, coming),
        decisions=decisions(lines),
        counts=counted,
        changes=changes(moved),
        restated=restated(lines, basis.position, basis.outcome.loaded),
        rag=judgement.scheme.rag(Condition.OVERDUE) or "",
        exceptions=exceptions(lines, behind),
        recommendations=asked,
        key_measures=key_measures(judgement),
        unmoved=unmoved(lines),
        ahead=coming,
        trend=trend(lines),
        by_theme=by_theme_chart(lines),
        exception_pages=exception_pages(lines, behind),
        themes=theme_pages(lines, basis.words, basis.outcome.prefix),
        other_measures=_unlinked(judgement),
        late=late(lines),
        sros=actions_by_sro(lines),
        dates=dates,
        sign_offs=sign_offs(lines),
        quality=checked,
        method=method(lines),
        stamp=basis.stamp,
    )


def _reader(basis: Basis) -> str:
    index = basis.judgement.index
    if basis.board:
        return with_article(index.person_name(basis.board))
    return board_name(basis.judgement)


def _unlinked(judgement: Judgement) -> Measures:
    linked = {m.id for progress in judgement.progress for m in linked_measures(progress)}
    return measures(judgement, (m for m in judgement.plan.measures if m.id not in linked))
