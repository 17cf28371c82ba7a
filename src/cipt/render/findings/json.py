"""Findings as JSON, for programs: every severity, always."""

from __future__ import annotations

from typing import Any

from cipt.findings import Finding
from cipt.render.as_json import as_json
from cipt.rules.waivers import Waived
from cipt.views.checking import CheckReport

SCHEMA_VERSION = 1


def render(report: CheckReport, colour: bool = False) -> str:
    """One object with `findings`, `waived`, `unreadable` and `counts`."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "as_of": report.as_of.isoformat(),
        "compared_with": report.comparison.commit,
        "comparison": report.comparison.sentence,
        "findings": [_finding(finding) for finding in report.findings],
        "waived": [_waived(one) for one in report.waived],
        "unreadable": [
            {"path": one.path, "id": one.id, "message": one.message} for one in report.unread
        ],
        "counts": report.counts,
    }
    return as_json(value)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "subject": finding.subject,
        "message": finding.message,
        "hint": finding.hint,
    }


def _waived(one: Waived) -> dict[str, Any]:
    until = one.waiver.until
    return {
        **_finding(one.finding),
        "reason": one.waiver.reason,
        "until": until.isoformat() if until else None,
    }
