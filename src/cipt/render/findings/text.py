"""Findings for a person: each with its line, a mark below it, and what to do; last the count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cipt.evaluation.english import counted
from cipt.findings import Finding
from cipt.model.dates import in_words
from cipt.render.plain import one_line
from cipt.rules.waivers import Waived
from cipt.views.checking import CheckReport
from cipt.views.unread import unread_in_words

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m"}
_BOLD, _FAINT, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LONGEST_EXCERPT = 160
_ONE_SCREEN = 10
"""So many findings can be seen at once on a terminal."""
_ERRORS_AGAIN = 10
_MANY = 50
"""More findings than anybody reads one by one."""


def render(report: CheckReport, colour: bool = False) -> str:
    """The findings in plain text; those of severity info only where the report is verbose."""
    shown = [f for f in report.findings if report.verbose or f.severity != "info"]
    blocks = [_block(finding, report, colour) for finding in shown]
    if report.show_waived:
        blocks += [
            f"waived {one.finding.code} {one.finding.rule}  {_place(one.finding)}\n"
            f"  {_whose(one.finding)}{one_line(one.finding.message)}\n"
            f"  {_accepted(one)}\n"
            for one in report.waived
        ]
    if report.statistics:
        blocks.append(_statistics(report))
    if len(shown) > _ONE_SCREEN:
        blocks += _errors_again(shown)
    return "\n".join([*blocks, _closing(report)])


def _block(finding: Finding, report: CheckReport, colour: bool) -> str:
    severity: str = finding.severity
    code = f"{finding.code} {finding.rule}"
    if colour:
        severity, code = f"{_COLOURS[severity]}{severity}{_END}", f"{_BOLD}{code}{_END}"
    help_ = f"  help: {_shared(finding.hint)}\n" if finding.hint else ""
    return (
        f"{severity} {code}  {_place(finding)}\n"
        f"  {_whose(finding)}{one_line(finding.message)}\n"
        f"{_excerpt(finding, report.excerpt(finding), colour)}{help_}"
    )


def _errors_again(shown: Sequence[Finding]) -> list[str]:
    """Where the errors stand, once more: they come first, and a terminal shows what comes last."""
    errors = [finding for finding in shown if finding.severity == "error"]
    if not errors or len(errors) == len(shown):
        return []
    lines = [f"  {_place(one)}  {one.code} {one.rule}" for one in errors[:_ERRORS_AGAIN]]
    if len(errors) > _ERRORS_AGAIN:
        lines.append(f"  and {len(errors) - _ERRORS_AGAIN:,} more")
    return ["\n".join(["The errors stand first, above:", *lines]) + "\n"]


def _whose(finding: Finding) -> str:
    subject = finding.subject
    if subject is None or _begins_with(finding.message, subject):
        return ""
    return f"{one_line(subject)}: "


def _begins_with(message: str, subject: str) -> bool:
    """Whether the message names the subject itself, before any colon."""
    if subject not in message:
        return False
    begun = message.partition(":")[0].split()
    return subject in (word.strip(",.;()`") for word in begun)


def _place(finding: Finding) -> str:
    column = "" if finding.column is None else f":{finding.column}"
    return f"{_shared(finding.path)}:{finding.line}{column}"


@lru_cache(maxsize=1024)
def _shared(text: str) -> str:
    """As `one_line`, of a path or a hint, which many findings share."""
    return one_line(text)


def _excerpt(finding: Finding, line: str, colour: bool) -> str:
    if finding.column is None or not line or line.isspace():
        return ""
    start, before = 0, finding.column - 1
    if before > _LONGEST_EXCERPT // 2:
        start = before - _LONGEST_EXCERPT // 2
        before -= start
    part = one_line(line[start : start + _LONGEST_EXCERPT])
    margin = f"{finding.line:>3}"
    rows = f"  {margin} | {part}", f"  {' ' * len(margin)} | {' ' * before}^"
    if colour:
        rows = f"{_FAINT}{rows[0]}{_END}", f"{_FAINT}{rows[1]}{_END}"
    return f"{rows[0]}\n{rows[1]}\n"


def _statistics(report: CheckReport) -> str:
    rows = [f"{count:>6}  {rule.code} {rule.name}" for rule, count in report.by_rule]
    return "\n".join(rows) + "\n" if rows else ""


def _accepted(one: Waived) -> str:
    until = f" until {in_words(one.waiver.until)}" if one.waiver.until else ""
    return f"accepted{until}: {one_line(one.waiver.reason)}"


def _closing(report: CheckReport) -> str:
    counts = report.counts
    parts = [counted(counts["error"], "error"), counted(counts["warning"], "warning")]
    notes = [", ".join(parts)]
    if counts["error"] + counts["warning"] > _MANY and not report.statistics:
        notes[0] += " (--statistics counts them by rule)"
    if counts["info"]:
        shown = "" if report.verbose else " not shown (--verbose shows them)"
        notes.append(f"{counted(counts['info'], 'note')} for information{shown}")
    if counts["waived"]:
        shown = "" if report.show_waived else " (--show-waived lists them)"
        notes.append(f"{counted(counts['waived'], 'finding')} waived{shown}")
    if report.left_out:
        notes.append(f"{counted(report.left_out, 'finding')} left out by this run's choice")
    lines = [
        "; ".join(notes) + ".",
        f"{counted(report.actions, 'action')} in {counted(report.files, 'file')}, "
        f"as of {in_words(report.as_of)}.",
    ]
    lines.append(f"{one_line(report.comparison.sentence)}.")
    unread = unread_in_words(report.unread)
    if unread:
        lines.append(f"{one_line(unread)}.")
    return "\n".join(lines) + "\n"
