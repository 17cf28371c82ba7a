"""Findings as a GitLab code quality report."""

from __future__ import annotations

from cipt.render.as_json import as_json
from cipt.render.findings.sarif import fingerprint
from cipt.views.checking import CheckReport

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: CheckReport, colour: bool = False) -> str:
    """A list of issues; the rule's code stands in each description, for GitLab shows no other."""
    seen: dict[str, int] = {}
    value = [
        {
            "description": f"{finding.code} {finding.rule}: {finding.message}",
            "check_name": finding.rule,
            "fingerprint": fingerprint(finding, report.excerpt(finding), seen),
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": finding.line}},
        }
        for finding in report.findings
    ]
    return as_json(value)
