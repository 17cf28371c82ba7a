"""What `check` reports: troubles that reading meets, and findings that rules make of them.

A finding here is always a finding of `cipt check`, never one of an inspector's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in a file that could not be taken as it stands.

    `rule` names the rule of the files family that reports it, as in "duplicate-key".
    `path` is inside the plan folder, with `/`. `line` and `column` count from 1; `column` is
    None where the whole line, or the whole file, is meant. `hint` says what to write instead.
    `at` is the way from the top of the file to the entry that it stands in, () for the file.
    `costs` is whether that record or entry is lost by it: it is for an error of shape, not for
    a warning such as Word's quotation marks. `subject` is the id of that record, where known.
    """

    rule: str
    path: str
    line: int
    column: int | None
    message: str
    hint: str | None = None
    at: tuple[str | int, ...] = ()
    costs: bool = True
    subject: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Finding:
    """One thing that `check` tells an officer, on one line of one file. Nobody changes one.

    `path` starts at the top of the repository; `subjects` are the ids that it is about, the
    first of them its `subject`. `masked` is whether its line holds what nobody is to read.

    It is not frozen: a large plan has tens of thousands, and a frozen one takes five times as
    long to make.
    """

    code: str
    rule: str
    severity: Severity
    path: str
    line: int
    column: int | None
    subjects: tuple[str, ...]
    message: str
    hint: str | None = None
    masked: bool = False

    @property
    def subject(self) -> str | None:
        """The first id that the finding is about, or None where it is about no single record."""
        return self.subjects[0] if self.subjects else None


def by_severity(findings: Iterable[Finding], only_counted: int) -> dict[str, int]:
    """How many findings there are of each severity; `only_counted` more are for information."""
    found = Counter(finding.severity for finding in findings)
    found["info"] += only_counted
    return {severity: found[severity] for severity in SEVERITIES}
