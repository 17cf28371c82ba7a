"""Which findings a board can accept at once, and what a waiver must name to cover them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cipt.faults import CannotGoOn
from cipt.findings import Finding
from cipt.loading.refusals import nearest
from cipt.model.order import natural
from cipt.rules.base import Rule
from cipt.rules.masking import BULLET
from cipt.rules.run import Outcome
from cipt.rules.waivers import ALL

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The ids for which findings of a rule are accepted, and how many findings that covers."""

    rule: str
    subjects: tuple[str, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class Left:
    """Findings that are not accepted with all others: how many, and why."""

    findings: int
    why: str


def accept(outcome: Outcome, rule: Rule, subjects: Sequence[str]) -> Acceptance:
    """The acceptance of a rule's findings on `subjects`, or on everything where that is `all`.

    Raises CannotGoOn for a rule whose findings cannot be accepted, for an id of which it finds
    nothing, and where a finding is about more than what is named.
    """
    if rule.scope == "waivers":
        raise CannotGoOn(
            f"{rule.name} is about waivers themselves, and cannot be accepted",
            "Put right what it names in waivers.yaml",
        )
    standing = [finding for finding in outcome.findings if finding.rule == rule.name]
    if not standing:
        raise CannotGoOn(f"{rule.name} finds nothing that is not accepted already", _LOOK)
    if ALL in subjects:
        if len(subjects) > 1:
            raise CannotGoOn("`all` stands for everything", f"Write: cipt waive {rule.name} all")
        return Acceptance(rule.name, (ALL,), len(standing))
    if not subjects:
        raise CannotGoOn(
            f"it is not said for what {rule.name} is accepted", _choices(rule, standing)
        )
    named = tuple(dict.fromkeys(subjects))
    for subject in named:
        _refuse_in_vain(outcome, rule, standing, subject, named)
    covered = [one for one in standing if one.subjects and set(one.subjects) <= set(named)]
    return Acceptance(rule.name, _in_order(named), len(covered))


def accept_all(
    outcome: Outcome, rules: Sequence[Rule]
) -> tuple[tuple[Acceptance, ...], tuple[Left, ...]]:
    """The acceptance of every error and warning, by rule, and what is left to be looked at.

    What tells of a fault in a file, of something personal or of the waivers themselves is no
    weakness that a plan is taken over with; and what is about no one record could only be
    accepted for all times and everything.
    """
    about_waivers = {rule.name for rule in rules if rule.scope == "waivers"}
    by_rule: dict[str, list[Finding]] = {}
    left: Counter[str] = Counter()
    for finding in sorted(outcome.findings, key=lambda one: one.code):
        if finding.severity == "info" or finding.rule in about_waivers:
            continue
        why_not = _why_not(finding)
        if why_not:
            left[why_not] += 1
        else:
            by_rule.setdefault(finding.rule, []).append(finding)
    accepted = tuple(
        Acceptance(rule, _in_order(_ids(findings)), len(findings))
        for rule, findings in by_rule.items()
    )
    return accepted, tuple(Left(number, why) for why, number in left.items())


def _why_not(finding: Finding) -> str | None:
    """Why a finding is not accepted with all others, None for one that is."""
    if finding.code.startswith(_FILES_FAMILY) and finding.severity == "error":
        return "of files that cannot be read as they stand: put them right"
    if finding.masked or any(BULLET in subject for subject in finding.subjects):
        return "about something personal: look at each of them"
    if not finding.subjects:
        return "about no one record: `cipt waive RULE all` accepts all that a rule finds"
    return None


_FILES_FAMILY = "CIP0"
_LOOK = "`cipt check --show-waived` lists what is found and what is accepted"


def _refuse_in_vain(
    outcome: Outcome, rule: Rule, standing: list[Finding], subject: str, named: Sequence[str]
) -> None:
    """Raises CannotGoOn where naming `subject` would accept nothing."""
    about = [finding for finding in standing if subject in finding.subjects]
    if any(set(finding.subjects) <= set(named) for finding in about):
        return
    if about:
        together = " ".join(_in_order(about[0].subjects))
        raise CannotGoOn(
            f"what {rule.name} finds about {subject} is about {_others(about[0], subject)} too",
            f"Name them together: cipt waive {rule.name} {together}",
        )
    accepted = (one.finding for one in outcome.waived if one.finding.rule == rule.name)
    if any(subject in finding.subjects for finding in accepted):
        raise CannotGoOn(f"{rule.name} is accepted for {subject} already", _LOOK)
    near = nearest(subject, _ids(standing))
    raise CannotGoOn(
        f"{rule.name} finds nothing about {subject}",
        f"Did you mean {near}?" if near else _choices(rule, standing),
    )


def _others(finding: Finding, subject: str) -> str:
    return ", ".join(one for one in finding.subjects if one != subject)


def _choices(rule: Rule, standing: list[Finding]) -> str:
    ids = _in_order(_ids(standing))
    if not ids:
        return f"Write: cipt waive {rule.name} all"
    more = ", …" if len(ids) > _SHOWN else ""
    return f"It finds something about: {', '.join(ids[:_SHOWN])}{more}"


def _ids(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(subject for one in findings for subject in one.subjects))


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=natural))
