"""Findings for a person: each with its line, a mark below it, and what to do; last the count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cipt.evaluation.english import counted
from cipt.findings import Finding
from cipt.model.dates import in_words
from cipt.render.plain import OneLine, one_line
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
    blocks = list(map(_Blocks(report, colour).block, shown))
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


class _Blocks:
    """Writes the findings of a report; what many of them share is worked out once."""

    def __init__(self, report: CheckReport, colour: bool) -> None:
        self._line_of = report.excerpt
        self._colour = colour
        self._safe = OneLine()

    def block(self, finding: Finding) -> str:
        """A finding with its line and what to do."""
        severity: str = finding.severity
        code = f"{finding.code} {finding.rule}"
        if self._colour:
            severity, code = f"{_COLOURS[severity]}{severity}{_END}", f"{_BOLD}{code}{_END}"
        safe, column = self._safe, finding.column
        at, excerpt = ("", "") if column is None else (f":{column}", self._excerpt(finding, column))
        help_ = f"  help: {safe[finding.hint]}\n" if finding.hint else ""
        return (
            f"{severity} {code}  {safe[finding.path]}:{finding.line}{at}\n"
            f"  {_whose(finding)}{safe[finding.message]}\n"
            f"{excerpt}{help_}"
        )

    def _excerpt(self, finding: Finding, column: int) -> str:
        """The line of a finding, with a mark below it."""
        line = self._line_of(finding)
        if not line or line.isspace():
            return ""
        before = column - 1
        if before > _LONGEST_EXCERPT // 2:
            start = before - _LONGEST_EXCERPT // 2
            line, before = line[start:], before - start
        margin, mark = _margins(finding.line, before)
        part = self._safe[line[:_LONGEST_EXCERPT]]
        if self._colour:
            return f"{_FAINT}{margin}{part}{_END}\n{_FAINT}{mark}{_END}\n"
        return f"{margin}{part}\n{mark}\n"


@lru_cache(maxsize=1024)
def _margins(line: int, before: int) -> tuple[str, str]:
    """What stands before a line of the plan, and the line below it, with its mark."""
    margin = f"  {line:>3} | "
    return margin, f"{' ' * (len(margin) - 2)}| {' ' * before}^"


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
    if subject is None or (subject in finding.message and _begins_with(finding.message, subject)):
        return ""
    return f"{one_line(subject)}: "


def _begins_with(message: str, subject: str) -> bool:
    """Whether the message names the subject itself, before any colon."""
    begun = message.partition(":")[0].split()
    return subject in (word.strip(",.;()`") for word in begun)


def _place(finding: Finding) -> str:
    column = "" if finding.column is None else f":{finding.column}"
    return f"{one_line(finding.path)}:{finding.line}{column}"


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
