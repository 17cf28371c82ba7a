"""Findings that the plan accepts: which of them a waiver covers, and what became of each waiver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cipt.findings import Finding
from cipt.model.records import Waiver

ALL = "all"


class Waived(NamedTuple):
    """A finding that is accepted, and the waiver that accepts it."""

    finding: Finding
    waiver: Waiver


class Applied(NamedTuple):
    """What waivers made of the findings.

    `standing` are those that no waiver in force covers; those of an expired waiver stand among
    them, as warnings at the most. `used` says, for each waiver of the plan, how many findings it
    covers or would cover, and `accepted` what these are about.
    """

    standing: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    used: tuple[int, ...]
    accepted: tuple[Set[str], ...]


class _Covering:
    """Finds the waivers that cover a finding, by rule and id: of both there may be thousands."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        self._subjects = [frozenset(waiver.subjects) for waiver in waivers]
        self._by_rule: dict[str, dict[str, list[int]]] = {}
        for number, waiver in enumerate(waivers):
            by_subject = self._by_rule.setdefault(waiver.rule.lower(), {})
            for subject in self._subjects[number]:
                by_subject.setdefault(subject, []).append(number)

    def of(self, finding: Finding) -> Sequence[int]:
        """The places in the plan of the waivers that name everything that the finding is about.

        `all` names everything. Those that name the rule stand before those that give its code.
        """
        return [
            number
            for name in (finding.rule, finding.code.lower())
            if name in self._by_rule
            for number in sorted(self._among(self._by_rule[name], finding.subjects))
        ]

    def _among(self, by_subject: dict[str, list[int]], subjects: tuple[str, ...]) -> set[int]:
        numbers = set(by_subject.get(ALL, ()))
        if subjects:
            named = by_subject.get(subjects[0], ())
            numbers.update(n for n in named if self._subjects[n].issuperset(subjects))
        return numbers


def apply_waivers(findings: Iterable[Finding], waivers: Sequence[Waiver], as_of: date) -> Applied:
    """Parts the findings that stand from those that are accepted on the day `as_of`."""
    covering = _Covering(waivers)
    named = named_by(waivers)
    used = [0] * len(waivers)
    accepted: list[set[str]] = [set() for _ in waivers]
    standing: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        if finding.rule not in named and finding.code not in named:
            standing.append(finding)
            continue
        numbers = covering.of(finding)
        for number in numbers:
            used[number] += 1
            accepted[number].update(finding.subjects)
        in_force = [number for number in numbers if not has_expired(waivers[number], as_of)]
        if in_force:
            waived.append(Waived(finding, waivers[in_force[0]]))
        elif numbers and finding.severity == "error":
            standing.append(replace(finding, severity="warning"))
        else:
            standing.append(finding)
    return Applied(tuple(standing), tuple(waived), tuple(used), tuple(accepted))


def named_by(waivers: Iterable[Waiver]) -> frozenset[str]:
    """The names and the codes of the rules of which waivers accept anything; of most none does."""
    return frozenset(
        name for waiver in waivers for name in (waiver.rule.lower(), waiver.rule.upper())
    )


def has_expired(waiver: Waiver, as_of: date) -> bool:
    """Whether the waiver's last day is before `as_of`."""
    return waiver.until is not None and waiver.until < as_of
