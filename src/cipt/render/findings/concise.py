"""Findings a line each, for editors and for searching."""

from __future__ import annotations

from cipt.render.plain import one_line
from cipt.views.checking import CheckReport


def render(report: CheckReport, colour: bool = False) -> str:
    """`path:line:column: severity CODE rule: message`, a line a finding."""
    return "".join(
        f"{one_line(finding.path)}:{finding.line}:{finding.column or 1}: {finding.severity} "
        f"{finding.code} {finding.rule}: {one_line(finding.message)}\n"
        for finding in report.findings
        if report.verbose or finding.severity != "info"
    )
