"""Findings for a person: each with its line, a mark below it, and what to do; last the count."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

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
_NARROWEST = 40
"""Columns of a terminal below which words are not kept whole."""
_MARGIN = len("  123 | ")
"""Columns before a line of a file; a few more where files have thousands of lines."""
_BELOW_HELP = " " * len("  help: ")
_ERRORS_AGAIN = 10
_MANY = 50
"""More findings than anybody reads one by one."""


def render(report: CheckReport, colour: bool = False) -> str:
    """The findings in plain text; those of severity info only where the report is verbose."""
    return "".join(pieces(report, colour))


def pieces(report: CheckReport, colour: bool = False, columns: int | None = None) -> Iterator[str]:
    """The same, piece by piece. On a screen of so many `columns` no word is broken in two."""
    shown = [f for f in report.findings if report.verbose or f.severity != "info"]
    yield from chain.from_iterable(map(_Blocks(report, colour, columns).of, shown))
    if report.show_waived:
        for one in report.waived:
            yield (
                f"waived {one.finding.code} {one.finding.rule}  {_place(one.finding)}\n"
                f"{_lines(f'  {_whose(one.finding)}{one_line(one.finding.message)}', columns)}\n"
                f"{_lines(f'  {_accepted(one)}', columns)}\n\n"
            )
    if report.statistics:
        yield f"{_statistics(report)}\n"
    if len(shown) > _ONE_SCREEN:
        yield _errors_again(shown)
    for line in _closing(report):
        yield f"{_lines(line, columns, '')}\n"


class _Blocks:
    """Writes the findings of a report; what many of them share is worked out once."""

    def __init__(self, report: CheckReport, colour: bool, columns: int | None) -> None:
        self._columns = columns
        self._line_of = report.excerpt
        self._severities = {
            one: f"{begin}{one}{_END}" if colour else one for one, begin in _COLOURS.items()
        }
        self._bold, self._faint, self._end = (_BOLD, _FAINT, _END) if colour else ("", "", "")
        self._safe = OneLine()
        self._longest = _LONGEST_EXCERPT
        if columns:
            self._longest = min(max(columns, _NARROWEST) - _MARGIN, _LONGEST_EXCERPT)
        self._frame = lru_cache(maxsize=1024)(self._frame_of)
        self._help = lru_cache(maxsize=1024)(self._help_of)

    def of(self, finding: Finding) -> tuple[str, str]:
        """A finding with its line; and what to do, with an empty line."""
        safe, excerpt = self._safe, ""
        at, start, margin, mark = self._frame(finding.line, finding.column)
        line = self._line_of(finding) if mark else ""
        if line and not line.isspace():
            excerpt = f"{margin}{safe[line[start : start + self._longest]]}{mark}"
        said = f"  {_whose(finding)}{safe[finding.message]}"
        if self._columns:
            said = _lines(said, self._columns)
        return (
            f"{self._severities[finding.severity]} "
            f"{self._bold}{finding.code} {finding.rule}{self._end}  {safe[finding.path]}{at}\n"
            f"{said}\n{excerpt}"
        ), self._help(finding.hint)

    def _frame_of(self, line: int, column: int | None) -> tuple[str, int, str, str]:
        """The place in words, where its excerpt begins in the line, and what stands around that.

        The last, with the mark below the line, is "" where the whole line or file is meant.
        """
        if column is None:
            return f":{line}", 0, "", ""
        start = max(0, column - 1 - self._longest // 2)
        margin = f"  {line:>3} | "
        below = f"{' ' * (len(margin) - 2)}| {' ' * (column - 1 - start)}^"
        mark = f"{self._end}\n{self._faint}{below}{self._end}\n"
        return f":{line}:{column}", start, f"{self._faint}{margin}", mark

    def _help_of(self, hint: str | None) -> str:
        if not hint:
            return "\n"
        return f"{_lines(f'  help: {one_line(hint)}', self._columns, _BELOW_HELP)}\n\n"


def _errors_again(shown: Sequence[Finding]) -> str:
    """Where the errors stand, once more: they come first, and a terminal shows what comes last."""
    errors = [finding for finding in shown if finding.severity == "error"]
    if not errors or len(errors) == len(shown):
        return ""
    lines = [f"  {_place(one)}  {one.code} {one.rule}" for one in errors[:_ERRORS_AGAIN]]
    if len(errors) > _ERRORS_AGAIN:
        lines.append(f"  and {len(errors) - _ERRORS_AGAIN:,} more")
    return "\n".join(["The errors stand first, above:", *lines, "", ""])


def _whose(finding: Finding) -> str:
    """The id of what the finding is about, unless the message names it; with a colon."""
    subject = finding.subject
    return "" if subject is None or _names(finding.message, subject) else f"{one_line(subject)}: "


def _names(message: str, subject: str) -> bool:
    """Whether the message names the subject itself, before any colon."""
    if subject not in message:
        return False
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


def _closing(report: CheckReport) -> list[str]:
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
    return lines


def _lines(text: str, columns: int | None, below: str = "  ") -> str:
    """A line of words as it fits a screen: what goes on stands `below`, so much further in."""
    if columns is None or len(text) <= columns:
        return text
    return textwrap.fill(
        text,
        max(columns, _NARROWEST),
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )
