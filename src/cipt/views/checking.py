"""What `check` reports, whatever the format: findings, what is accepted, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cipt.findings import Finding, by_severity
from cipt.rules.base import Rule
from cipt.rules.masking import hidden, masked_lines
from cipt.rules.run import Outcome
from cipt.rules.waivers import Waived
from cipt.views.comparison import NOTHING, Comparison, Since
from cipt.views.unread import Unread, unread_in


class Selection(NamedTuple):
    """Which findings of a run are wanted. Rules by code, name or family; empty is all.

    `paths` are as findings have them: a file, or a folder with what is below it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether every finding is wanted."""
        return not (self.select or self.ignore or self.paths)

    def taker(self, rules: Iterable[Rule]) -> Callable[[Finding], bool] | None:
        """What tells whether a finding of one of `rules` is wanted; None where every one is."""
        if self.is_all:
            return None
        codes = {rule.code for rule in rules if self._takes(rule)}
        return lambda finding: finding.code in codes and self._is_in(finding.path)

    def _takes(self, rule: Rule) -> bool:
        if self.select and not any(names_rule(name, rule) for name in self.select):
            return False
        return not any(names_rule(name, rule) for name in self.ignore)

    def _is_in(self, path: str) -> bool:
        return not self.paths or any(
            path == wanted or path.startswith(f"{wanted}/") for wanted in self.paths
        )


def names_rule(name: str, rule: Rule) -> bool:
    """Whether `name` is the rule's code, the beginning of its code, its name or its family."""
    plain = name.strip().lower()
    folder = rule.module.split(".")[-2].replace("_", "-")
    return plain in (rule.name, rule.family, folder) or (
        plain.startswith("cip") and rule.code.lower().startswith(plain)
    )


@dataclass(frozen=True)
class CheckReport:
    """One run of `check`, ready to be written in any format.

    `findings` are worst first; beside them `only_counted` are for information. `left_out` counts
    those that a selection keeps from this run. `excerpt` gives the line of a finding as it was
    typed, but for what is personal. `comparison` says with which version of the plan this one was
    compared, or why with none. `in_summary` is whether all findings stand in the summary that a CI
    shows beside its log, too.
    """

    as_of: date
    actions: int
    files: int
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    unread: tuple[Unread, ...]
    left_out: int
    rules: tuple[Rule, ...]
    excerpt: Callable[[Finding], str]
    comparison: Comparison = NOTHING
    verbose: bool = False
    show_waived: bool = False
    statistics: bool = False
    in_summary: bool = False
    only_counted: int = 0

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each severity, and how many are waived."""
        return {**by_severity(self.findings, self.only_counted), "waived": len(self.waived)}

    @property
    def by_rule(self) -> tuple[tuple[Rule, int], ...]:
        """The rules that found anything, those that found most first."""
        found = Counter(finding.code for finding in self.findings)
        hits = [(rule, found[rule.code]) for rule in self.rules if found[rule.code]]
        return tuple(sorted(hits, key=lambda hit: (-hit[1], hit[0].code)))


def check_report(
    outcome: Outcome,
    rules: Sequence[Rule],
    selection: Selection,
    comparison: Comparison = NOTHING,
    *,
    since: Since | None = None,
    verbose: bool = False,
    show_waived: bool = False,
    statistics: bool = False,
) -> CheckReport:
    """What is to be reported of a run over the whole plan; of `since` only what came after it."""
    findings = since.new(outcome.findings) if since else outcome.findings
    waived = outcome.waived
    takes = selection.taker(rules)
    if takes is not None:
        findings = tuple(filter(takes, findings))
        waived = tuple(one for one in waived if takes(one.finding))
    loaded = outcome.loaded
    return CheckReport(
        as_of=outcome.as_of,
        actions=len(loaded.plan.actions),
        files=len(loaded.files),
        findings=findings,
        waived=waived,
        unread=unread_in(loaded, outcome.prefix),
        left_out=len(outcome.findings) - len(findings),
        rules=tuple(rules),
        excerpt=_excerpts(outcome),
        comparison=comparison,
        verbose=verbose,
        show_waived=show_waived,
        statistics=statistics,
        only_counted=outcome.only_counted,
    )


def _excerpts(outcome: Outcome) -> Callable[[Finding], str]:
    """Gives the line of a finding; of one that holds what a rule has masked, only the key."""
    files, prefix = outcome.loaded.files, outcome.prefix
    found = chain(outcome.findings, (one.finding for one in outcome.waived))
    masked = masked_lines(found, files, prefix)

    # Findings come file by file, and many lines stand in many files.
    opened, lines = "", list[str]()
    seen: dict[str, str] = {}

    def excerpt(finding: Finding) -> str:
        nonlocal opened, lines
        path, number = finding.path, finding.line
        if path != opened:
            file = files.get(path.removeprefix(prefix))
            opened, lines = path, file.lines() if file else []
        line = lines[number - 1] if number <= len(lines) else ""
        if masked and (path, number) in masked:
            return hidden(line)
        shown = seen.get(line)
        if shown is None:
            shown = seen[line] = outcome.mask.text(line)
        return shown

    return excerpt
