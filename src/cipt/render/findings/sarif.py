"""Findings as SARIF 2.1.0, for code scanning; accepted ones as suppressions with their reason."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import quote

from cipt import __version__
from cipt.findings import Finding
from cipt.render.as_json import as_json
from cipt.render.rulebook import rule_markdown
from cipt.rules.base import Rule
from cipt.rules.pages import page_of
from cipt.views.checking import CheckReport

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KEPT = 5000
"""Results that code scanning keeps of one run; the worst come first."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: CheckReport, colour: bool = False) -> str:
    """One run with its rules and results."""
    place_of_rule = {rule.code: place for place, rule in enumerate(report.rules)}
    seen: dict[str, int] = {}
    results = [_result(one, place_of_rule, report, seen) for one in report.findings]
    for one in report.waived:
        result = _result(one.finding, place_of_rule, report, seen)
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": one.waiver.reason}
        ]
        results.append(result)
    value = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "cipt",
                        "version": __version__,
                        "rules": [_rule(rule) for rule in report.rules],
                    }
                },
                "invocations": [_invocation(len(results))],
                "columnKind": "unicodeCodePoints",
                "results": results[:KEPT],
            }
        ],
    }
    return as_json(value)


def _rule(rule: Rule) -> dict[str, Any]:
    page = page_of(rule)
    text = "\n\n".join(part for part in (page.what, page.why, page.fix) if part)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": page.why or page.what},
        "help": {"text": text, "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(
    finding: Finding, place_of_rule: dict[str, int], report: CheckReport, seen: dict[str, int]
) -> dict[str, Any]:
    line = report.excerpt(finding)
    column = finding.column or 1
    message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": place_of_rule[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.path)},
                    "region": {
                        "startLine": finding.line,
                        "startColumn": column,
                        "endLine": finding.line,
                        "endColumn": max(column + 1, len(line) + 1),
                    },
                }
            }
        ],
        "partialFingerprints": {"cipt/v1": fingerprint(finding, line, seen)},
    }


def _invocation(number: int) -> dict[str, Any]:
    """The run: that it came to its end, and whether it has more to say than is kept."""
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if number > KEPT:
        text = f"{number - KEPT:,} more results are left out here: code scanning keeps {KEPT:,}."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return invocation


def _uri(path: str) -> str:
    return quote(path, encoding="utf-8", errors="surrogateescape")


def fingerprint(finding: Finding, line: str, seen: dict[str, int]) -> str:
    """What a finding is known by from run to run: its rule, file and line's text, not its number.

    `seen` counts the equal ones of a run, so that no two have the same.
    """
    key = "\0".join((finding.code, finding.path, *finding.subjects, line.strip()))
    number = seen[key] = seen.get(key, 0) + 1
    return hashlib.sha256(f"{key}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
