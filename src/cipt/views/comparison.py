"""What a run of `check` compared the plan with, and which of its findings are new since then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cipt.findings import Finding


class Comparison(NamedTuple):
    """What was compared, or why nothing was.

    `commit` is the full id of the version compared with, None for nothing; `sentence` says it in
    words, without a full stop; `is_amiss` is whether there should have been a version.
    """

    commit: str | None
    sentence: str
    is_amiss: bool = False


NOTHING = Comparison(None, "Not compared with the past")


class Since(NamedTuple):
    """What stood in the version compared with: its findings, and the files that differ since.

    `changed` are paths as findings have them.
    """

    earlier: tuple[Finding, ...]
    changed: frozenset[str]

    def new(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings in files that have changed, and those that the earlier version had not.

        A finding is the same as an earlier one if its rule finds the same records at fault, on
        whatever line and in whatever words: a count in them may differ for a change elsewhere.
        """
        had = Counter(map(_same, self.earlier))
        found = []
        for finding in findings:
            key = _same(finding)
            is_new = not had[key]
            had[key] -= 0 if is_new else 1
            if is_new or finding.path in self.changed:
                found.append(finding)
        return tuple(found)


def _same(finding: Finding) -> tuple[object, ...]:
    place = () if finding.subjects else (finding.path,)
    return finding.code, finding.severity, finding.subjects, place
