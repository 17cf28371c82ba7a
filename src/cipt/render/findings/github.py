"""Findings as annotations on a GitHub pull request.

GitHub shows 10 of each kind a step and drops the rest without a word: the worst come first, and
a last line counts what is not shown. The whole table goes to the step's summary, if there is one.
"""

from __future__ import annotations

from collections import Counter

from cipt.evaluation.english import counted
from cipt.findings import SEVERITIES, Finding
from cipt.render.markdown import md
from cipt.render.plain import one_line
from cipt.views.checking import CheckReport
from cipt.views.unread import unread_in_words

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""

SUMMARY_LIMIT = 900_000
"""Bytes of the table in a step's summary; GitHub drops a summary of more than 1 MiB."""

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: CheckReport, colour: bool = False) -> str:
    """Workflow commands, a line each, and a closing line in plain words."""
    lines = []
    given: Counter[str] = Counter()
    for finding in report.findings:
        given[finding.severity] += 1
        if given[finding.severity] <= SHOWN:
            lines.append(_annotation(finding))
    counts = ", ".join(counted(given[severity], _word(severity)) for severity in SEVERITIES)
    hidden = sum(max(0, number - SHOWN) for number in given.values())
    where = (
        "only in the step's summary"
        if report.in_summary
        else "not shown: --format text --verbose shows all"
    )
    rest = f"; {hidden} of them are {where}" if hidden else ""
    lines.append(f"cipt check: {counts}{rest}.")
    told = one_line(report.comparison.sentence)
    lines.append(f"::warning::{_message(told)}" if report.comparison.is_amiss else f"{told}.")
    return "\n".join(lines) + "\n"


def summary(report: CheckReport) -> str:
    """The whole table in Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    counts = ", ".join(counted(report.counts[severity], _word(severity)) for severity in SEVERITIES)
    rows: list[str] = []
    room = SUMMARY_LIMIT
    for finding in report.findings:
        row = _row(finding)
        room -= len(row.encode()) + 1
        if room < 0:
            break
        rows.append(row)
    table = ["| severity | rule | place | what |", "|---|---|---|---|", *rows] if rows else []
    lines = [f"## cipt check: {counts}", "", *table]
    if len(rows) < len(report.findings):
        lines += ["", f"{len(report.findings) - len(rows):,} more have no room here."]
    lines += ["", f"{md(report.comparison.sentence)}."]
    if report.unread:
        lines += ["", f"{md(unread_in_words(report.unread))}."]
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    place = f"{md(finding.path)}:{finding.line}"
    what = f"{finding.code} {finding.rule}"
    return f"| {finding.severity} | {what} | {place} | {md(finding.message)} |"


def _annotation(finding: Finding) -> str:
    column = "" if finding.column is None else f",col={finding.column}"
    title = _property(f"{finding.code} {finding.rule}")
    message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return (
        f"::{_KINDS[finding.severity]} file={_property(finding.path)},line={finding.line}{column},"
        f"title={title}::{_message(message)}"
    )


def _message(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _word(severity: str) -> str:
    return "note" if severity == "info" else severity
