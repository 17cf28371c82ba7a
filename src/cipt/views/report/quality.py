"""What `check` says of the plan's files: what a board should know of the data behind its paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cipt.evaluation.english import counted, day, listed, number
from cipt.evaluation.index import Index
from cipt.evaluation.judgement import joining_later
from cipt.findings import Finding
from cipt.model.order import natural
from cipt.rules.base import Rule
from cipt.rules.pages import page_of
from cipt.rules.run import Outcome
from cipt.rules.waivers import Waived
from cipt.views.joining import later_in_words
from cipt.views.unread import Unread, unread_in

_SEVERITY = {"error": "Error", "warning": "Warning", "info": "Information"}


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """What one rule found.

    `name`: the fault, "overdue". `what`: the same in a sentence. `count`: how often. `where`: what
    it is about, each once, by number where it has one and else by title; or the files.
    `messages`: for errors, what each says.
    """

    code: str
    name: str
    severity: str
    what: str
    count: str
    where: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaivedFindings:
    """Findings that the plan accepts: of which rule, how many, about what, why and until when.

    `number` is how many, and `count` the same as printed.
    """

    code: str
    name: str
    what: str
    number: int
    count: str
    where: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class Quality:
    """The data-quality page: what was found by rule, what is accepted, what could not be read.

    `summary`: what was found, in a sentence. `hidden`: in how many places text is hidden that may
    be personal. `later`: which actions are not counted yet, in a sentence without its full stop.
    """

    summary: str
    rules: tuple[RuleFindings, ...]
    waived: tuple[WaivedFindings, ...]
    unread: tuple[Unread, ...]
    hidden: int
    later: str


def quality(outcome: Outcome, rules: Sequence[Rule]) -> Quality:
    """The data-quality page of a run of `check` with these rules."""
    unread = tuple(
        replace(one, message=outcome.mask.text(one.message))
        for one in unread_in(outcome.loaded, outcome.prefix)
    )
    by_code = {rule.code: rule for rule in rules}
    names = _Names(Index(outcome.loaded.plan), outcome.prefix)
    return Quality(
        summary=_summary(outcome),
        rules=_by_rule(outcome.findings, by_code, names),
        waived=_waived(outcome.waived, by_code, names),
        unread=unread,
        hidden=sum(finding.masked for finding in outcome.findings),
        later=later_in_words(joining_later(outcome.loaded.plan, outcome.as_of)),
    )


def _summary(outcome: Outcome) -> str:
    counts = outcome.counts
    if not outcome.findings:
        return "The check of the plan's files found nothing."
    words = (
        ("error", "error", "errors"),
        ("warning", "warning", "warnings"),
        ("info", "note for information", "notes for information"),
    )
    found = [counted(counts[key], one, many) for key, one, many in words if counts[key]]
    return f"The check of the plan's files found {listed(found)}."


def _by_rule(
    findings: Sequence[Finding], rules: Mapping[str, Rule], names: _Names
) -> tuple[RuleFindings, ...]:
    """By severity, worst first, and within one by what was found most."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    ranks = list(_SEVERITY)
    order = sorted(groups, key=lambda key: (ranks.index(key[0]), -len(groups[key]), key[1]))
    return tuple(
        _rule_findings(severity, rules[code], groups[severity, code], names)
        for severity, code in order
    )


def _rule_findings(
    severity: str, rule: Rule, found: Sequence[Finding], names: _Names
) -> RuleFindings:
    messages = (
        [f"{names.of(one)[0]}: {one.message}" for one in found] if severity == "error" else []
    )
    return RuleFindings(
        code=rule.code,
        name=rule.name,
        severity=_SEVERITY[severity],
        what=page_of(rule).what,
        count=number(len(found)),
        where=_where(found, names),
        messages=tuple(messages),
    )


class _Names:
    """What findings are about, as a board knows it."""

    def __init__(self, index: Index, prefix: str) -> None:
        self._index = index
        self._prefix = prefix

    def of(self, finding: Finding) -> list[str]:
        """Of each subject its number, or its title where it has only an id; else the line."""
        if not finding.subjects:
            return [f"{finding.path}, line {finding.line}"]
        file = finding.path.removeprefix(self._prefix)
        return [self._name(file, subject) for subject in finding.subjects]

    def _name(self, file: str, subject: str) -> str:
        index = self._index
        if file == "people.yaml":
            return index.person_name(subject)
        if file == "plan.yaml" and subject in index.workstreams:
            return index.workstreams[subject].title
        if file.startswith("measures/") and subject in index.measures:
            return index.measures[subject].title
        if file == f"themes/{subject}.yaml" and subject in index.themes:
            return f"theme {index.themes[subject].printed}"
        return subject


def _where(found: Sequence[Finding], names: _Names) -> str:
    """The places of the findings, each once; titles, which may hold commas, part at semicolons."""
    places = sorted({name for one in found for name in names.of(one)}, key=natural)
    return ("; " if any(" " in place for place in places) else ", ").join(places)


def _waived(
    waived: Sequence[Waived], rules: Mapping[str, Rule], names: _Names
) -> tuple[WaivedFindings, ...]:
    by_waiver: dict[tuple[str, str, str], list[Finding]] = {}
    for one in waived:
        key = (one.finding.code, one.waiver.reason, day(one.waiver.until))
        by_waiver.setdefault(key, []).append(one.finding)
    return tuple(
        WaivedFindings(
            code=code,
            name=rules[code].name,
            what=page_of(rules[code]).what,
            number=len(found),
            count=number(len(found)),
            where=_where(found, names),
            reason=reason,
            until=until,
        )
        for (code, reason, until), found in by_waiver.items()
    )
