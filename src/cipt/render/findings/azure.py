"""Findings as logging commands of Azure DevOps."""

from __future__ import annotations

from cipt.evaluation.english import counted
from cipt.findings import Finding
from cipt.render.plain import one_line
from cipt.views.checking import CheckReport


def render(report: CheckReport, colour: bool = False) -> str:
    """A command a line for errors and warnings, which is all that Azure knows, and a count."""
    lines = [_command(finding) for finding in report.findings if finding.severity != "info"]
    counts = report.counts
    lines.append(
        f"cipt check: {counted(counts['error'], 'error')}, "
        f"{counted(counts['warning'], 'warning')}, {counted(counts['info'], 'note')}."
    )
    told = one_line(report.comparison.sentence)
    command = "##vso[task.logissue type=warning]"
    lines.append(f"{command}{_escaped(told)}" if report.comparison.is_amiss else f"{told}.")
    return "\n".join(lines) + "\n"


def _command(finding: Finding) -> str:
    properties = {
        "type": finding.severity,
        "sourcepath": finding.path,
        "linenumber": str(finding.line),
        "columnnumber": str(finding.column or 1),
        "code": finding.code,
    }
    shown = ";".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return f"##vso[task.logissue {shown}]{_escaped(one_line(message))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(one_line(text)).replace(";", "%3B").replace("]", "%5D")
